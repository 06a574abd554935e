"""Who hears what over which way."""

import pytest
from allauth.account.models import EmailAddress

from lms.notices.enums import Channel, Kind
from lms.notices.models import Message, MessagePreferences, Notice
from lms.notices.tell import tell
from lms.notices.wanting import save_preferences
from lms.notices.ways import switchable
from lms.people.contacts import take_contact
from tests.outbox import hand_over_all

NIGHT = {"is_quiet": True, "quiet_from": "21:00", "quiet_until": "06:00"}
OFFER = {"code": "seat_offered", "cohort": "Kelas 1", "expires": "besok"}


def ways(person):
    return sorted(
        Message.objects.filter(recipient=person).values_list("channel", "state", "reason")
    )


@pytest.fixture
def rina(ayu):
    """Ayu with a number instead of an address."""
    ayu.email, ayu.phone = None, "+6281234567890"
    ayu.proven_phone = ayu.phone
    ayu.save()
    return ayu


def test_a_result_comes_by_mail_and_else_as_a_text(ayu, rina, citra):
    for person in (rina, citra):
        tell(recipient=person, code="released", assignment="Kampungku")
    assert ways(rina) == [("text", "queued", "")]
    assert ways(citra) == [("email", "queued", "")]


def test_an_offer_comes_over_every_way_there_is(ayu):
    tell(recipient=ayu, **OFFER)
    assert ways(ayu) == [("email", "queued", "")]
    Message.objects.all().delete()
    ayu.phone = ayu.proven_phone = "+6281234567890"
    ayu.save()
    tell(recipient=ayu, **OFFER)
    assert ways(ayu) == [("email", "queued", ""), ("text", "queued", "")]


def test_some_things_stay_inside(ayu):
    tell(recipient=ayu, code="video_ready", assignment="Kampungku")
    tell(recipient=ayu, code="handed_in", assignment="Kampungku", resident="Budi")
    assert ways(ayu) == []


def test_what_cannot_reach_somebody_says_so(rina):
    tell(recipient=rina, code="applied", cohort="Kelas 1")
    assert ways(rina) == [("email", "skipped", "no_contact")]


def test_what_is_switched_off_is_not_sent_and_says_so(ayu):
    save_preferences(person=ayu, wanted={(Kind.SEATS, Channel.TEXT)}, **NIGHT)
    tell(recipient=ayu, code="enrolled", cohort="Kelas 1")
    tell(recipient=ayu, code="released", assignment="Kampungku")
    assert ways(ayu) == [("email", "skipped", "switched_off")] * 2


def test_what_protects_somebody_cannot_be_switched_off(ayu):
    save_preferences(person=ayu, wanted=set(), **NIGHT)
    tell(recipient=ayu, code="data_ready")
    assert ways(ayu) == [("email", "queued", "")]
    assert Kind.SECURITY not in switchable()


def test_switching_off_holds_for_what_waits_already(ayu, mailoutbox):
    tell(recipient=ayu, code="enrolled", cohort="Kelas 1")
    save_preferences(person=ayu, wanted=set(), **NIGHT)
    hand_over_all()
    assert (ways(ayu), mailoutbox) == ([("email", "skipped", "switched_off")], [])


def test_a_corrected_address_is_used_by_what_waits_already(ayu, mailoutbox):
    tell(recipient=ayu, code="enrolled", cohort="Kelas 1")
    take_contact(person=ayu, contact="ayu.baru@demo.test")
    hand_over_all()
    assert [mail.to for mail in mailoutbox] == [["ayu.baru@demo.test"]]
    assert Message.objects.get().sent_to == "a•••@d•••.test"


def test_who_has_left_is_not_written_to(ayu):
    ayu.is_active = False
    ayu.save()
    tell(recipient=ayu, code="enrolled", cohort="Kelas 1")
    assert ways(ayu) == []


def test_saving_twice_is_one_choice(ayu):
    for _ in range(2):
        kept = save_preferences(person=ayu, wanted={(Kind.SEATS, Channel.EMAIL)}, **NIGHT)
    assert kept.switched_off == [
        "news:email",
        "news:text",
        "results:email",
        "results:text",
        "seats:text",
    ]
    assert MessagePreferences.objects.count() == 1


def test_only_what_is_proven_is_written_to(ayu, rina, citra):
    """`rina` is Ayu with a number."""
    ayu.proven_phone = ""
    ayu.save()
    EmailAddress.objects.filter(user=citra).update(verified=False)
    for person in (ayu, citra):
        tell(recipient=person, code="released", assignment="Kampungku")
    assert ways(ayu) == [("email", "skipped", "no_contact")]
    assert ways(citra) == [("email", "skipped", "unproven")]
    # Inside the platform both read it.
    assert Notice.objects.filter(recipient__in=[ayu, citra]).count() == 2


def test_an_unproven_address_leaves_the_proven_number(ayu):
    ayu.phone = ayu.proven_phone = "+6281234567890"
    ayu.save()
    EmailAddress.objects.filter(user=ayu).delete()
    tell(recipient=ayu, code="released", assignment="Kampungku")
    assert ways(ayu) == [("text", "queued", "")]


def test_what_is_given_up_while_a_message_waits_is_not_written_to(ayu):
    tell(recipient=ayu, code="released", assignment="Kampungku")
    EmailAddress.objects.filter(user=ayu).update(verified=False)
    assert hand_over_all() == 1
    assert ways(ayu) == [("email", "skipped", "unproven")]
