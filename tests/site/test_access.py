"""Every route says who may use it, and says the same "absent" to everybody else."""

import re
from uuid import UUID

import pytest
from django.contrib.messages import get_messages
from django.urls import URLPattern, URLResolver, get_resolver

from config.access import modules_of, rules_of
from lms.people.access import ANYONE, GUARDIAN, meets

ROLES = ("anonymous", "ayu", "budi", "citra", "dimas", "endah", "fajar", "admin")
# Values that match every converter and name nothing that exists.
NOBODYS = {
    "int": 987654,
    "uuid": UUID("00000000-0000-4000-8000-000000000000"),
    "uuidstr": "00000000-0000-4000-8000-000000000000",  # the API's
    "slug": "tidak-ada",
    "str": "tidak-ada",
    "path": "tidak/ada",
}


def walk(resolver, prefix=""):
    """(path, view) of every route below `resolver`."""
    for pattern in resolver.url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from walk(pattern, path)
        elif isinstance(pattern, URLPattern):
            yield path, pattern.callback


def address(path: str) -> str | None:
    """A concrete address of a route, or None where a regular expression needs a real value."""

    def value(match):
        converter = match["converter"] or "str"
        return str(NOBODYS.get(converter, "tidak-ada"))

    concrete = re.sub(r"<(?:(?P<converter>\w+):)?\w+>", value, path)
    concrete = concrete.replace("^", "").replace("$", "")
    return None if set(concrete) & set("()[]?*\\|") else f"/{concrete.lstrip('/')}"


def ours(view) -> bool:
    if any(module.startswith("wagtail.admin") for module in modules_of(view)):
        return False
    return view.__module__.split(".")[0] in {"config", "face", "lms", "courses", "media_tools"}


def test_the_walk_has_a_value_for_every_converter_in_use():
    used = {
        found for path, _view in walk(get_resolver()) for found in re.findall(r"<(\w+):\w+>", path)
    }
    assert used <= set(NOBODYS)


def test_every_route_has_a_rule():
    without = sorted({path for path, view in walk(get_resolver()) if rules_of(view) is None})
    assert without == []


def test_every_view_of_ours_carries_its_rule_itself():
    without = sorted(
        {
            path
            for path, view in walk(get_resolver())
            if ours(view) and not hasattr(view, "access_rules")
        }
    )
    assert without == []


@pytest.mark.parametrize("role", ROLES)
def test_a_closed_route_looks_absent(role, request, client, course):
    """A closed route gives what an address that never existed gives; a stranger who may be
    somebody is asked to sign in, before anything is looked up."""
    if role == "anonymous":
        from django.contrib.auth.models import AnonymousUser

        user = AnonymousUser()
    else:
        user = request.getfixturevalue(role)
        client.force_login(user)
    absent = client.get("/tidak/pernah/ada/")
    assert absent.status_code == 404
    leaks = []
    for path, view in walk(get_resolver()):
        where, rules = address(path), rules_of(view)
        if where is None or (rules is not None and meets(user, rules)):
            continue
        if client.post(where).status_code != 404:
            leaks.append((where, "POST"))
        response = client.get(where)
        asked_to_sign_in = (
            role == "anonymous"
            and response.status_code == 302
            and "/masuk/?next=" in response["Location"]
        )
        looks_absent = response.status_code == 404 and alike(response, absent)
        if not (asked_to_sign_in or looks_absent):
            leaks.append((where, response.status_code))
    assert not leaks, leaks


def test_a_form_that_is_sent_after_signing_out_leads_to_signing_in_and_back(client, db):
    """Nothing was kept of it, so it says so and leads to where the form stands."""
    sent = {"headers": {"Sec-Fetch-Mode": "navigate", "Referer": "http://testserver/akun/?a=1"}}
    told = client.post("/akun/bahasa/", {"language": "en"}, **sent)
    assert (told.status_code, told["Location"]) == (302, "/masuk/?next=/akun/%3Fa%3D1")
    assert len(list(get_messages(told.wsgi_request))) == 1
    elsewhere = {"headers": {"Sec-Fetch-Mode": "navigate", "Referer": "https://lain.test/x/"}}
    told = client.post("/akun/bahasa/", **elsewhere)
    assert told["Location"] == "/masuk/?next=/"


def test_an_address_that_only_takes_forms_says_so_in_a_page(client, ayu):
    client.force_login(ayu)
    told = client.get("/akun/bahasa/")
    assert (told.status_code, told["Allow"]) == (405, "POST")
    assert "<h1>" in told.content.decode()


def alike(response, other) -> bool:
    """The same page but for the address itself and tokens that change with every answer."""

    def bare(answer):
        text = answer.content.decode()
        text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)
        return re.sub(r' (href|value|action|aria-current)="[^"]*"', "", text)

    return bare(response) == bare(other)


def test_open_routes_are_few_and_known(client, db):
    """What anybody may open is listed here, so that opening another is a decision."""
    opened = {
        f"{view.__module__}.{getattr(view, '__name__', view.__class__.__name__)}"
        for _path, view in walk(get_resolver())
        if ours(view) and ANYONE in rules_of(view)
    }
    assert opened == OPEN


def test_what_a_guardians_link_opens_is_known(client, db):
    """No account is asked for there: the token in the address is the key; a guess is absent."""
    opened = {
        (path, view.__name__)
        for path, view in walk(get_resolver())
        if ours(view) and GUARDIAN in rules_of(view)
    }
    assert {name for _path, name in opened} == {
        "guardian",
        "guardian_copy",
        "guardian_download",
        "guardian_erasure",
        "guardian_keep",
        "guardian_take_back",
    }
    for path, _name in opened:
        where = address(path)
        assert {client.get(where).status_code, client.post(where).status_code} <= {404, 405}


OPEN = {
    "config.views.alive",
    "config.views.public_file",
    "config.views.ready",
    "face.views.appearance",
    # What a phone keeps is what everybody may read; who is signed in is asked of one's own.
    "face.offline.views.contents",
    "face.offline.views.manifest",
    "face.offline.views.shelf",
    "face.offline.views.who",
    "face.offline.views.worker",
    # A phone has to be told in its own words that it is signed out.
    "lms.learning.views.keeping.events",
    # The class anybody may look at; applying leads a stranger to sign in.
    "lms.enrolment.views.cohort.apply",
    "lms.enrolment.views.cohort.classes",
    "lms.enrolment.views.cohort.cohort",
    # A draw that only some may check proves nothing.
    "lms.enrolment.views.lottery.lottery_file",
    # A stranger who scans the code signs in first; the time of scanning is kept meanwhile.
    "lms.enrolment.views.attendance.scan",
    # The dates of a class are as public as its page; the token of the other is its key.
    "lms.enrolment.views.calendar.cohort_file",
    "lms.enrolment.views.calendar.feed",
    # The way in and out; what is awaited there lies in the reader's own session.
    "lms.people.views.registration.register",
    "lms.people.views.registration.register_code",
    "lms.people.views.session.second_step",
    "lms.people.views.session.sign_in",
    "lms.people.views.session.sign_in_passkey",
    "lms.people.views.session.sign_out",
    "lms.people.views.sign_in_code.forgotten",
    "lms.people.views.sign_in_code.sign_in_code",
    # Course films are public; every other file asks `may_see_video`.
    "media_tools.caption_views.track",
    "media_tools.views.file",
}
