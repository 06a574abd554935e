"""Crowds for the benchmark, written in bulk."""

from datetime import date, timedelta
from itertools import cycle

from django.utils import timezone

from lms.assessment.models import Attempt
from lms.enrolment.enums import EnrolmentState, SeatKind
from lms.enrolment.models import Enrolment
from lms.people.models import Region, User
from media_tools.models import Video
from tests.factories import make_profile


def residents(count: int) -> list[User]:
    """People from all over the city, who never sign in by password here."""
    homes = cycle(Region.objects.kelurahan().order_by("code"))
    return User.objects.bulk_create(
        User(
            name=f"Warga {number}",
            email=f"warga{number}@demo.test",
            birth_date=date(1995, 5, 17),
            kelurahan=next(homes),
        )
        for number in range(1, count + 1)
    )


def seated(cohort, people, *, state=EnrolmentState.ACTIVE) -> list[Enrolment]:
    group = cohort.seat_groups.get(kind=SeatKind.PUBLIC)
    return Enrolment.objects.bulk_create(
        Enrolment(cohort=cohort, resident=person, group=group, state=state) for person in people
    )


def handed_in(assignment, seats, *, states) -> list[Attempt]:
    """One attempt of each seat, the states dealt out in turn."""
    now, profile = timezone.now(), make_profile()
    videos = Video.objects.bulk_create(
        Video(
            owner=seat.resident,
            filename="kampung.mp4",
            size=1000,
            received_bytes=1000,
            sha256="ab" * 32,
            state="ready",
            verdict="pass",
            profile=profile,
            received_at=now,
        )
        for seat in seats
    )
    return Attempt.objects.bulk_create(
        Attempt(
            assignment=assignment,
            enrolment=seat,
            video=video,
            state=state,
            submitted_at=now - timedelta(minutes=minutes),
        )
        for minutes, (seat, video, state) in enumerate(zip(seats, videos, cycle(states)))
    )
