"""A character that no text holds and PostgreSQL refuses: told at the door, once for all views.

Django's form fields refuse it by themselves; addresses and JSON reach the database without one.
"""

from urllib.parse import unquote

from django.core.exceptions import BadRequest

JSON = "application/json"


class NulMiddleware:
    """Answers 400 to a NUL in the path, the query or a JSON body."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        # Here, and not in __call__, so that the answer is the product's own page or problem.
        if "\0" in request.path or "\0" in unquote(request.META.get("QUERY_STRING", "")):
            raise BadRequest("NUL")
        # As JSON writes it; a body of another kind may be large and is read by its own view.
        if request.content_type == JSON and b"\\u0000" in request.body:
            raise BadRequest("NUL")
