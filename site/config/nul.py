"""A character that no text holds and PostgreSQL refuses: told at the door, once for all views.

Django's form fields refuse it by themselves; addresses and JSON reach the database without one.
"""

import re
from urllib.parse import unquote

from django.utils.translation import gettext as _

from config.access import not_understood
from config.problems import problem

JSON = "application/json"
# As JSON writes it; an even number of backslashes before it are letters of the text.
IN_JSON = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


class NulMiddleware:
    """Answers 400 to a NUL in the path, the query or a JSON body."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not holds_nul(request):
            return None
        if request.path.startswith("/api/"):
            return problem(request, status=400, detail=_("No text may hold the character NUL."))
        return not_understood(request)


def holds_nul(request) -> bool:
    if "\0" in request.path or "\0" in unquote(request.META.get("QUERY_STRING", "")):
        return True
    # A body of another kind may be large and is read by its own view.
    return request.content_type == JSON and bool(IN_JSON.search(request.body))
