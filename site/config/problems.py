"""Every refusal and failure of the API as a problem document (RFC 9457), from one place."""

import logging
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.signals import got_request_exception
from django.http import Http404, JsonResponse
from django.utils.translation import gettext_lazy as _
from ninja import Schema
from ninja.errors import HttpError, ValidationError
from pydantic import Field

from config.api_access import SecondFactorOwed
from lms.assessment.hand_in import HandInRefused
from lms.enrolment.enrol import ClassOver, SeatRefused
from lms.enrolment.moves import IllegalMove
from lms.learning.asking import PostRefused
from lms.learning.reading import NotTakingPart, ReadingRefused
from lms.people.limits import TooOften
from lms.people.nik import NikRefused

log = logging.getLogger(__name__)

CONTENT_TYPE = "application/problem+json"

# Status -> the short title and, where the refusal brings no words of its own, the detail.
WORDS = {
    400: (_("The request cannot be read"), _("The body is not the JSON that was expected.")),
    401: (_("Please sign in"), _("Send a living key, or sign in first.")),
    403: (_("Not allowed"), _("The request lacks its CSRF token.")),
    404: (_("Not found"), _("There is nothing here for you.")),
    405: (_("Method not allowed"), _("This address does not know that method.")),
    409: (_("Not possible now"), _("The record is in a state that does not allow this.")),
    422: (_("Some values are not right"), _("See which ones under errors.")),
    429: (_("Too many requests"), _("Wait a little and try again.")),
    500: (_("Something went wrong here"), _("It is our mistake and was written down.")),
}

# Refusals that say more than the usual words of their status.
DETAILS = {
    SecondFactorOwed: _(
        "Work at Ngalam Kreator needs a second factor. Sign in on the site and set one up at "
        "/akun/keamanan/, then call again."
    ),
}

# Raised by the verbs of the rooms, with a reason for the person who asked; the narrower first.
REFUSALS_WITH_WORDS = (SeatRefused, HandInRefused, NikRefused, PostRefused, ReadingRefused)
WORDED = {
    NotTakingPart: _("Only those with a seat in a class of this course have progress to keep."),
    ClassOver: _("This class is over: who took part in it is counted, and stays so."),
    IllegalMove: None,
}


class FieldProblem(Schema):
    where: list[str | int] = Field(description="Way to the value, for example body, kind")
    code: str
    message: str = Field(description="In English, for programmers")


class Problem(Schema):
    """What went wrong; title and detail are in the language of the request."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str = Field(description="Path of the request")
    errors: list[FieldProblem] | None = None


def answer(request, failure: Exception) -> JsonResponse:
    """The problem document for whatever an operation raised."""
    status, detail, extra = read(failure)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error("API failed: %s %s", request.method, request.path, exc_info=failure)
        # What watches for failures (and Django's test client) listens to this.
        got_request_exception.send(sender=answer, request=request)
    wait = {"Retry-After": str(failure.wait)} if isinstance(failure, TooOften) else {}
    return problem(request, status=status, detail=detail, headers=wait, **extra)


def read(failure) -> tuple[int, str | None, dict[str, Any]]:
    """Status, detail (None: the usual words of that status) and what else is to be said."""
    if isinstance(failure, (Http404, PermissionDenied)):
        return 404, None, {}
    if isinstance(failure, ValidationError):
        return 422, None, {"errors": [field_problem(each) for each in failure.errors]}
    if isinstance(failure, HttpError):
        return failure.status_code, DETAILS.get(type(failure)), {}
    if isinstance(failure, TooOften):
        return 429, None, {}
    if isinstance(failure, REFUSALS_WITH_WORDS):
        return 409, str(failure), {}
    for kind, words in WORDED.items():
        if isinstance(failure, kind):
            return 409, words, {}
    return 500, None, {}


def field_problem(error) -> dict:
    # Without the value itself: it may be a secret, and its sender has it.
    return {"where": list(error["loc"]), "code": error["type"], "message": error["msg"]}


def problem(request, *, status, detail=None, headers=None, **extra) -> JsonResponse:
    title, usual = WORDS[status if status in WORDS else 400]
    document = {
        "type": "about:blank",
        "title": str(title),
        "status": status,
        "detail": str(detail or usual),
        "instance": request.path,
        **extra,
    }
    headers = dict(headers or {})
    if status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    return JsonResponse(document, status=status, content_type=CONTENT_TYPE, headers=headers)


def answers_for(api) -> None:
    """Have all that operations of `api` may raise answered here."""
    for kind in (Exception, Http404, HttpError, ValidationError):
        api.add_exception_handler(kind, answer)
