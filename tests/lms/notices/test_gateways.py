"""Handing short texts to a gateway: a real server in a thread, on this machine."""

import json
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.core.exceptions import ImproperlyConfigured

from lms.notices.enums import Reason
from lms.notices.gateways import FileGateway, HttpGateway, gateway
from lms.notices.handing import NotTaken

NUMBER, ID = "+6281234567890", "6b1d6f0e-8d3f-5b0e-9d57-5f0f2f6f2a11"
AT = datetime(2026, 3, 10, 7, tzinfo=UTC)
SMS = {"number": NUMBER, "text": "Halo\n", "message_id": ID, "at": AT}


@contextmanager
def server(status=200, body=b'{"id": "wa-77"}', headers=()):
    """A gateway that answers like this; yields its address and the requests that it got."""
    asked = []

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self):
            length = int(self.headers["Content-Length"])
            asked.append((self.path, dict(self.headers), json.loads(self.rfile.read(length))))
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments):
            pass

    running = HTTPServer(("127.0.0.1", 0), Answer)
    thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{running.server_port}/kirim", asked
    finally:
        running.shutdown()
        thread.join()
        running.server_close()


def test_a_text_is_posted_with_the_token_and_an_idempotency_key():
    with server() as (url, asked):
        assert HttpGateway(url, "rahasia").send(**SMS) == "wa-77"
    ((path, headers, sent),) = asked
    assert (path, sent) == ("/kirim", {"to": NUMBER, "text": "Halo", "id": ID})
    assert (headers["Authorization"], headers["Idempotency-Key"]) == ("Bearer rahasia", ID)


@pytest.mark.parametrize("body", [b"", b"OK", b"[1]", b'{"status": "queued"}', b"\xff\xfe"])
def test_a_yes_is_a_yes_whatever_else_it_says(body):
    with server(status=202, body=body) as (url, _asked):
        assert HttpGateway(url, "rahasia").send(**SMS) == ""


@pytest.mark.parametrize(
    ("status", "reason", "is_final"),
    [
        (400, Reason.REFUSED_CONTACT, True),
        (404, Reason.REFUSED_CONTACT, True),
        (422, Reason.REFUSED_CONTACT, True),
        (401, Reason.REFUSES_US, False),
        (403, Reason.REFUSES_US, False),
        (409, Reason.DOWN, False),
        (429, Reason.DOWN, False),
        (500, Reason.DOWN, False),
        (503, Reason.DOWN, False),
    ],
)
def test_refused_for_good_and_try_again_are_told_apart(status, reason, is_final):
    with (
        server(status=status, body=b"+6281234567890 is wrong") as (url, _asked),
        pytest.raises(NotTaken) as refused,
    ):
        HttpGateway(url, "rahasia").send(**SMS)
    assert (refused.value.reason, refused.value.is_final) == (reason, is_final)
    assert "628" not in str(refused.value)


@pytest.mark.parametrize(
    ("asked", "wait"),
    [
        ("120", timedelta(minutes=2)),
        ("99999999", timedelta(hours=6)),
        ("Wed, 21 Oct 2026 07:28:00 GMT", None),
        ("-5", None),
    ],
)
def test_a_gateway_says_how_long_to_wait(asked, wait):
    with (
        server(status=429, headers=[("Retry-After", asked)]) as (url, _asked),
        pytest.raises(NotTaken) as refused,
    ):
        HttpGateway(url, "rahasia").send(**SMS)
    assert refused.value.wait == wait


def test_a_redirect_is_not_followed_and_the_token_stays_here():
    with (
        server() as (elsewhere, asked_elsewhere),
        server(status=307, headers=[("Location", elsewhere)]) as (url, asked),
    ):
        with pytest.raises(NotTaken) as refused:
            HttpGateway(url, "rahasia").send(**SMS)
        assert (len(asked), asked_elsewhere) == (1, [])
    assert (refused.value.reason, refused.value.is_final) == (Reason.REFUSES_US, False)


def test_nobody_there_is_tried_again():
    with server() as (url, _asked):
        pass
    with pytest.raises(NotTaken) as refused:
        HttpGateway(url, "rahasia").send(**SMS)
    assert (refused.value.reason, refused.value.is_final) == (Reason.DOWN, False)


def test_the_environment_sends_nothing_elsewhere(monkeypatch):
    with server() as (proxy, asked_proxy), server() as (url, asked):
        monkeypatch.setenv("http_proxy", proxy)
        HttpGateway(url, "rahasia").send(**SMS)
        assert (len(asked), asked_proxy) == (1, [])


def test_the_settings_choose_the_way(settings, tmp_path):
    ways = {}
    for url in ("file://", f"file://{tmp_path}/sms", "https://wa.test/v1", "http://127.0.0.1:9/"):
        settings.TEXT_GATEWAY_URL = url
        ways[url] = gateway()
    assert list(ways.values())[:2] == [
        FileGateway(settings.DATA_DIR / "mail"),
        FileGateway(tmp_path / "sms"),
    ]
    assert [way.url for way in list(ways.values())[2:]] == list(ways)[2:]
    for refused in ("http://wa.test/v1", "ftp://wa.test", ""):
        settings.TEXT_GATEWAY_URL = refused
        with pytest.raises(ImproperlyConfigured):
            gateway()


def test_the_same_text_twice_is_one_file(tmp_path):
    for _ in range(2):
        name = FileGateway(tmp_path / "sms").send(**SMS)
    (file,) = (tmp_path / "sms").iterdir()
    assert (file.name, file.read_text()) == (name, f"{NUMBER}\n\nHalo\n")
    assert name == f"20260310-070000-{ID}.sms.txt"
