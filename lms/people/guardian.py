"""Asking a guardian, over the guardian's own channel, and keeping what they answer."""

import re
from datetime import timedelta
from enum import StrEnum

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from lms.notices.models import Message
from lms.notices.outbox import put_letter
from lms.notices.tell import tell

from .consent import lock_person
from .consequences import carry_out
from .guardian_contacts import OwnContact, is_own, tell_the_office
from .models import GuardianAnswer, GuardianConsent, Purpose
from .queries import guardian_answer
from .trail import record

# A guardian is not written to more often than this about the same child.
BETWEEN_LETTERS = timedelta(hours=1)
# The guardian has no account: this is whom the trail can name.
HOLDER = "holder of the link"


class Closed(StrEnum):
    """Why a link decides nothing (any more)."""

    REPLACED = "replaced"
    EXPIRED = "expired"
    GROWN_UP = "grown_up"


def why_closed(asked: GuardianConsent) -> Closed | None:
    if not asked.child.is_minor:
        return Closed.GROWN_UP
    # The child has asked somebody else since.
    if GuardianConsent.objects.filter(child_id=asked.child_id, pk__gt=asked.pk).exists():
        return Closed.REPLACED
    return Closed.EXPIRED if asked.is_expired else None


@transaction.atomic
def ask_guardian(*, child, name: str, contact: str, actor=None) -> GuardianConsent:
    """Ask for consent by a letter with a link of its own.

    Asking the same contact again keeps the question, its link and its answers, and sends the
    letter again at most once an hour. Another contact, or a link that is over, is a new question:
    the older link no longer decides. Raises OwnContact.
    """
    if is_own(contact, child.email, child.phone):
        raise OwnContact
    lock_person(child)
    newest = child.guardian_consents.first()
    if newest is not None and newest.guardian_contact == contact and not newest.is_expired:
        asked = newest
        if asked.sent_at is not None and timezone.now() - asked.sent_at < BETWEEN_LETTERS:
            return asked
    else:
        asked = GuardianConsent.objects.create(
            child=child, guardian_name=name, guardian_contact=contact
        )
        record(verb="guardian_asked", subject=asked, actor=actor or child)
        tell_the_office(asked)
    write_to_guardian(asked=asked)
    return asked


def write_to_guardian(*, asked: GuardianConsent) -> Message:
    """Put the letter into the outbox. While one waits there is no second; after it left, asking
    again is another letter with the same link."""
    return put_letter(
        contact=asked.guardian_contact,
        code="guardian",
        language=asked.child.language,
        path="",
        about=f"{asked._meta.label_lower}:{asked.pk}@{asked.sent_at or ''}",
        speaks_of=asked.child,
        guardian=asked.guardian_name,
        child=asked.child.name,
    )


def note_letter(*, message, **signal) -> None:
    """A guardian's letter was really handed over (`lms.notices.signals.message_sent`)."""
    if message.code == "guardian":
        GuardianConsent.objects.filter(pk=asked_in(message)).update(sent_at=message.sent_at)


def asked_in(message) -> int | None:
    """Which question a guardian's letter belongs to."""
    found = re.search(r":(\d+)", message.subject)
    return int(found[1]) if found else None


def path_to_guardian(message) -> str:
    """The page behind the link, made only now: it opens by itself and stands in no table."""
    asked = GuardianConsent.objects.filter(pk=asked_in(message)).first()
    if asked is None:
        return ""
    with override(message.language):
        return reverse("people:guardian", args=[asked.token])


@transaction.atomic
def answer_for_child(*, asked: GuardianConsent, text, given: bool, also=False):
    """Keep what the holder of the link says about the purpose of `text`, and tell the child.

    Taking a yes back carries out what follows, as it does for the child's own (`also` as in
    `withdraw_consent`); a first no takes nothing away, because nothing was given. The same answer
    twice is one row. Returns the answer that holds; None where the link decides nothing.
    """
    child = lock_person(asked.child)
    asked = GuardianConsent.objects.select_for_update().get(pk=asked.pk)
    if why_closed(asked) is not None:
        return None
    held = guardian_answer(asked, text.purpose)
    was_given = held is not None and held.given
    if held is not None and held.given == given and (not given or held.text_id == text.pk):
        return held
    if asked.answered_at is None:
        asked.answered_at = timezone.now()
        asked.save(update_fields=["answered_at"])
    # What is taken back are the words that were agreed to.
    words = held.text if was_given and not given else text
    answer = GuardianAnswer.objects.create(asked=asked, text=words, given=given)
    done = {}
    if was_given and not given:
        done["carried_out"] = carry_out(
            person=child, purpose=words.purpose, version=words.version, actor=None, also=also
        )
    record(
        verb="guardian_answered",
        subject=answer,
        by=HOLDER,
        purpose=words.purpose,
        version=words.version,
        given=given,
        **done,
    )
    tell_child(child, answer, was_given=was_given)
    return answer


def tell_child(child, answer: GuardianAnswer, *, was_given: bool) -> None:
    """What changed. A no to what is a free choice and was never given changes nothing."""
    purpose, given = answer.text.purpose, answer.given
    if given == was_given and purpose != Purpose.TRAINING:
        return
    with override(child.language):
        path = reverse("people:account")
    code = "guardian_answered" if purpose == Purpose.TRAINING else f"guardian_{purpose}"
    taken_back = was_given and not given
    tell(
        recipient=child,
        code="guardian_took_back" if taken_back and code == "guardian_answered" else code,
        path=path,
        about=answer,
        guardian=answer.asked.guardian_name,
        given=given,
    )
