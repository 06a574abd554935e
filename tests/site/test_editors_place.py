"""The first page of the editor's place says what somebody can do there."""

import pytest
from django.core.management import call_command
from django.utils.formats import date_format
from django.utils.timezone import datetime
from django.utils.translation import override

from config.wagtail_hooks import tasks_of
from tests.factories import make_home


@pytest.fixture
def allowed(db):
    make_home()
    call_command("allow_roles")


def test_it_names_what_the_role_may_do_and_no_more(client, allowed, endah, fajar):
    def addresses(person):
        return [task["href"] for task in tasks_of(person)]

    assert addresses(endah) == [
        "/cms/snippets/enrolment/cohort/",
        "/cms/snippets/outcomes/programme/",
        "/cms/snippets/assessment/assignment/",
        "/cms/snippets/notices/messagetext/",
        "/cms/settings/people/dataprotectioncontact/",
    ]
    assert addresses(fajar) == [
        "/cms/pages/",
        "/cms/snippets/notices/messagetext/",
        "/cms/snippets/media_tools/platformprofile/",
    ]
    for person in (endah, fajar):
        client.force_login(person)
        text = client.get("/cms/").content.decode()
        assert all(f'href="{address}"' in text for address in addresses(person))
        assert all(
            client.get(address, follow=True).status_code == 200 for address in addresses(person)
        )


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [
        ("id", "1 Desember 2026, 08.04", "1 Des 2026"),
        ("en", "1 December 2026, 08.04", "1 Dec 2026"),
    ],
)
def test_dates_have_one_form(language, long, short):
    at = datetime(2026, 12, 1, 8, 4, 51)
    with override(language):
        assert date_format(at, "DATETIME_FORMAT") == long
        assert date_format(at, "SHORT_DATE_FORMAT") == short
