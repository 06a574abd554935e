"""The pages on which a NIK is asked for, masked, and looked at with a reason."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lms.enrolment.enums import EnrolmentState as S
from lms.enrolment.models import Enrolment
from lms.people.identity_numbers import has_nik, keep_nik, whole_nik
from lms.people.models import TrailEntry
from lms.people.personal import copy_of
from tests.factories import NIK_REASON, make_asking_cohort, make_enrolment, nik_of

PAGE = "/kelas-dibuka/sertifikasi/"
MASKED = "••••••••••••••99"


@pytest.fixture
def asking(course, citra):
    return make_asking_cohort(course, trainers=[citra])


def fields(response):
    return list(response.context["form"].fields)


def states(cohort):
    return list(Enrolment.objects.filter(cohort=cohort).values_list("resident__name", "state"))


def text(response):
    return response.content.decode()


# --- The resident -------------------------------------------------------------------------
def test_the_field_is_there_and_only_there_where_the_class_asks(client, asking, cohort, ayu):
    client.force_login(ayu)
    assert fields(client.get(PAGE)) == ["kind", "statement", "nik", "nik_confirmed"]
    assert NIK_REASON in text(client.get(PAGE))
    other = client.get(f"/kelas-dibuka/{cohort.slug}/")
    assert fields(other) == ["kind", "statement"]
    assert "NIK" not in text(other)


def test_a_stranger_reads_why_and_types_no_number(client, asking):
    page = client.get(PAGE)
    assert fields(page) == ["kind", "statement"]
    assert NIK_REASON in text(page)
    answer = client.post(f"{PAGE}ikut/", {"kind": "public", "nik": "9999991705959999"})
    assert "999999" not in answer.url


def test_joining_with_the_number_takes_a_seat_and_shows_it_masked(client, asking, ayu):
    client.force_login(ayu)
    answer = client.post(f"{PAGE}ikut/", {"kind": "public", "nik": nik_of(ayu)})
    assert (answer.status_code, answer.url) == (302, PAGE)
    assert states(asking) == [("Ayu", S.ENROLLED)]
    page = text(client.get(PAGE))
    assert MASKED in page
    assert nik_of(ayu) not in page


def test_without_it_the_form_says_what_is_missing_and_keeps_the_rest(client, asking, ayu):
    client.force_login(ayu)
    answer = client.post(f"{PAGE}ikut/", {"kind": "public", "nik": ""})
    assert answer.context["form"].errors.keys() == {"nik"}
    assert answer.context["form"]["kind"].value() == "public"
    assert "no-store" in answer["Cache-Control"]


def test_another_date_is_asked_about_once_and_then_taken(client, asking, ayu):
    client.force_login(ayu)
    sent = {"kind": "public", "nik": "9999990101019999"}
    assert "nik_confirmed" not in text(client.get(PAGE))
    asked = client.post(f"{PAGE}ikut/", sent)
    assert asked.context["form"].asks_to_confirm
    assert 'name="nik_confirmed"' in text(asked)
    assert not has_nik(ayu)
    client.post(f"{PAGE}ikut/", {**sent, "nik_confirmed": "on"})
    assert whole_nik(ayu) == "9999990101019999"


def test_a_tick_does_not_make_a_wrong_number_right(client, asking, ayu):
    client.force_login(ayu)
    sent = {"kind": "public", "nik": "123", "nik_confirmed": "on"}
    answer = client.post(f"{PAGE}ikut/", sent)
    assert answer.context["form"].errors.keys() == {"nik"}


def test_the_number_of_another_is_refused_at_the_field(client, asking, ayu, budi):
    keep_nik(person=budi, nik=nik_of(ayu))
    client.force_login(ayu)
    answer = client.post(f"{PAGE}ikut/", {"kind": "public", "nik": nik_of(ayu)})
    assert answer.context["form"].errors.keys() == {"nik"}
    assert "Budi" not in text(answer)
    assert states(asking) == []


def test_who_gave_it_before_is_not_asked_again(client, asking, ayu):
    keep_nik(person=ayu, nik=nik_of(ayu))
    client.force_login(ayu)
    page = client.get(PAGE)
    assert fields(page) == ["kind", "statement"]
    assert MASKED in text(page)
    client.post(f"{PAGE}ikut/", {"kind": "public"})
    assert states(asking) == [("Ayu", S.ENROLLED)]


def test_changing_to_a_class_that_asks_asks_there(client, asking, cohort, ayu):
    make_enrolment(cohort, ayu, state=S.ENROLLED)
    client.force_login(ayu)
    page = f"/kelas-dibuka/{cohort.slug}/pindah/"
    assert 'name="sertifikasi-nik"' in text(client.get(page))
    (one,) = client.post(page, {"to": "sertifikasi"}).context["classes"]
    assert one["form"].errors.keys() == {"nik"}
    answer = client.post(page, {"to": "sertifikasi", "sertifikasi-nik": nik_of(ayu)})
    assert answer.url == PAGE
    assert dict(Enrolment.objects.of(ayu).values_list("cohort__slug", "state")) == {
        cohort.slug: S.WITHDRAWN,
        "sertifikasi": S.ENROLLED,
    }


def test_three_classes_that_ask_cost_no_more_than_one(client, asking, cohort, ayu):
    make_enrolment(cohort, ayu, state=S.ENROLLED)
    client.force_login(ayu)
    page = f"/kelas-dibuka/{cohort.slug}/pindah/"

    def queries():
        with CaptureQueriesContext(connection) as seen:
            found = len(client.get(page).context["classes"])
        return found, len(seen)

    _one, before = queries()
    for slug in ("dua", "tiga"):
        make_asking_cohort(cohort.course, slug=slug)
    assert queries() == (3, before)


# --- The office ---------------------------------------------------------------------------
@pytest.fixture
def seat(asking, ayu):
    keep_nik(person=ayu, nik=nik_of(ayu))
    return make_enrolment(asking, ayu, state=S.ENROLLED)


@pytest.fixture
def path(seat):
    return f"/program/angkatan/sertifikasi/pendaftar/{seat.pk}/"


def looked_at():
    found = TrailEntry.objects.filter(verb="seen", detail__what="nik")
    return list(found.values_list("actor__name", "subject_type", "subject_id", "detail"))


def test_the_office_sees_it_masked_and_whole_with_a_reason_that_is_written_down(
    client, seat, path, endah, ayu
):
    client.force_login(endah)
    masked = client.get(path)
    assert MASKED in text(masked)
    assert nik_of(ayu) not in text(masked)
    assert looked_at() == []
    shown = client.post(f"{path}nik/", {"why": "card"})
    assert nik_of(ayu) in text(shown)
    assert "no-store" in shown["Cache-Control"]
    assert looked_at() == [
        (
            "Endah",
            "enrolment.enrolment",
            str(seat.pk),
            {"role": "officer", "page": "nik", "what": "nik", "why": "card"},
        )
    ]
    again = text(client.get(path))
    assert nik_of(ayu) not in again
    assert "NIK dilihat" in again


def test_it_is_written_down_before_it_is_opened(client, path, endah, monkeypatch):
    def cannot(kept):
        assert len(looked_at()) == 1
        raise AssertionError("opened")

    client.force_login(endah)
    monkeypatch.setattr("lms.people.identity_numbers.open_nik", cannot)
    with pytest.raises(AssertionError, match="opened"):
        client.post(f"{path}nik/", {"why": "card"})


@pytest.mark.parametrize("why", ["", "curious"])
def test_without_a_reason_of_the_list_it_stays_masked(client, path, endah, ayu, why):
    client.force_login(endah)
    answer = client.post(f"{path}nik/", {"why": why})
    assert answer.context["reveal_form"].errors.keys() == {"why"}
    assert nik_of(ayu) not in text(answer)
    assert looked_at() == []


def test_a_date_that_differs_is_told_to_who_looks(client, asking, path, endah, ayu):
    keep_nik(person=ayu, nik="9999990101019999")
    client.force_login(endah)
    assert client.post(f"{path}nik/", {"why": "card"}).context["differs"]


@pytest.mark.parametrize("who", ["ayu", "citra", "fajar"])
def test_for_residents_trainers_and_editors_there_is_no_such_thing(client, path, request, who):
    client.force_login(request.getfixturevalue(who))
    assert client.post(f"{path}nik/", {"why": "card"}).status_code == 404
    assert looked_at() == []


def test_an_officer_who_teaches_the_class_does_not_see_it(client, asking, path, endah):
    asking.trainers.add(endah)
    client.force_login(endah)
    assert client.post(f"{path}nik/", {"why": "card"}).status_code == 404


@pytest.mark.parametrize("change", ["over", "asks no more", "withdrawn"])
def test_once_it_is_not_needed_nobody_looks(client, asking, seat, path, endah, change):
    if change == "over":
        asking.starts_on = asking.ends_on = timezone.localdate() - timedelta(days=1)
    elif change == "asks no more":
        asking.asks_nik = False
    else:
        Enrolment.objects.filter(pk=seat.pk).update(state=S.WITHDRAWN)
    asking.save()
    client.force_login(endah)
    assert not client.get(path).context["may_reveal"]
    assert client.post(f"{path}nik/", {"why": "card"}).status_code == 404


def test_it_is_shown_for_a_press_only(client, path, endah):
    client.force_login(endah)
    answer = client.get(f"{path}nik/")
    assert (answer.status_code, answer.url) == (302, path)


def test_a_number_whose_key_is_missing_is_no_failure(client, path, endah, settings):
    settings.NIK_KEYS = {"lain": b"x" * 32}
    client.force_login(endah)
    assert "•" * 16 in text(client.get(path))
    assert client.post(f"{path}nik/", {"why": "card"}).context["cannot_open"]


def test_who_looked_is_in_the_copy_of_ones_data(client, path, endah, ayu):
    client.force_login(endah)
    client.post(f"{path}nik/", {"why": "certifier"})
    (row,) = [each for each in copy_of(ayu)["who_looked"] if each["why"]]
    assert (row["who"], row["what"], row["why"]) == (
        "Endah",
        "NIK Anda",
        "Mengisi formulir yang menjadi alasan kelas memintanya",
    )
    assert [each["nik"] for each in copy_of(ayu)["nik"]] == [MASKED]
