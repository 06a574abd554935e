"""Asking for a NIK, with the question that a wrong digit deserves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import NikField
from .nik import BirthDateDiffers, checked_nik


class NikForm(forms.Form):
    """The number; and a tick, asked for only where its date is another than the account's."""

    nik = NikField(
        label=_("NIK"),
        help_text=_("16 digits, from your identity card (KTP) or the family card (KK)."),
    )
    nik_confirmed = forms.BooleanField(label=_("It stands so on my card"), required=False)

    # Whether the tick is to be shown.
    asks_to_confirm = False

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person

    def clean(self):
        data = super().clean()
        if data.get("nik"):
            self.check_birth_date(data["nik"])
        return data

    def check_birth_date(self, nik):
        try:
            checked_nik(nik, born=self.person.birth_date)
        except BirthDateDiffers as differs:
            self.asks_to_confirm = True
            if not self.cleaned_data.get("nik_confirmed"):
                self.add_error("nik", str(differs))
