"""The page of the queue, and what may be done with a job: stop it, or begin it again."""

from contextlib import suppress

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from media_tools.access import OPERATOR, SIGNED_IN, access
from media_tools.models import Job
from media_tools.moves import IllegalMove
from media_tools.queries import visible_videos
from media_tools.queue_page import queue
from media_tools.signals import owners_shown
from media_tools.work import jobs


@access(OPERATOR)
@require_safe
def queue_page(request):
    """Whole, or as the part that asks again while it lies open."""
    context = queue(
        waiting_page=request.GET.get("page", 1), wrong_page=request.GET.get("salah", 1)
    )
    part = request.headers.get("HX-Request") == "true"
    if not part:
        owners_shown.send(sender=Job, viewer=request.user, owners=owners_in(context))
    template = "pages/media/queue_now.html" if part else "pages/media/queue.html"
    return render(request, template, context)


def owners_in(context) -> set[int]:
    """Whose videos the page names."""
    found = [one["job"] for one in context["running"]]
    found += [*context["waiting"].object_list, *context["wrong"].object_list]
    return {job.video.owner_id for job in found}


@access(OPERATOR)
@require_POST
def stop(request, job_id):
    if jobs.cancel(job=get_object_or_404(Job, pk=job_id)):
        messages.success(request, _("Stopped. What was done until then is not kept."))
    else:
        messages.info(request, _("It had ended already."))
    return HttpResponseRedirect(back_of(request))


@access(OPERATOR)
@require_POST
def begin_again(request, job_id):
    job = get_object_or_404(Job.objects.select_related("video"), pk=job_id)
    try:
        jobs.ask(video=job.video, kind=job.kind, asked=job.asked)
    except IllegalMove:
        messages.error(request, _("There is nothing left to work on: the video is gone or done."))
    else:
        messages.success(request, _("It waits for its turn again."))
    return HttpResponseRedirect(back_of(request))


@access(SIGNED_IN)
@require_POST
def stop_own(request, video_id):
    """Stop the work on a video of one's own, whatever kind it is."""
    video = visible_videos(request.user).filter(pk=video_id).first()
    if video is None:
        raise Http404
    for job in video.jobs.live():
        # A video that went away in between needs no stopping.
        with suppress(IllegalMove):
            jobs.cancel(job=job)
    return HttpResponseRedirect(back_of(request))


def back_of(request) -> str:
    address = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
    return address if ours else "/"
