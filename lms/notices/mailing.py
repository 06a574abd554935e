"""Handing one e-mail to the mail server."""

import smtplib
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from .compose import Words
from .enums import Reason
from .handing import NotTaken


def send_mail(*, address: str, words: Words, message_id: str, settings_link: str = "") -> str:
    """Raises NotTaken. Returns the Message-ID, which the same message always has."""
    name = f"<{message_id}@{urlsplit(settings.PUBLIC_URL).hostname}>"
    headers = {"Message-ID": name, "Auto-Submitted": "auto-generated"}
    if settings_link:
        headers["List-Unsubscribe"] = f"<{settings_link}>"
    mail = EmailMultiAlternatives(words.subject, words.body, None, [address], headers=headers)
    mail.attach_alternative(words.html, "text/html")
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _words in refused.recipients.values()]
        is_final = all(code >= 500 for code in codes)
        raise NotTaken(
            Reason.REFUSED_CONTACT if is_final else Reason.DOWN, is_final=is_final
        ) from None
    except (smtplib.SMTPAuthenticationError, smtplib.SMTPSenderRefused):
        raise NotTaken(Reason.REFUSES_US) from None
    except OSError:  # SMTP errors are OSErrors; their texts hold the address
        raise NotTaken(Reason.DOWN) from None
    return name
