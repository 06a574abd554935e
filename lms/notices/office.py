"""What editors may do with texts, and what the office may do with messages."""

from collections.abc import Callable

from django.db import transaction

from .models import Message
from .outbox import try_again

EDITOR_ACTS = (
    "notices.add_messagetext",
    "notices.change_messagetext",
    "notices.delete_messagetext",
)

# Rooms above keep the trail: functions (verb, actor, subject, **detail). A look says whom it was
# at as well: `people`, their ids.
witnesses: list[Callable] = []


def witness(**act) -> None:
    for keep in witnesses:
        keep(**act)


@transaction.atomic
def try_again_by(*, message: Message, actor) -> Message:
    """The office asks for another try. Where it has not failed, nothing happens."""
    was = message.state
    message = try_again(message=message)
    if message.state != was:
        witness(verb="message.tried_again", subject=message, actor=actor)
    return message


def try_all_again_by(*, messages, actor) -> int:
    """The same for each of these; returns how many wait again."""
    again = 0
    for message in messages:
        was = message.state
        again += try_again_by(message=message, actor=actor).state != was
    return again
