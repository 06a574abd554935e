"""What the trainers of a class set in its gradebook: weights, and one person's cell."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lms.enrolment.models import Cohort
from lms.people.access import ADMINISTRATOR, OFFICER, TRAINER, access
from lms.people.trail import saw

from ..columns import columns_of, shares
from ..excusing import end_excuse, excuse
from ..forms_gradebook import ExcuseForm, ScoreForm, WeightsForm
from ..gradebook import book_of, gradebooks_read_by
from ..gradebook_cell import context_of
from ..overriding import ChangedMeanwhile, NotJudged, OwnScore, set_score
from ..weighting import NothingCounts, SetMeanwhile, fingerprint, set_weights


@access(TRAINER)
@never_cache
@require_http_methods(["GET", "POST"])
def weights(request, slug):
    cohort = get_object_or_404(Cohort.objects.taught_by(request.user), slug=slug)
    columns = columns_of([cohort])[cohort.pk]
    form = WeightsForm(
        request.POST if request.method == "POST" else None,
        columns=columns,
        initial={"builds_on": fingerprint(columns)},
    )
    if form.is_valid():
        if (refused := kept_weights(request, cohort, form)) is None:
            return redirect("assessment:gradebook", slug)
        form.add_error(None, refused)
        # The numbers that were typed stay; they now build on what the page shows beside them.
        form.data = form.data.copy()
        form.data["builds_on"] = fingerprint(columns)
    context = {
        "cohort": cohort,
        "form": form,
        "rows": [
            row | {"share": share} for row, share in zip(form.rows(), shares(columns), strict=True)
        ],
        "trail": trail_to(cohort),
    }
    status = 422 if form.errors else 200
    return render(request, "pages/assessment/gradebook_weights.html", context, status=status)


def kept_weights(request, cohort, form) -> str | None:
    """Set them; a sentence where that cannot be."""
    try:
        changed = set_weights(
            cohort=cohort,
            weights=form.weights(),
            reason=form.cleaned_data["reason"],
            builds_on=form.cleaned_data["builds_on"],
            actor=request.user,
        )
    except SetMeanwhile:
        return _("Somebody else changed the weights meanwhile. Compare with “now” and save again.")
    except NothingCounts:
        return _("At least one column must count: give it a weight above 0.")
    said = _("The weights are saved.") if changed else _("The weights were so already.")
    messages.success(request, said)
    return None


@access(TRAINER, OFFICER, ADMINISTRATOR)
@never_cache
@require_http_methods(["GET", "POST"])
def cell(request, slug, enrolment, assignment):
    """One person and one assignment: how the score came about; trainers of the class change it."""
    cohorts = gradebooks_read_by(request.user).select_related("course")
    book = book_of(get_object_or_404(cohorts, slug=slug), user=request.user, parameters={})
    person = get_object_or_404(book.people, pk=enrolment)
    place = next(
        (n for n, each in enumerate(book.columns) if each.key == f"tugas-{assignment}"), None
    )
    if place is None:
        raise Http404
    context = context_of(book, person, place)
    if request.method == "GET":
        saw(actor=request.user, subject=person, page="gradebook_cell")
        return cell_page(request, context)
    if not book.sees_unreleased:
        raise Http404
    act = request.POST.get("act", "")
    form = form_of(act, request.POST)
    if form is None or form.is_valid():
        if (refused := done(request, act, context, form)) is None:
            return redirect("assessment:gradebook_cell", slug, enrolment, assignment)
        if form is None:
            messages.error(request, refused)
            return redirect("assessment:gradebook_cell", slug, enrolment, assignment)
        form.add_error(None, refused)
        if isinstance(form, ScoreForm):
            form.data = form.data.copy()
            form.data[form.add_prefix("builds_on")] = str(context["last_change"])
    name = "score_form" if isinstance(form, ScoreForm) else "excuse_form"
    return cell_page(request, context | {name: form}, status=422)


def form_of(act, data):
    if act == "excuse":
        return ExcuseForm(data)
    if act in ("set_score", "restore"):
        return ScoreForm(data, needs_score=act == "set_score")
    if act == "end_excuse":
        return None
    raise BadRequest("act")


def done(request, act, context, form) -> str | None:
    """Do what the button says; a sentence where it cannot be done."""
    which = {
        "assignment": context["column"].assignment,
        "enrolment": context["enrolment"],
        "actor": request.user,
    }
    try:
        if act == "excuse":
            excuse(**which, reason=form.cleaned_data["reason"])
        elif act == "end_excuse":
            end_excuse(**which)
        elif context["judged"] is None:
            raise NotJudged
        else:
            set_score(
                attempt=context["judged"],
                score=form.cleaned_data["score"] if act == "set_score" else None,
                reason=form.cleaned_data["reason"],
                builds_on=form.cleaned_data["builds_on"],
                actor=request.user,
            )
    except OwnScore:
        return _("Nobody decides about their own score: ask a colleague.")
    except NotJudged:
        return _("Finish the review first; until then its levels can be marked.")
    except ChangedMeanwhile:
        return _("Somebody else changed this score meanwhile. Look at the history and save again.")
    messages.success(request, _("Saved."))
    return None


def cell_page(request, context, *, status=200):
    context["trail"] = trail_to(context["cohort"])
    return render(request, "pages/assessment/gradebook_cell.html", context, status=status)


def trail_to(cohort) -> list[dict]:
    return [
        {"label": _("Gradebooks"), "href": reverse("assessment:gradebooks")},
        {"label": cohort.name, "href": reverse("assessment:gradebook", args=[cohort.slug])},
    ]
