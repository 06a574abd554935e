"""Officers can do in the editor's place what their work asks for, and no more."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from lms.people.access import OFFICER


@pytest.mark.django_db
def test_officers_have_what_their_rooms_ask_for():
    call_command("allow_roles")
    call_command("allow_roles")
    held = Group.objects.get(name=OFFICER).permissions.values_list(
        "content_type__app_label", "codename"
    )
    assert sorted(".".join(each) for each in held) == [
        "assessment.add_assignment",
        "assessment.change_assignment",
        "enrolment.add_cohort",
        "enrolment.change_cohort",
        "enrolment.delete_cohort",
        "notices.add_messagetext",
        "notices.change_messagetext",
        "notices.delete_messagetext",
        "outcomes.add_programme",
        "outcomes.change_programme",
        "people.change_dataprotectioncontact",
        "wagtailadmin.access_admin",
        "wagtailcore.add_workflow",
        "wagtailcore.change_task",
        "wagtailcore.change_workflow",
        "wagtailcore.delete_workflow",
    ]
