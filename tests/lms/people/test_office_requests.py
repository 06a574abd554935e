"""The office and requests: erasing at once, stopping an erasure, deciding as a second person."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from lms.notices.models import Notice
from lms.people.corrections import ask_correction
from lms.people.data_requests import ask
from lms.people.models import DataRequest, TrailEntry, User
from lms.people.request_clock import Figures, figures
from tests.factories import PersonFactory

Kind, State = DataRequest.Kind, DataRequest.State


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch):
    monkeypatch.setattr("celery.app.base.Celery.send_task", lambda *a, **k: None)


def test_erasing_at_once_asks_once_more_with_the_name(client, ayu, endah):
    asked = ask(person=ayu, kind=Kind.ERASURE)
    path = f"/program/permintaan/{asked.public_id}/hapus/"
    client.force_login(endah)
    assert (
        f'href="{path}"' in client.get(f"/program/permintaan/{asked.public_id}/").content.decode()
    )
    page = client.get(path).content.decode()
    assert "Hapus semua data Ayu?" in page
    assert User.objects.filter(name="Ayu").exists()
    client.post(path)
    assert not User.objects.filter(name="Ayu").exists()
    # A second tab hears that there is nothing left to do.
    for again in (client.get(path), client.post(path)):
        assert again["Location"] == f"/program/permintaan/{asked.public_id}/"


def test_an_erasure_is_counted_down_to_when_it_happens(client, ayu, endah):
    asked = ask(person=ayu, kind=Kind.ERASURE)
    before = timezone.now() - timedelta(hours=10)
    due = before + timedelta(hours=72)
    DataRequest.objects.filter(pk=asked.pk).update(asked_at=before, due_at=due)
    client.force_login(endah)
    page = client.get("/program/permintaan/").content.decode()
    assert "Terhapus otomatis dalam 13 jam" in " ".join(page.split())
    assert "Sisa 61 jam" not in page


def test_the_office_stops_an_erasure_for_who_changed_their_mind(client, ayu, endah):
    asked = ask(person=ayu, kind=Kind.ERASURE, actor=endah, evidence="Surat.")
    path = f"/program/permintaan/{asked.public_id}/"
    client.force_login(endah)
    assert "words" in client.post(path, {"act": "stop"}).context["form"].errors
    said = {"act": "stop", "answer-words": "Ayu menelepon: tidak jadi."}
    assert client.post(path, said).status_code == 302
    asked.refresh_from_db()
    assert (asked.state, asked.answer) == (State.CANCELLED, "Ayu menelepon: tidak jadi.")
    assert Notice.objects.filter(recipient=ayu, code="data_request_cancelled").count() == 1
    assert TrailEntry.objects.get(verb="data_request.cancelled").actor == endah
    again = client.post(path, said)
    assert len(again.context["form"].non_field_errors()) == 1
    assert TrailEntry.objects.filter(verb="data_request.cancelled").count() == 1


def test_copies_that_make_themselves_are_no_answers_of_the_office(client, ayu, endah):
    asked = ask(person=ayu, kind=Kind.COPY)
    DataRequest.objects.filter(pk=asked.pk).update(state=State.DONE, answered_at=timezone.now())
    assert figures() == Figures(answered=0, in_time=0, median_hours=None)
    client.force_login(endah)
    page = client.get("/program/permintaan/").content.decode()
    assert page.count("belum ada") == 2
    assert "0 dari 0" not in page


@pytest.mark.parametrize("born", ["01-05-2030", "01-05-0030"])
def test_nobody_is_born_on_such_a_day_at_the_counter_either(client, ayu, endah, born):
    client.force_login(endah)
    form = {
        "counter-what": "correction:birth_date",
        "counter-wanted": born,
        "counter-evidence": "KTP ditunjukkan.",
    }
    page = client.post(f"/program/permintaan/baru/{ayu.public_id}/", form)
    assert list(page.context["form"].errors) == ["wanted"]
    assert not DataRequest.objects.exists()


def test_a_date_of_birth_from_the_counter_is_decided_by_a_colleague(client, ayu, endah):
    rina = PersonFactory(name="Rina", roles=["officer"])
    said = {"value": date(1996, 5, 17), "note": "", "evidence": "KTP"}
    asked = ask_correction(person=ayu, field="birth_date", actor=endah, **said)
    path = f"/program/permintaan/{asked.public_id}/"
    client.force_login(endah)
    assert 'name="act"' not in client.get(path).content.decode()
    for act in ("accept", "decline"):
        assert client.post(path, {"act": act, "answer-words": "Ya."}).status_code == 404
    client.force_login(rina)
    assert client.post(path, {"act": "accept"}).status_code == 302
    ayu.refresh_from_db()
    assert ayu.birth_date == date(1996, 5, 17)
    # In a second tab the first answer stands, and says so.
    late = client.post(path, {"act": "decline", "answer-words": "Tidak."})
    assert len(late.context["form"].non_field_errors()) == 1
