"""PostgreSQL has no place for a NUL, so no view is asked with one."""

import pytest


@pytest.mark.parametrize("path", ["/kelas/?q=%00", "/api/v1/regions?parent=a%00b"])
def test_a_nul_in_an_address_is_a_bad_request(client, course, path):
    told = client.get(path)
    assert told.status_code == 400
    assert len(told.content) > 100


def test_a_nul_in_json_is_a_bad_request(client, cohort, ayu):
    client.force_login(ayu)
    sent = {"kind": "public", "statement": "a\0b"}
    told = client.post(
        f"/api/v1/cohorts/{cohort.slug}/application", sent, content_type="application/json"
    )
    assert (told.status_code, told["Content-Type"]) == (400, "application/problem+json")
    assert not ayu.enrolments.exists()


def test_words_that_only_look_like_one_are_taken(client, course):
    assert client.get("/kelas/?q=u0000").status_code == 200


def test_the_letters_of_an_escape_are_no_nul(client, cohort, ayu):
    client.force_login(ayu)
    sent = {"kind": "public", "statement": "a\\u0000b"}
    told = client.post(
        f"/api/v1/cohorts/{cohort.slug}/application", sent, content_type="application/json"
    )
    assert told.status_code in (200, 201)
    assert ayu.enrolments.get().statement == "a\\u0000b"
