"""Places in classes when the consent to take part is taken back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lms.enrolment.enrol import SeatRefused, accept_offer, apply_for_seat
from lms.enrolment.enums import EnrolmentState as S
from lms.enrolment.giving_back import explain, photos, places_ahead
from lms.enrolment.models import Cohort, Enrolment
from lms.notices.models import Notice
from lms.people.consent import give_consent, withdraw_consent
from lms.people.consequences import outlook
from lms.people.models import ConsentText, TrailEntry
from tests.factories import make_cohort, make_course, make_enrolment


@pytest.fixture
def agreed(ayu):
    """Ayu agreed to a version of the words."""

    def agree(version=2):
        text = ConsentText.objects.get(purpose="training", version=version, language="id")
        return give_consent(person=ayu, text=text)

    return agree


@pytest.fixture
def classes(course):
    return [make_cohort(course, slug=f"angkatan-{number}", public=1) for number in range(1, 6)]


def states_of(person):
    return dict(Enrolment.objects.of(person).values_list("cohort__slug", "state"))


def over(cohort):
    today = timezone.localdate()
    Cohort.objects.filter(pk=cohort.pk).update(
        starts_on=today - timedelta(days=9), ends_on=today - timedelta(days=1)
    )


def test_every_place_ahead_is_told_and_given_back_and_the_next_gets_it(
    ayu, dimas, agreed, classes
):
    agreed()
    seat, offer, waits, applied, ended = classes
    make_enrolment(seat, ayu)
    make_enrolment(offer, ayu, state=S.OFFERED)
    make_enrolment(waits, ayu, state=S.WAITLISTED)
    make_enrolment(applied, ayu, state=S.APPLIED)
    make_enrolment(ended, ayu)
    over(ended)
    make_enrolment(seat, dimas, state=S.WAITLISTED)
    assert explain(ayu) == [
        "Kursi di Kelas angkatan-1 dikembalikan; orang berikutnya yang menunggu mendapatkannya.",
        "Kursi yang disediakan di Kelas angkatan-2 dikembalikan; orang berikutnya yang menunggu "
        "mendapatkannya.",
        "Tempat di daftar tunggu Kelas angkatan-3 dilepas.",
        "Pendaftaran untuk Kelas angkatan-4 dibatalkan.",
    ]
    withdraw_consent(person=ayu, purpose="training")
    assert states_of(ayu) == {
        "angkatan-1": S.WITHDRAWN,
        "angkatan-2": S.WITHDRAWN,
        "angkatan-3": S.WITHDRAWN,
        "angkatan-4": S.WITHDRAWN,
        "angkatan-5": S.ACTIVE,
    }
    assert states_of(dimas) == {"angkatan-1": S.ENROLLED}
    gone = TrailEntry.objects.filter(verb="enrolment.withdrawn")
    assert {entry.detail["reason"] for entry in gone} == {"the consent was taken back"}
    assert explain(ayu) == []
    # Who did it themselves is told by the page, not by a notice of the office.
    assert Notice.objects.filter(recipient=ayu).count() == 0


def test_who_agreed_to_the_first_words_keeps_the_seat_unless_they_want_otherwise(
    ayu, agreed, cohort
):
    agreed(version=1)
    make_enrolment(cohort, ayu)
    told = outlook(person=ayu, purpose="training", version=1)
    assert (told.offered, cohort.name in " ".join(told.follows)) == (explain(ayu), False)
    withdraw_consent(person=ayu, purpose="training")
    assert states_of(ayu) == {cohort.slug: S.ACTIVE}
    agreed(version=1)
    withdraw_consent(person=ayu, purpose="training", also=True)
    assert states_of(ayu) == {cohort.slug: S.WITHDRAWN}


def test_new_applications_are_refused_until_the_consent_is_given_again(ayu, agreed, cohort):
    agreed()
    withdraw_consent(person=ayu, purpose="training")
    with pytest.raises(SeatRefused, match="Setujui lagi di halaman Akun"):
        apply_for_seat(cohort=cohort, resident=ayu, kind="public")
    agreed()
    assert apply_for_seat(cohort=cohort, resident=ayu, kind="public").state == S.ENROLLED


def test_an_offer_that_stayed_is_not_taken_without_the_consent(ayu, agreed, cohort):
    agreed(version=1)
    offered = make_enrolment(cohort, ayu, state=S.OFFERED)
    withdraw_consent(person=ayu, purpose="training")
    with pytest.raises(SeatRefused, match="Setujui lagi"):
        accept_offer(enrolment=offered, actor=ayu)


def test_the_page_of_a_class_says_why_and_leads_to_the_account(client, ayu, agreed, cohort):
    agreed()
    withdraw_consent(person=ayu, purpose="training")
    client.force_login(ayu)
    page = client.get(f"/kelas-dibuka/{cohort.slug}/").content.decode()
    assert "Setujui lagi di halaman Akun" in page
    assert f"/kelas-dibuka/{cohort.slug}/ikut/" not in page


def test_who_has_no_place_is_told_nothing_of_places(ayu):
    assert (explain(ayu), photos(ayu), list(places_ahead(ayu))) == ([], [], [])


@pytest.mark.parametrize("number", [1, 3])
def test_telling_costs_one_query(ayu, number, django_assert_num_queries):
    course = make_course()
    for each in range(number):
        make_enrolment(make_cohort(course, slug=f"k-{each}"), ayu)
    with django_assert_num_queries(1):
        assert len(explain(ayu)) == number
