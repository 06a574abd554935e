"""Giving people a role, and roles what they may do in the editor's place."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.snippets.models import get_snippet_models

from lms.notices import office as messages

from .access import ADMINISTRATOR, EDITOR, GROUP_ROLES
from .models import User
from .trail import record

PAGE_ACTS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
COLLECTION_ACTS = (
    *(f"wagtailimages.{act}_image" for act in ("add", "change", "choose")),
    *(f"wagtaildocs.{act}_document" for act in ("add", "change", "choose")),
)
SNIPPET_ACTS = ("add", "change", "delete", "publish")
EDITOR_ACTS = (
    "wagtailadmin.access_admin",
    "wagtail_localize.submit_translation",
    # Correct what a platform asks; one that has judged anything is never deleted.
    "media_tools.add_platformprofile",
    "media_tools.change_platformprofile",
    *messages.EDITOR_ACTS,
)


class UnknownRole(LookupError):
    """Only the roles of `lms.people.access` are given; being a resident needs no giving."""


def make_groups(*, group_model) -> None:
    """A Django group for each role that is given by membership. A migration brings its model."""
    for name in GROUP_ROLES:
        group_model.objects.get_or_create(name=name)


@transaction.atomic
def give_role(*, person, role: str, actor=None) -> User:
    """Give `person` a role of GROUP_ROLES, or make them ADMINISTRATOR. Twice is once."""
    person = User.objects.select_for_update().get(pk=person.pk)
    if role == ADMINISTRATOR:
        if person.is_superuser:
            return person
        person.is_superuser = person.is_staff = True
        person.save(update_fields=["is_superuser", "is_staff"])
    elif role in GROUP_ROLES:
        if role == EDITOR:
            allow_editors()
        if person.groups.filter(name=role).exists():
            return person
        person.groups.add(Group.objects.get_or_create(name=role)[0])
    else:
        raise UnknownRole(role)
    record(verb="role_given", subject=person, actor=actor, role=role)
    return person


def given_roles(person) -> frozenset[str]:
    """What `person` was given, read anew: groups of GROUP_ROLES, and ADMINISTRATOR."""
    names = frozenset(person.groups.filter(name__in=GROUP_ROLES).values_list("name", flat=True))
    return names | {ADMINISTRATOR} if person.is_superuser else names


def record_roles(*, person, before: frozenset[str], actor) -> None:
    """Record what a form gave or took since `before`, inside the transaction of the change."""
    now = given_roles(person)
    if EDITOR in now - before:
        allow_editors()
    for role in sorted(now - before):
        record(verb="role_given", subject=person, actor=actor, role=role)
    for role in sorted(before - now):
        record(verb="role_taken", subject=person, actor=actor, role=role)


def allow(*, role: str, acts) -> Group:
    """Let the group of `role` do `acts` ("app.codename") in the admin. Rooms above name their
    own acts. Raises Permission.DoesNotExist where an act is not known."""
    group = Group.objects.get_or_create(name=role)[0]
    group.permissions.add(*(_permission(act) for act in acts))
    return group


@transaction.atomic
def allow_editors() -> Group:
    """All that writing courses needs: every page, image, document and snippet of the shelf.

    It is asked when an editor is named and not in a migration, because the page tree and the
    permissions of later apps do not exist there yet.
    """
    group = allow(role=EDITOR, acts=EDITOR_ACTS)
    for model in (m for m in get_snippet_models() if m._meta.app_label == "courses"):
        acts = (
            f"{act}_{model._meta.model_name}" for act in ("add", "change", "delete", "publish")
        )
        group.permissions.add(
            *Permission.objects.filter(
                content_type__app_label=model._meta.app_label, codename__in=acts
            )
        )
    root = Page.get_first_root_node()
    for act in PAGE_ACTS:
        GroupPagePermission.objects.get_or_create(
            group=group, page=root, permission=_permission(f"wagtailcore.{act}")
        )
    shelf = Collection.get_first_root_node()
    for act in COLLECTION_ACTS:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=shelf, permission=_permission(act)
        )
    return group


def _permission(act: str) -> Permission:
    app, codename = act.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)
