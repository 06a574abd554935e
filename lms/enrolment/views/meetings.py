"""The meetings that one runs, and the page of one: attendance, minutes, photos, for the files."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lms.people.access import ADMINISTRATOR, OFFICER, TRAINER, access, posts_for
from lms.people.trail import saw_list

from ..attendance import is_ahead, is_open
from ..attendance_counts import (
    attendances,
    by_meeting,
    participants,
    residents_present_at_least_once,
)
from ..attendance_sheet import sheet_of
from ..forms_attendance import MinutesForm
from ..meeting_doors import meetings_run_by
from ..minutes import WrittenMeanwhile, write_minutes
from ..models import Cohort, Minutes
from ..photo_forms import PhotosForm
from ..photos import MOST_PHOTOS
from ..roll_call import says_of
from ..shown import describe_meeting

A_PAGE = 25  # meetings


@access(TRAINER, OFFICER, ADMINISTRATOR)
@require_safe
def meetings(request):
    """Every meeting that this person runs, the latest first, with its numbers."""
    every = meetings_run_by(request.user)
    cohorts = Cohort.objects.filter(pk__in=every.order_by().values("cohort"))
    cohorts = list(cohorts.order_by("-starts_on", "name"))
    slug = request.GET.get("kelas", "")
    chosen = next((cohort for cohort in cohorts if cohort.slug == slug), None)
    asked = every.filter(cohort=chosen) if chosen else every
    page = Paginator(asked.order_by("-starts_at", "-pk"), A_PAGE).get_page(request.GET.get("page"))
    numbers = by_meeting(page.object_list)
    for each in page.object_list:
        each.described = describe_meeting(each, each.cohort)
        each.numbers = numbers[each.pk]
        each.takes_attendance = is_open(each)
        each.is_ahead = is_ahead(each)
    ids = asked.order_by().values("pk")
    context = {
        "cohorts": cohorts,
        "chosen": chosen,
        "page": page,
        "attendances": attendances(ids),
        "residents": residents_present_at_least_once(ids),
    }
    return render(request, "pages/enrolment/meetings_run.html", context)


@access(TRAINER, OFFICER, ADMINISTRATOR)
@never_cache
@require_safe
def meeting(request, pk):
    return meeting_page(request, get_object_or_404(meetings_run_by(request.user), pk=pk))


@access(TRAINER, OFFICER, ADMINISTRATOR)
@posts_for("enrolment:meeting")
def minutes(request, pk):
    found = get_object_or_404(meetings_run_by(request.user), pk=pk)
    form = MinutesForm(request.POST)
    if not form.is_valid():
        return meeting_page(request, found, minutes_form=form)
    try:
        write_minutes(
            meeting=found,
            text=form.cleaned_data["text"],
            version=form.cleaned_data["version"],
            actor=request.user,
        )
    except WrittenMeanwhile as meanwhile:
        form.data = form.data.copy()
        form.data["version"] = meanwhile.kept.version
        form.add_error(
            "text",
            _(
                "Somebody saved other minutes meanwhile; they stand above. Put the two together "
                "and save again."
            ),
        )
        return meeting_page(request, found, minutes_form=form)
    messages.success(request, _("The minutes are saved."))
    return redirect("enrolment:meeting", pk)


@access(TRAINER, OFFICER, ADMINISTRATOR)
@never_cache
@require_safe
def sheet(request, pk):
    """The list as CSV: it leaves the platform with names, so it is asked for like the page."""
    found = get_object_or_404(meetings_run_by(request.user), pk=pk)
    look_at_list(request, found, participants(found), page="attendance_sheet")
    name = f"hadir-{found.cohort.slug}-{timezone.localtime(found.starts_at):%Y-%m-%d}.csv"
    return HttpResponse(
        sheet_of(found),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def meeting_page(request, found, *, minutes_form=None, photos_form=None):
    """The whole page; a form that was sent and is wrong stands in it as it was sent."""
    kept = Minutes.objects.filter(meeting=found).select_related("written_by").first()
    people = participants(found)
    for each in people:
        each.says = says_of(each.attendance)
    if request.method == "GET":
        look_at_list(request, found, people, page="attendance")
    photos = list(found.photos.all())
    context = {
        "meeting": found,
        "cohort": found.cohort,
        "described": describe_meeting(found, found.cohort),
        "trainers": list(found.cohort.trainers.order_by("name")),
        "numbers": by_meeting([found])[found.pk],
        "people": people,
        "takes_attendance": is_open(found),
        "is_ahead": is_ahead(found),
        "minutes": kept,
        "minutes_form": minutes_form
        or MinutesForm(
            initial={"text": kept.text if kept else "", "version": kept.version if kept else 0}
        ),
        "photos": photos,
        "photos_form": photos_form or PhotosForm(),
        "photos_left": MOST_PHOTOS - len(photos),
    }
    is_wrong = any(form is not None and form.errors for form in (minutes_form, photos_form))
    return render(
        request, "pages/enrolment/meeting.html", context, status=422 if is_wrong else 200
    )


def look_at_list(request, meeting, people, *, page) -> None:
    seen = [each.resident_id for each in people]
    saw_list(actor=request.user, subject=meeting, people=seen, page=page)
