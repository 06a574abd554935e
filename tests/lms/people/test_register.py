import re
from datetime import date

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lms.people.models import ConsentRecord, ConsentText, GuardianConsent, Region, TrailEntry, User
from lms.people.queries import current_texts
from lms.people.register import GuardianNeeded, register_person
from tests.outbox import hand_over_all

PASSWORD = "kampung warna-warni"


def years_ago(years, day=None):
    day = day or timezone.localdate()
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def sent(*, born=date(1995, 5, 17), purposes=("training",), language="id", **changes):
    texts = current_texts(language=language).filter(purpose__in=purposes)
    return {
        "name": "Ayu Lestari",
        "login": "ayu@demo.test",
        "password": PASSWORD,
        "birth_date_day": born.day,
        "birth_date_month": born.month,
        "birth_date_year": born.year,
        "kelurahan": "35.73.02.1008",
        "agreed": list(texts.values_list("pk", flat=True)),
    } | changes


def errors_of(answer):
    return {field: list(found) for field, found in answer.context["form"].errors.items()}


def test_somebody_registers_and_is_signed_in_at_once(client, db):
    answer = client.post("/daftar/", sent(purposes=("training", "portfolio")))
    assert (answer.status_code, answer["Location"]) == (302, "/belajar/")
    person = User.objects.get()
    assert (person.name, person.email, person.phone) == ("Ayu Lestari", "ayu@demo.test", None)
    assert (person.birth_date, person.kelurahan.name) == (date(1995, 5, 17), "Oro-oro Dowo")
    assert client.session["_auth_user_id"] == str(person.pk)
    given = ConsentRecord.objects.values_list("text__purpose", "given")
    assert sorted(given) == [("portfolio", True), ("training", True)]
    assert TrailEntry.objects.filter(verb="registered", actor=person).count() == 1


def test_a_single_word_is_a_full_name_and_a_number_is_enough(client, db):
    client.post("/daftar/", sent(name="  Sukarno ", login="0812-3456-7890"))
    person = User.objects.get()
    assert (person.name, person.email, person.phone) == ("Sukarno", None, "+6281234567890")


def test_registering_on_the_english_pages_remembers_english(client, db):
    client.post("/en/daftar/", sent(language="en"))
    assert User.objects.get().language == "en"
    assert ConsentRecord.objects.get().text.language == "en"


@pytest.mark.parametrize(
    ("there", "typed"),
    [
        ({"email": "ayu@demo.test"}, "AYU@Demo.Test"),
        ({"phone": "+6281234567890"}, "62 812 3456-7890"),
    ],
)
def test_one_account_an_address_and_a_number_in_any_spelling(client, db, there, typed):
    User.objects.create_user(name="Ayu", password=PASSWORD, **there)
    answer = client.post("/daftar/", sent(login=typed))
    assert list(errors_of(answer)) == ["login"]
    assert User.objects.count() == 1


def test_who_is_quicker_gets_the_address_and_the_other_a_plain_error(client, db, monkeypatch):
    def taken(**anything):
        raise IntegrityError

    monkeypatch.setattr("lms.people.views.registration.register_person", taken)
    answer = client.post("/daftar/", sent())
    assert (answer.status_code, list(errors_of(answer))) == (200, ["login"])


def test_the_database_keeps_addresses_in_lower_case(db):
    with pytest.raises(IntegrityError):
        User.objects.create(name="Ayu", email="Ayu@demo.test")


def test_consents_are_unticked_and_only_training_is_needed(client, db):
    page = client.get("/daftar/").content.decode()
    assert page.count('name="agreed"') == 3
    assert "checked" not in page
    answer = client.post("/daftar/", sent(purposes=("publication", "portfolio")))
    assert list(errors_of(answer)) == ["agreed"]
    assert User.objects.count() == 0


def test_words_that_are_no_longer_current_cannot_be_agreed_to(client, db):
    shown = sent()
    ConsentText.objects.create(
        purpose="training",
        version=3,
        language="id",
        body="Baru",
        sha256="cd" * 32,
        valid_from=timezone.localdate(),
    )
    assert list(errors_of(client.post("/daftar/", shown))) == ["agreed"]


