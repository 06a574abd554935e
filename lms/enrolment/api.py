"""Classes with their seats; applying for one and giving it back."""

from django.shortcuts import get_object_or_404
from ninja import Router
from ninja.pagination import paginate

from lms.people.access import ANYONE, RESIDENT, access

from .announcement_doors import announcements_for
from .announcing import note_read
from .asked_nik import giving_nik
from .enrol import accept_offer, apply_for_seat, withdraw
from .enums import Selection
from .lottery import published
from .models import Cohort, Enrolment
from .queries import waiting_positions
from .schemas import AnnouncementOut, ApplicationIn, CohortOut, EnrolmentOut
from .shown import show

router = Router()


@router.get("/cohorts", response=list[CohortOut], operation_id="list_cohorts")
@access(ANYONE)
@paginate(max_limit=100)
def list_cohorts(request):
    """Every class with its seats, the latest first."""
    return show(Cohort.objects.all(), user=request.user)


@router.get("/cohorts/{slug:slug}", response=CohortOut, operation_id="get_cohort")
@access(ANYONE)
def get_cohort(request, slug: str):
    return show([get_object_or_404(Cohort, slug=slug)], user=request.user)[0]


@router.post(
    "/cohorts/{slug:slug}/application", response=EnrolmentOut, operation_id="apply_for_seat"
)
@access(RESIDENT)
def apply(request, slug: str, application: ApplicationIn):
    """A seat, a place on the waiting list or, before a draw or a choice, an application. Asking
    twice gives the same answer."""
    cohort = get_object_or_404(Cohort, slug=slug)
    with giving_nik(
        cohort=cohort,
        person=request.user,
        typed=application.typed_nik,
        confirmed=application.nik_confirmed,
    ):
        enrolment = apply_for_seat(cohort=cohort, resident=request.user, **application.seat)
    return with_positions([enrolment])[0]


@router.delete(
    "/cohorts/{slug:slug}/application",
    response=EnrolmentOut,
    operation_id="withdraw_from_cohort",
)
@access(RESIDENT)
def leave(request, slug: str):
    """Give the seat or the place on the waiting list back. Withdrawing twice is once."""
    enrolment = get_object_or_404(Enrolment.objects.of(request.user), cohort__slug=slug)
    return withdraw(enrolment=enrolment, actor=request.user)


@router.post(
    "/cohorts/{slug:slug}/application/accept", response=EnrolmentOut, operation_id="accept_offer"
)
@access(RESIDENT)
def accept(request, slug: str):
    """Take the seat that is kept. Accepting twice is once."""
    enrolment = get_object_or_404(Enrolment.objects.of(request.user), cohort__slug=slug)
    return accept_offer(enrolment=enrolment, actor=request.user)


@router.get("/cohorts/{slug:slug}/lottery", response=dict, operation_id="get_lottery")
@access(ANYONE)
def get_lottery(request, slug: str):
    """What is published of the draw: enough to draw the lots again."""
    return published(get_object_or_404(Cohort, slug=slug, selection=Selection.LOTTERY))


@router.get("/me/enrolments", response=list[EnrolmentOut], operation_id="list_my_enrolments")
@access(RESIDENT)
@paginate(max_limit=100)
def list_my_enrolments(request):
    """Every class the caller ever applied to, withdrawn ones too."""
    return with_positions(
        Enrolment.objects.of(request.user)
        .select_related("cohort", "group")
        .order_by("-applied_at")
    )


@router.get(
    "/me/announcements", response=list[AnnouncementOut], operation_id="list_my_announcements"
)
@access(RESIDENT)
@paginate(max_limit=100)
def list_my_announcements(request):
    """What the caller's classes are told: what is new to them first, then what is pinned. Asking
    does not mark it as read."""
    return announcements_for(request.user).select_related("cohort")


@router.post(
    "/me/announcements/{int:announcement_id}/read",
    response=AnnouncementOut,
    operation_id="mark_announcement_read",
)
@access(RESIDENT)
def read_announcement(request, announcement_id: int):
    """The caller had it before their eyes. Twice is once."""
    mine = announcements_for(request.user).select_related("cohort")
    note_read(announcements=[get_object_or_404(mine, pk=announcement_id)], person=request.user)
    return get_object_or_404(mine, pk=announcement_id)


def with_positions(enrolments) -> list[Enrolment]:
    enrolments = list(enrolments)
    positions = waiting_positions(enrolments)
    for enrolment in enrolments:
        enrolment.waiting_position = positions.get(enrolment.pk)
    return enrolments
