"""A NIK is asked for where the class says so, and goes when no class needs it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lms.enrolment.asked_nik import forget_nik_of_finished_classes, giving_nik
from lms.enrolment.enrol import SeatRefused, apply_for_seat, withdraw
from lms.enrolment.enums import EnrolmentState as S
from lms.enrolment.enums import SeatKind
from lms.enrolment.models import Cohort, Enrolment
from lms.enrolment.nik_guard import refuse_nik_without_keys
from lms.enrolment.transfer import transfer
from lms.people.identity_numbers import (
    NikNeeded,
    NikTaken,
    has_nik,
    keep_nik,
    remove_nik,
    whole_nik,
)
from lms.people.models import TrailEntry
from lms.people.nik import BirthDateDiffers, NotANik
from tests.factories import PersonFactory, make_asking_cohort, make_cohort, make_enrolment, nik_of

PUBLIC = SeatKind.PUBLIC


@pytest.fixture
def asking(course):
    return make_asking_cohort(course)


def apply(cohort, resident, **nik):
    with giving_nik(cohort=cohort, person=resident, **nik):
        return apply_for_seat(cohort=cohort, resident=resident, kind=PUBLIC)


def end(cohort, *, days_ago):
    cohort.starts_on = cohort.ends_on = timezone.localdate() - timedelta(days=days_ago)
    cohort.save()


def test_a_class_that_asks_gives_no_seat_without_a_number(asking, ayu):
    with pytest.raises(SeatRefused):
        apply(asking, ayu)
    assert not Enrolment.objects.exists()


def test_a_number_given_with_the_application_is_kept_and_enough(asking, ayu):
    assert apply(asking, ayu, typed=nik_of(ayu)).state == S.ENROLLED
    assert whole_nik(ayu) == nik_of(ayu)


def test_applying_twice_keeps_one_seat_and_one_number(asking, ayu):
    first, second = (apply(asking, ayu, typed=nik_of(ayu)) for _ in range(2))
    assert first == second
    assert list(TrailEntry.objects.filter(verb__startswith="nik").values_list("verb")) == [
        ("nik_kept",)
    ]


def test_one_number_serves_every_class_that_asks(asking, course, ayu):
    apply(asking, ayu, typed=nik_of(ayu))
    other = make_asking_cohort(course, slug="sertifikasi-2")
    assert apply(other, ayu).state == S.ENROLLED


def test_a_class_that_does_not_ask_keeps_no_number(cohort, ayu):
    assert apply(cohort, ayu, typed="not even looked at").state == S.ENROLLED
    assert not has_nik(ayu)


def test_a_refused_application_keeps_no_number(asking, ayu):
    asking.applications_close_at = timezone.now() - timedelta(hours=1)
    asking.save()
    with pytest.raises(SeatRefused):
        apply(asking, ayu, typed=nik_of(ayu))
    assert not has_nik(ayu)


@pytest.mark.parametrize(
    ("typed", "refusal"), [("123", NotANik), ("9999990101019999", BirthDateDiffers)]
)
def test_a_number_that_is_wrong_or_doubtful_takes_no_seat(asking, ayu, typed, refusal):
    with pytest.raises(refusal):
        apply(asking, ayu, typed=typed)
    assert not Enrolment.objects.exists()


def test_a_doubtful_number_is_taken_once_it_is_confirmed(asking, ayu):
    apply(asking, ayu, typed="9999990101019999", confirmed=True)
    assert whole_nik(ayu) == "9999990101019999"


def test_the_number_of_another_takes_no_seat_and_the_try_is_in_the_trail(asking, ayu, budi):
    keep_nik(person=budi, nik=nik_of(ayu))
    with pytest.raises(NikTaken):
        apply(asking, ayu, typed=nik_of(ayu))
    assert not Enrolment.objects.exists()
    entry = TrailEntry.objects.latest("pk")
    assert (entry.verb, entry.actor, entry.detail) == ("nik_refused", ayu, {})


def test_changing_to_a_class_that_asks_needs_a_number_and_without_one_the_seat_stays(
    cohort, ayu, endah
):
    seat = make_enrolment(cohort, ayu, state=S.ENROLLED)
    asking = make_asking_cohort(cohort.course)
    with pytest.raises(SeatRefused):
        transfer(enrolment=seat, to=asking, actor=endah)
    seat.refresh_from_db()
    assert seat.state == S.ENROLLED
    with giving_nik(cohort=asking, person=ayu, typed=nik_of(ayu)):
        moved = transfer(enrolment=seat, to=asking, actor=ayu)
    assert (moved.cohort, moved.state) == (asking, S.ENROLLED)


def test_who_has_a_place_cannot_remove_the_number_until_the_class_is_over(asking, ayu):
    seat = apply(asking, ayu, typed=nik_of(ayu))
    with pytest.raises(NikNeeded, match=asking.name):
        remove_nik(person=ayu)
    withdraw(enrolment=seat, actor=ayu)
    assert remove_nik(person=ayu)


def test_after_the_class_the_number_can_be_removed_at_once(asking, ayu):
    apply(asking, ayu, typed=nik_of(ayu))
    end(asking, days_ago=1)
    assert remove_nik(person=ayu)


@pytest.mark.parametrize(("days_ago", "forgotten"), [(0, 0), (90, 0), (91, 1)])
def test_a_number_goes_ninety_days_after_the_class(asking, ayu, days_ago, forgotten):
    apply(asking, ayu, typed=nik_of(ayu))
    end(asking, days_ago=days_ago)
    assert forget_nik_of_finished_classes() == forgotten
    assert has_nik(ayu) == (not forgotten)


def test_the_moment_may_be_given(asking, ayu):
    apply(asking, ayu, typed=nik_of(ayu))
    assert forget_nik_of_finished_classes(now=timezone.now() + timedelta(days=99)) == 1
    assert forget_nik_of_finished_classes(now=timezone.now() + timedelta(days=99)) == 0


def test_of_several_classes_the_last_that_needs_it_decides(asking, course, ayu):
    apply(asking, ayu, typed=nik_of(ayu))
    end(asking, days_ago=200)
    later = make_asking_cohort(course, slug="sertifikasi-2")
    apply(later, ayu)
    assert forget_nik_of_finished_classes() == 0
    end(later, days_ago=91)
    assert forget_nik_of_finished_classes() == 1


def test_a_class_that_asks_no_more_and_who_left_need_no_number(asking, course, ayu, budi):
    for person in (ayu, budi):
        apply(asking, person, typed=nik_of(person))
    withdraw(enrolment=Enrolment.objects.get(resident=ayu), actor=ayu)
    assert forget_nik_of_finished_classes() == 1
    assert (has_nik(ayu), has_nik(budi)) == (False, True)
    asking.asks_nik = False
    asking.save()
    make_cohort(course, slug="lain")
    assert forget_nik_of_finished_classes() == 1
    entry = TrailEntry.objects.latest("pk")
    assert (entry.verb, entry.subject_id, entry.actor) == ("nik_forgotten", str(budi.pk), None)


def test_numbers_that_are_needed_cost_the_same_however_many_they_are(asking):
    asking.seat_groups.update(seats=5)

    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert forget_nik_of_finished_classes() == 0
        return len(seen)

    for serial, name in enumerate(("Wati", "Joko", "Sri"), start=9990):
        person = PersonFactory(name=name)
        apply(asking, person, typed=nik_of(person, serial=serial))
        # The term, and whose number is not needed.
        assert queries() == 2


def test_the_database_wants_a_reason_for_asking(cohort):
    with pytest.raises(IntegrityError), transaction.atomic():
        Cohort.objects.filter(pk=cohort.pk).update(asks_nik=True)


def test_nothing_starts_where_a_class_asks_and_no_key_is_there(asking, settings):
    settings.NIK_KEYS = {}
    settings.DEBUG = True
    refuse_nik_without_keys()
    settings.DEBUG = False
    with pytest.raises(ImproperlyConfigured, match=r"sertifikasi.*NIK_KEYS_FILE.*openssl"):
        refuse_nik_without_keys()
    end(asking, days_ago=1)
    refuse_nik_without_keys()


def test_nothing_starts_where_the_key_of_a_kept_number_is_gone(asking, ayu, settings):
    settings.DEBUG = False
    settings.NIK_KEYS = {"2025": b"o" * 32}
    apply(asking, ayu, typed=nik_of(ayu))
    refuse_nik_without_keys()
    settings.NIK_KEYS = {"2026": b"n" * 32}
    with pytest.raises(ImproperlyConfigured, match=r"not in NIK_KEYS: 2025.*rotate_nik_keys"):
        refuse_nik_without_keys()
