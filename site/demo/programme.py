"""The class of March 2021, as the press of the day told it, and one that is open today."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from courses.models import AssignmentPage, CoursePage
from lms.assessment.assign import give_assignment
from lms.enrolment.asked_nik import giving_nik
from lms.enrolment.enrol import apply_for_seat
from lms.enrolment.enums import EnrolmentState, SeatKind
from lms.enrolment.models import Cohort, Enrolment, Meeting, SeatGroup
from lms.outcomes.models import Programme

PLACE_2021 = "Ijen Suites"
OFFICE = {"place": "Kantor Diskominfo Kota Malang", "kecamatan": "35.73.03"}
BUDGET_2021 = 150_000_000  # rupiah
SEATS_2021 = {SeatKind.PUBLIC: 70, SeatKind.CIVIL_SERVANT: 70}
SEATS_TODAY = {SeatKind.PUBLIC: 30, SeatKind.CIVIL_SERVANT: 20}
WAITED_2021 = 18
NIK_REASON = (
    "Kelas ini diakhiri uji kompetensi. Lembaga sertifikasi menerbitkan sertifikat menurut NIK, "
    "jadi tanpa NIK sertifikat tidak bisa dicetak. NIK hanya kami teruskan kepada lembaga itu, "
    "dan kami hapus paling lambat 90 hari setelah kelas berakhir."
)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def make_cohort(
    *, course, slug, name, place, days, opens, closes, seats, trainers, kecamatan=None, online=""
) -> Cohort:
    cohort, new = Cohort.objects.get_or_create(
        slug=slug,
        defaults={
            "course": course,
            "name": name,
            "place": place,
            "kecamatan_id": kecamatan,
            "starts_on": days[0],
            "ends_on": days[-1],
            "applications_open_at": opens,
            "applications_close_at": closes,
        },
    )
    if new:
        cohort.trainers.set(trainers)
        for kind, count in seats.items():
            SeatGroup.objects.create(cohort=cohort, kind=kind, seats=count)
        for day in days:
            Meeting.objects.create(
                cohort=cohort,
                starts_at=at(day, 8, 30),
                ends_at=at(day, 15, 30),
                place="" if online else place,
                online_url=online,
            )
    return cohort


def class_of_2021(*, course: CoursePage, trainers) -> Cohort:
    days = [date(2021, 3, 22), date(2021, 3, 23)]
    cohort = make_cohort(
        course=course,
        slug="maret-2021",
        name="Angkatan Maret 2021",
        place=PLACE_2021,
        days=days,
        opens=at(date(2021, 3, 8), 8),
        closes=at(date(2021, 3, 8), 16),
        seats=SEATS_2021,
        trainers=trainers,
    )
    programme, _new = Programme.objects.get_or_create(
        slug="kreator-2021",
        defaults={
            "name": "Pelatihan YouTuber dan Influencer TikTok",
            "fiscal_year": 2021,
            "budget": BUDGET_2021,
        },
    )
    programme.cohorts.add(cohort)
    return cohort


def class_of_today(*, course: CoursePage, trainers) -> Cohort:
    """Open for applications now, whenever the demo is loaded."""
    today = timezone.localdate()
    days = [today + timedelta(days=12), today + timedelta(days=13)]
    return make_cohort(
        course=course,
        slug="kelas-dibuka",
        name=f"Angkatan {today.year}",
        **OFFICE,
        days=days,
        opens=at(today - timedelta(days=9), 8),
        closes=at(today + timedelta(days=9), 16),
        seats=SEATS_TODAY,
        trainers=trainers,
    )


def class_with_certificate(*, course: CoursePage, trainers) -> Cohort:
    """Ends in a certificate that another body issues by NIK, so it asks for it."""
    today = timezone.localdate()
    cohort = make_cohort(
        course=course,
        slug="uji-kompetensi",
        name="Angkatan Uji Kompetensi",
        **OFFICE,
        days=[today + timedelta(days=26), today + timedelta(days=27)],
        opens=at(today - timedelta(days=2), 8),
        closes=at(today + timedelta(days=18), 16),
        seats={SeatKind.PUBLIC: 20},
        trainers=trainers,
    )
    Cohort.objects.filter(pk=cohort.pk).update(asks_nik=True, nik_reason=NIK_REASON)
    cohort.refresh_from_db()
    return cohort


def class_online(*, course: CoursePage, trainers) -> Cohort:
    """On the shorter course, by video call; the address is nobody's (RFC 2606)."""
    today = timezone.localdate()
    return make_cohort(
        course=course,
        slug="tiktok-daring",
        name="Angkatan TikTok daring",
        place="Daring",
        days=[today + timedelta(days=19), today + timedelta(days=20)],
        opens=at(today - timedelta(days=3), 8),
        closes=at(today + timedelta(days=14), 16),
        seats={SeatKind.PUBLIC: 40},
        trainers=trainers,
        online="https://rapat.example/tiktok-daring",
    )


def join_with_nik(cohort: Cohort, residents) -> None:
    """With numbers that nobody can have: there is no region 99.99.99."""
    for resident in residents:
        nik = f"999999{resident.birth_date:%d%m%y}9999"
        with giving_nik(cohort=cohort, person=resident, typed=nik):
            apply_for_seat(cohort=cohort, resident=resident, kind=SeatKind.PUBLIC)


def fill_2021(cohort: Cohort, residents) -> None:
    """All seats of 2021, taken in the order of application, and the waiting list behind them.

    Written as rows: the applications of that day are history, not something that happens now.
    """
    if cohort.enrolments.exists():
        return
    groups = {group.kind: group for group in cohort.seat_groups.all()}
    taken = dict.fromkeys(groups, 0)
    rows = []
    for number, resident in enumerate(residents):
        kind = SeatKind.PUBLIC if number % 2 == 0 else SeatKind.CIVIL_SERVANT
        has_seat = taken[kind] < groups[kind].seats
        taken[kind] += has_seat
        rows.append(
            Enrolment(
                cohort=cohort,
                resident=resident,
                group=groups[kind],
                state=EnrolmentState.ACTIVE if has_seat else EnrolmentState.WAITLISTED,
                applied_at=cohort.applications_open_at + timedelta(seconds=97 * number),
                queue_number=None if has_seat else number,
            )
        )
    Enrolment.objects.bulk_create(rows)


def join_today(cohort: Cohort, residents) -> None:
    for number, resident in enumerate(residents):
        if number % 3 == 2:
            seat = {"kind": SeatKind.CIVIL_SERVANT, "statement": "Pemerintah Kota Malang"}
        else:
            seat = {"kind": SeatKind.PUBLIC}
        apply_for_seat(cohort=cohort, resident=resident, **seat)


def assignment_of(cohort: Cohort):
    """The course's brief, given to the class: due two weeks after its last day."""
    brief = AssignmentPage.objects.descendant_of(cohort.course).live().first()
    due_at = at(cohort.ends_on + timedelta(days=14), 23, 59)
    return give_assignment(cohort=cohort, brief=brief, due_at=due_at)
