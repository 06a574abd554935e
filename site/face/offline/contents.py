"""What is kept on a phone of a lesson or a course: the pages as everybody sees them, and their
files, each with its bytes.

Pages are drawn for a stranger. Nothing of the person who saves them is in the copy, so a phone
that is shared holds nothing of anybody.
"""

from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.translation import override

from courses.models import CoursePage, LessonPage
from face.navigation import address
from face.offline.application import SHELL_FILES, SHELL_PAGE, version
from face.offline.named import costs, named_in, packed_text

AN_HOUR = 3600
KEPT_OF_THE_REQUEST = ("HTTP_HOST", "SERVER_NAME", "SERVER_PORT", "wsgi.url_scheme")
KEPT_OF_THE_REQUEST += ("HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST")


def savable(pk) -> LessonPage | CoursePage | None:
    """A live lesson or course that everybody may read."""
    for model in (LessonPage, CoursePage):
        page = model.objects.live().public().filter(pk=pk).select_related("locale").first()
        if page is not None:
            return page
    return None


def contents_of(page, request) -> dict:
    """{"title", "bytes", "pages": [{"url", "title", "kind", "lesson", "files": [...]}]}.

    A course holds its own page and those of its lessons. A file that several pages name is
    counted once.
    """
    pages = [page_contents(each, request) for each in pages_of(page)]
    files = {file["url"]: file["bytes"] for each in pages for file in each["files"]}
    return {"title": page.title, "bytes": sum(files.values()), "pages": pages}


def pages_of(page) -> list:
    if isinstance(page, LessonPage):
        return [page]
    lessons = LessonPage.objects.live().public().descendant_of(page).order_by("path")
    return [page, *lessons.select_related("locale")]


def page_contents(page, request) -> dict:
    """Kept for an hour: drawing a page only to weigh it is dear, and a film seldom changes."""
    key = f"offline:{page.pk}:{page.latest_revision_id}:{page.last_published_at}:{version()}"
    known = cache.get(key)
    if known is None:
        with override(page.locale.language_code):
            known = weigh(page, request)
        cache.set(key, known, AN_HOUR)
    return known


def weigh(page, request) -> dict:
    own_address = page.get_url(request)
    body = drawn(page, own_address, request)
    shell = [static(name) for name in SHELL_FILES]
    weighed = {name: costs(name) for name in dict.fromkeys([*named_in(body), *shell])}
    files = [{"url": own_address, "bytes": packed_text(body.encode())}]
    files += [{"url": name, "bytes": size} for name, size in weighed.items() if size is not None]
    return {
        "url": own_address,
        "title": page.title,
        "kind": "lesson" if isinstance(page, LessonPage) else "course",
        "shelf": address(SHELL_PAGE),
        "files": files,
    }


def drawn(page, own_address, request) -> str:
    response = page.serve(as_a_stranger(request, own_address))
    return response.render().content.decode()


def as_a_stranger(request, path) -> HttpRequest:
    """A request of the same host for `path`, by nobody, without a cookie."""
    stranger = HttpRequest()
    stranger.method = "GET"
    stranger.path = stranger.path_info = path
    stranger.META = {
        name: request.META[name] for name in KEPT_OF_THE_REQUEST if name in request.META
    }
    stranger.META |= {"REQUEST_METHOD": "GET", "PATH_INFO": path}
    stranger.user = AnonymousUser()
    stranger.htmx = False
    return stranger
