"""Routes of the running site itself: is it alive, is it ready, what when it is not."""

import logging

from django.conf import settings
from django.core.files.storage import storages
from django.db import connection
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.views.static import serve
from kombu import Connection

from config.access import not_found, not_understood
from config.broker import broker_url
from lms.people.access import ANYONE, access, before_second_factor
from media_tools.work.workers import worker_seen_lately

log = logging.getLogger(__name__)


@access(ANYONE)
@before_second_factor
def alive(request):
    return JsonResponse({"alive": True})


def database_answers():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def broker_answers():
    with Connection(broker_url(), connect_timeout=2) as broker:
        broker.ensure_connection(max_retries=1, timeout=2)


def storage_answers():
    storages["private"].exists("readiness")


@access(ANYONE)
@before_second_factor
def ready(request):
    """200 when every part answers, else 503; names the parts, never their addresses."""
    parts = {}
    for name, question in (
        ("database", database_answers),
        ("broker", broker_answers),
        ("storage", storage_answers),
    ):
        try:
            question()
            parts[name] = True
        except Exception:
            log.exception("not ready: %s", name)
            parts[name] = False
    parts["worker"] = parts["database"] and worker_seen_lately()
    return JsonResponse(parts, status=200 if all(parts.values()) else 503)


@access(ANYONE)
def public_file(request, path):
    """Pictures that editors put on pages. Private media never lies below MEDIA_ROOT."""
    if path.startswith(("documents/", "original_images/")):
        # Documents have their own address, which asks; originals may carry where they were taken.
        raise Http404
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response["X-Content-Type-Options"] = "nosniff"
    # An SVG opened by its own address must not run what it carries.
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["Cache-Control"] = "public, max-age=86400"
    return response


@access(ANYONE)
def page_not_found(request, exception=None):
    return not_found(request)


@access(ANYONE)
def bad_request(request, exception=None):
    return not_understood(request)


@access(ANYONE)
def server_error(request):
    return render(request, "pages/errors/500.html", status=500)


@access(ANYONE)
def csrf_failure(request, reason=""):
    """A form that was sent without, or with an old, token: say what to do, lose no word of why."""
    return render(request, "pages/errors/403.html", status=403)
