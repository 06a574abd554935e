"""The page on which people keep the keys of their programs."""

import pytest
from django.test import Client
from django.urls import reverse

from lms.integration.models import ApiToken
from lms.integration.tokens import make_token, recognise
from tests.factories import PASSWORD


@pytest.fixture
def signed_in(client, ayu):
    """And so proven to be Ayu just now."""
    client.post("/masuk/", {"username": ayu.email, "password": PASSWORD})
    return client


def test_the_secret_is_shown_once(signed_in, ayu):
    made = signed_in.post(reverse("integration:tokens"), {"name": "Aplikasi kota"})
    secret = made.context["secret"]
    assert secret in made.content.decode()
    assert "no-store" in made["Cache-Control"]
    assert recognise(secret).owner == ayu
    again = signed_in.get(reverse("integration:tokens")).content.decode()
    assert "Aplikasi kota" in again
    assert secret not in again


def test_a_form_sent_twice_makes_one_key(signed_in):
    signed_in.post(reverse("integration:tokens"), {"name": "Aplikasi kota"})
    assert (
        signed_in.post(reverse("integration:tokens"), {"name": "Aplikasi kota"})
        .context["form"]
        .has_error("name")
    )
    assert ApiToken.objects.count() == 1


def test_a_key_is_made_by_whoever_shows_who_they_are(client, ayu):
    client.force_login(ayu)
    asked = client.post(reverse("integration:tokens"), {"name": "Aplikasi kota"})
    assert asked["Location"] == "/akun/keamanan/buktikan/?next=%2Fakun%2Ftoken%2F"
    assert ApiToken.objects.count() == 0


def test_people_see_and_revoke_only_their_own_keys(signed_in, ayu, endah):
    mine, _ = make_token(owner=ayu, name="Punya Ayu")
    hers, secret = make_token(owner=endah, name="Punya Endah")
    assert list(signed_in.get(reverse("integration:tokens")).context["tokens"]) == [mine]
    assert signed_in.post(reverse("integration:revoke", args=[hers.pk])).status_code == 404
    assert recognise(secret) == hers
    assert signed_in.post(reverse("integration:revoke", args=[mine.pk])).status_code == 302
    assert list(signed_in.get(reverse("integration:tokens")).context["tokens"]) == []


def test_a_key_is_not_made_without_the_csrf_token(ayu):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ayu)
    assert strict.post(reverse("integration:tokens"), {"name": "Curang"}).status_code == 403
    assert ApiToken.objects.count() == 0


def test_strangers_are_asked_to_sign_in(client, db):
    asked = client.get(reverse("integration:tokens"))
    assert asked.status_code == 302
    assert asked["Location"].endswith("?next=/akun/token/")
