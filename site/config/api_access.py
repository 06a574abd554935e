"""The door of the API: who calls, in which language, and whether this operation is for them.

Asked once for every operation, before its input is read. An operation carries its rules with the
same mark as a page (`media_tools.access.access`); one without rules is for nobody.
"""

from functools import wraps
from http import HTTPStatus

from django.http import Http404
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override
from ninja.errors import AuthenticationError, AuthorizationError, HttpError
from ninja.utils import check_csrf

from lms.integration.tokens import recognise
from lms.people.access import ANYONE, meets
from lms.people.second_factor import owes_second_factor

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
SCHEME = "Bearer "

SECURITY_SCHEMES = {
    "key": {"type": "http", "scheme": "bearer", "description": "A key made at /akun/token/"},
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "sessionid",
        "description": "The session of the site; writing also needs the header X-CSRFToken",
    },
}
# What any operation may answer besides its own schema; 403 to staff without a second factor.
ALWAYS = (403, 404, 422, 429, 500)


def guarded(run):
    """Wrap the `run` of one operation with its door, and write the door into its documentation."""
    operation = run.__self__
    rules = rules_of(operation)
    operation.openapi_extra = {**(operation.openapi_extra or {}), **documented(operation, rules)}

    @wraps(run)
    def door(request, **path):
        language = get_language_from_request(request)
        with override(language):
            try:
                request.user = caller(request)
                admit(request.user, rules)
            except (Http404, HttpError) as refusal:
                response = operation.api.on_exception(request, refusal)
            else:
                response = run(request, **path)
        response["Content-Language"] = language
        patch_vary_headers(response, ["Accept-Language", "Authorization", "Cookie"])
        if request.user.is_authenticated:
            response["Cache-Control"] = "no-store"
        return response

    return door


def rules_of(operation) -> frozenset[str]:
    return getattr(operation.view_func, "access_rules", frozenset())


def caller(request):
    """The person behind the key or the session. A dead key is refused even where none is asked.

    Only a session needs the CSRF token: no browser adds a key to a request by itself.
    """
    header = request.headers.get("Authorization", "")
    if header.startswith(SCHEME):
        token = recognise(header.removeprefix(SCHEME).strip())
        if token is None:
            raise AuthenticationError
        return token.owner
    if (
        request.user.is_authenticated
        and request.method not in SAFE_METHODS
        and check_csrf(request)
    ):
        raise AuthorizationError
    return request.user


class SecondFactorOwed(HttpError):
    """Staff without their second factor; a key of theirs opens no more than they themselves."""

    def __init__(self):
        super().__init__(HTTPStatus.FORBIDDEN, "second factor")


def admit(user, rules) -> None:
    """Refuse who meets no rule: strangers are asked to sign in, for others it is not there."""
    if meets(user, rules):
        if owes_second_factor(user):
            raise SecondFactorOwed
        return
    if not user.is_authenticated:
        raise AuthenticationError
    raise Http404


def documented(operation, rules) -> dict:
    """The door in the words of OpenAPI."""
    is_open = ANYONE in rules
    writes = not set(operation.methods) <= set(SAFE_METHODS)
    statuses = (*ALWAYS, *(() if is_open else (401,)), *((400, 409) if writes else ()))
    reference = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {
        "security": [{}] if is_open else [{"key": []}, {"session": []}],
        "x-roles": sorted(rules),
        "responses": {
            status: {
                "description": "Problem",
                "content": {"application/problem+json": reference},
            }
            for status in sorted(statuses)
        },
    }
