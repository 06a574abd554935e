import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Page

from lms.people.access import roles_of
from lms.people.models import TrailEntry, User
from lms.people.roles import UnknownRole, give_role
from tests.factories import give_second_factor


def test_the_groups_of_the_roles_are_there(db):
    names = Group.objects.filter(name__in=("trainer", "officer", "editor"))
    assert names.count() == 3


@pytest.mark.parametrize("role", ["trainer", "officer", "editor"])
def test_a_role_is_given_once_and_recorded(ayu, admin, role):
    for _ in range(2):
        person = give_role(person=ayu, role=role, actor=admin)
    # Whoever is at the office also keeps the video bench going.
    also = {"operator"} if role == "officer" else set()
    assert roles_of(person) == {"resident", role} | also
    entry = TrailEntry.objects.get(verb="role_given")
    assert (entry.actor, entry.detail) == (admin, {"role": role})


def test_an_administrator_has_every_role(ayu):
    person = give_role(person=ayu, role="administrator")
    assert roles_of(person) == {
        "resident", "trainer", "officer", "editor", "administrator", "operator",
    }  # fmt: skip


def test_a_role_that_is_not_there_is_not_given(ayu):
    with pytest.raises(UnknownRole):
        give_role(person=ayu, role="superman")


def test_an_editor_works_in_the_editors_place_on_every_page(client, ayu):
    give_role(person=ayu, role="editor")
    editor = User.objects.get(pk=ayu.pk)
    root = Page.get_first_root_node()
    may = root.permissions_for_user(editor)
    assert (may.can_add_subpage(), may.can_publish_subpage()) == (True, True)
    assert editor.has_perm("wagtailadmin.access_admin")
    give_second_factor(editor)
    client.force_login(editor)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200


def test_a_trainer_does_not(client, citra):
    client.force_login(citra)
    assert client.get(reverse("wagtailadmin_home")).status_code == 404
