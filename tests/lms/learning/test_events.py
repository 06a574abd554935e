"""What was done in lessons is kept once, from whatever phone, and adds up to progress."""

import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from lms.enrolment.enums import EnrolmentState as S
from lms.enrolment.models import Enrolment
from lms.learning.events import Refusal, keep
from lms.learning.models import LearningEvent, LessonProgress
from lms.learning.reading import ReadingRefused, mark_read
from lms.learning.recount import recount
from tests.factories import make_quiz

DOOR = "/belajar/peristiwa/"


def kept(result):
    return len(result.kept), len(result.already), [reason for _, reason in result.refused]


def post(client, events):
    return client.post(DOOR, json.dumps({"events": events}), content_type="application/json")


def test_what_is_sent_twice_is_kept_once_and_starts_the_class(seated, ticking, event, ayu):
    sent = [event(ticking, "ticked", item="lensa")]
    assert kept(keep(resident=ayu, events=sent)) == (1, 0, [])
    assert kept(keep(resident=ayu, events=sent * 2)) == (0, 2, [])
    assert LearningEvent.objects.count() == 1
    assert Enrolment.objects.get().state == S.ACTIVE


def test_each_event_is_refused_alone_and_says_why(seated, ticking, event, ayu):
    now = timezone.now()
    sent = [
        event(ticking, "ticked", 1, item="lensa"),
        event(ticking, "ticked", 2, item="kamera"),
        event(ticking, "watched", 3, film="x", from_=0, to=5),
        event(ticking, "wrote", 4, sheet="naskah", field="isi", text="a" * 2001),
        event(ticking, "read", 5, at=now - timedelta(days=91)),
        {**event(ticking, "read", 6), "lesson": 999999},
        {**event(ticking, "read", 7), "key": "bukan"},
        "apa ini",
    ]
    assert kept(keep(resident=ayu, events=sent)) == (
        1,
        0,
        [
            Refusal.UNKNOWN_PART,
            Refusal.UNKNOWN_PART,
            Refusal.MALFORMED,
            Refusal.TOO_OLD,
            Refusal.UNKNOWN_LESSON,
            Refusal.MALFORMED,
            Refusal.MALFORMED,
        ],
    )


def test_without_a_seat_nothing_is_kept(ticking, event, ayu):
    result = keep(resident=ayu, events=[event(ticking, "ticked", item="lensa")])
    assert kept(result) == (0, 0, [Refusal.NOT_TAKING_PART])
    assert not LessonProgress.objects.exists()


def test_a_clock_that_is_ahead_counts_as_now(seated, ticking, event, ayu):
    ahead = timezone.now() + timedelta(days=3)
    keep(resident=ayu, events=[event(ticking, "ticked", item="lensa", at=ahead)])
    found = LearningEvent.objects.get()
    assert found.happened_at == found.arrived_at


def test_the_last_word_counts_even_when_it_comes_first(seated, ticking, event, ayu):
    now = timezone.now()
    later = event(ticking, "wrote", 1, sheet="naskah", field="isi", text="Baru", at=now)
    earlier = event(
        ticking, "wrote", 2, sheet="naskah", field="isi", text="Lama", at=now - timedelta(hours=1)
    )
    for each in (later, earlier):
        keep(resident=ayu, events=[each])
    assert LessonProgress.objects.get().written == {"naskah": {"isi": "Baru"}}


def test_a_checklist_is_done_with_its_last_tick_and_stays_done(seated, ticking, event, ayu):
    keep(resident=ayu, events=[event(ticking, "ticked", 1, item="lensa")])
    assert LessonProgress.objects.get().completed_at is None
    keep(resident=ayu, events=[event(ticking, "ticked", 2, item="baterai")])
    done = LessonProgress.objects.get().completed_at
    keep(resident=ayu, events=[event(ticking, "unticked", 3, item="lensa")])
    progress = LessonProgress.objects.get()
    assert (progress.ticked, progress.completed_at) == (["baterai"], done)


def test_seconds_played_twice_count_once(seated, watching, film, event, ayu):
    def watch(number, start, end):
        sent = event(watching, "watched", number, film=str(film.pk), from_=start, to=end)
        assert kept(keep(resident=ayu, events=[sent])) == (1, 0, [])
        return LessonProgress.objects.get()

    watch(1, 0, 100)
    progress = watch(2, 50, 150)
    assert (progress.watched, progress.stopped) == (
        {str(film.pk): [[0, 150]]},
        {str(film.pk): 150},
    )
    assert progress.completed_at is None
    # 192 of 240 seconds are 80 percent.
    assert watch(3, 198, 239).completed_at is None
    assert watch(4, 239, 240).completed_at is not None


def test_reading_is_offered_only_where_it_is_the_rule(seated, ticking, ayu):
    with pytest.raises(ReadingRefused):
        mark_read(lesson=ticking, resident=ayu)
    assert not LearningEvent.objects.exists()


def test_what_waits_for_a_quiz_is_done_when_it_is_passed(course, seated, lessons, event, ayu):
    from lms.learning.sitting import answer, begin, submit

    quiz = make_quiz(course, questions=1)
    last = lessons[1]
    last.requires = [{"type": "page", "value": quiz.pk}]
    last.save()
    with pytest.raises(ReadingRefused):
        mark_read(lesson=last, resident=ayu)
    keep(resident=ayu, events=[event(last, "read")])
    assert LessonProgress.objects.get(lesson=last).completed_at is None
    attempt = begin(quiz=quiz, resident=ayu)
    answer(attempt=attempt, key=attempt.questions[0]["key"], given="ya-1")
    done = submit(attempt=attempt)
    assert LessonProgress.objects.get(lesson=last).completed_at == done.submitted_at


