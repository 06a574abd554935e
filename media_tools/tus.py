"""tus 1.0: what is said on the line. The bytes themselves are `uploads`' work.

Extensions: creation, creation-with-upload, termination, expiration.
"""

import binascii
from base64 import b64decode

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.utils.http import http_date

VERSION = "1.0.0"
EXTENSIONS = "creation,creation-with-upload,termination,expiration"
BYTES = "application/offset+octet-stream"


class BadHeader(ValueError):
    """A header is missing or says nothing that makes sense."""


def answer(status=204, **headers) -> HttpResponse:
    said = {name.replace("_", "-"): value for name, value in headers.items()}
    response = HttpResponse(status=status, headers={"Tus-Resumable": VERSION, **said})
    if status == 204:
        del response["Content-Type"]
    return response


def problem(status: int, code: str, detail: str, **headers) -> JsonResponse:
    """An error as problem details: `detail` is for the person who sends."""
    said = {name.replace("_", "-"): value for name, value in headers.items()}
    return JsonResponse(
        {"type": "about:blank", "title": code, "status": status, "code": code, "detail": detail},
        status=status,
        content_type="application/problem+json",
        headers={"Tus-Resumable": VERSION, **said},
    )


def abilities() -> HttpResponse:
    return answer(
        Tus_Version=VERSION,
        Tus_Extension=EXTENSIONS,
        Tus_Max_Size=str(settings.MAX_UPLOAD_BYTES),
    )


def speaks_tus(request) -> bool:
    return request.headers.get("Tus-Resumable") == VERSION


def number(request, header: str) -> int:
    """A header that holds a number of bytes; raises BadHeader."""
    told = request.headers.get(header, "")
    if not (told.isascii() and told.isdigit() and len(told) < 19):
        raise BadHeader(header)
    return int(told)


def metadata(request) -> dict[str, str]:
    """`Upload-Metadata` as a mapping; raises BadHeader."""
    told = {}
    for pair in filter(None, request.headers.get("Upload-Metadata", "").split(",")):
        name, _, value = pair.strip().partition(" ")
        try:
            told[name] = b64decode(value, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError) as broken:
            raise BadHeader("Upload-Metadata") from broken
    return told


def moment(when) -> str:
    return http_date(when.timestamp())
