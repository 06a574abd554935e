"""Staff without their second factor meet the page that has them set it up, everywhere."""

import pytest
from allauth.mfa.models import Authenticator

from lms.integration.tokens import make_token

STAFF = ("citra", "endah", "fajar", "admin")


@pytest.fixture
def without(request, db):
    def person(name):
        person = request.getfixturevalue(name)
        Authenticator.objects.filter(user=person).delete()
        return person

    return person


@pytest.mark.parametrize("name", STAFF)
@pytest.mark.parametrize("path", ["/", "/mengajar/", "/belajar/", "/akun/", "/cms/", "/gaya/"])
def test_every_page_waits_for_it(client, course, without, name, path):
    client.force_login(without(name))
    answer = client.get(path)
    if answer.status_code != 404:
        assert answer.status_code == 403
        assert "pages/people/set_up_first.html" in [t.name for t in answer.templates]
        assert f"?next={path}" in answer.content.decode()


def test_a_form_and_an_upload_wait_too(client, without):
    client.force_login(without("citra"))
    for path in ("/akun/bahasa/", "/unggah/", "/cms/pages/1/delete/"):
        assert client.post(path).status_code in (403, 404)


@pytest.mark.parametrize(
    "path",
    [
        "/akun/keamanan/",
        "/en/akun/keamanan/",
        "/akun/keamanan/buktikan/",
        "/akun/keamanan/passkey/",
        "/akun/keamanan/autentikator/",
        "/healthz",
    ],
)
def test_the_way_to_it_is_open(client, without, path):
    client.post("/masuk/", {"username": without("citra").email, "password": "ngalam-kreator"})
    assert client.get(path).status_code == 200
    assert client.post("/keluar/").status_code == 302


def test_the_api_says_what_to_do(client, without):
    citra = without("citra")
    client.force_login(citra)
    _token, secret = make_token(owner=citra, name="Aplikasi kota")
    by_key = {"authorization": f"Bearer {secret}"}
    for answer in (client.get("/api/v1/me"), client.get("/api/v1/me", headers=by_key)):
        assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")
        assert "/akun/keamanan/" in answer.json()["detail"]


def test_the_api_tells_strangers_and_residents_what_it_always_did(client, ayu):
    assert client.get("/api/v1/regions").status_code == 200
    client.force_login(ayu)
    assert client.get("/api/v1/me").status_code == 200


@pytest.mark.parametrize("name", STAFF)
def test_with_it_nothing_is_different(request, client, name):
    client.force_login(request.getfixturevalue(name))
    assert client.get("/akun/").status_code == 200


def test_residents_need_none(client, ayu):
    client.force_login(ayu)
    assert client.get("/akun/").status_code == 200


def test_it_can_be_switched_off(client, settings, without):
    settings.REQUIRE_STAFF_MFA = False
    client.force_login(without("citra"))
    assert client.get("/akun/").status_code == 200


def test_what_is_open_before_it_is_little_and_known(db):
    """Opening another is a decision."""
    from tests.site.test_access import get_resolver, walk

    opened = {
        path for path, view in walk(get_resolver()) if getattr(view, "before_second_factor", False)
    }
    assert opened == OPEN


OPEN = {
    "healthz",
    "readyz",
    "tampilan/",
    # What a phone keeps is the same for everybody.
    "manifest.webmanifest",
    "sw.js",
    "daftar/",
    "daftar/kode/",
    "masuk/",
    "masuk/kode/",
    "masuk/lupa-sandi/",
    "masuk/passkey/",
    "masuk/langkah-kedua/",
    "keluar/",
    "akun/keamanan/",
    "akun/keamanan/buktikan/",
    "akun/keamanan/buktikan/kode/",
    "akun/keamanan/sandi/",
    "akun/keamanan/passkey/",
    "akun/keamanan/passkey/<int:pk>/",
    "akun/keamanan/autentikator/",
    "akun/keamanan/autentikator/hapus/",
    "akun/keamanan/kode-cadangan/",
    "akun/keamanan/kode-cadangan/unduh/",
    "akun/keamanan/keluar-lain/",
}
