"""The office's clock: requests by urgency, answered in time, asked for at the counter."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from lms.assessment.leases import take_next
from lms.assessment.models import Attempt
from lms.notices.models import Notice
from lms.people.data_requests import LastAdministrator, answer, ask, take_back
from lms.people.models import DataRequest, TrailEntry, User
from lms.people.request_clock import Figures, figures, remind
from lms.people.resting import rest_refusal
from media_tools.access import upload_refusals
from tests.factories import PersonFactory, make_enrolment, make_video

Kind, State = DataRequest.Kind, DataRequest.State
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch):
    monkeypatch.setattr("celery.app.base.Celery.send_task", lambda *a, **k: None)


def asked_before(request, hours):
    """As if it had been asked so many hours ago."""
    moved = timezone.now() - hours * HOUR
    DataRequest.objects.filter(pk=request.pk).update(
        asked_at=moved, due_at=moved + timedelta(hours=72)
    )
    return request


def codes(person):
    return list(Notice.objects.filter(recipient=person).values_list("code", "data__kind"))


def test_officers_hear_of_a_request_that_needs_a_person(ayu, endah, admin, citra):
    ask(person=ayu, kind=Kind.PAUSE)
    ask(person=ayu, kind=Kind.COPY)
    assert codes(endah) == [("data_request_came", "pause")]
    assert codes(citra) == codes(admin) == []


def test_without_an_officer_the_administrators_hear_of_it(ayu, admin):
    ask(person=ayu, kind=Kind.PAUSE)
    assert codes(admin) == [("data_request_came", "pause")]


def test_officers_are_told_once_when_a_day_is_left(ayu, budi, endah):
    asked_before(ask(person=ayu, kind=Kind.COPY), 47)
    asked_before(ask(person=budi, kind=Kind.COPY), 49)
    assert (remind(), remind()) == (1, 0)
    assert codes(endah) == [("data_request_due", "copy")]
    assert remind(now=timezone.now() + 2 * HOUR) == 1


def test_figures_say_how_well_it_was_answered(ayu, budi, citra, dimas):
    for person, hours, done_after in ((ayu, 100, 10), (budi, 100, 20), (citra, 100, 80)):
        asked = asked_before(ask(person=person, kind=Kind.PAUSE), hours)
        DataRequest.objects.filter(pk=asked.pk).update(
            state=State.DONE, answered_at=timezone.now() - (hours - done_after) * HOUR
        )
    asked_before(ask(person=dimas, kind=Kind.PAUSE), 73)
    # Still in time, taken back, and too old to count.
    ask(person=ayu, kind=Kind.PAUSE)
    take_back(request=ask(person=budi, kind=Kind.PAUSE), actor=budi)
    assert figures(now=timezone.now()) == Figures(
        answered=4, in_time=2, median_hours=pytest.approx(20, abs=0.1)
    )


def test_the_list_is_sorted_by_urgency_and_filtered(client, ayu, budi, citra, endah):
    for person, hours in ((ayu, 10), (budi, 80), (citra, 60)):
        asked_before(ask(person=person, kind=Kind.PAUSE), hours)
    answer(request=ask(person=endah, kind=Kind.PAUSE), actor=endah, state=State.DONE, words="Ya.")
    client.force_login(endah)

    def shown(view):
        page = client.get("/program/permintaan/", {"keadaan": view})
        return [each.person.name for each in page.context["page"]], page.context["tabs"]

    names, tabs = shown("")
    assert names == ["Budi", "Citra", "Ayu"]
    assert [(tab["name"], tab["count"]) for tab in tabs] == [
        ("terbuka", 3),
        ("terlambat", 1),
        ("terjawab", 1),
    ]
    assert shown("terlambat")[0] == ["Budi"]
    assert shown("terjawab")[0] == ["Endah"]


def test_the_clock_is_told_in_words(client, ayu, budi, endah):
    asked_before(ask(person=ayu, kind=Kind.PAUSE), 10)
    asked_before(ask(person=budi, kind=Kind.PAUSE), 75)
    client.force_login(endah)
    page = client.get("/program/permintaan/").content.decode()
    assert "Sisa 61 jam" in page
    assert "Lewat 3 jam" in page
    left = [round(each.percent_left) for each in DataRequest.objects.order_by("due_at")]
    assert left == [0, 86]


def test_the_list_is_the_same_work_for_one_request_and_for_three(client, endah, ayu, budi, citra):
    client.force_login(endah)

    def questions(*people):
        for person in people:
            ask(person=person, kind=Kind.PAUSE)
        with CaptureQueriesContext(connection) as seen:
            client.get("/program/permintaan/")
        return len(seen)

    assert questions(ayu) == questions(budi, citra)


def test_a_request_has_a_page_with_its_history(client, ayu, endah):
    asked = ask(person=ayu, kind=Kind.PAUSE, note="Nama saya dipakai di poster.")
    client.force_login(endah)
    path = f"/program/permintaan/{asked.public_id}/"
    client.get(path)
    page = client.get(path)
    assert "Nama saya dipakai di poster." in page.content.decode()
    with override("id"):
        assert [(str(line["what"]), line["who"].name) for line in page.context["history"]] == [
            ("Jeda data diminta", "Ayu"),
            ("Dilihat", "Endah"),
            ("Dilihat", "Endah"),
        ]


def test_a_pause_ends_with_an_answer_that_has_words(client, ayu, endah):
    asked = ask(person=ayu, kind=Kind.PAUSE)
    client.force_login(endah)
    path = f"/program/permintaan/{asked.public_id}/"
    page = client.post(path, {"act": "answer", "answer-words": " "})
    assert "words" in page.context["form"].errors
    client.post(path, {"act": "answer", "answer-words": "Poster sudah diturunkan."})
    asked.refresh_from_db()
    assert (asked.state, asked.answer) == (State.DONE, "Poster sudah diturunkan.")
    assert codes(ayu) == [("data_request_done", None)]
    client.force_login(ayu)
    mine = client.get(Notice.objects.get(recipient=ayu).path)
    assert "Poster sudah diturunkan." in mine.content.decode()


def test_the_first_answer_stands(ayu, endah):
    asked = ask(person=ayu, kind=Kind.PAUSE)
    answer(request=asked, actor=endah, state=State.DONE, words="Ya.")
    again = answer(request=asked, actor=endah, state=State.DECLINED, words="Tidak.")
    assert (again.state, again.answer) == (State.DONE, "Ya.")


def test_what_an_office_cannot_do_with_a_kind_is_refused(client, ayu, endah):
    asked = ask(person=ayu, kind=Kind.COPY)
    client.force_login(endah)
    done = client.post(f"/program/permintaan/{asked.public_id}/", {"act": "accept"})
    assert done.status_code == 400


def test_while_data_rests_nothing_is_uploaded_or_judged(
    ayu, citra, cohort, assignment, django_capture_on_commit_callbacks
):
    attempt = Attempt.objects.create(
        assignment=assignment,
        enrolment=make_enrolment(cohort, ayu),
        video=make_video(ayu),
        state="submitted",
        submitted_at=timezone.now(),
    )
    asked = ask(person=ayu, kind=Kind.PAUSE)
    assert upload_refusals.first(ayu) == rest_refusal(ayu) != None  # noqa: E711
    assert take_next(attempts=Attempt.objects.all(), trainer=citra) is None
    take_back(request=asked, actor=ayu)
    assert rest_refusal(ayu) is None
    assert take_next(attempts=Attempt.objects.all(), trainer=citra) == attempt


def test_one_asks_for_a_rest_and_takes_it_back(client, ayu):
    client.force_login(ayu)
    assert client.post("/akun/data/jeda/", {"pause-note": ""}).status_code == 200
    client.post("/akun/data/jeda/", {"pause-note": "Periksa nama saya."})
    asked = DataRequest.objects.get()
    assert (asked.kind, asked.note, asked.state) == ("pause", "Periksa nama saya.", "received")
    assert "Data Anda sedang dijeda" in client.get("/akun/data/").content.decode()
    client.post(f"/akun/data/permintaan/{asked.public_id}/batal/")
    client.post(f"/akun/data/permintaan/{asked.public_id}/batal/")
    asked.refresh_from_db()
    assert asked.state == State.CANCELLED


def test_requests_are_their_owners(client, ayu, budi):
    asked = ask(person=ayu, kind=Kind.PAUSE)
    client.force_login(budi)
    assert client.get(f"/akun/data/permintaan/{asked.public_id}/").status_code == 404
    assert client.post(f"/akun/data/permintaan/{asked.public_id}/batal/").status_code == 404
    assert client.get(f"/program/permintaan/{asked.public_id}/").status_code == 404


def test_a_request_at_the_counter_is_written_down_with_its_evidence(client, ayu, endah):
    client.force_login(endah)
    found = client.post("/program/permintaan/baru/", {"login": " AYU@demo.test "})
    assert found["Location"] == f"/program/permintaan/baru/{ayu.public_id}/"
    assert "17 Mei 1995" in client.get(found["Location"]).content.decode()
    form = {
        "counter-what": "correction:birth_date",
        "counter-wanted": "17-05-1996",
        "counter-note": "Salah ketik.",
        "counter-evidence": "KTP ditunjukkan.",
    }
    done = client.post(found["Location"], form)
    asked = DataRequest.objects.get()
    assert done["Location"] == f"/program/permintaan/{asked.public_id}/"
    assert (asked.person, asked.entered_by, asked.field, asked.wanted, asked.evidence) == (
        ayu,
        endah,
        "birth_date",
        "1996-05-17",
        "KTP ditunjukkan.",
    )
    # Who writes it down knows of it; the look at the account and the act are in the trail.
    assert codes(endah) == []
    verbs = TrailEntry.objects.filter(actor=endah).values_list("verb", flat=True)
    assert sorted(verbs) == ["data_request.correction", "seen"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"counter-evidence": ""}, "evidence"),
        ({"counter-what": "correction:birth_date", "counter-wanted": "kemarin"}, "wanted"),
        ({"counter-what": "correction:email", "counter-wanted": "budi@demo.test"}, "wanted"),
        ({"counter-what": "correction:name", "counter-wanted": "Ayu"}, "wanted"),
        ({"counter-what": "semua"}, "what"),
    ],
)
def test_a_wrong_entry_at_the_counter_loses_nothing(client, ayu, budi, endah, wrong, field):
    client.force_login(endah)
    form = {
        "counter-what": "pause",
        "counter-note": "Alasan panjang.",
        "counter-evidence": "KTP ditunjukkan.",
    }
    page = client.post(f"/program/permintaan/baru/{ayu.public_id}/", form | wrong)
    assert list(page.context["form"].errors) == [field]
    assert "Alasan panjang." in page.content.decode()
    assert not DataRequest.objects.exists()


def test_nobody_is_found_by_a_login_that_nobody_has(client, endah):
    client.force_login(endah)
    page = client.post("/program/permintaan/baru/", {"login": "tidak@ada.test"})
    assert list(page.context["form"].errors) == ["login"]


def test_the_last_administrator_cannot_go(client, admin):
    with pytest.raises(LastAdministrator):
        ask(person=admin, kind=Kind.ERASURE)
    client.force_login(admin)
    form = {"counter-what": "erasure", "counter-evidence": "Surat."}
    page = client.post(f"/program/permintaan/baru/{admin.public_id}/", form)
    assert len(page.context["form"].non_field_errors()) == 1


def test_the_office_erases_at_once_when_asked_to(client, ayu, endah):
    asked = ask(person=ayu, kind=Kind.ERASURE)
    client.force_login(endah)
    assert client.post(f"/program/permintaan/{asked.public_id}/hapus/").status_code == 302
    asked.refresh_from_db()
    assert (asked.state, asked.person) == (State.DONE, None)
    assert client.get(f"/program/permintaan/{asked.public_id}/").status_code == 200
    assert not User.objects.filter(name="Ayu").exists()


def test_who_is_asked_for_hears_of_it_and_takes_it_back(client, ayu, endah):
    client.force_login(endah)
    form = {"counter-what": "erasure", "counter-evidence": "Surat."}
    client.post(f"/program/permintaan/baru/{ayu.public_id}/", form)
    asked = DataRequest.objects.get()
    assert codes(ayu) == [("data_request_entered", None)]
    # Who wrote it down does not carry it out at once.
    page = client.get(f"/program/permintaan/{asked.public_id}/").content.decode()
    assert f"/program/permintaan/{asked.public_id}/hapus/" not in page
    assert client.post(f"/program/permintaan/{asked.public_id}/hapus/").status_code == 404
    client.force_login(ayu)
    assert client.get(Notice.objects.get(recipient=ayu).path).status_code == 200
    client.post(f"/akun/data/permintaan/{asked.public_id}/batal/")
    asked.refresh_from_db()
    assert asked.state == State.CANCELLED


def test_a_colleague_carries_out_at_once_what_another_wrote_down(client, ayu, endah):
    rina = PersonFactory(name="Rina", roles=["officer"])
    asked = ask(person=ayu, kind=Kind.ERASURE, actor=endah, evidence="Surat.")
    client.force_login(rina)
    assert client.post(f"/program/permintaan/{asked.public_id}/hapus/").status_code == 302
    asked.refresh_from_db()
    assert asked.state == State.DONE


@pytest.mark.parametrize("whose", ["admin", "citra", "endah"])
def test_requests_of_staff_and_ones_own_are_the_administrators(
    client, request, endah, admin, whose
):
    """An officer who changed an administrator's address could become one."""
    person = request.getfixturevalue(whose)
    asked = ask(person=person, kind=Kind.PAUSE)
    path = f"/program/permintaan/{asked.public_id}/"
    counter = f"/program/permintaan/baru/{person.public_id}/"
    client.force_login(endah)
    found = client.post("/program/permintaan/baru/", {"login": person.email})
    assert list(found.context["form"].errors) == ["login"]
    assert client.get(counter).status_code == 404
    assert 'name="act"' not in client.get(path).content.decode()
    done = {"act": "answer", "answer-words": "Ya."}
    assert client.post(path, done).status_code == 404
    client.force_login(admin)
    assert client.get(counter).status_code == 200
    assert client.post(path, done).status_code == 302
    asked.refresh_from_db()
    assert asked.state == State.DONE


def test_trainers_have_no_business_here(client, citra, ayu):
    client.force_login(citra)
    for path in ("/program/permintaan/", "/program/permintaan/baru/", "/program/penyimpanan/"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (
            "/akun/data/perbaikan/name/",
            {"correction-value": "IG @budi_keren", "correction-note": "x"},
        ),
        ("/akun/data/jeda/", {"pause-note": "Lihat instagram.com/budi_keren"}),
    ],
)
def test_under_16_a_request_leads_nobody_to_social_media(client, budi, path, words):
    budi.birth_date = timezone.localdate() - timedelta(days=15 * 365)
    budi.save()
    client.force_login(budi)
    page = client.post(path, words)
    assert page.status_code == 200
    assert page.context["form"].errors
    assert not DataRequest.objects.exists()
