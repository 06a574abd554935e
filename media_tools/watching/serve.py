"""Send one private file: whole, in part, or by way of the proxy in front."""

import os
import re
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header, http_date

CHUNK = 64 * 1024
ONE_RANGE = re.compile(r"^bytes=(\d{0,18})-(\d{0,18})$")
UNSAFE_IN_A_NAME = re.compile(r"[^\w\s.()-]", re.ASCII)


class Unsatisfiable(ValueError):
    """The range lies outside the file."""


def send_file(request, *, path: Path, name: str, content_type: str, download_as: str = ""):
    """A response for GET or HEAD. `name` is the storage's name of the file at `path`.

    `download_as` makes it an attachment of that name, which a browser never opens itself.
    """
    try:
        found = path.stat()
    except FileNotFoundError:
        return HttpResponse(status=404)
    headers = {
        "Content-Type": content_type,
        "ETag": f'"{found.st_mtime_ns:x}-{found.st_size:x}"',
        "Last-Modified": http_date(found.st_mtime),
        "Accept-Ranges": "bytes",
        "Cache-Control": "private, max-age=3600",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        # Says that nothing may be packed on the way: a packed part of a file is no part of it.
        "Content-Encoding": "identity",
    }
    if download_as:
        headers["Content-Disposition"] = content_disposition_header(True, safe_name(download_as))
    if settings.ACCEL_REDIRECT_PREFIX:
        # The proxy opens the file itself and knows ranges.
        headers.pop("Content-Encoding")
        headers["X-Accel-Redirect"] = settings.ACCEL_REDIRECT_PREFIX + quote(name)
        return HttpResponse(headers=headers)
    if request.headers.get("If-None-Match") == headers["ETag"]:
        return HttpResponse(status=304, headers=headers)
    try:
        part = asked_part(request, headers, found.st_size, found.st_mtime)
    except Unsatisfiable:
        headers["Content-Range"] = f"bytes */{found.st_size}"
        headers["Content-Type"] = "text/plain"
        return HttpResponse(status=416, headers=headers)
    start, end = part or (0, found.st_size)
    headers["Content-Length"] = str(end - start)
    if part:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{found.st_size}"
    status = 206 if part else 200
    if request.method == "HEAD":
        return HttpResponse(status=status, headers=headers)
    return StreamingHttpResponse(pieces(path, start, end), status=status, headers=headers)


def asked_part(request, headers, size: int, mtime: float) -> tuple[int, int] | None:
    """Start and end (exclusive) of the asked range; None for the whole file.

    Several ranges at once, and a form that is not understood, are answered with the whole.
    """
    found = ONE_RANGE.match(request.headers.get("Range", "").strip())
    if not found or not (found[1] or found[2]) or not still_same(request, headers, mtime):
        return None
    if not found[1]:
        start, end = max(0, size - int(found[2])), size
    else:
        start = int(found[1])
        end = min(size, int(found[2]) + 1) if found[2] else size
        if found[2] and int(found[2]) < start:
            return None
    if start >= size or start >= end:
        raise Unsatisfiable
    return start, end


def still_same(request, headers, mtime: float) -> bool:
    """Whether the file is the one of which the reader has a part (If-Range)."""
    condition = request.headers.get("If-Range")
    if condition is None or condition == headers["ETag"]:
        return True
    try:
        return parsedate_to_datetime(condition).timestamp() == int(mtime)
    except (TypeError, ValueError):
        return False


def pieces(path: Path, start: int, end: int):
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), start, end - start, os.POSIX_FADV_SEQUENTIAL)
        file.seek(start)
        left = end - start
        while left and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk


def safe_name(name: str) -> str:
    """A file name that means nothing to a shell, a path or a header."""
    return UNSAFE_IN_A_NAME.sub("_", " ".join(name.split())).lstrip(". ")[:150] or "video"
