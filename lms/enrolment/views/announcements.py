"""Announcements: one for who takes part, and the desk of those who write them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lms.people.access import ADMINISTRATOR, OFFICER, RESIDENT, TRAINER, access

from ..announcement_doors import (
    announcements_for,
    announcements_of_staff,
    classes_written_to_by,
    may_change,
    was_for,
)
from ..announcements_shown import name_places, shown_to
from ..announcing import (
    AnnouncementRefused,
    ChangedMeanwhile,
    announce,
    change_announcement,
    pin_announcement,
    withdraw_announcement,
)
from ..forms_announcements import AnnouncementForm, ChangeForm

A_PAGE = 25
ACTS = {
    "pin": (pin_announcement, {}, gettext_lazy("It stands above the others.")),
    "unpin": (
        pin_announcement,
        {"pinned": False},
        gettext_lazy("It stands among the others again."),
    ),
    "withdraw": (
        withdraw_announcement,
        {},
        gettext_lazy("It is withdrawn: nobody of the class reads it any more."),
    ),
}


@access(RESIDENT)
@never_cache
@require_safe
def announcement(request, pk):
    """One of one's own classes, whole; absent for everybody else. A notice may lead here when it
    is over."""
    found = announcements_for(request.user).select_related("cohort", "course", "author")
    if not found.filter(pk=pk).exists() and was_for(request.user).filter(pk=pk).exists():
        messages.info(request, _("That announcement is not shown any more."))
        return redirect("learning:mine")
    (shown,) = name_places(shown_to(request, [get_object_or_404(found, pk=pk)]))
    context = {
        "announcement": shown,
        "trail": [{"label": _("My learning"), "href": reverse("learning:mine")}],
    }
    return render(request, "pages/enrolment/announcement.html", context)


@access(TRAINER, OFFICER, ADMINISTRATOR)
@never_cache
@require_safe
def announcements(request):
    """What was said to the classes that one teaches; to all of them for the office."""
    cohorts = list(classes_written_to_by(request.user))
    slug = request.GET.get("kelas", "")
    chosen = next((each for each in cohorts if each.slug == slug), None)
    found = announcements_of_staff(request.user)
    if chosen is not None:
        found = found.in_class(chosen)
    found = found.select_related("cohort", "course", "author").order_by("-written_at", "-pk")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    name_places(page.object_list)
    context = {"page": page, "cohorts": cohorts, "chosen": chosen}
    return render(request, "pages/enrolment/announcements.html", context)


@access(TRAINER, OFFICER, ADMINISTRATOR)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request):
    initial = {"place": f"kelas:{request.GET['kelas']}"} if "kelas" in request.GET else None
    sent = request.POST if request.method == "POST" else None
    form = AnnouncementForm(sent, writer=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = announce(author=request.user, **form.wanted)
        except AnnouncementRefused as refused:
            form.add_error(refused.field, str(refused))
        else:
            messages.success(
                request,
                _("It is said, and everybody who takes part is told.")
                if made.told_at
                else _("It is said: the class reads it on its page."),
            )
            return redirect("enrolment:said_announcement", made.pk)
    return form_page(request, form, title=_("New announcement"))


@access(TRAINER, OFFICER, ADMINISTRATOR)
@never_cache
@require_safe
def said(request, pk):
    """One with all that it ever said, and what can be done with it."""
    (found,) = name_places([find(request.user, pk)])
    context = {
        "announcement": found,
        "editions": list(found.editions.select_related("replaced_by")),
        "may_change": may_change(request.user, found) and not found.is_withdrawn,
        "read_by": found.reads.count(),
        "trail": desk_trail(),
    }
    return render(request, "pages/enrolment/announcement_said.html", context)


@access(TRAINER, OFFICER, ADMINISTRATOR)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request, pk):
    found = find(request.user, pk, to_change=True)
    form = ChangeForm(request.POST if request.method == "POST" else None, announcement=found)
    if request.method == "POST" and form.is_valid():
        try:
            change_announcement(announcement=found, actor=request.user, **form.words)
        except AnnouncementRefused as refused:
            form.add_error(refused.field, str(refused))
        except ChangedMeanwhile as meanwhile:
            form.data = form.data.copy()
            form.data["version"] = meanwhile.kept.version
            found = meanwhile.kept
            form.add_error(
                "body",
                _(
                    "Somebody saved other words meanwhile; they stand above. Put the two "
                    "together and save again."
                ),
            )
            return form_page(request, form, title=_("Change the announcement"), kept=found)
        else:
            messages.success(request, _("It is changed."))
            return redirect("enrolment:said_announcement", pk)
    return form_page(request, form, title=_("Change the announcement"))


@access(TRAINER, OFFICER, ADMINISTRATOR)
@require_POST
def act(request, pk):
    """Pin, unpin or withdraw."""
    found = find(request.user, pk, to_change=True)
    if request.POST.get("act") not in ACTS:
        raise Http404
    verb, how, done = ACTS[request.POST["act"]]
    verb(announcement=found, actor=request.user, **how)
    messages.success(request, done)
    return redirect("enrolment:said_announcement", pk)


def form_page(request, form, *, title, kept=None):
    context = {"form": form, "title": title, "kept": kept, "trail": desk_trail()}
    status = 422 if form.errors else 200
    return render(request, "pages/enrolment/announcement_form.html", context, status=status)


def find(user, pk, *, to_change=False):
    found = announcements_of_staff(user).select_related("cohort", "course", "author")
    found = get_object_or_404(found, pk=pk)
    if to_change and not may_change(user, found):
        raise Http404
    return found


def desk_trail() -> list[dict]:
    return [{"label": _("Announcements"), "href": reverse("enrolment:announcements")}]
