from allauth.account.adapter import get_adapter
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import SignupWebAuthnForm
from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from .inputs import HINT_PASSWORD, code_input, new_password, password_input

HINT_PASSKEY = _("So that you know it later, for example “Phone” or “Office laptop”.")


class PasswordForm(forms.Form):
    """A new password. Who asks for it was proven just before."""

    new = forms.CharField(
        label=_("New password"), help_text=HINT_PASSWORD, widget=new_password(), strip=False
    )

    def __init__(self, *args, person, **kwargs):
        self.person = person
        super().__init__(*args, **kwargs)

    def clean_new(self):
        password_validation.validate_password(self.cleaned_data["new"], self.person)
        return self.cleaned_data["new"]


class PasswordProofForm(forms.Form):
    password = forms.CharField(
        label=_("Your password"), strip=False, widget=password_input("current-password")
    )

    def __init__(self, *args, person, **kwargs):
        self.person = person
        super().__init__(*args, **kwargs)

    def clean_password(self):
        # Wrong ones count like those of signing in.
        if not get_adapter().reauthenticate(self.person, self.cleaned_data["password"]):
            raise forms.ValidationError(_("This is not your password. Type it again."))
        return self.cleaned_data["password"]


class NameOfPasskeyForm(forms.Form):
    name = forms.CharField(label=_("Name of the passkey"), help_text=HINT_PASSKEY, max_length=60)


class PasskeyForm(SignupWebAuthnForm):
    """A passkey that the browser has just made. Without a name it gets one: it is on the phone
    already, and must not be lost over that."""

    name = forms.CharField(
        label=_("Name of the passkey"), help_text=HINT_PASSKEY, max_length=60, required=False
    )

    def clean(self):
        try:
            return super().clean()
        except (AttributeError, LookupError, TypeError, ValueError) as malformed:
            raise get_adapter().validation_error("incorrect_code") from malformed


class AppForm(ActivateTOTPForm):
    code = forms.CharField(
        label=_("Code"),
        help_text=_("The six digits that the app shows now."),
        max_length=20,
        widget=code_input(),
    )
