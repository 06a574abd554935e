"""Only a contact that a code came back from is trusted."""

import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from lms.enrolment.eligibility import is_nominated
from lms.enrolment.models import Nomination
from lms.notices.models import Notice
from lms.people.contacts import LastContact, drop_contact, proven_contacts, take_contact
from lms.people.models import TrailEntry, User
from tests.factories import PASSWORD
from tests.letters import code_to, letters_to

AYU, NEW, NUMBER = "ayu@demo.test", "ayu.baru@demo.test", "+6281234567890"


@pytest.fixture
def signed_in(client, ayu):
    """And so proven to be Ayu just now."""
    client.post("/masuk/", {"username": AYU, "password": PASSWORD})
    return client


def of(person):
    person = User.objects.get(pk=person.pk)
    return (person.email, person.phone, proven_contacts(person))


def test_a_new_address_counts_once_its_code_has_come_back(
    signed_in, ayu, settings, django_capture_on_commit_callbacks
):
    assert signed_in.post("/akun/kontak/", {"login": NEW})["Location"] == "/akun/kontak/kode/"
    assert of(ayu) == (AYU, None, [AYU])
    code = code_to(NEW, settings)
    with django_capture_on_commit_callbacks(execute=True):
        signed_in.post("/akun/kontak/kode/", {"code": code})
    assert of(ayu) == (NEW, None, [NEW])
    assert EmailAddress.objects.filter(email=AYU).count() == 0
    # The old address hears of it, without being told the new one.
    (letter,) = letters_to(AYU, settings)
    assert "Alamat surel akun Anda diganti" in letter
    assert NEW not in letter
    assert Notice.objects.get().code == "contact_changed"
    changed = TrailEntry.objects.get(verb="contact_changed")
    assert (changed.actor, changed.detail) == (ayu, {"field": "email"})


def test_a_number_is_added_beside_the_address(signed_in, ayu, settings):
    signed_in.post("/akun/kontak/", {"login": "0812 3456 7890"})
    signed_in.post("/akun/kontak/kode/", {"code": code_to(NUMBER, settings)})
    assert of(ayu) == (AYU, NUMBER, [AYU, NUMBER])


def test_the_address_of_another_account_shows_the_same_and_changes_nothing(
    signed_in, ayu, citra, settings
):
    signed_in.post("/akun/kontak/", {"login": citra.email})
    assert "sudah punya akun" in letters_to(citra.email, settings)[0]
    assert signed_in.post("/akun/kontak/kode/", {"code": "123456"}).status_code == 200
    assert of(ayu) == (AYU, None, [AYU])


def test_ones_own_proven_contact_needs_no_proof(signed_in):
    answer = signed_in.post("/akun/kontak/", {"login": AYU})
    assert list(answer.context["form"].errors) == ["login"]


def test_a_code_is_for_the_account_that_asked_for_it(signed_in, client, ayu, citra, settings):
    signed_in.post("/akun/kontak/", {"login": NEW})
    session = signed_in.session
    session["awaited_code"]["held"]["person"] = citra.pk
    session.save()
    answer = signed_in.post("/akun/kontak/kode/", {"code": code_to(NEW, settings)})
    assert answer["Location"] == "/akun/kontak/"
    assert of(ayu) == (AYU, None, [AYU])


def test_one_of_two_proven_contacts_can_go_and_the_last_stays(signed_in, ayu):
    signed_in.post("/akun/kontak/lepas/", {"field": "email"})
    assert of(ayu) == (AYU, None, [AYU])
    take_contact(person=ayu, contact=NUMBER)
    signed_in.post("/akun/kontak/lepas/", {"field": "email"})
    assert of(ayu) == (None, NUMBER, [NUMBER])
    with pytest.raises(LastContact):
        drop_contact(person=ayu, field="phone")
    assert signed_in.post("/akun/kontak/lepas/", {"field": "name"}).status_code == 400


def test_changing_a_contact_asks_once_more_who_one_is(client, ayu):
    client.force_login(ayu)
    for answer in (client.get("/akun/kontak/"), client.post("/akun/kontak/", {"login": NEW})):
        assert answer["Location"].startswith("/akun/keamanan/buktikan/?next=%2Fakun%2Fkontak%2F")


def test_what_others_set_is_not_trusted(ayu):
    """An administrator's form writes these fields too."""
    take_contact(person=ayu, contact=NUMBER)
    User.objects.filter(pk=ayu.pk).update(email=NEW, phone="+6281299998888")
    assert of(ayu) == (NEW, "+6281299998888", [])


def test_taking_twice_is_once_and_a_taken_one_is_refused(ayu, citra):
    for _time in range(2):
        take_contact(person=ayu, contact=NUMBER)
    assert TrailEntry.objects.filter(verb="contact_proven").count() == 1
    with pytest.raises(IntegrityError):
        take_contact(person=citra, contact=NUMBER)


def test_an_address_that_somebody_gave_up_can_be_anothers(ayu, citra):
    User.objects.filter(pk=ayu.pk).update(email=NEW)
    assert EmailAddress.objects.filter(user=ayu, email=AYU, verified=True).exists()
    take_contact(person=citra, contact=AYU)
    assert of(citra)[2] == [AYU]


def test_a_nomination_is_for_whoever_proved_the_contact(cohort, ayu):
    Nomination.objects.create(cohort=cohort, kelurahan=ayu.kelurahan, name="Ayu", contact=NUMBER)
    User.objects.filter(pk=ayu.pk).update(phone=NUMBER)
    ayu.refresh_from_db()
    assert not is_nominated(cohort=cohort, person=ayu)
    take_contact(person=ayu, contact=NUMBER)
    ayu.refresh_from_db()
    assert is_nominated(cohort=cohort, person=ayu)


def test_the_account_page_says_what_is_proven(signed_in, ayu):
    User.objects.filter(pk=ayu.pk).update(phone=NUMBER)
    page = signed_in.get("/akun/").content.decode()
    assert (page.count("Belum diverifikasi"), page.count(">Terverifikasi<")) == (1, 1)


def test_proven_contacts_cost_one_query(ayu):
    take_contact(person=ayu, contact=NUMBER)
    ayu.refresh_from_db()
    with CaptureQueriesContext(connection) as queries:
        assert proven_contacts(ayu) == [AYU, NUMBER]
    assert len(queries) == 1
