"""Keys for programs: what is kept of them, and how long they open the door."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lms.integration.models import ApiToken
from lms.integration.tokens import NameTaken, make_token, recognise, revoke, tokens_of
from lms.people.models import TrailEntry


def test_the_secret_is_not_kept(ayu):
    token, secret = make_token(owner=ayu, name="Aplikasi kota")
    stored = ApiToken.objects.filter(pk=token.pk).values().get()
    assert secret.startswith("ngalam_")
    assert len(secret) > 40
    assert secret not in str(stored)
    assert secret.removeprefix("ngalam_") not in str(stored)


def test_two_keys_are_never_alike(ayu):
    assert make_token(owner=ayu, name="A")[1] != make_token(owner=ayu, name="B")[1]


def test_a_secret_is_recognised_as_its_owners(ayu, endah):
    make_token(owner=endah, name="Laporan")
    token, secret = make_token(owner=ayu, name="Aplikasi kota")
    assert recognise(secret) == token
    assert recognise(secret).owner == ayu


@pytest.mark.parametrize("wrong", ["", "ngalam_", "ngalam_bukan-kunci", "x" * 5000])
def test_anything_else_is_nobody(ayu, wrong):
    make_token(owner=ayu, name="Aplikasi kota")
    assert recognise(wrong) is None


def test_a_revoked_key_is_nobody_and_revoking_twice_is_once(ayu):
    token, secret = make_token(owner=ayu, name="Aplikasi kota")
    first = revoke(token=token, actor=ayu).revoked_at
    assert recognise(secret) is None
    assert revoke(token=token, actor=ayu).revoked_at == first
    assert list(tokens_of(ayu)) == []


def test_the_key_of_a_closed_account_is_nobody(ayu):
    _token, secret = make_token(owner=ayu, name="Aplikasi kota")
    ayu.is_active = False
    ayu.save()
    assert recognise(secret) is None


def test_a_name_is_free_again_after_revoking(ayu):
    token, _secret = make_token(owner=ayu, name="Aplikasi kota")
    with pytest.raises(NameTaken):
        make_token(owner=ayu, name="Aplikasi kota")
    revoke(token=token, actor=ayu)
    make_token(owner=ayu, name="Aplikasi kota")


def test_use_is_noted_once_a_minute(ayu, django_assert_num_queries):
    token, secret = make_token(owner=ayu, name="Aplikasi kota")
    recognise(secret)
    token.refresh_from_db()
    assert timezone.now() - token.last_used_at < timedelta(seconds=10)
    with django_assert_num_queries(1):
        recognise(secret)


def test_making_and_revoking_leave_a_trail_without_the_secret(ayu):
    token, secret = make_token(owner=ayu, name="Aplikasi kota")
    revoke(token=token, actor=ayu)
    entries = TrailEntry.objects.filter(subject_type="integration.apitoken").order_by("pk")
    assert [(entry.verb, entry.actor, entry.detail) for entry in entries] == [
        ("token.made", ayu, {}),
        ("token.revoked", ayu, {}),
    ]
    assert secret not in str(list(entries.values()))