def test_progress_is_made_again_from_events_alone(seated, ticking, event, ayu, capsys):
    for number, item in enumerate(("lensa", "baterai"), start=1):
        keep(resident=ayu, events=[event(ticking, "ticked", number, item=item)])
    before = LessonProgress.objects.values("ticked", "written", "completed_at").get()
    call_command("recount_progress", "--check")
    LessonProgress.objects.update(ticked=[], completed_at=None)
    with pytest.raises(CommandError):
        call_command("recount_progress", "--check")
    call_command("recount_progress")
    assert LessonProgress.objects.values("ticked", "written", "completed_at").get() == before
    LessonProgress.objects.all().delete()
    again = recount(resident=ayu, lesson=ticking)
    assert (again.ticked, again.completed_at) == (before["ticked"], before["completed_at"])


def test_the_door_keeps_says_what_was_known_and_refuses(client, seated, ticking, event, ayu):
    client.force_login(ayu)
    sent = event(ticking, "ticked", 1, item="lensa")
    wrong = event(ticking, "ticked", 2, item="kamera")
    first, second = post(client, [sent]).json(), post(client, [sent, wrong]).json()
    assert first == {"kept": [sent["key"]], "already": [], "refused": []}
    assert (second["kept"], second["already"]) == ([sent["key"]], [sent["key"]])
    assert [(each["key"], each["reason"]) for each in second["refused"]] == [
        (wrong["key"], "unknown_part")
    ]


def test_who_is_signed_out_is_told_where_to_sign_in(client, ticking, event):
    answer = post(client, [event(ticking, "ticked", item="lensa")])
    assert (answer.status_code, answer.json()) == (401, {"sign_in": "/masuk/"})


@pytest.mark.parametrize("body", ["", "[]", '{"events": 3}', json.dumps({"events": [0] * 101})])
def test_what_is_no_list_of_events_is_said(client, ayu, body):
    client.force_login(ayu)
    answer = client.post(DOOR, body, content_type="application/json")
    assert (answer.status_code, list(answer.json())) == (422, ["detail"])


def test_the_api_has_the_same_door(client, seated, ticking, event, ayu):
    client.force_login(ayu)
    sent = event(ticking, "ticked", item="lensa")
    answer = client.post(
        "/api/v1/me/learning-events", {"events": [sent]}, content_type="application/json"
    )
    assert answer.json() == {"kept": [sent["key"]], "already": [], "refused": []}
    told = client.get(f"/api/v1/me/lessons/{ticking.pk}/progress").json()
    assert (told["rule"], told["is_done"], len(told["missing"])) == ("checklist", False, 1)


def test_a_form_without_a_script_keeps_only_what_changed(client, seated, ticking, event, ayu):
    client.force_login(ayu)
    page = client.get(ticking.url).content.decode()
    assert 'name="ticked" value="lensa"' in page
    keep(resident=ayu, events=[event(ticking, "ticked", 9, item="baterai")])
    old_page = {"shown": ["lensa", "baterai"], "ticked": ["lensa"]}
    action = f"/belajar/materi/{ticking.pk}/catatan/"
    assert client.post(action, old_page).url == ticking.url
    client.post(action, {"sheet": "naskah", "cell-isi": "Baris\r\nkedua", "cell-pembuka": ""})
    progress = LessonProgress.objects.get()
    assert (progress.ticked, progress.written) == (
        ["baterai", "lensa"],
        {"naskah": {"isi": "Baris\nkedua"}},
    )
    again = client.get(ticking.url).content.decode()
    assert "Baris\nkedua</textarea>" in again
    assert 'value="lensa" checked' in again


def test_without_a_seat_a_lesson_can_be_used_and_says_that_nothing_is_kept(client, ticking, ayu):
    client.force_login(ayu)
    page = client.get(ticking.url).content.decode()
    assert 'name="ticked" value="lensa"' in page
    assert "data-keeps-nothing" in page
    assert "data-without-script" not in page
    assert client.post(f"/belajar/materi/{ticking.pk}/catatan/", {}).status_code == 404
    assert client.get(f"/belajar/kemajuan/{ticking.pk}/").status_code == 404


def test_a_page_drawn_for_nobody_names_its_parts_so_that_a_phones_copy_can_keep(client, ticking):
    page = client.get(ticking.get_url()).content.decode()
    assert f'data-lesson="{ticking.pk}"' in page
    assert 'data-worksheet="naskah"' in page
    assert 'name="cell-isi"' in page
    assert 'name="later-saved"' in page
    # And nothing of anybody, nor a form that would be sent to nowhere.
    assert "data-person" not in page
    assert "data-without-script" not in page


def test_a_page_says_why(client, seated, ticking, event, ayu):
    client.force_login(ayu)
    keep(resident=ayu, events=[event(ticking, "ticked", item="lensa")])
    page = client.get(f"/belajar/kemajuan/{ticking.pk}/")
    assert "Lensa bersih" in page.context["lines"][0]["says"]
    assert client.get(f"/belajar/materi/{ticking.pk}/akhir/").status_code == 200
