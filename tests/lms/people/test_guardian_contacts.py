"""A contact of many children is looked at by the office, and so is another guardian after a no."""

import pytest

from lms.notices.models import Notice
from lms.people.guardian import answer_for_child, ask_guardian
from lms.people.guardian_contacts import is_own
from lms.people.models import TrailEntry, User
from lms.people.queries import current_texts
from lms.people.trail import as_text
from tests.factories import PersonFactory


@pytest.mark.parametrize(
    ("contact", "other", "same"),
    [
        ("budi@demo.test", "budi@demo.test", True),
        ("budi+ibu@demo.test", "Budi@demo.test", True),
        ("b.u.d.i@gmail.com", "budi@googlemail.com", False),
        ("b.u.d.i@gmail.com", "budi+x@gmail.com", True),
        ("bu.di@demo.test", "budi@demo.test", False),
        ("+6281234567890", "+6281234567890", True),
        ("wati@demo.test", None, False),
    ],
)
def test_one_mailbox_however_it_is_written(contact, other, same):
    assert is_own(contact, other) is same


def ask_for(number, budi):
    child = PersonFactory(
        name=f"Anak {number}", email=f"anak{number}@demo.test", birth_date=budi.birth_date
    )
    return ask_guardian(child=child, name="Wati", contact="panti@demo.test")


def test_the_office_is_told_of_the_sixth_child_and_nobody_is_refused(client, budi, endah):
    for number in range(1, 8):
        ask_for(number, budi)
    (notice,) = Notice.objects.filter(recipient=endah)
    assert (notice.code, notice.data, notice.path) == (
        "guardian_of_many",
        {"number": 6},
        "/program/wali/",
    )
    client.force_login(endah)
    ((contact, named),) = client.get("/program/wali/").context["shared"]
    assert (contact, len(named)) == ("panti@demo.test", 7)
    seen = TrailEntry.objects.get(verb="seen_list", actor=endah)
    children = User.objects.filter(guardian_consents__guardian_contact="panti@demo.test")
    assert seen.detail["people"] == as_text(sorted(children.values_list("pk", flat=True)))


def test_the_office_is_told_where_a_child_turns_to_another_after_a_no(client, budi, endah):
    asked = ask_guardian(child=budi, name="Wati", contact="wati@demo.test")
    training = current_texts(language="id").get(purpose="training")
    answer_for_child(asked=asked, text=training, given=False)
    other = ask_guardian(child=budi, name="Joko", contact="joko@demo.test")
    assert [n.code for n in Notice.objects.filter(recipient=endah)] == ["guardian_after_a_no"]
    client.force_login(endah)
    assert client.get("/program/wali/").context["turned"] == [other]


def test_another_contact_before_any_answer_is_no_news(budi, endah):
    ask_guardian(child=budi, name="Wati", contact="wati@demo.test")
    ask_guardian(child=budi, name="Wati", contact="wati.baru@demo.test")
    assert Notice.objects.filter(recipient=endah).count() == 0


def test_the_list_costs_the_same_for_one_and_for_three(
    client, budi, endah, django_assert_num_queries
):
    from lms.people.guardian_contacts import shared_contacts

    for number in range(1, 7):
        ask_for(number, budi)
    with django_assert_num_queries(2):
        assert len(shared_contacts()) == 1
    for contact in ("dua@demo.test", "tiga@demo.test"):
        for child in list(budi.__class__.objects.filter(name__startswith="Anak")):
            ask_guardian(child=child, name="Wati", contact=contact)
    with django_assert_num_queries(2):
        assert len(shared_contacts()) == 3


def test_only_the_office_looks(client, citra):
    client.force_login(citra)
    assert client.get("/program/wali/").status_code == 404
