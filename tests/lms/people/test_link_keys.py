"""The link in a letter is the only copy of its key."""

import pytest
from django.core import mail

from lms.notices.models import Message
from lms.people.guardian import answer_for_child, ask_guardian
from lms.people.guardian_letters import confirm_to_guardian
from lms.people.link_keys import fits, key_of, row_of
from lms.people.queries import current_texts
from lms.people.scanning import in_database
from tests.outbox import hand_over_all


def test_a_key_fits_its_row_its_number_and_its_use_only():
    key = key_of(salt="wali", pk=7, number=2)
    tried = [("wali", 7, 2), ("wali", 7, 3), ("wali", 8, 2), ("kalender", 7, 2)]
    assert row_of(key) == 7
    assert [fits(key, salt=salt, pk=pk, number=number) for salt, pk, number in tried] == [
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    "nonsense", ["", "-", "7", "7-", "é-x", "zzzzzzzzzzzzzzzzzz-x", "zzzzzzzzzzzzz-x", "7-é"]
)
def test_nonsense_opens_nothing(db, client, budi, nonsense):
    ask_guardian(child=budi, name="Wati", contact="wati@demo.test")
    assert not fits(nonsense, salt="wali", pk=7)
    if nonsense:
        assert client.get(f"/wali/{nonsense}/").status_code == 404


def test_who_reads_the_database_cannot_answer_for_a_guardian(client, budi):
    asked = ask_guardian(child=budi, name="Wati", contact="wati@demo.test")
    assert Message.objects.filter(code="guardian", state="queued").exists()
    assert list(in_database([asked.token])) == []
    hand_over_all()
    assert asked.token in mail.outbox[0].body
    assert client.get(f"/wali/{asked.token}/").status_code == 200
    training = current_texts(language="id").get(purpose="training")
    answer_for_child(asked=asked, text=training, given=True)
    confirm_to_guardian(asked=asked)
    assert list(in_database([asked.token])) == []
    Message.objects.filter(state="queued").update(state="failed")
    assert list(in_database([asked.token])) == []
