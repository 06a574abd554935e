"""The editor's place says on its first page what somebody can do there."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component

from lms.people.access import ADMINISTRATOR, EDITOR, roles_of

# Permission, the model as its addresses name it, title, what it is for.
TASKS = (
    (
        "enrolment.change_cohort",
        "enrolment_cohort",
        _("Classes"),
        _("Dates, trainers, seats and meetings of every class."),
    ),
    (
        "outcomes.change_programme",
        "outcomes_programme",
        _("Programmes"),
        _("Budget, and which classes belong to a programme."),
    ),
    (
        "assessment.change_assignment",
        "assessment_assignment",
        _("Assignments"),
        _("Give an assignment to a class, and change when it is due."),
    ),
    (
        "notices.change_messagetext",
        "notices_messagetext",
        _("Texts of messages"),
        _("What residents read by e-mail, WhatsApp and SMS."),
    ),
    (
        "media_tools.change_platformprofile",
        "media_tools_platformprofile",
        _("Platforms"),
        _("What TikTok, Shorts and YouTube ask of a video."),
    ),
)
# Pages and settings are allowed and addressed in their own ways.
PAGES = (
    "wagtailadmin_explore_root",
    _("Courses and pages"),
    _("Write lessons, quizzes, assignments and articles, in both languages."),
)
CONTACT = (
    _("Contact for data protection"),
    _("Whom people turn to about their data."),
)


def tasks_of(user) -> list[dict]:
    """What `user` can do there, each with its address."""
    found = []
    if roles_of(user) & {EDITOR, ADMINISTRATOR}:
        found.append((reverse(PAGES[0]), *PAGES[1:]))
    found += [
        (reverse(f"wagtailsnippets_{model}:list"), title, says)
        for permission, model, title, says in TASKS
        if user.has_perm(permission)
    ]
    if user.has_perm("people.change_dataprotectioncontact"):
        setting = reverse("wagtailsettings:edit", args=["people", "dataprotectioncontact"])
        found.append((setting, *CONTACT))
    return [{"href": href, "title": title, "says": says} for href, title, says in found]


class WhatToDo(Component):
    order = 50

    def __init__(self, user):
        self.user = user

    def render_html(self, parent_context):
        return render_to_string("pages/cms/what_to_do.html", {"tasks": tasks_of(self.user)})


@hooks.register("construct_homepage_panels")
def say_what_to_do(request, panels):
    panels.append(WhatToDo(request.user))
