"""A correction that one cannot make alone: asked for, accepted or declined with a reason."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError
from django.utils import timezone

from lms.notices.models import Notice
from lms.people.contacts import proven_contacts
from lms.people.corrections import NothingToCorrect, accept, ask_correction, described
from lms.people.models import DataRequest, TrailEntry

State = DataRequest.State
GROWN_UP = date(2000, 2, 25)


def test_a_child_asks_for_the_date_that_needs_no_guardian(client, budi):
    client.force_login(budi)
    form = {
        "correction-value_day": "25",
        "correction-value_month": "2",
        "correction-value_year": "2000",
        "correction-note": "Sesuai KTP.",
    }
    done = client.post("/akun/data/perbaikan/birth_date/", form)
    asked = DataRequest.objects.get()
    assert done["Location"] == f"/akun/data/permintaan/{asked.public_id}/"
    assert (asked.kind, asked.field, asked.wanted, asked.note) == (
        "correction",
        "birth_date",
        "2000-02-25",
        "Sesuai KTP.",
    )
    budi.refresh_from_db()
    assert budi.is_minor
    assert "25 Februari 2000" in client.get(done["Location"]).content.decode()


def test_an_accepted_correction_is_carried_out_and_told(client, budi, endah):
    asked = ask_correction(person=budi, field="birth_date", value=GROWN_UP, note="Sesuai KTP.")
    client.force_login(endah)
    page = client.get(f"/program/permintaan/{asked.public_id}/")
    assert "25 Februari 2000" in page.content.decode()
    client.post(f"/program/permintaan/{asked.public_id}/", {"act": "accept"})
    budi.refresh_from_db()
    asked.refresh_from_db()
    assert (budi.birth_date, asked.state) == (GROWN_UP, State.DONE)
    assert list(budi.notices.values_list("code", flat=True)) == ["data_request_done"]
    changed = TrailEntry.objects.get(verb="data_corrected")
    assert (changed.actor, changed.detail) == (endah, {"fields": ["birth_date"]})
    assert accept(request=asked, actor=endah).answered_at == asked.answered_at


def test_a_declined_one_changes_nothing_and_says_why(client, budi, endah):
    born = budi.birth_date
    asked = ask_correction(person=budi, field="birth_date", value=GROWN_UP, note="Sesuai KTP.")
    client.force_login(endah)
    path = f"/program/permintaan/{asked.public_id}/"
    assert "words" in client.post(path, {"act": "decline"}).context["form"].errors
    client.post(path, {"act": "decline", "answer-words": "KTP menunjukkan tahun lain."})
    budi.refresh_from_db()
    asked.refresh_from_db()
    assert (budi.birth_date, asked.state) == (born, State.DECLINED)
    client.force_login(budi)
    read = client.get(Notice.objects.get(recipient=budi).path).content.decode()
    assert "KTP menunjukkan tahun lain." in read


def test_asking_twice_is_one_request_for_each_thing(ayu):
    first = ask_correction(person=ayu, field="name", value="Ayu Lestari", note="KTP")
    assert ask_correction(person=ayu, field="name", value="Ayu L.", note="KTP") == first
    other = ask_correction(person=ayu, field="birth_date", value=GROWN_UP, note="KTP")
    assert other != first
    assert first.due_at - first.asked_at == pytest.approx(
        timedelta(hours=72), abs=timedelta(seconds=5)
    )


def test_what_is_written_so_already_is_not_asked(client, ayu):
    with pytest.raises(NothingToCorrect):
        ask_correction(person=ayu, field="name", value="Ayu", note="")
    client.force_login(ayu)
    form = {"correction-value": "Ayu", "correction-note": "Sesuai KTP."}
    page = client.post("/akun/data/perbaikan/name/", form)
    assert list(page.context["form"].errors) == ["value"]
    assert "Sesuai KTP." in page.content.decode()


def test_only_what_needs_the_office_is_asked_online(client, ayu):
    client.force_login(ayu)
    assert client.get("/akun/data/perbaikan/email/").status_code == 404
    assert client.get("/akun/data/perbaikan/is_superuser/").status_code == 404


def test_a_contact_from_the_counter_is_not_proven_and_the_old_one_is_told(
    client, ayu, endah, settings, django_capture_on_commit_callbacks
):
    client.force_login(ayu)
    asked = ask_correction(
        person=ayu, field="email", value="baru@demo.test", note="", actor=endah, evidence="KTP"
    )
    with django_capture_on_commit_callbacks(execute=True):
        accept(request=asked, actor=endah)
    ayu.refresh_from_db()
    assert (ayu.email, proven_contacts(ayu)) == ("baru@demo.test", [])
    changed = TrailEntry.objects.get(verb="contact_changed")
    assert (changed.actor, changed.detail) == (endah, {"field": "email"})
    assert [letter.to for letter in mail.outbox] == [["ayu@demo.test"]]
    # Whoever is signed in with the old one is no longer.
    assert client.get("/akun/data/").status_code == 302


def test_an_address_that_somebody_took_meanwhile_is_told_to_the_officer(client, ayu, budi, endah):
    asked = ask_correction(
        person=ayu, field="email", value="baru@demo.test", note="", actor=endah, evidence="KTP"
    )
    budi.email = "baru@demo.test"
    budi.save()
    with pytest.raises(IntegrityError):
        accept(request=asked, actor=endah)


def test_the_page_keeps_the_officers_words_when_that_happens(client, ayu, budi, endah):
    asked = ask_correction(
        person=ayu, field="email", value="baru@demo.test", note="", actor=endah, evidence="KTP"
    )
    budi.email = "baru@demo.test"
    budi.save()
    client.force_login(endah)
    page = client.post(
        f"/program/permintaan/{asked.public_id}/", {"act": "accept", "answer-words": "Selesai."}
    )
    assert len(page.context["form"].non_field_errors()) == 1
    assert "Selesai." in page.content.decode()
    asked.refresh_from_db()
    assert asked.is_open


def test_after_an_erasure_no_word_of_it_is_left(ayu):
    asked = ask_correction(person=ayu, field="name", value="Ayu Lestari", note="KTP")
    DataRequest.objects.update(person=None, wanted="", field="", note="")
    asked.refresh_from_db()
    assert described(asked) is None
    assert timezone.now() < asked.due_at
