"""The office makes and changes classes in the editor's place."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lms.enrolment.attendance import tick
from lms.enrolment.enums import EnrolmentState as S
from lms.enrolment.models import Cohort, Enrolment, Meeting
from lms.enrolment.office import allow_officers
from tests.factories import make_cohort, make_enrolment

ADD = "wagtailsnippets_enrolment_cohort:add"
EDIT = "wagtailsnippets_enrolment_cohort:edit"


@pytest.fixture
def office(client, endah):
    allow_officers()
    client.force_login(endah)
    return client


def inline(prefix, rows, initial):
    fields = {
        f"{prefix}-TOTAL_FORMS": len(rows),
        f"{prefix}-INITIAL_FORMS": initial,
        f"{prefix}-MIN_NUM_FORMS": 0,
        f"{prefix}-MAX_NUM_FORMS": 1000,
    }
    for number, row in enumerate(rows):
        fields |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return fields


def filled_in(course, *, groups, initial=0, trainers=(), **changes):
    today = timezone.localdate()
    return {
        "course": course.pk,
        "name": "Angkatan 2",
        "slug": "angkatan-2",
        "place": "Ijen Suites",
        "starts_on": today + timedelta(days=7),
        "ends_on": today + timedelta(days=8),
        "applications_open_at": f"{today} 08:00",
        "applications_close_at": f"{today + timedelta(days=6)} 16:00",
        "selection": "order",
        "offer_hours": 0,
        "trainers": [trainer.pk for trainer in trainers],
        **inline("seat_groups", groups, initial),
        **inline("meetings", [], 0),
        **changes,
    }


def change(office, cohort, seats, **row):
    public, civil_servant = cohort.seat_groups.order_by("-kind")
    groups = [
        {"id": public.pk, "kind": "public", "seats": seats, **row},
        {"id": civil_servant.pk, "kind": "civil_servant", "seats": civil_servant.seats},
    ]
    form = filled_in(cohort.course, groups=groups, initial=2, slug=cohort.slug)
    return office.post(reverse(EDIT, args=[cohort.pk]), form)


def test_an_officer_makes_a_class_with_its_seats_and_trainers(office, course, citra):
    groups = [{"kind": "public", "seats": 70}, {"kind": "civil_servant", "seats": 70}]
    form = filled_in(course, groups=groups, trainers=[citra])
    assert office.post(reverse(ADD), form)["Location"] == "/program/angkatan/angkatan-2/"
    cohort = Cohort.objects.get(slug="angkatan-2")
    assert list(cohort.trainers.all()) == [citra]
    assert list(cohort.seat_groups.order_by("-kind").values_list("kind", "seats")) == [
        ("public", 70),
        ("civil_servant", 70),
    ]


def test_only_trainers_are_offered_as_trainers(office, citra, ayu):
    form = office.get(reverse(ADD)).context["form"]
    assert list(form.fields["trainers"].queryset) == [citra]


def test_a_class_that_ends_before_it_starts_is_not_kept(office, course):
    form = filled_in(course, groups=[{"kind": "public", "seats": 5}], ends_on="2020-01-01")
    assert office.post(reverse(ADD), form).status_code == 200
    assert not Cohort.objects.exists()


def test_more_seats_call_in_those_who_wait(office, cohort, ayu, budi, dimas):
    for who, state in ((ayu, S.ENROLLED), (budi, S.ENROLLED), (dimas, S.WAITLISTED)):
        make_enrolment(cohort, who, state=state)
    assert change(office, cohort, 3).status_code == 302
    assert Enrolment.objects.get(resident=dimas).state == S.ENROLLED


def test_seats_that_are_taken_cannot_be_taken_away(office, cohort, ayu, budi):
    for who in (ayu, budi):
        make_enrolment(cohort, who)
    assert change(office, cohort, 1).status_code == 200
    assert change(office, cohort, 2, DELETE="on").status_code == 200
    assert cohort.seat_groups.get(kind="public").seats == 2


def test_a_group_in_which_nobody_applied_may_go(office, cohort):
    assert change(office, cohort, 2, DELETE="on").status_code == 302
    assert [group.kind for group in Cohort.objects.get().seat_groups.all()] == ["civil_servant"]


@pytest.mark.parametrize("who", ["ayu", "citra"])
def test_for_others_the_form_is_absent(client, course, who, request):
    client.force_login(request.getfixturevalue(who))
    cohort = make_cohort(course, slug="lain")
    assert client.get(reverse(EDIT, args=[cohort.pk])).status_code == 404


def delete_the_meeting(office, cohort, meeting):
    public, civil_servant = cohort.seat_groups.order_by("-kind")
    groups = [
        {"id": each.pk, "kind": each.kind, "seats": each.seats} for each in (public, civil_servant)
    ]
    form = filled_in(cohort.course, groups=groups, initial=2, slug=cohort.slug)
    row = {
        "id": meeting.pk,
        "starts_at": f"{meeting.starts_at:%Y-%m-%d %H:%M}",
        "ends_at": f"{meeting.ends_at:%Y-%m-%d %H:%M}",
        "DELETE": "on",
    }
    return office.post(reverse(EDIT, args=[cohort.pk]), form | inline("meetings", [row], 1))


def test_a_meeting_that_somebody_came_to_is_not_deleted(office, cohort, meeting, ayu, citra):
    tick(meeting=meeting, enrolment=make_enrolment(cohort, ayu), actor=citra)
    answer = delete_the_meeting(office, cohort, meeting)
    assert answer.status_code == 200
    (row,) = answer.context["form"].formsets["meetings"].forms
    assert row.errors.keys() == {"starts_at"}
    assert list(cohort.meetings.all()) == [meeting]


def test_a_meeting_without_records_can_be_deleted(office, cohort, meeting):
    assert delete_the_meeting(office, cohort, meeting).status_code == 302
    assert not Meeting.objects.exists()


def asking(office, course, **changes):
    """The answer to a new class that asks for the NIK."""
    form = filled_in(course, groups=[{"kind": "public", "seats": 5}], asks_nik="on", **changes)
    return office.post(reverse(ADD), form)


def test_a_class_asks_for_the_nik_with_a_reason_only(office, course):
    answer = asking(office, course)
    assert answer.context["form"].errors.keys() == {"nik_reason"}
    assert asking(office, course, nik_reason="Untuk sertifikat.").status_code == 302
    assert Cohort.objects.get().asks_nik


def test_without_a_key_no_class_asks_for_the_nik(office, course, settings):
    settings.NIK_KEYS = {}
    answer = asking(office, course, nik_reason="Untuk sertifikat.")
    assert answer.context["form"].errors.keys() == {"asks_nik"}


def test_who_applied_without_a_nik_is_not_asked_for_it_afterwards(office, cohort, ayu):
    make_enrolment(cohort, ayu)
    public, civil_servant = cohort.seat_groups.order_by("-kind")
    groups = [
        {"id": each.pk, "kind": each.kind, "seats": each.seats} for each in (public, civil_servant)
    ]
    form = filled_in(cohort.course, groups=groups, initial=2, slug=cohort.slug)
    form |= {"asks_nik": "on", "nik_reason": "Untuk sertifikat."}
    answer = office.post(reverse(EDIT, args=[cohort.pk]), form)
    assert answer.context["form"].errors.keys() == {"asks_nik"}
    Cohort.objects.filter(pk=cohort.pk).update(asks_nik=True, nik_reason="Untuk sertifikat.")
    # What it asks for from the beginning, it may go on asking for, or stop.
    assert office.post(reverse(EDIT, args=[cohort.pk]), form).status_code == 302
    assert office.post(reverse(EDIT, args=[cohort.pk]), form | {"asks_nik": ""}).status_code == 302
    assert not Cohort.objects.get().asks_nik


def with_a_meeting(course, *, days, **changes):
    """The form of a class in 7 and 8 days, with a meeting so many days from now."""
    day = timezone.localdate() + timedelta(days=days)
    row = {"starts_at": f"{day} 09:00", "ends_at": f"{day} 12:00"}
    groups = [{"kind": "public", "seats": 5}]
    return filled_in(course, groups=groups, **changes) | inline("meetings", [row], 0)


def test_a_meeting_lies_in_the_days_of_its_class(office, course):
    answer = office.post(reverse(ADD), with_a_meeting(course, days=97))
    (row,) = answer.context["form"].formsets["meetings"].forms
    assert row.errors.keys() == {"starts_at", "ends_at"}
    assert not Cohort.objects.exists()
    assert office.post(reverse(ADD), with_a_meeting(course, days=8)).status_code == 302
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize("closes_in", [8, 9])
def test_nobody_joins_after_the_last_meeting_or_the_last_day(office, course, closes_in):
    closes = f"{timezone.localdate() + timedelta(days=closes_in)} 16:00"
    form = with_a_meeting(course, days=8, applications_close_at=closes)
    answer = office.post(reverse(ADD), form)
    assert answer.context["form"].errors.keys() == {"applications_close_at"}
    assert not Cohort.objects.exists()


def test_after_saving_the_office_is_back_on_the_page_of_the_class(office, cohort):
    assert (
        "/cms/snippets/enrolment/cohort/add/" in office.get("/program/angkatan/").content.decode()
    )
    form = office.get(reverse(EDIT, args=[cohort.pk])).content.decode()
    assert f"/program/angkatan/{cohort.slug}/" in form
    assert change(office, cohort, 3)["Location"] == f"/program/angkatan/{cohort.slug}/"


@pytest.mark.parametrize("many", [False, True])
def test_a_class_that_people_applied_to_is_not_deleted_and_says_why(office, cohort, ayu, many):
    path = reverse("wagtailsnippets_enrolment_cohort:delete", args=[cohort.pk])
    if many:
        path = f"/cms/bulk/enrolment/cohort/delete/?id={cohort.pk}"
    seat = make_enrolment(cohort, ayu)
    for answer in (office.get(path), office.post(path)):
        assert answer["Location"] == reverse("wagtailsnippets_enrolment_cohort:list")
    told = office.get("/program/angkatan/").content.decode()
    assert "Tidak dihapus: Kelas angkatan-1." in told
    seat.delete()
    office.post(path)
    assert not Cohort.objects.exists()
