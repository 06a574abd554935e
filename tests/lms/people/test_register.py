import re
from datetime import date

import pytest
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lms.people.contacts import proven_contacts
from lms.people.logins import as_login
from lms.people.models import (
    ConsentRecord,
    ConsentText,
    GuardianConsent,
    Region,
    Tally,
    TrailEntry,
    User,
)
from lms.people.queries import current_texts
from lms.people.register import GuardianNeeded, register_person
from tests.letters import code_to, letters_to
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


def register(client, settings, language="", **changes):
    """Fill in the form, then type the code that came."""
    form = sent(**changes)
    assert client.post(f"{language}/daftar/", form).status_code == 302
    code = code_to(as_login(form["login"]), settings)
    return client.post(f"{language}/daftar/kode/", {"code": code})


def errors_of(answer):
    return {field: list(found) for field, found in answer.context["form"].errors.items()}


def test_somebody_registers_and_is_signed_in_at_once(client, db, settings):
    answer = register(client, settings, purposes=("training", "portfolio"))
    assert (answer.status_code, answer["Location"]) == (302, "/belajar/")
    person = User.objects.get()
    assert (person.name, person.email, person.phone) == ("Ayu Lestari", "ayu@demo.test", None)
    assert (person.birth_date, person.kelurahan.name) == (date(1995, 5, 17), "Oro-oro Dowo")
    assert client.session["_auth_user_id"] == str(person.pk)
    given = ConsentRecord.objects.values_list("text__purpose", "given")
    assert sorted(given) == [("portfolio", True), ("training", True)]
    assert proven_contacts(person) == ["ayu@demo.test"]
    assert person.check_password(PASSWORD)
    verbs = TrailEntry.objects.filter(actor=person).order_by("pk").values_list("verb", flat=True)
    given = ["consent_given", "consent_given"]
    assert list(verbs) == ["registered", *given, "contact_proven", "signed_in"]


def test_without_the_code_there_is_no_account_and_nobody_is_written_to(client, db, settings):
    client.post("/daftar/", sent(born=years_ago(17), **GUARDIAN))
    assert (User.objects.count(), GuardianConsent.objects.count()) == (0, 0)
    assert letters_to("wati@demo.test", settings) == []
    wrong = "000000" if code_to("ayu@demo.test", settings) != "000000" else "111111"
    answers = [client.post("/daftar/kode/", {"code": wrong}) for _try in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 302]
    assert answers[-1]["Location"] == "/daftar/"
    assert User.objects.count() == 0
    right = client.post("/daftar/kode/", {"code": code_to("ayu@demo.test", settings)})
    assert right["Location"] == "/daftar/"
    # What was filled in is still there, but for the password.
    page = client.get("/daftar/").content.decode()
    for kept in ('value="Ayu Lestari"', 'value="ayu@demo.test"', 'value="Wati"'):
        assert kept in page
    assert PASSWORD not in page


def test_a_password_is_not_needed(client, db, settings):
    register(client, settings, password="")
    person = User.objects.get()
    assert not person.has_usable_password()
    assert client.session["_auth_user_id"] == str(person.pk)


def test_the_password_itself_waits_nowhere(client, db):
    client.post("/daftar/", sent())
    assert PASSWORD not in str(dict(client.session))
    assert client.session.get_expiry_age() <= 3600


def test_another_code_takes_the_place_of_the_first(client, db, settings):
    client.post("/daftar/", sent())
    first = code_to("ayu@demo.test", settings)
    early = client.post("/daftar/kode/", {"do": "resend"}, follow=True)
    assert len(letters_to("ayu@demo.test", settings)) == 1
    assert "belum satu menit" in early.content.decode()
    Tally.objects.all().delete()
    client.post("/daftar/kode/", {"do": "resend"})
    second = code_to("ayu@demo.test", settings)
    assert len(letters_to("ayu@demo.test", settings)) == 2
    if first != second:
        assert client.post("/daftar/kode/", {"code": first}).status_code == 200
    assert client.post("/daftar/kode/", {"code": f" {second[:3]} {second[3:]} "})["Location"]
    assert User.objects.count() == 1


def test_a_slip_is_mended_at_once_and_the_code_on_its_way_still_fits(client, db, settings):
    client.post("/daftar/", sent(name="Ayu Lestar"))
    assert client.post("/daftar/", sent())["Location"] == "/daftar/kode/"
    assert len(letters_to("ayu@demo.test", settings)) == 1
    client.post("/daftar/kode/", {"code": code_to("ayu@demo.test", settings)})
    assert User.objects.get().name == "Ayu Lestari"


