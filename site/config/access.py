"""Who may use a route, and whether staff have their second factor: asked once, for every request,
before the view runs.

A view of ours carries its rules (`media_tools.access.access`). Views that others wrote are
covered by the table below. A view that neither names is closed: absent, like a forbidden one.
"""

from functools import partial
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _

from lms.people.access import ADMINISTRATOR, ANYONE, EDITOR, OFFICER, meets
from lms.people.second_factor import owes_second_factor

# Module of a third party's view, or of one of ours inside of its pages -> who may use it. Each
# such view asks for its own permissions besides; this is the outer door. First match wins.
RULES_BY_MODULE = (
    ("courses.parcel", {EDITOR, ADMINISTRATOR}),
    ("courses.hotspot_list_pages", {EDITOR, ADMINISTRATOR}),
    ("wagtail.contrib.sitemaps", {ANYONE}),
    ("wagtail.admin.views.account", {EDITOR, OFFICER, ADMINISTRATOR}),
    ("wagtail.users", {ADMINISTRATOR}),
    ("lms.people.account_pages", {ADMINISTRATOR}),
    ("wagtail.admin", {EDITOR, OFFICER, ADMINISTRATOR}),
    # Whom people turn to about their data is the office's to say.
    ("wagtail.contrib.settings", {OFFICER, ADMINISTRATOR}),
    ("wagtail.contrib", {EDITOR, ADMINISTRATOR}),
    ("wagtail.images.views.serve", {ANYONE}),
    ("wagtail.documents.views.serve", {ANYONE}),
    ("wagtail.views", {ANYONE}),
    ("wagtail_localize", {EDITOR, ADMINISTRATOR}),
    ("wagtail", {EDITOR, OFFICER, ADMINISTRATOR}),
    ("django.views.i18n", {ANYONE}),
    ("django.views.static", {ANYONE}),
    ("django.contrib.sitemaps", {ANYONE}),
    # The API asks per operation (config/api.py).
    ("ninja", {ANYONE}),
    # Wagtail's own sign-in for readers and its example of a missing page: ours stand elsewhere.
    ("django.contrib.auth.views", set()),
    ("django.views.generic.base", set()),
)


def modules_of(view) -> list[str]:
    """Where a view was written, then where the classes were that it builds on: a form of ours
    in Wagtail's admin is Wagtail's."""
    if isinstance(view, partial):
        view = view.func
    cls = getattr(view, "view_class", None)
    return [each.__module__ for each in cls.__mro__] if cls else [view.__module__]


def rules_of(view) -> frozenset[str] | None:
    """The rules that open `view`, or None where nobody declared any."""
    declared = getattr(view, "access_rules", None)
    if declared is not None:
        return declared
    for module in modules_of(view):
        for prefix, rules in RULES_BY_MODULE:
            if module == prefix or module.startswith(f"{prefix}."):
                return frozenset(rules)
    return None


def not_found(request, status=404):
    return render(request, "pages/errors/404.html", status=status)


def not_understood(request):
    return render(request, "pages/errors/400.html", status=400)


def is_let_through(request, view) -> bool:
    """Whether nothing, or only the way to it, stands between the reader and their second factor.
    The API asks by itself, where it knows whose key was sent."""
    if getattr(view, "before_second_factor", False) or request.path.startswith("/api/"):
        return True
    return not owes_second_factor(request.user)


def set_up_first(request):
    """The page at this address waits; this one says for what, and leads back."""
    context = {"next": request.get_full_path() if request.method == "GET" else ""}
    return render(request, "pages/people/set_up_first.html", context, status=403)


def opens_a_page(request) -> bool:
    """Whether a person looks at the answer: a page, or a form that leads to one. Scripts and
    uploads are told plainly that there is nothing."""
    return request.method == "GET" or request.headers.get("Sec-Fetch-Mode") == "navigate"


def sign_in_first(request):
    """To the page of signing in, and back. What a form sent is not kept, so its sender is told,
    and comes back to the page where the form was."""
    back = request.get_full_path()
    if request.method != "GET":
        messages.warning(
            request,
            _("You were signed out, so nothing was sent. Sign in, then send it once more."),
        )
        back = came_from(request)
    return redirect_to_login(back, resolve_url(settings.LOGIN_URL))


def came_from(request) -> str:
    """The page of ours that sent the form; the front page where the browser does not say."""
    page = urlsplit(request.headers.get("Referer", ""))
    if page.netloc != request.get_host():
        return "/"
    return f"{page.path}?{page.query}" if page.query else page.path


class AccessMiddleware:
    """Asks `rules_of` before a view runs. Refusal is a 404; a stranger is asked to sign in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            return self.in_words(request, response)
        return response

    def in_words(self, request, refused):
        """Django says "method not allowed" with an empty page."""
        if request.path.startswith("/api/"):
            return refused
        page = render(request, "pages/errors/405.html", status=405)
        page["Allow"] = refused["Allow"]
        return page

    def process_view(self, request, view, args, kwargs):
        rules = rules_of(view)
        if rules is not None and meets(request.user, rules):
            return None if is_let_through(request, view) else set_up_first(request)
        if rules is not None and not request.user.is_authenticated and opens_a_page(request):
            return sign_in_first(request)
        return not_found(request)

    def process_exception(self, request, exception):
        # With DEBUG on, Django would show its technical pages, which say more than "absent".
        if request.path.startswith("/api/"):
            return None
        if isinstance(exception, Http404):
            return not_found(request)
        return not_understood(request) if isinstance(exception, BadRequest) else None
