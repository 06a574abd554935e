from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from media_tools.access import SIGNED_IN, access

from ..addresses import in_language
from ..queries import notices_of
from ..reading import mark_all_read, mark_read

A_PAGE = 20  # notices


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