def test_somebody_else_waits_before_another_code_to_the_same_contact(client, db):
    client.post("/daftar/", sent())
    answer = Client().post("/daftar/", sent())
    assert (answer.status_code, answer["Retry-After"]) == (429, "45")


def test_a_letter_that_does_not_leave_is_said_and_may_be_tried_at_once(client, db, monkeypatch):
    def broken(**letter):
        raise ConnectionRefusedError

    monkeypatch.setattr("lms.people.codes.send_letter", broken)
    for _try in range(2):
        answer = client.post("/daftar/", sent())
        assert (answer.status_code, list(errors_of(answer))) == (200, ["__all__"])


def test_where_no_messages_are_sent_the_page_says_where_they_lie(client, db, settings):
    client.post("/daftar/", sent())
    settings.SENDS_MESSAGES = False
    assert "DATA_DIR/mail" in client.get("/daftar/kode/").content.decode()
    settings.SENDS_MESSAGES = True
    assert "DATA_DIR/mail" not in client.get("/daftar/kode/").content.decode()


def test_a_single_word_is_a_full_name_and_a_number_is_enough(client, db, settings):
    register(client, settings, name="  Sukarno ", login="0812-3456-7890")
    person = User.objects.get()
    assert proven_contacts(person) == ["+6281234567890"]
    assert (person.name, person.email, person.phone) == ("Sukarno", None, "+6281234567890")


def test_registering_on_the_english_pages_remembers_english(client, db, settings):
    client.post("/en/daftar/", sent(language="en"))
    assert "is your code" in letters_to("ayu@demo.test", settings)[0]
    client.post("/en/daftar/kode/", {"code": code_to("ayu@demo.test", settings)})
    assert User.objects.get().language == "en"
    assert ConsentRecord.objects.get().text.language == "en"


@pytest.mark.parametrize(
    ("there", "typed"),
    [
        ({"email": "ayu@demo.test"}, "AYU@Demo.Test"),
        ({"phone": "+6281234567890"}, "62 812 3456-7890"),
    ],
)
def test_a_taken_contact_shows_the_same_and_its_owner_hears_of_it(
    client, db, settings, there, typed
):
    """In any spelling. Nobody learns who has an account."""
    User.objects.create_user(name="Ayu", password=PASSWORD, **there)
    contact = next(iter(there.values()))
    stranger = Client()
    stranger.post("/daftar/", sent(login="lain@demo.test"))
    free = stranger.get("/daftar/kode/").content.decode()
    client.post("/daftar/", sent(login=typed))
    taken = client.get("/daftar/kode/").content.decode()
    assert without_tokens(taken.replace(contact, "lain@demo.test")) == without_tokens(free)
    (letter,) = letters_to(contact, settings)
    assert "sudah punya akun" in letter
    assert not re.search(r"\b\d{6}\b", letter)
    answers = [client.post("/daftar/kode/", {"code": "123456"}) for _try in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 302]
    assert User.objects.count() == 1
    assert "_auth_user_id" not in client.session


def without_tokens(page):
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_who_proves_the_same_contact_in_two_windows_has_one_account(client, db, settings):
    second = Client()
    client.post("/daftar/", sent())
    first_code = code_to("ayu@demo.test", settings)
    Tally.objects.all().delete()
    second.post("/daftar/", sent(name="Ayu Dua"))
    second.post("/daftar/kode/", {"code": code_to("ayu@demo.test", settings)})
    assert client.post("/daftar/kode/", {"code": first_code})["Location"] == "/belajar/"
    person = User.objects.get()
    assert person.name == "Ayu Dua"
    assert client.session["_auth_user_id"] == str(person.pk)


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


def test_under_18_a_guardian_is_asked(client, db, settings):
    register(client, settings, born=years_ago(17), **GUARDIAN)
    hand_over_all()
    asked = GuardianConsent.objects.get()
    assert (asked.child.email, asked.guardian_name) == ("ayu@demo.test", "Wati")
    assert (asked.guardian_contact, asked.answered_at) == ("wati@demo.test", None)
    assert asked.sent_at is not None
    (letter,) = letters_to("wati@demo.test", settings)
    assert f"/wali/{asked.token}/" in letter


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


def test_a_grown_up_needs_no_guardian_even_if_one_is_named(client, db, settings):
    register(client, settings, **GUARDIAN)
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


def test_on_the_18th_birthday_no_guardian_is_asked(client, db, settings):
    register(client, settings, born=years_ago(18))
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
def test_one_continues_where_one_was_and_only_on_this_site(client, db, settings, asked, goes_to):
    answer = register(client, settings, next=asked)
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
