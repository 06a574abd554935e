from django.conf import settings
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import translate_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, get_language_from_path, override
from django.views.decorators.http import require_POST, require_safe

from media_tools.access import SIGNED_IN, access

from .queries import notices_of
from .reading import mark_all_read, mark_read

A_PAGE = 20  # notices


def in_language(path: str, language: str) -> str:
    """The same page in `language`; an address is understood only in its own language."""
    with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
        return translate_url(path, language)


@access(SIGNED_IN)
@require_safe
def notice_list(request):
    page = Paginator(notices_of(request.user), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "pages/notices/list.html", {"page": page})


@access(SIGNED_IN)
@require_POST
def open_notice(request, pk):
    """Opening is what marks a notice as read: a POST, because it changes something."""
    notice = mark_read(notice=get_object_or_404(notices_of(request.user), pk=pk))
    if notice.path and url_has_allowed_host_and_scheme(notice.path, allowed_hosts=None):
        return redirect(in_language(notice.path, get_language()))
    return redirect("notices:list")


@access(SIGNED_IN)
@require_POST
def read_all(request):
    mark_all_read(recipient=request.user)
    return redirect("notices:list")
