"""What strangers are shown of the catalogue may be a little old; what anybody known is, never."""

import pytest
from django.core.cache import caches

from courses.models import CataloguePage
from tests.bench.pages import signed_in
from tests.factories import make_course


@pytest.fixture
def shelf(db, settings):
    settings.STRANGERS_SECONDS = 30
    caches["strangers"].clear()
    make_course("suara")
    yield
    caches["strangers"].clear()


def says(client, path="/kelas/", **headers):
    answer = client.get(path, headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def rename(title):
    page = CataloguePage.objects.get()
    page.title = title
    page.save()


def test_a_stranger_is_shown_what_the_last_one_was(client, shelf, django_assert_num_queries):
    first = client.get("/kelas/")
    rename("Baru")

    with django_assert_num_queries(0):
        second = client.get("/kelas/")

    assert (second.content, dict(second.headers)) == (first.content, dict(first.headers))


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/kelas/?q=suara", {}),  # words
        ("/kelas/?level=beginner", {}),  # another list
        ("/kelas/", {"cookie": "tema=dark"}),
        ("/kelas/", {"cookie": "sessionid=somebody"}),
        ("/kelas/", {"cookie": "messages=something"}),
        ("/kelas/", {"save-data": "on"}),
    ],
)
def test_whatever_may_change_the_page_is_another_page(client, shelf, path, headers):
    says(client)
    says(client, "/kelas/?q=suara")
    rename("Rak baru")

    assert "Rak baru" in says(client, path, **headers)


def test_who_is_signed_in_sees_what_is_there_now_and_leaves_nothing_for_others(client, shelf, ayu):
    mine = signed_in(ayu)
    says(mine)
    assert "/keluar/" not in says(client)
    rename("Rak baru")
    assert "Rak baru" in says(mine)
    assert "Rak baru" not in says(client)


def test_an_error_is_not_kept(client, db, settings):
    settings.STRANGERS_SECONDS = 30
    caches["strangers"].clear()
    assert client.get("/kelas/").status_code == 404
    make_course("suara")
    assert client.get("/kelas/").status_code == 200
    caches["strangers"].clear()
