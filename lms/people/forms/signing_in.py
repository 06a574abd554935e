import re

from allauth.account.adapter import get_adapter
from allauth.core.internal.cryptokit import compare_user_code, normalize_user_code
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import (
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from ..fields import LoginField
from ..limits import spend_or_refuse
from .inputs import code_input, password_input


class SignInForm(forms.Form):
    """The password is asked for only by whoever wants in with one."""

    username = LoginField(label=_("E-mail or mobile number"))
    password = forms.CharField(
        label=_("Password"), strip=False, widget=password_input("current-password")
    )

    def __init__(self, *args, with_password=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].required = with_password


class ForgottenForm(forms.Form):
    username = LoginField(label=_("E-mail or mobile number"))


class CodeForm(forms.Form):
    """A code that was sent. Each try counts for the contact, over all browsers: the tries that
    the code itself allows are counted in a session, and a hurried guesser sends many at once."""

    code = forms.CharField(label=_("Code"), max_length=20, widget=code_input())

    def __init__(self, *args, awaited, **kwargs):
        self.awaited = awaited
        super().__init__(*args, **kwargs)

    def clean_code(self):
        """Raises TooOften."""
        code = self.cleaned_data["code"]
        # A slip of the finger is no guess, so it costs no try.
        if not re.fullmatch(r"\d{6}", normalize_user_code(code)):
            raise forms.ValidationError(_("The code has six digits."), code="malformed")
        spend_or_refuse(self.awaited.request, "code_typed", key=self.awaited.contact)
        if not compare_user_code(actual=code, expected=self.awaited.code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class OncePerCode:
    """allauth remembers a used code of an authenticator app for as long as one is shown; ours
    holds as long as one is taken, `MFA_TOTP_TOLERANCE` before and after included."""

    def clean_code(self):
        code = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP:
            seconds = 30 * (2 * settings.MFA_TOTP_TOLERANCE + 1)
            used = f"allauth.used:{self.user.pk}:{normalize_user_code(code)}"
            if not cache.add(used, 1, timeout=seconds):
                raise get_adapter().validation_error("incorrect_code")
        return code


def app_code():
    return forms.CharField(
        label=_("Code"),
        help_text=_("The six digits that the app shows now, or one of your recovery codes."),
        max_length=20,
        widget=code_input(),
    )


class SecondStepForm(OncePerCode, AuthenticateForm):
    code = app_code()


class AppProofForm(OncePerCode, ReauthenticateForm):
    code = app_code()


class WellFormed:
    """What no browser sends is refused like any other wrong answer; allauth would fail on it."""

    def clean_credential(self):
        try:
            return super().clean_credential()
        except (AttributeError, LookupError, TypeError, ValueError) as malformed:
            raise get_adapter().validation_error("incorrect_code") from malformed


class PasskeySignInForm(WellFormed, LoginWebAuthnForm):
    pass


class PasskeyStepForm(WellFormed, AuthenticateWebAuthnForm):
    pass


class PasskeyProofForm(WellFormed, ReauthenticateWebAuthnForm):
    pass
