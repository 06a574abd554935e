"""Inputs and hints that several forms share."""

from django import forms
from django.utils.translation import gettext_lazy as _

HINT_KELURAHAN = _(
    "The training is for residents of Kota Malang. Choose where you live now; "
    "the address on your identity card may be another."
)
HINT_PASSWORD = _("At least 8 characters. A short sentence is easy to remember.")
OWN_CONTACT = _("This is your own contact. Write that of your parent or guardian.")


def password_input(autocomplete, **attrs):
    """A password field; the word in `data-show` becomes a button that uncovers what is typed."""
    return forms.PasswordInput(
        attrs={"autocomplete": autocomplete, "data-show": _("Show the password"), **attrs}
    )


def new_password(**attrs):
    return password_input("new-password", **attrs)


def code_input():
    """Six digits: telephones offer the one that just arrived."""
    return forms.TextInput(
        attrs={
            "autocomplete": "one-time-code",
            "inputmode": "numeric",
            "spellcheck": "false",
            "class": "code-input",
        }
    )
