"""Wagtail's pages of accounts record who looks and delete nobody."""

import pytest

from lms.people.models import TrailEntry, User
from tests.factories import make_home


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
