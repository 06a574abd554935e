"""Calendar files: of one class for anybody, and a person's own behind a secret address."""

from hashlib import sha256
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lms.people.access import ANYONE, SIGNED_IN, access
from lms.people.limits import TooOften, spend_or_refuse

from .. import calendar_feeds
from ..calendars import deadlines_of, meetings_for, personal_calendar, public_calendar
from ..models import Cohort


@access(ANYONE)
@require_safe
def cohort_file(request, slug):
    """The dates of a class, as public as its page."""
    cohort = get_object_or_404(Cohort, slug=slug)
    content = public_calendar(cohort)
    return as_calendar(request, content, name=f"{cohort.slug}.ics", kept="public")


@access(ANYONE)
@require_safe
def feed(request, token):
    """The secret is the address: a calendar program has no password to give. One that asks
    without end is told when to come again; one that asks well costs no bytes."""
    found = calendar_feeds.recognise(token)
    if found is None:
        raise Http404
    try:
        spend_or_refuse(request, "calendar_read", key=str(found.pk))
    except TooOften as refused:
        return HttpResponse(
            _("This calendar was asked for too often. Try again later."),
            status=429,
            content_type="text/plain; charset=utf-8",
            headers={"Retry-After": str(refused.wait), "Cache-Control": "no-store"},
        )
    with override(found.person.language):
        content = personal_calendar(found.person)
    found = calendar_feeds.note_given(found, content)
    return as_calendar(
        request, content, name="ngalam-kreator.ics", kept="private", since=found.given_since
    )


@access(SIGNED_IN)
@never_cache
@require_safe
def calendar(request):
    """One's own address, how to use it, and how to get another."""
    token = calendar_feeds.token_of(calendar_feeds.feed_of(request.user))
    address = request.build_absolute_uri(reverse("enrolment:calendar_feed", args=[token]))
    context = {
        "address": address,
        # Opens the phone's own calendar and subscribes there.
        "subscribe": urlsplit(address)._replace(scheme="webcal").geturl(),
        "meetings": meetings_for(request.user).count(),
        "deadlines": len(deadlines_of(request.user)),
    }
    return render(request, "pages/enrolment/calendar.html", context)


@access(SIGNED_IN)
@require_POST
def renew(request):
    calendar_feeds.renew(person=request.user, actor=request.user)
    messages.success(
        request, _("This is your new address. The old one shows nothing from now on.")
    )
    return redirect("enrolment:calendar")


def as_calendar(request, content: bytes, *, name: str, kept: str, since=None) -> HttpResponse:
    """The file, or 304 for who has it already. `since` is when it became as it is."""
    answer = HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={
            "Content-Disposition": f'inline; filename="{name}"',
            "Cache-Control": f"{kept}, max-age=300",
            "X-Content-Type-Options": "nosniff",
            # A secret address is not for search engines.
            "X-Robots-Tag": "noindex",
        },
    )
    answer["ETag"] = f'"{sha256(content).hexdigest()[:32]}"'
    if since is not None:
        answer["Last-Modified"] = http_date(since.timestamp())
    return get_conditional_response(
        request,
        etag=answer["ETag"],
        last_modified=int(since.timestamp()) if since is not None else None,
        response=answer,
    )
