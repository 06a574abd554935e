"""After a whole journey with a NIK it stands in clear nowhere: database, logs, sessions, cookies,
messages, addresses, answers of the API, error reports."""

import io
import logging
import zipfile

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.views.debug import ExceptionReporter

from lms.enrolment.asked_nik import forget_nik_of_finished_classes, giving_nik
from lms.enrolment.enrol import apply_for_seat
from lms.enrolment.enums import SeatKind
from lms.enrolment.models import Enrolment
from lms.enrolment.schemas import ApplicationIn
from lms.people.copies import write_copy
from lms.people.data_requests import ask
from lms.people.identity_numbers import has_nik, keep_nik
from lms.people.models import DataRequest
from media_tools.files import path_of
from tests.factories import PASSWORD, make_asking_cohort, nik_of

JSON = "application/json"
PAGE = "/kelas-dibuka/sertifikasi/"
API = "/api/v1/cohorts/sertifikasi/application"


def traces_of(nik: str) -> list[bytes]:
    """The number, most of it, and as it was typed."""
    typed = f"{nik[:6]} {nik[6:12]} {nik[12:]}"
    return [each.encode() for each in (nik, nik[:12], nik[4:], typed)]


def whole_database() -> bytes:
    if connection.vendor != "sqlite":
        pytest.skip("reads an SQLite database byte by byte")
    sessions = [str(each.get_decoded()) for each in Session.objects.all()]
    return connection.connection.serialize() + "\n".join(sessions).encode()


def journey(client, ayu, budi, endah, settings):
    """Give it, by the page and by the API; wrong, doubtful and taken; look at it, correct it,
    copy it, change the keys. Yields every answer that is not asked to show it."""
    make_asking_cohort(public=5)
    nik = nik_of(ayu)
    spaced = f"{nik[:6]} {nik[6:12]} {nik[12:]}"
    client.force_login(ayu)
    yield client.get(PAGE)
    yield client.post(f"{PAGE}ikut/", {"kind": "public", "nik": spaced})
    yield client.get(PAGE)
    yield client.get("/api/v1/me")
    yield client.get("/akun/data/")
    client.post("/akun/nik/lihat/", {"show-password": PASSWORD})
    client.force_login(budi)
    # The page gives back what was typed, to its sender only; the API never does.
    client.post(f"{PAGE}ikut/", {"kind": "public", "nik": nik})
    for sent in (nik, nik + "1", nik[:8] + "13" + nik[10:]):
        yield client.post(API, {"kind": "public", "nik": sent}, content_type=JSON)
        yield client.post(API, {"kind": "nothing", "nik": sent}, content_type=JSON)
        yield client.post(API, {"kind": "public", "nik": [sent]}, content_type=JSON)
    yield client.post(
        API, {"kind": "public", "nik": nik, "nik_confirmed": True}, content_type=JSON
    )
    client.force_login(endah)
    office = f"/program/angkatan/sertifikasi/pendaftar/{Enrolment.objects.get().pk}/"
    client.post(f"{office}nik/", {"why": "card"})
    yield client.get(office)
    yield client.get("/program/angkatan/sertifikasi/")
    settings.NIK_KEYS = {"2026": b"n" * 32} | settings.NIK_KEYS
    call_command("rotate_nik_keys", stdout=io.StringIO())
    client.force_login(ayu)
    client.post("/akun/nik/", {"nik": nik[:-1] + "8"})
    client.post("/akun/nik/", {"nik": nik})
    yield client.get("/akun/")


def test_the_number_stands_nowhere_in_clear(client, ayu, budi, endah, settings, caplog):
    caplog.set_level(logging.DEBUG)
    needles = traces_of(nik_of(ayu))
    said = []
    with CaptureQueriesContext(connection) as queries:
        for answer in journey(client, ayu, budi, endah, settings):
            said.append(answer.content + str(answer.headers).encode())
    places = {
        "database": whole_database(),
        "queries": "\n".join(query["sql"] for query in queries).encode(),
        "logs": caplog.text.encode(),
        "answers": b"\n".join(said),
        "cookies": client.cookies.output().encode(),
    }
    assert has_nik(ayu)
    assert Enrolment.objects.count() == 1
    found = [name for name, held in places.items() for each in needles if each in held]
    assert found == []
    # The search can find something: the name is where the number is not.
    assert b"Ayu" in places["database"]
    assert b"Ayu" in places["answers"]


def test_a_copy_of_ones_data_holds_it_masked(ayu, monkeypatch):
    monkeypatch.setattr("celery.app.base.Celery.send_task", lambda *a, **k: None)
    keep_nik(person=ayu, nik=nik_of(ayu))
    request = write_copy(request=ask(person=ayu, kind=DataRequest.Kind.COPY))
    with path_of(request.file.name).open("rb") as file:
        copy = zipfile.ZipFile(io.BytesIO(file.read()))
    everything = b"".join(copy.read(name) for name in copy.namelist())
    assert "••••••••••••••99".encode() in everything
    assert not [each for each in traces_of(nik_of(ayu)) if each in everything]


def test_an_error_report_does_not_show_it(ayu, settings):
    settings.DEBUG = False
    settings.NIK_KEYS = {}
    cohort = make_asking_cohort()
    nik = nik_of(ayu)

    def report(act) -> str:
        try:
            act()
        except Exception as failure:
            request = RequestFactory().post("/")
            trace = failure.__traceback__.tb_next
            return ExceptionReporter(request, type(failure), failure, trace).get_traceback_html()
        raise AssertionError("it did not fail")

    def give():
        with giving_nik(cohort=cohort, person=ayu, typed=nik_of(ayu)):
            pass

    def fail_later():
        settings.NIK_KEYS = {"2026": b"n" * 32}
        with giving_nik(cohort=cohort, person=ayu, typed=nik_of(ayu)):
            apply_for_seat(cohort=cohort, resident=ayu, kind=SeatKind.PUBLIC, region=object())

    for act in (give, fail_later):
        assert nik not in report(act)


def test_what_the_api_received_does_not_print_it(ayu):
    sent = ApplicationIn(kind="public", nik=nik_of(ayu))
    assert nik_of(ayu) not in f"{sent!r} {sent} {sent.model_dump()} {sent.model_dump_json()}"
    assert sent.typed_nik == nik_of(ayu)
    assert sent.seat == {"kind": SeatKind.PUBLIC, "region": None, "statement": ""}


def test_removed_it_leaves_nothing_behind(ayu):
    keep_nik(person=ayu, nik=nik_of(ayu))
    assert forget_nik_of_finished_classes() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_identitynumber")
        numbers = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM people_identitydigest")
        assert (numbers, cursor.fetchone()) == ((0,), (0,))