def test_wrong_input_stays_except_the_password(client, db):
    answer = client.post("/daftar/", sent(login="ayu@", birth_date_day="31", birth_date_month="2"))
    page = answer.content.decode()
    assert sorted(errors_of(answer)) == ["birth_date", "login"]
    for kept in ('value="Ayu Lestari"', 'value="ayu@"', 'value="31"', 'value="1995"'):
        assert kept in page
    assert '<option value="35.73.02.1008" selected>' in page
    assert page.count("checked") == 1
    assert PASSWORD not in page
    # The summary leads to the fields, and the fields name their errors.
    for target in ("id_login", "id_birth_date_0"):
        assert f'href="#{target}"' in page
        assert f'id="{target}"' in page
    field = re.search(r'<input[^>]*id="id_login"[^>]*>', page).group()
    assert 'aria-describedby="id_login_helptext id_login_error"' in field
    assert 'aria-invalid="true"' in field


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"birth_date_day": ""}, "birth_date"),
        ({"birth_date_year": "95"}, "birth_date"),
        ({"birth_date_year": "2999"}, "birth_date"),
        ({"kelurahan": ""}, "kelurahan"),
        ({"kelurahan": "35.73.02"}, "kelurahan"),
        ({"name": "   "}, "name"),
        ({"name": "1234"}, "name"),
        ({"password": "12345678"}, "password"),
        ({"password": "ayu lestari"}, "password"),
        ({"login": "0341 366922"}, "login"),
    ],
)
def test_each_fault_is_said_at_its_field(client, db, changes, field):
    answer = client.post("/daftar/", sent(**changes))
    found = errors_of(answer)
    assert list(found) == [field]
    assert all(found[field])
    assert User.objects.count() == 0


GUARDIAN = {"guardian_name": "Wati", "guardian_contact": "Wati@demo.test"}


def test_under_18_a_guardian_is_asked(client, db, mailoutbox):
    client.post("/daftar/", sent(born=years_ago(17), **GUARDIAN))
    hand_over_all()
    asked = GuardianConsent.objects.get()
    assert (asked.child.email, asked.guardian_name) == ("ayu@demo.test", "Wati")
    assert (asked.guardian_contact, asked.answered_at) == ("wati@demo.test", None)
    assert asked.sent_at is not None
    (letter,) = mailoutbox
    assert letter.to == ["wati@demo.test"]
    assert f"/wali/{asked.token}/" in letter.body


def test_under_18_without_a_guardian_nothing_is_kept(client, db):
    answer = client.post("/daftar/", sent(born=years_ago(17)))
    assert sorted(errors_of(answer)) == ["guardian_contact", "guardian_name"]
    assert "<details" in answer.content.decode()
    assert 'class="tabs" open' in answer.content.decode()
    assert User.objects.count() == 0


def test_nobody_is_their_own_guardian(client, db):
    fields = {**GUARDIAN, "guardian_contact": "AYU@demo.test"}
    answer = client.post("/daftar/", sent(born=years_ago(15), **fields))
    assert list(errors_of(answer)) == ["guardian_contact"]


def test_a_grown_up_needs_no_guardian_even_if_one_is_named(client, db):
    client.post("/daftar/", sent(**GUARDIAN))
    assert User.objects.count() == 1
    assert GuardianConsent.objects.count() == 0


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2008, 3, 22), date(2026, 3, 21), 17),
        (date(2008, 3, 22), date(2026, 3, 22), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_one_grows_a_year_older_on_the_birthday(born, day, age):
    assert User(birth_date=born).age_on(day) == age


def test_on_the_18th_birthday_no_guardian_is_asked(client, db):
    client.post("/daftar/", sent(born=years_ago(18)))
    assert User.objects.count() == 1


def test_a_registration_is_whole_or_not_at_all(db):
    with pytest.raises(GuardianNeeded):
        register_person(
            name="Budi",
            email="budi@demo.test",
            birth_date=years_ago(15),
            kelurahan=Region.objects.get(name="Jodipan"),
            password=PASSWORD,
        )
    assert (User.objects.count(), TrailEntry.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("asked", "goes_to"),
    [
        ("/kelas/", "/kelas/"),
        ("//evil.test/", "/belajar/"),
        ("https://evil.test/", "/belajar/"),
        ("javascript:alert(1)", "/belajar/"),
    ],
)
def test_one_continues_where_one_was_and_only_on_this_site(client, db, asked, goes_to):
    answer = client.post("/daftar/", sent(next=asked))
    assert answer["Location"] == goes_to


def test_the_page_costs_the_same_for_every_reader(client, db):
    client.get("/daftar/")
    counts = []
    for people in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get("/daftar/")
        counts.append(len(queries))
        User.objects.create_user(name="Lain", email=f"lain{people}@demo.test")
    assert counts[0] == counts[1] <= 4
