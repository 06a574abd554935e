"""The page of one class: see it and join it."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_safe

from courses.languages import in_language
from lms.people.access import ADMINISTRATOR, ANYONE, OFFICER, access, posts_for, roles_of
from lms.people.identity_numbers import has_nik, masked_nik
from lms.people.nik import NikRefused
from lms.people.uploading import stopped

from ..announcement_doors import announcements_on
from ..announcements_shown import ON_A_PAGE, shown_to
from ..asked_nik import giving_nik, kept_until
from ..class_page import meetings_shown, photos_shown
from ..eligibility import refusals
from ..enrol import SeatRefused, apply_for_seat, can_withdraw
from ..enums import LEARNING, TAKES_PART, EnrolmentState, SeatKind, Selection
from ..forms import JoinForm
from ..leaving import state_in_words
from ..lottery import lottery_of
from ..models import Cohort, Enrolment
from ..phases import day, moment
from ..queries import seat_elsewhere, waiting_positions
from ..shown import show


@access(ANYONE)
@require_safe
def classes(request):
    """What is left of a class's address without its last part: the catalogue."""
    # Relative, so that who reads English stays with it.
    return redirect("../kelas/")


@access(ANYONE)
@require_GET
def cohort(request, slug):
    return cohort_page(request, find_cohort(slug))


@access(ANYONE)
@never_cache
@sensitive_post_parameters("nik")
@posts_for("enrolment:cohort")
def apply(request, slug):
    """Join. A stranger registers first and comes back to the form with their group chosen."""
    found = find_cohort(slug)
    if not request.user.is_authenticated:
        return redirect(
            f"{reverse('people:register')}?{way_back(found, request.POST.get('kind'))}"
        )
    (shown,) = show([found])
    form = join_form(shown, request)
    if not form.is_valid():
        return cohort_page(request, found, form=form)
    try:
        # The form has asked already about a date that differs.
        with giving_nik(
            cohort=found,
            person=request.user,
            typed=form.cleaned_data.get("nik", ""),
            confirmed=True,
        ):
            apply_for_seat(cohort=found, resident=request.user, **form.wanted)
    except NikRefused as refused:
        form.add_error("nik", str(refused))
        return cohort_page(request, found, form=form)
    except SeatRefused as refused:
        messages.error(request, str(refused))
    return redirect("enrolment:cohort", slug)


def find_cohort(slug):
    return get_object_or_404(Cohort.objects.select_related("course"), slug=slug)


def cohort_page(request, found, *, form=None):
    (shown,) = show([found], user=request.user)
    form = form or join_form(shown, request)
    way = way_back(found)
    gone = gone_from(found, request.user)
    trainers = list(found.trainers.order_by("name"))
    context = {
        "shown": shown,
        "cohort": found,
        "course": in_language(found.course),
        "form": form,
        "stopped": stopped(request.user) if request.user.is_authenticated else None,
        "elsewhere": seat_elsewhere(found, request.user) if not shown.mine else None,
        "refused": list(form.refused.values()),
        # Who registered on the way comes back with the group that was chosen.
        "is_back": request.user.is_authenticated and "kelompok" in request.GET,
        "lottery": lottery_of(found) if found.selection == Selection.LOTTERY else None,
        "can_change": shown.mine is not None and shown.mine.state in LEARNING,
        "meetings": meetings_shown(found, user=request.user, mine=shown.mine),
        "announcements": shown_to(
            request,
            announcements_on(found, user=request.user, mine=shown.mine).select_related("author")[
                :ON_A_PAGE
            ],
        ),
        "photos": photos_shown(found, user=request.user),
        "nik": nik_of(request.user, found),
        "nik_kept_until": day(kept_until(found)),
        "trainers": trainers,
        "teaches": request.user in trainers,
        "is_office": is_office(request.user),
        "offer_ends": offer_ends_in_words(shown.mine),
        "is_seated": shown.mine is not None and shown.mine.state in TAKES_PART,
        "gone": gone,
        "gone_says": state_in_words(gone) if gone else "",
        "position": waiting_positions([shown.mine]).get(shown.mine.pk) if shown.mine else None,
        "may_withdraw": shown.mine is not None and can_withdraw(shown.mine),
        "register_url": f"{reverse('people:register')}?{way}",
        "sign_in_url": f"{reverse('people:sign_in')}?{way}",
    }
    return render(request, "pages/enrolment/cohort.html", context)


def is_office(user) -> bool:
    return bool(roles_of(user) & {OFFICER, ADMINISTRATOR})


def nik_of(user, found) -> str | None:
    """What is kept of the reader's NIK, masked, where this class asks for one."""
    return masked_nik(user) if found.asks_nik and user.is_authenticated else None


def offer_ends_in_words(mine) -> str:
    return moment(mine.offer_expires_at) if mine and mine.offer_expires_at else ""


def gone_from(found, user):
    """The application of this user that came to an end, with the office's reason."""
    if not user.is_authenticated:
        return None
    ended = (EnrolmentState.REJECTED, EnrolmentState.WITHDRAWN)
    return Enrolment.objects.of(user).filter(cohort=found, state__in=ended).first()


def join_form(shown, request) -> JoinForm:
    refused = refusals(shown.cohort, request.user)
    asks = shown.cohort.asks_nik and request.user.is_authenticated
    form = JoinForm(
        request.POST if request.method == "POST" else None,
        person=request.user,
        asks_nik=asks and not has_nik(request.user),
        seats=shown.seats,
        writer=request.user,
        in_order=shown.cohort.seats_in_order,
        refused=refused,
        # Without one, the only group of a class stands chosen already.
        initial={"kind": chosen} if (chosen := request.GET.get("kelompok")) else None,
    )
    form.refused = refused
    return form


def way_back(found, kind=None) -> str:
    """The query that brings somebody back to this class's form after registering."""
    path = reverse("enrolment:cohort", args=[found.slug])
    known = kind is not None and kind.partition(":")[0] in SeatKind.values
    chosen = f"?{urlencode({'kelompok': kind})}" if known else ""
    return urlencode({"next": f"{path}{chosen}#ikut"})
