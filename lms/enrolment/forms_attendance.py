"""Forms of meetings: a typed code, minutes, photos."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Minutes

MOST_LETTERS = 20_000


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code on the screen"),
        max_length=20,
        help_text=_("Six digits, for example 482 913. They change every 30 seconds."),
        error_messages={"required": _("Type the six digits that the trainer's screen shows.")},
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "class": "code-input"}
        ),
    )


class MinutesForm(forms.Form):
    text = forms.CharField(
        label=Minutes._meta.get_field("text").verbose_name.capitalize(),
        required=False,
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("What was done, what was decided, and by whom."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
