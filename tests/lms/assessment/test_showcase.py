"""The page of works: who is shown, for how long, and that its files open and close with it."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from courses.models import ShowcasePage
from lms.assessment.enums import AttemptState as A
from lms.assessment.models import Attempt
from lms.assessment.showcase import explain, is_shown_to_everyone, shown_name, shown_works
from lms.enrolment.models import Enrolment
from lms.people.consent import give_consent, withdraw_consent
from lms.people.guardian import answer_for_child
from lms.people.models import ConsentText, DataRequest, GuardianConsent, User
from lms.people.queries import birthday_of_the_youngest_adult, consent_holds, has_consented
from media_tools.access import may_see_video
from media_tools.files import path_of
from media_tools.models import Rendition
from tests.factories import PersonFactory, make_enrolment, make_home, make_video

PUBLICATION = "publication"


def text():
    return ConsentText.objects.get(purpose=PUBLICATION, version=1, language="id")


def passed(person, assignment, *, state=A.RELEASED):
    video = make_video(person)
    for kind, name in (("low", "low.mp4"), ("poster", "poster.jpg")):
        made = Rendition.objects.create(
            video=video,
            kind=kind,
            file=ContentFile(b"film", name=name),
            content_type="video/mp4",
            bytes=4,
            width=360,
            height=640,
        )
        path_of(made.file.name).parent.mkdir(parents=True, exist_ok=True)
        path_of(made.file.name).write_bytes(b"film")
    return Attempt.objects.create(
        assignment=assignment,
        enrolment=make_enrolment(assignment.cohort, person),
        video=video,
        state=state,
        submitted_at=timezone.now(),
        released_at=timezone.now(),
    )


def agree(person):
    give_consent(person=person, text=text())


def ask_guardian(child, *, given):
    asked = GuardianConsent.objects.create(
        child=child, guardian_name="Wali", guardian_contact="wali@demo.test"
    )
    answer_for_child(asked=asked, text=text(), given=given)
    return asked


@pytest.fixture
def work(ayu, assignment):
    agree(ayu)
    return passed(ayu, assignment)


@pytest.fixture
def page(course):
    return make_home().add_child(
        instance=ShowcasePage(title="Karya", slug="karya", introduction="Karya warga.")
    )


def files(video):
    return [f"/video/{video.pk}/{kind}" for kind in ("low", "poster")]


def test_a_work_whose_maker_agrees_is_on_the_page_and_plays_for_strangers(client, page, work):
    words = client.get("/karya/").content.decode()

    assert f"karya-{work.public_id}" in words
    assert "Ayu" in words
    for path in files(work.video):
        answer = client.get(path)
        assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-cache")


def test_taken_back_it_is_gone_at_once_from_the_page_and_its_files(client, page, work, ayu):
    assert "1 karya" in explain(ayu)[0]
    withdraw_consent(person=ayu, purpose=PUBLICATION)

    assert str(work.public_id) not in client.get("/karya/").content.decode()
    assert [client.get(path).status_code for path in files(work.video)] == [404, 404]
    assert explain(ayu) == []


def test_the_file_as_it_was_sent_opens_for_nobody_by_that(client, work, dimas):
    client.force_login(dimas)

    assert client.get(f"/video/{work.video_id}/original").status_code == 404
    assert not may_see_video(dimas, work.video)


def test_without_a_consent_nothing_is_shown(client, page, ayu, assignment):
    work = passed(ayu, assignment)

    assert list(shown_works()) == []
    assert [client.get(path).status_code for path in files(work.video)] == [404, 404]
    assert "Belum ada karya" in client.get("/karya/").content.decode()


@pytest.mark.parametrize("state", [each for each in A if each not in (A.RELEASED, A.DRAFT)])
def test_only_what_has_passed_and_is_released_is_shown(ayu, assignment, state):
    agree(ayu)
    passed(ayu, assignment, state=state)

    assert list(shown_works()) == []


def test_a_childs_work_needs_the_guardian_as_well(budi, assignment):
    agree(budi)
    work = passed(budi, assignment)
    assert not is_shown_to_everyone(None, work.video)
    asked = ask_guardian(budi, given=True)
    assert list(shown_works()) == [work]
    answer_for_child(asked=asked, text=text(), given=False)

    assert list(shown_works()) == []
    # Another guardian who was asked later has not answered: the newest question decides.
    answer_for_child(asked=asked, text=text(), given=True)
    GuardianConsent.objects.create(
        child=budi, guardian_name="Wali lain", guardian_contact="lain@demo.test"
    )
    assert list(shown_works()) == []


def test_of_a_child_the_first_word_of_the_name_is_shown():
    child = User(name="Budi Santoso", birth_date=timezone.localdate())
    adult = User(name="Ayu Lestari", birth_date=date(1995, 5, 17))

    assert [shown_name(child), shown_name(adult)] == ["Budi", "Ayu Lestari"]


def test_data_that_rests_and_closed_accounts_are_not_shown(work, ayu):
    request = DataRequest.objects.create(person=ayu, kind=DataRequest.Kind.PAUSE)
    assert list(shown_works()) == []
    request.delete()
    assert list(shown_works()) == [work]
    ayu.is_active = False
    ayu.save()

    assert list(shown_works()) == []


def test_the_list_asks_for_consent_as_the_single_question_does(ayu, budi, cohort):
    for person in (ayu, budi):
        agree(person)
        make_enrolment(cohort, person)
    ask_guardian(budi, given=True)
    withdraw_consent(person=ayu, purpose=PUBLICATION)
    seats = Enrolment.objects.filter(consent_holds(PUBLICATION, person="resident"))

    assert [seat.resident for seat in seats] == [budi]
    assert [has_consented(person, PUBLICATION) for person in (ayu, budi)] == [False, True]


@pytest.mark.parametrize(
    ("today", "born_by"),
    [
        (date(2026, 3, 1), date(2008, 3, 1)),
        (date(2026, 2, 28), date(2008, 2, 28)),
        (date(2028, 2, 29), date(2010, 2, 28)),
    ],
)
def test_of_age_is_who_was_born_so_long_ago(today, born_by):
    assert birthday_of_the_youngest_adult(today) == born_by
    assert User(birth_date=born_by).age_on(today) == 18


def test_the_page_costs_the_same_for_one_work_and_for_three(client, page, work, assignment):
    def queries():
        client.get("/karya/")
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/karya/").status_code == 200
        return len(captured)

    one = queries()
    for name in ("Budi Dua", "Sari"):
        person = PersonFactory(name=name, email=f"{name[:4].lower()}2@demo.test")
        agree(person)
        passed(person, assignment)

    assert queries() == one
    assert shown_works().count() == 3
