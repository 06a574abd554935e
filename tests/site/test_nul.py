"""PostgreSQL has no place for a NUL, so no view is asked with one."""

import pytest


@pytest.mark.parametrize("path", ["/kelas/?q=%00", "/api/v1/regions?parent=a%00b"])
def test_a_nul_in_an_address_is_a_bad_request(client, course, path):
    assert client.get(path).status_code == 400


def test_a_nul_in_json_is_a_bad_request(client, cohort, ayu):
    client.force_login(ayu)
    sent = {"kind": "public", "statement": "a\0b"}
    told = client.post(
        f"/api/v1/cohorts/{cohort.slug}/application", sent, content_type="application/json"
    )
    assert told.status_code == 400
    assert not ayu.enrolments.exists()


def test_words_that_only_look_like_one_are_taken(client, course):
    assert client.get("/kelas/?q=u0000").status_code == 200
