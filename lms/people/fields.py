"""Form fields for what people know of themselves, however they write it."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.dates import MONTHS_3
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .logins import as_login
from .models import ConsentText, Region
from .nik import NikRefused, read_nik
from .phone import as_e164
from .queries import current_texts, kelurahan_by_kecamatan

OLDEST_BIRTH_YEAR = 1900
# What is said of a date of birth that is none.
IMPOSSIBLE = {
    "invalid": _("This date does not exist. Write the year with four digits, from 1900 on."),
    "future": _("This date has not come yet."),
}
# Short names, so that day, month and year stand beside each other on a phone.
MONTHS = [(number, capfirst(name)) for number, name in MONTHS_3.items()]


class EmailField(forms.EmailField):
    """As it is kept: without capitals."""

    def clean(self, value):
        return super().clean(value).lower()


class NameField(forms.CharField):
    """A full name in one field; one word is enough."""

    widget = forms.TextInput(attrs={"autocomplete": "name", "autocapitalize": "words"})

    def __init__(self, **kwargs):
        super().__init__(max_length=120, **kwargs)

    def to_python(self, value):
        return " ".join(super().to_python(value).split())

    def validate(self, value):
        super().validate(value)
        if value and not any(letter.isalpha() for letter in value):
            raise forms.ValidationError(_("Write the name with letters."))


class LoginField(forms.CharField):
    """An e-mail address or a mobile number; cleans to how it is kept."""

    is_contact = True
    default_error_messages = {
        "neither": _(
            "This is neither an e-mail address nor an Indonesian mobile number. "
            "Write for example nama@contoh.id or 0812 3456 7890."
        )
    }
    widget = forms.TextInput(
        attrs={
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
            "inputmode": "email",
        }
    )

    def __init__(self, **kwargs):
        super().__init__(max_length=254, **kwargs)

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return ""
        login = as_login(typed)
        if login is None:
            raise forms.ValidationError(self.error_messages["neither"], code="neither")
        return login


class PhoneField(forms.CharField):
    is_contact = True
    widget = forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"})

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return None
        number = as_e164(typed)
        if number is None:
            raise forms.ValidationError(
                _("This is not an Indonesian mobile number. Write for example 0812 3456 7890.")
            )
        return number


class NikField(forms.CharField):
    """A NIK as people write it; cleans to its 16 digits."""

    widget = forms.TextInput(
        attrs={"autocomplete": "off", "inputmode": "numeric", "spellcheck": "false"}
    )
    default_error_messages = {"required": _("Fill in your NIK: the 16 digits on your card.")}

    def __init__(self, **kwargs):
        super().__init__(max_length=40, **kwargs)

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return ""
        try:
            return read_nik(typed)
        except NikRefused as refused:
            raise forms.ValidationError(str(refused), code="nik") from None


def born_already(born: date) -> date:
    """The date of birth; a ValidationError with its code where nobody can be born on it."""
    if born.year < OLDEST_BIRTH_YEAR:
        raise forms.ValidationError(IMPOSSIBLE["invalid"], code="invalid")
    if born > timezone.localdate():
        raise forms.ValidationError(IMPOSSIBLE["future"], code="future")
    return born


class BirthDateWidget(forms.MultiWidget):
    """Day, month and year beside each other: typing a year beats scrolling a calendar to it."""

    template_name = "pages/people/birth_date.html"

    def __init__(self, attrs=None):
        digits = {"inputmode": "numeric"}
        super().__init__(
            {
                "day": forms.TextInput({**digits, "size": 1, "autocomplete": "bday-day"}),
                "month": forms.Select(
                    {"autocomplete": "bday-month"}, choices=[("", "–"), *MONTHS]
                ),
                "year": forms.TextInput({**digits, "size": 4, "autocomplete": "bday-year"}),
            },
            attrs,
        )

    def decompress(self, value):
        return [value.day, value.month, value.year] if value else [None, None, None]

    def id_for_label(self, id_):
        return f"{id_}_0"


class BirthDateField(forms.MultiValueField):
    widget = BirthDateWidget
    default_error_messages = {
        "required": _("Fill in the day, the month and the year."),
        **IMPOSSIBLE,
    }

    def __init__(self, **kwargs):
        parts = (
            forms.IntegerField(min_value=1, max_value=31),
            forms.TypedChoiceField(choices=MONTHS, coerce=int),
            forms.IntegerField(min_value=OLDEST_BIRTH_YEAR, max_value=9999),
        )
        super().__init__(fields=parts, **kwargs)

    def clean(self, value):
        # One message about the date, whichever part of it is wrong.
        try:
            return super().clean(value)
        except forms.ValidationError as wrong:
            # The errors of several parts come as a list, which has no code of its own.
            code = getattr(wrong, "code", "invalid")
            raise forms.ValidationError(self.error_messages[code], code=code) from wrong

    def compress(self, parts):
        if not parts:
            return None
        day, month, year = parts
        try:
            born = date(year, month, day)
        except ValueError as wrong:
            raise forms.ValidationError("", code="invalid") from wrong
        return born_already(born)


class KelurahanField(forms.ChoiceField):
    """The kelurahan of Kota Malang, grouped by kecamatan; cleans to the Region."""

    def __init__(self, **kwargs):
        super().__init__(choices=self.options, **kwargs)

    @staticmethod
    def options():
        return [("", _("Choose your kelurahan")), *kelurahan_by_kecamatan()]

    def clean(self, value):
        code = super().clean(value)
        return Region.objects.get(pk=code) if code else None


class ConsentsField(forms.ModelMultipleChoiceField):
    """The texts that were ticked. A text that is no longer the current one cannot be ticked."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "invalid_choice": _("The words have changed meanwhile. Please read and tick them again."),
        "training": _("Without this consent you cannot take part. Tick it if you agree."),
    }

    def __init__(self, **kwargs):
        super().__init__(queryset=ConsentText.objects.none(), required=False, **kwargs)

    def ask_in(self, language: str):
        self.queryset = current_texts(language=language)

    def label_from_instance(self, text):
        return text.get_purpose_display()

    def clean(self, value):
        texts = list(super().clean(value))
        if ConsentText.Purpose.TRAINING not in {text.purpose for text in texts}:
            raise forms.ValidationError(self.error_messages["training"], code="training")
        return texts
