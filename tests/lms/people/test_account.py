from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lms.people.consent import give_consent
from lms.people.guardian import answer_for_child, ask_guardian
from lms.people.models import ConsentRecord, ConsentText, GuardianConsent, TrailEntry, User
from lms.people.queries import current_texts


@pytest.fixture
def signed_in(client, ayu):
    client.force_login(ayu)
    return client


@pytest.fixture
def training(db):
    return current_texts(language="id").get(purpose="training")


def data_of(person, **changes):
    return {
        "data-name": person.name,
        "data-birth_date_day": person.birth_date.day,
        "data-birth_date_month": person.birth_date.month,
        "data-birth_date_year": person.birth_date.year,
        "data-kelurahan": person.kelurahan_id,
    } | {f"data-{name}": value for name, value in changes.items()}


def test_one_sees_and_corrects_ones_data(signed_in, ayu):
    page = signed_in.get("/akun/").content.decode()
    assert 'value="Ayu"' in page
    assert "ayu@demo.test" in page
    signed_in.post("/akun/", data_of(ayu, name="Ayu L", birth_date_year=1996))
    ayu.refresh_from_db()
    assert (ayu.name, ayu.birth_date) == ("Ayu L", date(1996, 5, 17))
    entry = TrailEntry.objects.get(verb="data_corrected")
    assert entry.detail == {"fields": ["name", "birth_date"]}


def test_an_address_is_not_changed_beside_the_others(signed_in, ayu):
    """It has to be proven first (test_contacts)."""
    signed_in.post("/akun/", data_of(ayu, email="lain@demo.test", phone="0812 3456 7890"))
    ayu.refresh_from_db()
    assert (ayu.email, ayu.phone) == ("ayu@demo.test", None)


def test_saving_what_is_there_already_records_nothing(signed_in, ayu):
    signed_in.post("/akun/", data_of(ayu))
    assert TrailEntry.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"kelurahan": "35.73"}, "kelurahan"),
    ],
)
def test_a_wrong_correction_is_said_and_not_saved(signed_in, ayu, citra, changes, field):
    answer = signed_in.post("/akun/", data_of(ayu, **changes))
    assert list(answer.context["data_form"].errors) == [field]
    assert User.objects.get(pk=ayu.pk).name == "Ayu"


def test_a_child_does_not_grow_up_by_a_correction(client, budi):
    client.force_login(budi)
    answer = client.post("/akun/", data_of(budi, birth_date_year=1990))
    assert list(answer.context["data_form"].errors) == ["birth_date"]


def test_a_consent_is_given_and_withdrawn_on_the_page(signed_in, ayu, training):
    signed_in.post("/akun/persetujuan/", {"text": training.pk})
    signed_in.post("/akun/persetujuan/training/tarik/")
    answers = ConsentRecord.objects.of(ayu).order_by("pk").values_list("given", flat=True)
    assert list(answers) == [True, False]
    page = signed_in.get("/akun/").content.decode()
    assert training.body.split("\n")[0] in page


@pytest.mark.parametrize(
    ("fields", "status"),
    [({}, 400), ({"text": "x"}, 400), ({"text": "99999"}, 404), ({"withdraw": "training"}, 400)],
)
def test_an_answer_to_no_question_is_refused(signed_in, fields, status):
    assert signed_in.post("/akun/persetujuan/", fields).status_code == status
    assert ConsentRecord.objects.count() == 0


def test_the_language_is_chosen_and_shown_at_once(signed_in, ayu):
    answer = signed_in.post("/akun/bahasa/", {"language": "en"})
    ayu.refresh_from_db()
    assert (ayu.language, answer["Location"]) == ("en", "/en/akun/")
    assert signed_in.post("/akun/bahasa/", {"language": "xx"}).status_code == 400


def test_a_child_asks_a_guardian_from_the_page(client, budi):
    client.force_login(budi)
    own = {"guardian-name": "Wati", "guardian-contact": budi.email}
    assert client.post("/akun/wali/", own).status_code == 200
    assert GuardianConsent.objects.count() == 0
    client.post("/akun/wali/", own | {"guardian-contact": "wati@demo.test"})
    assert GuardianConsent.objects.get().child == budi
    assert b"wati@demo.test" in client.get("/akun/").content


def test_after_a_yes_nobody_else_is_asked(client, budi):
    asked = ask_guardian(child=budi, name="Wati", contact="wati@demo.test")
    training = current_texts(language="id").get(purpose="training")
    answer_for_child(asked=asked, text=training, given=True)
    client.force_login(budi)
    other = {"guardian-name": "Joko", "guardian-contact": "joko@demo.test"}
    client.post("/akun/wali/", other)
    assert GuardianConsent.objects.count() == 1


def test_a_grown_up_is_asked_for_no_guardian(signed_in, ayu):
    assert b'id="wali"' not in signed_in.get("/akun/").content
    signed_in.post("/akun/wali/", {"guardian-name": "W", "guardian-contact": "w@demo.test"})
    assert GuardianConsent.objects.count() == 0


def test_an_account_without_date_or_kelurahan_can_be_corrected(client, admin):
    User.objects.filter(pk=admin.pk).update(kelurahan=None, birth_date=None)
    client.force_login(User.objects.get(pk=admin.pk))
    answer = client.post("/akun/", {"data-name": "Admin"})
    assert answer.status_code == 302


def test_the_page_costs_the_same_for_one_and_for_three_answers(signed_in, ayu, training):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            signed_in.get("/akun/")
        return len(captured)

    give_consent(person=ayu, text=training)
    queries()
    once = queries()
    for text in ConsentText.objects.filter(language="id"):
        give_consent(person=ayu, text=text)
    assert queries() == once


@pytest.mark.parametrize(
    "path", ["/akun/kontak/lepas/", "/akun/persetujuan/", "/akun/bahasa/", "/akun/wali/"]
)
def test_a_stranger_changes_nothing(client, db, path):
    assert client.post(path).status_code == 404


def test_a_stranger_is_asked_to_sign_in(client, db):
    assert client.get("/akun/")["Location"] == "/masuk/?next=/akun/"
