"""Codes that were sent to an e-mail address or a number and are awaited in this session.

`SignInCode` is allauth's; `AwaitedCode` is for all else: registering, a changed contact, proving
once more who one is. Both keep to the same settings and limits, and pretend alike: whoever asks
for something that is not theirs sees the same pages as everybody, and no code ever fits.
"""

import time

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from lms.notices.letters import send_letter

from .limits import TooOften, sending_code

SESSION_KEY = "awaited_code"
# What somebody wrote about themselves lies no longer in a session than this without an account.
REGISTRATION_KEPT_S = 3600

REGISTERING = "registering"
CONTACT = "contact"
PROOF = "proof"


class SignInCode(LoginCodeVerificationProcess):
    @property
    def contact(self) -> str:
        return self.state.get("email") or self.state["phone"]

    def resend(self) -> None:
        """Raises TooOften and OSError."""
        with sending_code(self.request, self.contact):
            self.state["at"] = time.time()
            if self.user is not None:
                super().resend()
            else:
                # allauth would make a code for nobody, and fail where the contact is a number.
                self.record_resend()
                self.persist()


class AwaitedCode(AbstractCodeVerificationProcess):
    """One a session; a new one takes the place of the one before."""

    def __init__(self, request, state):
        self.request = request
        super().__init__(settings.CODE_TRIES, settings.CODE_LIVES, state)

    @classmethod
    def begin(cls, request, *, purpose, contact, pretend_by=None, **held):
        """Send a code to `contact`, or the letter `pretend_by` in its place, and await it.

        `held` is JSON that is needed once the code has come back. Asked again at once for the same
        contact (a slip in the form was mended), the code that is on its way does. Raises TooOften,
        and OSError where the letter does not leave.
        """
        state = cls.initial_state(user=None) | {
            "purpose": purpose,
            "contact": contact,
            "pretended": pretend_by is not None,
            "held": held,
        }
        code = cls(request, state)
        try:
            with sending_code(request, contact):
                code.write(pretend_by) if pretend_by else code.send()
        except TooOften as limit:
            code = cls.awaited(request, purpose=purpose)
            if limit.limit != "code_wait" or code is None or code.contact != contact:
                raise
            code.state["held"] = held
        code.persist()
        if purpose == REGISTERING:
            request.session.set_expiry(REGISTRATION_KEPT_S)
        return code

    @classmethod
    def last(cls, request, *, purpose):
        """The newest of this session for `purpose`, though it may be over; else None."""
        state = request.session.get(SESSION_KEY)
        return cls(request, state) if state and state["purpose"] == purpose else None

    @classmethod
    def awaited(cls, request, *, purpose):
        """The one that may still come back; else None."""
        code = cls.last(request, purpose=purpose)
        return code if code and code.is_valid() and not code.state.get("over") else None

    @property
    def contact(self) -> str:
        return self.state["contact"]

    @property
    def held(self) -> dict:
        return self.state["held"]

    @property
    def can_resend(self) -> bool:
        return not self.is_resend_quota_reached(settings.CODE_SENT_ANEW)

    def resend(self) -> None:
        """Another code; the one before fits no more. Raises TooOften and OSError."""
        with sending_code(self.request, self.contact):
            if not self.state["pretended"]:
                self.send()
        self.state["at"] = time.time()
        self.record_resend()
        self.persist()

    def send(self) -> None:
        code = get_adapter().generate_login_code()
        self.write("code", code=code)
        self.state["code"] = code

    def write(self, letter, **words) -> None:
        words["link"] = settings.PUBLIC_URL + reverse("people:sign_in")
        send_letter(contact=self.contact, letter=letter, language=get_language(), words=words)

    def persist(self) -> None:
        self.request.session[SESSION_KEY] = self.state

    def abort(self) -> None:
        """Too many wrong ones. What was written in a form with it stays for the next try."""
        self.state["over"] = True
        self.persist()

    def finish(self) -> None:
        """It has come back, and comes back once."""
        del self.request.session[SESSION_KEY]


def forget_registration(request) -> None:
    """Whoever is signed in now has no use for what was written to register."""
    if AwaitedCode.last(request, purpose=REGISTERING):
        del request.session[SESSION_KEY]
    request.session.set_expiry(None)
