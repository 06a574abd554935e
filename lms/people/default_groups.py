"""The two groups that Wagtail makes and nobody here is a member of."""

NAMES = ("Editors", "Moderators")


def remove_unused(apps) -> None:
    """Remove those without members, and the workflows and tasks that only they carry. Where such
    a task was ever used, its history stays and it is shut.

    `apps`: the models of a migration.
    """
    groups = apps.get_model("auth", "Group").objects.filter(name__in=NAMES)
    membership = apps.get_model("people", "User").groups.through
    unused = groups.exclude(pk__in=membership.objects.values("group_id"))
    keys = set(unused.values_list("pk", flat=True))
    if not keys:
        return
    tasks = apps.get_model("wagtailcore", "GroupApprovalTask")
    for task in list(tasks.objects.filter(groups__in=keys).distinct()):
        if set(task.groups.values_list("pk", flat=True)) <= keys:
            _end(apps, task)
    unused.delete()


def _end(apps, task) -> None:
    steps = apps.get_model("wagtailcore", "WorkflowTask")
    alone = [
        step.workflow
        for step in steps.objects.filter(task_id=task.pk).select_related("workflow")
        if not steps.objects.filter(workflow=step.workflow).exclude(task_id=task.pk).exists()
    ]
    states = apps.get_model("wagtailcore", "WorkflowState")
    for workflow in alone:
        apps.get_model("wagtailcore", "WorkflowPage").objects.filter(workflow=workflow).delete()
        if states.objects.filter(workflow=workflow).exists():
            workflow.active = False
            workflow.save(update_fields=["active"])
        else:
            workflow.delete()
    if apps.get_model("wagtailcore", "TaskState").objects.filter(task_id=task.pk).exists():
        task.active = False
        task.save(update_fields=["active"])
        return
    steps.objects.filter(task_id=task.pk).delete()
    task.delete()
