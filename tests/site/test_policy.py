"""What a page may load: ours nothing that is written into it, the editor's place nothing from
elsewhere."""

import pytest

from lms.people.roles import give_role


def policy_of(response) -> dict:
    parts = response["Content-Security-Policy"].split(";")
    return dict(part.split(None, 1) for part in map(str.strip, parts) if part)


@pytest.mark.django_db
def test_our_pages_run_no_script_that_is_written_into_them(client):
    policy = policy_of(client.get("/masuk/"))
    assert policy["default-src"] == "'self'"
    assert not {"script-src", "style-src"} & set(policy)


def test_the_editors_place_loads_nothing_from_elsewhere(client, fajar):
    give_role(person=fajar, role="editor")
    client.force_login(fajar)
    policy = policy_of(client.get("/cms/"))
    assert policy == {
        "default-src": "'self'",
        "script-src": "'self' 'unsafe-inline'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "media-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
    }
