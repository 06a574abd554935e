"""Judging one attempt. One form carries everything, so that no button ever loses what another
field holds; htmx sends the same form while it is being written."""

from contextlib import suppress

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lms.enrolment.moves import IllegalMove
from lms.people.access import TRAINER, access, posts_for
from lms.people.trail import saw, saw_list
from media_tools.access import may_see_video

from .. import judging
from ..forms import CommentForm, NewCommentForm, ReviewForm
from ..leases import HeldByAnother, keep, put_back, reopen, take
from ..queries import attempts_taught_by
from ..release import release
from ..resemblance import side_by_side
from ..review_page import context_of, lease_of, missing_of, prefix_of, seconds_of
from .desk import open_next

# In an address: the review was to be finished and is not ready for it.
FINISHING = "belum"
CONFLICT, UNPROCESSABLE = 409, 422


@access(TRAINER)
@require_GET
def review(request, public_id):
    """Opening takes the attempt where it is free; the lease ends by itself."""
    attempt = find(request.user, public_id)
    with suppress(HeldByAnother):
        take(attempt=attempt, trainer=request.user)
    saw(actor=request.user, subject=attempt, page="review")
    return review_page(request, public_id)


@access(TRAINER)
@require_GET
def resemblance(request, public_id, pk):
    """A video beside the earlier one that it resembles; only where both may be seen."""
    attempt = find(request.user, public_id)
    one = get_object_or_404(
        attempt.video.likenesses.select_related("video", "other__owner"), pk=pk
    )
    if not may_see_video(request.user, one.other):
        raise Http404
    saw_list(
        actor=request.user,
        subject=attempt,
        people=[attempt.enrolment.resident_id, one.other.owner_id],
        page="resemblance",
    )
    context = side_by_side(one=one, trainer=request.user) | {
        "attempt": attempt,
        "resident": attempt.enrolment.resident,
        "trail": [
            {"label": _("Trainer's desk"), "href": reverse("assessment:desk")},
            {
                "label": attempt.enrolment.resident.name,
                "href": reverse("assessment:review", args=[public_id]),
            },
        ],
    }
    return render(request, "pages/assessment/resemblance.html", context)


@access(TRAINER)
@posts_for("assessment:review")
def write(request, public_id):
    """Keep what is written, then do what the pressed button says."""
    attempt = find(request.user, public_id)
    do = request.POST.get("do", "")
    form = ReviewForm(request.POST, rubric=attempt.assignment.rubric)
    if not form.is_valid():
        return answer(request, public_id, status=UNPROCESSABLE, review_form=form)
    try:
        # A comment stands for itself: it is kept even where the rest meets a newer version.
        comment_form = write_comment(request, attempt, do)
        judging.save_review(
            attempt=attempt, trainer=request.user, version=form.builds_on, **form.written()
        )
    except judging.VersionConflict as conflict:
        return answer(
            request, public_id, status=CONFLICT, review_form=form, conflict=conflict.stored
        )
    except HeldByAnother:
        return answer(request, public_id, status=CONFLICT, review_form=form)
    if comment_form is not None and not comment_form.is_valid():
        return answer(request, public_id, status=UNPROCESSABLE, comment_form=comment_form)
    if do in ("finish", "finish_next"):
        return finish(request, attempt, is_next=do == "finish_next")
    if request.htmx:
        return answer(request, public_id)
    messages.success(request, _("Saved."))
    anchor = "" if comment_form is None else "#komentar"
    return redirect(reverse("assessment:review", args=[public_id]) + anchor)


def write_comment(request, attempt, do):
    """Add, change or remove what the button says; the form where there is one, with its errors."""
    act, _sep, pk = do.partition("-")
    if act == "comment":
        form = NewCommentForm(request.POST, seconds=seconds_of(attempt.video))
        if form.is_valid():
            judging.comment_at(attempt=attempt, trainer=request.user, **form.cleaned_data)
        return form
    if act not in ("change", "remove") or not pk.isdecimal():
        return None
    own = attempt.timed_comments.filter(author=request.user)
    comment = get_object_or_404(own, pk=pk)
    comment.attempt = attempt
    form = CommentForm(request.POST, prefix=prefix_of(comment), seconds=seconds_of(attempt.video))
    if act == "remove":
        judging.remove_comment(comment=comment, trainer=request.user)
    elif form.is_valid():
        judging.change_comment(comment=comment, trainer=request.user, **form.cleaned_data)
    return form if act == "change" else None


def finish(request, attempt, *, is_next):
    try:
        judging.finish(attempt=attempt, trainer=request.user)
    except judging.Unfinished:
        # Said beside the button, where the page then is: it is a long one.
        page = reverse("assessment:review", args=[attempt.public_id])
        return redirect(f"{page}?{FINISHING}=1#selesai")
    messages.success(request, _("Review finished. The resident sees it when you release it."))
    if is_next:
        return open_next(request, parameters={})
    return redirect("assessment:review", attempt.public_id)


@access(TRAINER)
@require_POST
def hold(request, public_id):
    """A sign of life of the open page: the lease goes on."""
    attempt = find(request.user, public_id)
    try:
        keep(attempt=attempt, trainer=request.user)
    except HeldByAnother:
        if not request.htmx:
            messages.error(request, _("This attempt is no longer yours."))
    if not request.htmx:
        return redirect("assessment:review", public_id)
    context = lease_of(attempt=find(request.user, public_id), trainer=request.user)
    return render(request, "pages/assessment/lease.html", context)


@access(TRAINER)
@require_POST
def give_back(request, public_id):
    attempt = find(request.user, public_id)
    try:
        put_back(attempt=attempt, trainer=request.user)
    except (HeldByAnother, IllegalMove):
        messages.error(request, _("This attempt is no longer yours."))
    return redirect("assessment:desk")


@access(TRAINER)
@require_POST
def open_again(request, public_id):
    try:
        reopen(attempt=find(request.user, public_id), trainer=request.user)
    except IllegalMove:
        messages.error(request, _("This attempt cannot be opened again."))
    return redirect("assessment:review", public_id)


@access(TRAINER)
@require_POST
def release_one(request, public_id):
    try:
        release(attempt=find(request.user, public_id), actor=request.user)
    except IllegalMove:
        messages.error(request, _("Finish the review first."))
    else:
        messages.success(request, _("Released. The resident has been told."))
    return redirect("assessment:review", public_id)


def find(trainer, public_id):
    seen = attempts_taught_by(trainer).select_related(
        "assignment__brief", "assignment__cohort", "enrolment__resident", "held_by", "video"
    )
    return get_object_or_404(seen, public_id=public_id)


def review_page(request, public_id, *, status=200, **changes):
    attempt = find(request.user, public_id)
    context = context_of(attempt=attempt, trainer=request.user, **changes)
    if context["is_mine"] and FINISHING in request.GET:
        context["missing"] = missing_of(attempt)
    return render(request, "pages/assessment/review.html", context, status=status)


def answer(request, public_id, *, status=200, **changes):
    """The whole page, or for htmx the parts of it that a save changes.

    htmx shows only answers that succeed, so to it a refusal is told by the part itself.
    """
    if not request.htmx:
        return review_page(request, public_id, status=status, **changes)
    attempt = find(request.user, public_id)
    context = context_of(attempt=attempt, trainer=request.user, **changes)
    # After a refused save the comments stay as they are on the page, with all that was typed.
    wants_comments = status != CONFLICT and request.htmx.target == "komentar"
    response = render(
        request,
        "pages/assessment/saved.html",
        context | {"wants_comments": wants_comments},
    )
    if not wants_comments:
        response["HX-Retarget"] = "#simpan"
    return response
