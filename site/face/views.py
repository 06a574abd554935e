"""The visitor's choice of look, and the page that shows every part of the face."""

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from face.appearance import DATA_COOKIE, THEME_COOKIE, THEMES
from face.gallery import gallery
from face.gallery_form import SignUp
from lms.people.access import (
    ADMINISTRATOR,
    ANYONE,
    EDITOR,
    OFFICER,
    TRAINER,
    access,
    before_second_factor,
)

A_YEAR = 365 * 24 * 3600


# A forged request could at most turn a page dark; a token would set a cookie on every visitor.
@access(ANYONE)
@before_second_factor
@csrf_exempt
@require_POST
def appearance(request):
    """Remember the theme or the data saver in a cookie and go back to where one was."""
    going = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(going, allowed_hosts={request.get_host()}):
        going = "/"
    response = HttpResponseRedirect(going)
    theme = request.POST.get("tema")
    if theme in THEMES:
        _remember(request, response, name=THEME_COOKIE, value=theme)
    elif theme == "":
        response.delete_cookie(THEME_COOKIE)
    if request.POST.get("hemat") in ("0", "1"):
        _remember(request, response, name=DATA_COOKIE, value=request.POST["hemat"])
    return response


def _remember(request, response, *, name, value):
    response.set_cookie(name, value, max_age=A_YEAR, samesite="Lax", secure=request.is_secure())


@access(TRAINER, EDITOR, OFFICER, ADMINISTRATOR)
def gaya(request):
    """Every token and component in every state. For staff."""
    form = SignUp(request.POST) if request.method == "POST" else SignUp()
    return render(request, "pages/gaya.html", {"form": form, **gallery()})
