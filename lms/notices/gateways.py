"""Ways to a mobile phone: files for whoever sends them by hand, or a gateway over HTTPS.

`TEXT_GATEWAY_URL` chooses: `file://` (DATA_DIR/mail, or the directory that it names) or the
`https://` address of a gateway for WhatsApp or SMS.
"""

import json
import os
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import requests
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from urllib3.exceptions import HTTPError

from .enums import Reason
from .handing import NotTaken

# Seconds to connect, and between two parts of the answer.
TIMEOUTS = (5, 15)
MOST_ANSWER_BYTES = 64 * 1024
LONGEST_WAIT = timedelta(hours=6)
LOOPBACK = ("127.0.0.1", "localhost", "::1")
# The request is right and the answer will not change: this number, or this text.
REFUSED_FOR_GOOD = (400, 404, 410, 413, 422)


def gateway():
    """The way that the settings name. Raises ImproperlyConfigured."""
    url = urlsplit(settings.TEXT_GATEWAY_URL)
    if url.scheme == "file":
        return FileGateway(Path(url.path) if url.path.strip("/") else settings.DATA_DIR / "mail")
    # Without TLS only to a program on this very machine.
    if url.scheme == "https" or (url.scheme == "http" and url.hostname in LOOPBACK):
        return HttpGateway(settings.TEXT_GATEWAY_URL, settings.TEXT_GATEWAY_TOKEN)
    raise ImproperlyConfigured("TEXT_GATEWAY_URL begins with file:// or https://")


@dataclass(frozen=True)
class FileGateway:
    """One file a message, its first line the number. The same message again is the same file."""

    directory: Path

    def send(self, *, number: str, text: str, message_id: str, at: datetime) -> str:
        name = f"{at:%Y%m%d-%H%M%S}-{message_id}.sms.txt"
        whole = self.directory / name
        part = self.directory / f"{name}.{secrets.token_hex(4)}.part"
        try:
            self.directory.mkdir(parents=True, exist_ok=True)
            part.write_text(f"{number}\n\n{text.strip()}\n", encoding="utf-8")
            os.replace(part, whole)
        except OSError:
            raise NotTaken(Reason.DOWN) from None
        return name


@dataclass(frozen=True)
class HttpGateway:
    """POST of `{"to", "text", "id"}` as JSON, with a bearer token and an idempotency key.

    Any 2xx is a yes; an `id` in its JSON is kept as the gateway's own name of the message.
    """

    url: str
    token: str

    def send(self, *, number: str, text: str, message_id: str, at: datetime) -> str:
        # Neither a proxy nor a password of the environment: the token goes to this host only.
        with requests.Session() as session:
            session.trust_env = False
            try:
                answer = session.post(
                    self.url,
                    json={"to": number, "text": text.strip(), "id": message_id},
                    headers={
                        "Authorization": f"Bearer {self.token}",
                        "Idempotency-Key": message_id,
                        "Accept": "application/json",
                    },
                    timeout=TIMEOUTS,
                    allow_redirects=False,
                    stream=True,
                )
            except requests.RequestException:
                # Its text may hold the number; that nobody answered is enough.
                raise NotTaken(Reason.DOWN) from None
            refuse(answer)
            return id_in(answer)


def refuse(answer) -> None:
    """Raise NotTaken for anything but a yes."""
    status = answer.status_code
    if 200 <= status < 300:
        return
    if status in REFUSED_FOR_GOOD:
        raise NotTaken(Reason.REFUSED_CONTACT, is_final=True)
    # A redirect is not followed: the token is for the host of the settings.
    if status in (401, 403) or 300 <= status < 400:
        raise NotTaken(Reason.REFUSES_US)
    raise NotTaken(Reason.DOWN, wait=asked_wait(answer.headers.get("Retry-After", "")))


def asked_wait(text: str) -> timedelta | None:
    seconds = int(text) if text.isdecimal() and len(text) < 9 else 0
    return min(timedelta(seconds=seconds), LONGEST_WAIT) if seconds else None


def id_in(answer) -> str:
    """The gateway's name of the message, where it gives one. The message is taken either way."""
    try:
        said = json.loads(answer.raw.read(MOST_ANSWER_BYTES, decode_content=True))
    except (ValueError, OSError, HTTPError):
        return ""
    return str(said.get("id", ""))[:120] if isinstance(said, dict) else ""
