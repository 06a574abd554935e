"""How much a request may carry, asked before anything reads it."""

from django.conf import settings
from django.shortcuts import render

# A form with a long text is a few kilobytes.
MOST_BYTES = 1024 * 1024
# Streams its body itself and asks who sends it (media_tools/tus.py).
STREAMED = "/unggah/"


class BodyLimitMiddleware:
    """Refuses large bodies with 413, but for uploads; whole files only from those signed in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        size = request.META.get("CONTENT_LENGTH") or "0"
        if not size.isdigit() or int(size) > most_bytes(request):
            return render(request, "pages/errors/413.html", status=413)
        return self.get_response(request)


def most_bytes(request) -> int:
    if request.path.startswith(STREAMED):
        return settings.MAX_UPLOAD_BYTES
    sends_a_file = request.path.startswith("/cms/") or request.path.endswith("/berkas/")
    if sends_a_file and request.user.is_authenticated:
        # The file, and the form around it.
        return settings.MAX_UPLOAD_BYTES + MOST_BYTES
    return MOST_BYTES
