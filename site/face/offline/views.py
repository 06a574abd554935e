"""What a phone asks for so that lessons can be read without a line."""

from django.http import Http404, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from face.offline import application
from face.offline.contents import contents_of, savable
from lms.people.access import ANYONE, access, before_second_factor


@access(ANYONE)
@before_second_factor
@require_safe
def manifest(request):
    with override("id"):
        body = application.manifest()
    return JsonResponse(body, content_type="application/manifest+json")


@access(ANYONE)
@before_second_factor
@require_safe
def worker(request):
    """At the root, since a worker serves only what lies below its own address."""
    script = application.worker()
    if script is None:
        raise Http404
    return HttpResponse(
        script,
        content_type="text/javascript; charset=utf-8",
        # Asked for anew each time, or an old version would stay on phones.
        headers={"Cache-Control": "no-cache"},
    )


@access(ANYONE)
@require_safe
def shelf(request):
    """What is saved on this phone: the phone itself fills it in."""
    return render(request, "pages/offline.html")


@access(ANYONE)
@require_safe
def contents(request, pk):
    """What saving this lesson or course fetches, and how many bytes that is."""
    page = savable(pk)
    if page is None:
        raise Http404
    return JsonResponse(contents_of(page, request))


@access(ANYONE)
@never_cache
@require_safe
def who(request):
    """Who is signed in, and the token that proves it with the next request.

    A token ends with the sign-in it belongs to: what a phone kept for one person cannot be sent
    as another who signed in in between.
    """
    if not request.user.is_authenticated:
        return JsonResponse({"resident": None})
    return JsonResponse({"resident": str(request.user.public_id), "token": get_token(request)})
