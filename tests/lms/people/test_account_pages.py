"""Wagtail's pages of accounts record who looks and delete nobody."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from lms.people.default_groups import remove_unused
from lms.people.models import TrailEntry, User
from lms.people.roles import given_roles
from tests.factories import PersonFactory, make_home


@pytest.fixture
def pages(client, admin, ayu):
    make_home()
    client.force_login(admin)
    TrailEntry.objects.all().delete()
    return client


def looks():
    return [
        (entry.verb, entry.subject_id, entry.detail["page"])
        for entry in TrailEntry.objects.order_by("pk")
    ]


def test_the_list_of_accounts_is_one_look(pages, admin, ayu):
    assert pages.get("/cms/users/").status_code == 200
    entry = TrailEntry.objects.get()
    assert (entry.verb, entry.detail["people"], entry.detail["taken_away"]) == (
        "seen_list",
        f" {ayu.pk} ",
        False,
    )


def test_an_account_and_its_history_are_looks(pages, ayu):
    assert pages.get(f"/cms/users/edit/{ayu.pk}/").status_code == 200
    assert pages.get(f"/cms/users/history/{ayu.pk}/").status_code == 200
    assert looks() == [("seen", str(ayu.pk), "user")] * 2


def test_nobody_is_deleted_there(pages, ayu):
    for path in (
        f"/cms/users/delete/{ayu.pk}/",
        f"/cms/bulk/people/user/delete/?id={ayu.pk}",
    ):
        pages.get(path)
        assert pages.post(path)["Location"] == "/program/permintaan/baru/", path
    assert User.objects.filter(pk=ayu.pk).exists()


def test_roles_are_given_and_taken_by_their_names(pages, admin, ayu):
    path = f"/cms/users/edit/{ayu.pk}/"
    form = pages.get(path).context["form"]
    assert sorted(label for _value, label in form.fields["groups"].choices) == [
        "Editor",
        "Pelatih",
        "Petugas Diskominfo",
    ]
    groups = {group.name: group.pk for group in Group.objects.all()}
    TrailEntry.objects.all().delete()
    fields = {"name": "Ayu", "is_active": "on"}
    for chosen in (["trainer", "editor"], ["editor"], ["editor"]):
        sent = fields | {"groups": [groups[name] for name in chosen]}
        assert pages.post(path, sent).status_code == 302
        assert {group.name for group in ayu.groups.all()} == set(chosen)
    ayu.refresh_from_db()
    assert (ayu.name, ayu.email, ayu.is_active, ayu.is_superuser) == (
        "Ayu", "ayu@demo.test", True, False,
    )  # fmt: skip
    entries = TrailEntry.objects.filter(verb__startswith="role_").order_by("pk")
    assert [(entry.verb, entry.detail["role"], entry.actor) for entry in entries] == [
        ("role_given", "editor", admin),
        ("role_given", "trainer", admin),
        ("role_taken", "trainer", admin),
    ]


def test_who_has_only_a_number_can_be_given_a_role(pages):
    joko = PersonFactory(name="Joko", email=None, phone="+6281234567890")
    path = f"/cms/users/edit/{joko.pk}/"
    assert "+6281234567890" in pages.get(path).content.decode()
    trainers = Group.objects.get(name="trainer").pk
    sent = {"name": "Joko", "is_active": "on", "groups": [trainers]}
    assert pages.post(path, sent).status_code == 302
    joko.refresh_from_db()
    assert (joko.email, joko.phone, given_roles(joko)) == (
        None, "+6281234567890", frozenset({"trainer"}),
    )  # fmt: skip


def test_an_account_is_made_with_one_name(pages):
    password = "panjang-sekali-2026"
    sent = {"name": "Sari", "email": "Sari@Example.com", "password1": password}
    answer = pages.post("/cms/users/new/", sent | {"password2": password})
    assert answer.status_code == 302
    assert User.objects.get(name="Sari").email == "sari@example.com"


def test_wagtails_own_groups_are_gone_where_nobody_is_in_them(db):
    assert set(Group.objects.values_list("name", flat=True)) == {"trainer", "officer", "editor"}
    assert not Workflow.objects.exists()
    assert not GroupApprovalTask.objects.exists()


def test_a_group_with_members_and_its_workflow_stay(ayu):
    kept, gone = Group.objects.create(name="Moderators"), Group.objects.create(name="Editors")
    ayu.groups.add(kept)
    for group in (kept, gone):
        task = GroupApprovalTask.objects.create(name=group.name)
        task.groups.add(group)
        workflow = Workflow.objects.create(name=group.name)
        WorkflowTask.objects.create(workflow=workflow, task=task)
    remove_unused(apps)
    assert set(Group.objects.values_list("name", flat=True)) == {
        "trainer", "officer", "editor", "Moderators",
    }  # fmt: skip
    assert list(Workflow.objects.values_list("name", flat=True)) == ["Moderators"]
    assert list(GroupApprovalTask.objects.values_list("name", flat=True)) == ["Moderators"]
