"""Where the office makes classes: dates, trainers, seats and meetings on one form."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
)
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .cohort_form import CohortForm, is_used
from .enrol import fill_seats
from .models import Cohort

PANELS = [
    HelpPanel(template="pages/cms/back_to_classes.html"),
    MultiFieldPanel(
        [
            FieldPanel("course"),
            FieldPanel("name"),
            FieldPanel("slug"),
            FieldPanel("place"),
            FieldPanel("kecamatan"),
        ],
        heading=_("Class"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
            FieldRowPanel(
                [FieldPanel("applications_open_at"), FieldPanel("applications_close_at")]
            ),
        ],
        heading=_("Dates"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("selection", widget=forms.RadioSelect),
            FieldPanel("selection_note"),
            FieldPanel("offer_hours"),
        ],
        heading=_("How seats are given"),
    ),
    MultiFieldPanel([FieldPanel("asks_nik"), FieldPanel("nik_reason")], heading=_("NIK")),
    FieldPanel("trainers", widget=forms.CheckboxSelectMultiple),
    FieldPanel("shows_photos"),
    InlinePanel(
        "seat_groups",
        [FieldRowPanel([FieldPanel("kind"), FieldPanel("region"), FieldPanel("seats")])],
        heading=_("Seats"),
        label=_("seat group"),
        min_num=1,
        help_text=_("A group that has more seats now calls in those who wait."),
    ),
    InlinePanel(
        "meetings",
        [
            FieldPanel("title"),
            FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
            FieldPanel("place"),
            FieldPanel("online_url"),
        ],
        heading=_("Meetings"),
        label=_("meeting"),
    ),
]


class CohortViewSet(SnippetViewSet):
    model = Cohort
    icon = "group"
    menu_label = _("Classes")
    menu_order = 210
    add_to_admin_menu = True
    list_display = ["name", "course", "starts_on", "ends_on", "applications_close_at"]
    list_filter = ["course"]
    search_fields = ["name", "place"]
    ordering = ["-starts_on", "name"]
    edit_handler = ObjectList(PANELS, base_form_class=CohortForm)


register_snippet(CohortViewSet)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def back_to_the_office(request, instance):
    """More seats are of no use to those who wait until somebody calls them in. And the office
    came from the page of the class."""
    if not isinstance(instance, Cohort):
        return None
    fill_seats(cohort=instance, actor=request.user)
    return redirect("enrolment:applicants", instance.slug)


@hooks.register("before_delete_snippet")
def keep_what_somebody_used(request, instances):
    """One class, or the ticked ones of the list."""
    kept = [each for each in instances if isinstance(each, Cohort) and is_used(each)]
    if not kept:
        return None
    messages.error(
        request,
        gettext(
            "Not deleted: %(classes)s. People applied, or there are assignments, attendance or "
            "photos. What happened in a class stays; close its applications instead."
        )
        % {"classes": ", ".join(each.name for each in kept)},
    )
    return redirect("wagtailsnippets_enrolment_cohort:list")
