import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from lms.notices.examples import EXAMPLES, LETTERS
from lms.notices.keys import key_of
from lms.notices.models import Message, Notice
from lms.notices.queries import unread_count
from lms.notices.tell import call_back, tell, tell_all
from lms.notices.texts import WORDINGS, UnknownNotice, words_of
from lms.notices.titles import TITLES
from lms.notices.ways import WAYS

NOTICES = {code: data for code, data in EXAMPLES.items() if code not in LETTERS}


def test_every_code_has_words_that_its_data_fills():
    assert set(NOTICES) == set(WORDINGS)
    with override("en"):
        said = {code: words_of(code=code, data=data) for code, data in NOTICES.items()}
    assert said["handed_in"] == "Ayu handed in a video for “Kampungku”."
    assert not any("%(" in words for words in said.values())


def test_every_code_has_a_title_and_a_way():
    assert set(EXAMPLES) == set(TITLES) == set(WAYS)


def test_a_guardians_no_is_told_as_a_no():
    with override("en"):
        words = words_of(code="guardian_answered", data={"guardian": "Wati", "given": False})
    assert words.startswith("Wati did not agree")


@pytest.mark.parametrize("code", ["guardian_publication", "guardian_portfolio"])
def test_each_purpose_has_a_yes_and_a_no_of_its_own(code):
    with override("en"):
        yes, no = (
            words_of(code=code, data={"guardian": "Wati", "given": given})
            for given in (True, False)
        )
    assert yes.startswith("Wati agreed")
    assert no.startswith("Wati does not agree")


@pytest.mark.parametrize(("code", "data"), [("no_such_code", {}), ("enrolled", {})])
def test_a_notice_without_words_fails_where_it_is_told(ayu, code, data):
    with pytest.raises(UnknownNotice):
        tell(recipient=ayu, code=code, **data)
    assert Notice.objects.count() == 0


def test_the_same_about_the_same_thing_is_one_notice(ayu, citra):
    first = tell(recipient=ayu, code="enrolled", about="seat:1", cohort="Kelas 1")
    again = tell(recipient=ayu, code="enrolled", about="seat:1", cohort="Kelas 1")
    other = [
        tell(recipient=citra, code="enrolled", about="seat:1", cohort="Kelas 1"),
        tell(recipient=ayu, code="waitlisted", about="seat:1", cohort="Kelas 1"),
        tell(recipient=ayu, code="enrolled", about="seat:2", cohort="Kelas 1"),
        # About nothing in particular: each is news.
        tell(recipient=ayu, code="enrolled", cohort="Kelas 1"),
        tell(recipient=ayu, code="enrolled", cohort="Kelas 1"),
    ]
    assert first == again
    assert Notice.objects.count() == len({first.pk, *(notice.pk for notice in other)}) == 6


def test_a_record_is_something_to_be_about(ayu):
    for _ in range(2):
        tell(recipient=ayu, code="data_ready", about=ayu)
    assert set(Message.objects.values_list("subject", flat=True)) == {f"people.user:{ayu.pk}"}
    assert Notice.objects.count() == 1


def test_telling_three_costs_as_much_as_telling_one(ayu, budi, citra):
    costs = []
    for people in ([ayu], [ayu, budi, citra]):
        with CaptureQueriesContext(connection) as queries:
            told = tell_all(recipients=people, code="enrolled", cohort="Kelas 1")
        assert [notice.recipient for notice in told] == people
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 6


def test_nobody_is_told_nothing(db):
    assert tell_all(recipients=[], code="data_ready") == []


def test_a_notice_is_read_by_opening_it_and_leads_to_what_it_is_about(client, ayu):
    notice = tell(recipient=ayu, code="enrolled", path="/belajar/", cohort="Kelas 1")
    client.force_login(ayu)
    assert unread_count(ayu) == 1
    answer = client.post(reverse("notices:open", args=[notice.pk]))
    assert (answer.status_code, answer["Location"]) == (302, "/belajar/")
    assert unread_count(ayu) == 0


def test_a_notice_leads_to_the_page_in_the_readers_language(client, ayu):
    notice = tell(recipient=ayu, code="enrolled", path="/belajar/", cohort="Kelas 1")
    client.force_login(ayu)
    answer = client.post(f"/en/pemberitahuan/{notice.pk}/buka/")
    assert answer["Location"] == "/en/belajar/"


def test_a_notice_never_leads_away_from_the_site(client, ayu):
    notice = tell(recipient=ayu, code="enrolled", path="//evil.test/", cohort="Kelas 1")
    client.force_login(ayu)
    answer = client.post(reverse("notices:open", args=[notice.pk]))
    assert answer["Location"] == reverse("notices:list")


def test_reading_keeps_the_first_time(client, ayu):
    notice = tell(recipient=ayu, code="enrolled", cohort="Kelas 1")
    client.force_login(ayu)
    client.post(reverse("notices:open", args=[notice.pk]))
    first = Notice.objects.get().read_at
    client.post(reverse("notices:open", args=[notice.pk]))
    assert Notice.objects.get().read_at == first


def test_all_are_marked_as_read_at_once_and_only_ones_own(client, ayu, citra):
    for person in (ayu, ayu, citra):
        tell(recipient=person, code="enrolled", cohort="Kelas 1")
    client.force_login(ayu)
    client.post(reverse("notices:read_all"))
    assert (unread_count(ayu), unread_count(citra)) == (0, 1)


def test_the_notice_of_another_person_is_absent(client, ayu, citra):
    notice = tell(recipient=citra, code="enrolled", cohort="Kelas 1")
    client.force_login(ayu)
    assert client.post(reverse("notices:open", args=[notice.pk])).status_code == 404
    assert client.post(reverse("notices:open", args=[notice.pk + 1])).status_code == 404
    assert unread_count(citra) == 1


def test_a_stranger_is_asked_to_sign_in(client, db):
    answer = client.get(reverse("notices:list"))
    assert answer["Location"] == "/masuk/?next=/pemberitahuan/"


def test_the_list_costs_the_same_for_one_and_for_three(client, ayu):
    client.force_login(ayu)
    tell(recipient=ayu, code="enrolled", path="/belajar/", cohort="Kelas 1")
    client.get(reverse("notices:list"))
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("notices:list"))
        counts.append(len(queries))
        tell(recipient=ayu, code="enrolled", path="/belajar/", cohort="Kelas 2")
        tell(recipient=ayu, code="enrolled", path="/belajar/", cohort="Kelas 3")
    assert counts[0] == counts[1]


@pytest.mark.parametrize("others", [1, 3])
def test_calling_back_reads_nobody_elses_notices(
    others, ayu, budi, citra, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr("lms.notices.tell.BATCH", 1)
    people = [ayu, budi]
    budi.is_active = False
    budi.save()
    tell_all(recipients=people, code="announced", about="this", cohort="Kelas 1")
    for number in range(others):
        about = f"other {number}"
        tell_all(recipients=[ayu, citra], code="announced", about=about, cohort="Kelas 1")

    made = []
    monkeypatch.setattr("lms.notices.tell.key_of", lambda **of: made.append(of) or key_of(**of))
    # A savepoint's two, who was told and whose account is off, one a batch, what waits.
    with django_assert_num_queries(7):
        call_back(code="announced", about="this")
    assert len(made) == len(people)

    left = Notice.objects.order_by("recipient").values_list("recipient", flat=True)
    assert list(left) == sorted([ayu.pk, citra.pk] * others)
    waiting = Message.objects.exclude(reason="called_back").filter(subject="this")
    assert not waiting.filter(state="queued").exists()
