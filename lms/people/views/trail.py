"""The administrator's search in the audit trail. Read only, and recorded itself."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..access import ADMINISTRATOR, access
from ..trail import record
from ..trail_search import TrailForm, names_of, search, told

A_PAGE = 50  # rows


@access(ADMINISTRATOR)
@never_cache
@require_safe
def trail(request):
    form = TrailForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = search(**asked)
    page = Paginator(found.entries, A_PAGE).get_page(request.GET.get("page"))
    # Read before this look is recorded, which would push the last row off the page.
    entries = list(page.object_list)
    names = names_of(entries)
    rows = [told(entry, names) for entry in entries]
    record(
        verb="trail_searched",
        subject=request.user,
        actor=request.user,
        # Whom it was about by number: what was typed may be a name.
        about=[person.pk for person in found.people],
        verb_asked=asked.get("verb", ""),
        leaf=page.number,
    )
    context = {
        "form": form,
        "page": page,
        "rows": rows,
        "people": found.people,
        "is_narrowed": any(asked.values()),
    }
    return render(request, "pages/people/trail.html", context)
