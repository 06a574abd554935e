"""The words of a row of the outbox."""

from django.utils.translation import override

from .addresses import link_to, path_of
from .compose import Words, compose
from .models import Message, MessageText


def words_for(message: Message) -> Words:
    """What `message` says in its language. One query, for the editors' text."""
    text = MessageText.objects.filter(code=message.code, language=message.language).first()
    with override(message.language):
        return compose(
            code=message.code,
            data=message.data,
            name=message.recipient.name if message.recipient else "",
            link=link_to(path_of(message), message.language),
            language=message.language,
            text=text,
            has_settings=message.recipient_id is not None,
        )
