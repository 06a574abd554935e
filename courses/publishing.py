"""Who may publish: where pages are read by a second person first, that person.

Wagtail's workflow asks for an approval, and lets whoever has the permission to publish go round
it. Here, while a workflow is on for a page, publishing belongs to those who approve in it (and to
administrators); an editor submits. Where the office switched the workflow off, or never had one,
an editor publishes.
"""

from django.utils.functional import cached_property
from wagtail.models import GroupApprovalTask, PagePermissionTester


class SecondReaderTester(PagePermissionTester):
    def can_publish(self):
        if self.approves is None or not self.user.is_active:
            return super().can_publish()
        return self.approves

    def can_publish_subpage(self):
        return super().can_publish_subpage() and self.approves is not False

    @cached_property
    def approves(self) -> bool | None:
        """Whether this person approves in the workflow that is on here; None where none is.

        Who approves publishes by it, so being named a second reader is all the office has to do.
        """
        workflow = None if self.page_is_root else self.page.get_workflow()
        if workflow is None or self.user.is_superuser:
            return None
        return GroupApprovalTask.objects.filter(
            active=True, workflow_tasks__workflow=workflow, groups__in=self.user.groups.all()
        ).exists()
