"""The workflow "Baca ulang": what an editor writes, an officer or administrator reads."""

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from wagtail.models import (
    GroupApprovalTask,
    Locale,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from courses.models import CataloguePage

from .access import OFFICER
from .roles import allow

NAME = "Baca ulang"
# Switch it off and on, choose its pages, and add a group of second readers.
ACTS = (
    "wagtailcore.add_workflow",
    "wagtailcore.change_workflow",
    "wagtailcore.delete_workflow",
    "wagtailcore.change_task",
)


@transaction.atomic
def lay_out_second_reading() -> Workflow | None:
    """Put the workflow over the courses in the default language, once.

    As soon as there is a catalogue; None before that. What the office did with the workflow since
    (another name, other readers, other pages, off, one of its own) stays. A translation says what
    was read already, and wagtail-localize knows no workflows, so translators publish
    (docs/adr/0020).
    """
    allow(role=OFFICER, acts=ACTS)
    readers = Group.objects.select_for_update().get(name=OFFICER)
    catalogues = CataloguePage.objects.filter(locale=Locale.get_default(), alias_of=None)
    known = laid_out(catalogues, readers)
    if known or not catalogues:
        return known
    lift_what_nobody_approves()
    task = GroupApprovalTask.objects.create(
        name=NAME, content_type=ContentType.objects.get_for_model(GroupApprovalTask)
    )
    task.groups.add(readers)
    workflow = Workflow.objects.create(name=NAME)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for catalogue in catalogues:
        WorkflowPage.objects.update_or_create(
            page=catalogue.page_ptr, defaults={"workflow": workflow}
        )
    return workflow


def laid_out(catalogues, readers) -> Workflow | None:
    """What lies over the catalogue, else ours of an earlier time: that the office has taken its
    readers away, or its pages (switching it off does that as well), makes it no other one."""
    over = Workflow.objects.filter(workflow_pages__page__in=catalogues.values("page_ptr"))
    ours = Workflow.objects.filter(
        Q(name=NAME)
        | Q(workflow_tasks__task__in=GroupApprovalTask.objects.filter(groups=readers))
        | Q(workflow_tasks__task__name=NAME)
    )
    return over.first() or ours.first()


def lift_what_nobody_approves():
    """A new Wagtail has a workflow over every page, whose approvers' group is empty."""
    for over_all in WorkflowPage.objects.filter(page=Page.get_first_root_node()):
        tasks = GroupApprovalTask.objects.filter(workflow_tasks__workflow=over_all.workflow)
        if not Group.objects.filter(groupapprovaltask__in=tasks, user__isnull=False).exists():
            over_all.delete()
