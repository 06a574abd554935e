"""Seats that are kept for some are not given to others."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from lms.enrolment.enrol import SeatRefused, apply_for_seat
from lms.enrolment.enums import EnrolmentState as S
from lms.enrolment.enums import SeatKind
from lms.enrolment.models import Nomination, SeatGroup
from lms.people.models import Region

KLOJEN, BLIMBING = "35.73.02", "35.73.01"


def seats(cohort, kind, region=None, number=5):
    return SeatGroup.objects.create(cohort=cohort, kind=kind, region_id=region, seats=number)


def live_in(person, kecamatan):
    person.kelurahan = Region.objects.kelurahan().filter(parent=kecamatan).first()
    person.save()
    return person


@pytest.mark.parametrize(
    ("home", "seat", "gets_in"),
    [(KLOJEN, KLOJEN, True), (BLIMBING, KLOJEN, False), (None, KLOJEN, False)],
)
def test_seats_of_a_kecamatan_are_for_those_who_live_there(cohort, ayu, home, seat, gets_in):
    group = seats(cohort, SeatKind.REGION, seat)
    if home:
        live_in(ayu, home)
    else:
        ayu.kelurahan = None
        ayu.save()
    apply = {"cohort": cohort, "resident": ayu, "kind": SeatKind.REGION, "region": seat}
    if gets_in:
        taken = apply_for_seat(**apply)
        assert (taken.state, taken.group) == (S.ENROLLED, group)
    else:
        with pytest.raises(SeatRefused):
            apply_for_seat(**apply)


def test_seats_of_a_kelurahan_are_not_for_its_neighbours(cohort, ayu):
    home, neighbour = Region.objects.kelurahan().filter(parent=KLOJEN)[:2]
    seats(cohort, SeatKind.REGION, home.pk)
    ayu.kelurahan = neighbour
    ayu.save()
    with pytest.raises(SeatRefused):
        apply_for_seat(cohort=cohort, resident=ayu, kind=SeatKind.REGION, region=home.pk)


@pytest.mark.parametrize(
    ("age", "gets_in"), [(15, False), (16, True), (30, True), (31, False), (None, False)]
)
def test_youth_is_sixteen_to_thirty_when_the_class_begins(cohort, ayu, age, gets_in):
    seats(cohort, SeatKind.YOUTH)
    first = cohort.starts_on
    ayu.birth_date = date(first.year - age, first.month, first.day) if age else None
    ayu.save()
    if gets_in:
        assert apply_for_seat(cohort=cohort, resident=ayu, kind=SeatKind.YOUTH).state == S.ENROLLED
    else:
        with pytest.raises(SeatRefused):
            apply_for_seat(cohort=cohort, resident=ayu, kind=SeatKind.YOUTH)


def test_seats_of_a_musrenbang_are_for_those_it_named(cohort, ayu, dimas):
    seats(cohort, SeatKind.NOMINEE)
    Nomination.objects.create(
        cohort=cohort, kelurahan=ayu.kelurahan, name="Ayu", contact="ayu@demo.test"
    )
    assert apply_for_seat(cohort=cohort, resident=ayu, kind=SeatKind.NOMINEE).state == S.ENROLLED
    with pytest.raises(SeatRefused):
        apply_for_seat(cohort=cohort, resident=dimas, kind=SeatKind.NOMINEE)


def test_a_statement_is_kept_with_the_application(cohort, ayu):
    seats(cohort, SeatKind.COMMUNITY)
    taken = apply_for_seat(
        cohort=cohort, resident=ayu, kind=SeatKind.COMMUNITY, statement="KIM Kauman"
    )
    assert taken.statement == "KIM Kauman"


@pytest.mark.parametrize("statement", ["", "   "])
@pytest.mark.parametrize("kind", [SeatKind.CIVIL_SERVANT, SeatKind.COMMUNITY])
def test_who_is_believed_at_their_word_gives_one(client, cohort, ayu, kind, statement):
    if kind == SeatKind.COMMUNITY:
        seats(cohort, kind)
    with pytest.raises(SeatRefused):
        apply_for_seat(cohort=cohort, resident=ayu, kind=kind, statement=statement)
    client.force_login(ayu)
    sent = {"kind": kind, "statement": statement}
    page = client.post(f"/kelas-dibuka/{cohort.slug}/ikut/", sent)
    assert list(page.context["form"].errors) == ["statement"]
    assert not ayu.enrolments.exists()


def test_two_kecamatan_may_each_have_their_seats_but_not_one_twice(cohort):
    seats(cohort, SeatKind.REGION, KLOJEN)
    seats(cohort, SeatKind.REGION, BLIMBING)
    with pytest.raises(IntegrityError), transaction.atomic():
        seats(cohort, SeatKind.REGION, KLOJEN)


@pytest.mark.parametrize(("kind", "region"), [(SeatKind.REGION, None), (SeatKind.PUBLIC, KLOJEN)])
def test_a_region_belongs_to_seats_of_a_region_only(cohort, kind, region):
    SeatGroup.objects.filter(cohort=cohort).delete()
    with pytest.raises(ValidationError):
        SeatGroup(cohort=cohort, kind=kind, region_id=region, seats=1).full_clean()


def test_the_class_starts_in_the_future_so_ages_count_there(cohort):
    assert cohort.starts_on > timezone.localdate() - timedelta(days=1)
