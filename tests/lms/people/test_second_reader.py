"""What an editor writes is read by somebody else, while the office wants it so."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import (
    GroupApprovalTask,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)

from courses.models import ArticlePage, LessonPage
from courses.tasks import publish_scheduled
from lms.people.access import EDITOR, OFFICER
from lms.people.roles import give_role
from lms.people.second_reader import lay_out_second_reading
from tests.courses.lesson_form import lesson_words
from tests.factories import make_course, make_home


@pytest.fixture
def lesson(db):
    lesson = LessonPage.objects.child_of(make_course()).first()
    lesson.save_revision().publish()
    return lesson


@pytest.fixture
def workflow(lesson, fajar, endah):
    give_role(person=fajar, role=EDITOR)
    call_command("allow_roles")
    return Workflow.objects.get(name="Baca ulang")


def send(client, person, page, act, **words):
    client.force_login(person)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(edit, lesson_words(**words) | {act: "1"})


def test_it_is_laid_out_once_and_the_office_may_change_it(workflow, lesson):
    catalogue = lesson.get_parent().get_parent()
    assert [each.page_id for each in WorkflowPage.objects.all()] == [catalogue.pk]
    Workflow.objects.update(name="Mata kedua", active=False)
    call_command("allow_roles")

    kept = Workflow.objects.filter(workflow_tasks__task__name="Baca ulang").get()
    assert (kept.name, kept.active) == ("Mata kedua", False)
    assert (
        WorkflowPage.objects.count()
        == GroupApprovalTask.objects.filter(groups__name=OFFICER).count()
    )


@pytest.mark.parametrize("then", ["goes on", "is switched off"])
def test_other_readers_are_the_choice_of_the_office(workflow, then):
    task = GroupApprovalTask.objects.get(name="Baca ulang")
    task.groups.set([Group.objects.create(name="Pembaca kedua")])
    if then == "is switched off":
        workflow.deactivate()
    pages = list(WorkflowPage.objects.values_list("page", "workflow"))
    call_command("allow_roles")

    assert [each.name for each in task.groups.all()] == ["Pembaca kedua"]
    assert list(WorkflowPage.objects.values_list("page", "workflow")) == pages
    assert not GroupApprovalTask.objects.filter(groups__name=OFFICER).exists()


def test_a_workflow_of_the_office_over_the_catalogue_stays(db):
    catalogue = make_course().get_parent()
    own = Workflow.objects.create(name="Redaksi")
    WorkflowPage.objects.create(page=catalogue, workflow=own)

    assert lay_out_second_reading() == own
    assert WorkflowPage.objects.get(page=catalogue).workflow == own
    assert not Workflow.objects.filter(name="Baca ulang").exists()


def test_without_a_catalogue_there_is_nothing_to_read_yet(db):
    assert lay_out_second_reading() is None
    assert not GroupApprovalTask.objects.filter(groups__name=OFFICER).exists()


def test_a_workflow_of_the_office_over_everything_stays(db, dimas):
    make_course()
    group = Group.objects.create(name="Redaksi")
    dimas.groups.add(group)
    task = GroupApprovalTask.objects.create(name="Redaksi")
    task.groups.add(group)
    own = Workflow.objects.create(name="Redaksi")
    WorkflowTask.objects.create(workflow=own, task=task)
    root = Page.get_first_root_node()
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": own})
    lay_out_second_reading()
    assert WorkflowPage.objects.get(page=root).workflow == own


def test_an_editor_submits_and_an_officer_publishes(client, workflow, lesson, fajar, endah):
    send(client, fajar, lesson, "action-publish", title="Tanpa pembaca kedua")
    lesson.refresh_from_db()
    assert lesson.title == "Materi 1"

    send(client, fajar, lesson, "action-submit", title="Materi baru")
    lesson.refresh_from_db()
    assert (lesson.title, lesson.draft_title) == ("Materi 1", "Materi baru")
    state = WorkflowState.objects.get(status="in_progress")
    client.force_login(endah)
    answer = client.post(
        reverse(
            "wagtailadmin_pages:workflow_action",
            args=[lesson.pk, "approve", state.current_task_state_id],
        )
    )

    assert answer.status_code == 302
    lesson.refresh_from_db()
    assert (lesson.title, lesson.live) == ("Materi baru", True)


def test_who_approves_may_publish_and_so_may_an_office_of_one(workflow, lesson, fajar, admin):
    publishes = {
        "editor": lesson.permissions_for_user(fajar).can_publish(),
        "administrator": lesson.permissions_for_user(admin).can_publish(),
    }
    give_role(person=fajar, role=OFFICER)
    publishes["both"] = lesson.permissions_for_user(fajar).can_publish()
    assert publishes == {"editor": False, "administrator": True, "both": True}


def test_no_new_lesson_is_published_at_once_either(workflow, lesson, fajar):
    course = lesson.get_parent()
    assert not course.permissions_for_user(fajar).can_publish_subpage()


def test_with_the_workflow_off_an_editor_publishes(client, workflow, lesson, fajar):
    Workflow.objects.update(active=False)
    send(client, fajar, lesson, "action-publish", title="Langsung terbit")
    lesson.refresh_from_db()
    assert lesson.title == "Langsung terbit"


def test_an_officer_switches_it_off_and_on(client, workflow, endah):
    client.force_login(endah)
    for act, active in (("disable", False), ("enable", True)):
        client.post(reverse(f"wagtailadmin_workflows:{act}", args=[workflow.pk]))
        workflow.refresh_from_db()
        assert workflow.active is active


def test_other_pages_are_published_by_editors(workflow, fajar):
    article = ArticlePage(title="Tentang", slug="tentang", body=[])
    make_home().add_child(instance=article)
    assert article.permissions_for_user(fajar).can_publish()


@pytest.mark.parametrize("depth", ["course", "lesson"])
def test_asking_costs_the_same_everywhere(
    workflow, lesson, fajar, django_assert_max_num_queries, depth
):
    page = lesson if depth == "lesson" else lesson.get_parent().specific
    fajar.get_all_permissions()
    with django_assert_max_num_queries(6):
        assert not page.permissions_for_user(fajar).can_publish()


def test_an_approved_lesson_waits_for_its_day_and_leaves_on_its_last(lesson):
    now = timezone.now()
    lesson.unpublish()
    lesson.title, lesson.go_live_at = "Besok", now + timedelta(days=1)
    lesson.expire_at = now + timedelta(days=2)
    lesson.save_revision().publish()
    publish_scheduled()
    lesson.refresh_from_db()
    assert lesson.live is False

    revision = lesson.scheduled_revision
    revision.content["go_live_at"] = (now - timedelta(minutes=5)).isoformat()
    revision.approved_go_live_at = now - timedelta(minutes=5)
    revision.save()
    publish_scheduled()
    publish_scheduled()
    lesson.refresh_from_db()
    assert (lesson.live, lesson.title) == (True, "Besok")

    LessonPage.objects.filter(pk=lesson.pk).update(expire_at=now - timedelta(minutes=1))
    publish_scheduled()
    lesson.refresh_from_db()
    assert (lesson.live, lesson.expired) == (False, True)


def test_the_clock_asks_every_minute():
    from config.celery import app

    entry = app.conf.beat_schedule["publish-scheduled"]
    assert entry == {"task": publish_scheduled.name, "schedule": 60}
