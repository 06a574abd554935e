"""A letter that goes out at once: by e-mail, or as a short text to a mobile number.

For codes that somebody waits for in front of the screen. Everything else is told (`tell`) or put
into the outbox (`outbox.put_letter`). The words of a letter are site/templates/emails/<letter>/:
subject.txt and letter.txt for e-mail, short.txt for a mobile number.
"""

import uuid

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from .clearing import forget_messages
from .gateways import FileGateway, gateway


def send_letter(*, contact: str, letter: str, language: str, words: dict) -> None:
    """Write to `contact` (an e-mail address or an E.164 number) in `language`.

    Raises OSError where the mail server or the gateway does not take it.
    """
    with override(language):
        if "@" not in contact:
            text = _render(f"{letter}/short.txt", words)
            message_id = str(uuid.uuid4())
            gateway().send(number=contact, text=text, message_id=message_id, at=timezone.now())
            return
        # One line: a name with a line break must not add a header.
        subject = " ".join(_render(f"{letter}/subject.txt", words).split())
        send_mail(subject, _render(f"{letter}/letter.txt", words), None, [contact])


def _render(template, words):
    return render_to_string(f"emails/{template}", words).strip() + "\n"


def forget_letters(contacts) -> int:
    """Remove what waits in the outbox for these contacts, and the letters to them that still lie
    on this machine; returns how many."""
    known = [contact.encode() for contact in contacts if contact]
    gone = forget_messages(contacts)
    for file in letters_here():
        text = file.read_bytes()
        if any(contact in text for contact in known):
            file.unlink(missing_ok=True)
            gone += 1
    return gone


def letters_here():
    """Every letter that lies on this machine."""
    way = gateway()
    places = {settings.DATA_DIR / "mail"} | (
        {way.directory} if isinstance(way, FileGateway) else set()
    )
    for place in places:
        yield from place.iterdir() if place.is_dir() else ()
