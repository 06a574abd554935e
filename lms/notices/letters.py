"""What leaves the platform: a letter by e-mail, or a short text to a mobile number.

The words of a letter are site/templates/emails/<letter>/: subject.txt and letter.txt for e-mail,
short.txt for a mobile number.
"""

import secrets

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override


def send_letter(*, contact: str, letter: str, language: str, words: dict) -> None:
    """Write to `contact` (an e-mail address or an E.164 number) in `language`.

    Raises OSError where the mail server does not take it.
    """
    with override(language):
        if "@" not in contact:
            _leave_short_text(number=contact, text=_render(f"{letter}/short.txt", words))
            return
        # One line: a name with a line break must not add a header.
        subject = " ".join(_render(f"{letter}/subject.txt", words).split())
        send_mail(subject, _render(f"{letter}/letter.txt", words), None, [contact])


def _render(template, words):
    return render_to_string(f"emails/{template}", words).strip() + "\n"


def forget_letters(contacts) -> int:
    """Remove the letters to these contacts that still lie on this machine; returns how many."""
    known = [contact.encode() for contact in contacts if contact]
    outbox = settings.DATA_DIR / "mail"
    gone = 0
    for file in outbox.iterdir() if outbox.is_dir() else ():
        text = file.read_bytes()
        if any(contact in text for contact in known):
            file.unlink(missing_ok=True)
            gone += 1
    return gone


def _leave_short_text(*, number, text):
    """No gateway for short messages is connected: the text lies beside the mail for whoever
    sends it, one file a message, its first line the number."""
    outbox = settings.DATA_DIR / "mail"
    outbox.mkdir(parents=True, exist_ok=True)
    name = f"{timezone.now():%Y%m%d-%H%M%S}-{secrets.token_hex(4)}.sms.txt"
    (outbox / name).write_text(f"{number}\n\n{text}", encoding="utf-8")
