"""The article about privacy ends with what the rooms and the rules say, and whom to ask."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from courses.models import ArticlePage
from lms.people.models import DataProtectionContact, GuardianConsent
from lms.people.office import allow_officers
from lms.people.personal import parts
from lms.people.retention import rules, set_term
from tests.factories import make_home

HINT = "/cms/settings/people/dataprotectioncontact/"


@pytest.fixture
def articles(db):
    home = make_home()
    for title, slug in (("Privasi", "privasi"), ("Tentang", "tentang")):
        home.add_child(instance=ArticlePage(title=title, slug=slug, body=[]))


def test_anybody_reads_what_is_kept_why_and_for_how_long(client, articles, admin):
    set_term(rule=rules["letters"], days=12, actor=admin)
    read = client.get("/privasi/").content.decode()
    assert all(str(part.label) in read and str(part.why) in read for part in parts().values())
    assert all(str(rule.what) in read and str(rule.why) in read for rule in rules.values())
    assert "12 hari" in read


def test_another_article_ends_as_its_editor_wrote_it(client, articles):
    assert str(rules["letters"].what) not in client.get("/tentang/").content.decode()


def test_terms_are_one_question_however_many_were_changed(client, articles, admin):
    def questions(*codes):
        for code in codes:
            set_term(rule=rules[code], days=400, actor=admin)
        with CaptureQueriesContext(connection) as asked:
            client.get("/privasi/")
        return len(asked)

    questions()
    assert questions("letters") == questions("notices_read", "runs", "copies")


def test_every_page_leads_there(client, articles):
    assert 'href="/privasi/"' in client.get("/").content.decode()


def test_without_an_address_staff_are_asked_for_it_and_nobody_else(client, ayu, endah):
    for person, asked in ((ayu, False), (endah, True)):
        client.force_login(person)
        read = client.get("/akun/data/").content.decode()
        assert ("Diskominfo Kota Malang" in read, HINT in read) == (True, asked)
    assert not DataProtectionContact.objects.exists()


def test_what_the_office_fills_in_is_shown(client, articles, endah, budi):
    DataProtectionContact.objects.create(
        unit="Bidang Aplikasi", email="data@malang.test", phone="0341 123-456"
    )
    client.force_login(endah)
    read = client.get("/privasi/").content.decode()
    assert 'href="mailto:data@malang.test"' in read
    assert 'href="tel:0341123456"' in read
    assert HINT not in read
    asked = budi.guardian_consents.create(guardian_name="Wati", guardian_contact="w@demo.test")
    for answered_at in (None, timezone.now()):
        GuardianConsent.objects.update(answered_at=answered_at)
        assert "Bidang Aplikasi" in client.get(f"/wali/{asked.token}/").content.decode()


def test_officers_fill_it_in_in_the_editors_place(client, articles, endah):
    allow_officers()
    client.force_login(endah)
    page = client.get(HINT, follow=True)
    assert page.status_code == 200
    form = {"unit": "Bidang Aplikasi", "email": "data@malang.test", "phone": "", "address": ""}
    client.post(page.redirect_chain[-1][0] if page.redirect_chain else HINT, form)
    assert DataProtectionContact.current().email == "data@malang.test"


def test_what_the_office_leaves_empty_stands_in_the_settings(db, settings):
    settings.DATA_CONTACT = {"unit": "Bidang", "email": "a@malang.test", "address": "Jalan 1"}
    assert shown() == ("Bidang", "a@malang.test", "Jalan 1")
    DataProtectionContact.objects.create(unit="Lain", email="b@malang.test")
    assert shown() == ("Lain", "b@malang.test", "Jalan 1")


def shown():
    contact = DataProtectionContact.current()
    return contact.unit, contact.email, contact.address
