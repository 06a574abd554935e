"""A profile as an editor fills it in: one labelled field a limit that the bench reads."""

import re

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from media_tools.changing import read
from media_tools.judging import profile_of
from media_tools.limit_fields import ENFORCEABLE, FIELDS, ORDERED, kind_of, may_be_empty
from media_tools.profiles import Limits

HARD = "hard_"


class NumbersField(forms.CharField):
    """A few numbers in a row, separated by commas; whole ones where `whole` says so."""

    def __init__(self, *, count, least, most, whole, **kwargs):
        super().__init__(**kwargs)
        self.count, self.least, self.most, self.whole = count, least, most, whole

    def prepare_value(self, value):
        return value if value is None or isinstance(value, str) else ", ".join(map(plain, value))

    def to_python(self, value):
        parts = [part for part in re.split(r"[,;\s]+", value or "") if part]
        if not parts:
            return []
        try:
            numbers = [int(part) if self.whole else float(part) for part in parts]
        except ValueError:
            raise forms.ValidationError(
                _("Write numbers with a comma between them, and a point for parts of one.")
            ) from None
        if len(numbers) != self.count:
            raise forms.ValidationError(
                _("Write %(count)s numbers, or none."), params={"count": self.count}
            )
        if any(n < self.least or (self.most is not None and n > self.most) for n in numbers):
            raise forms.ValidationError(_("One of these numbers is too small or too large."))
        return numbers


def shown(value, scale: int):
    """A stored number in the unit of the form; anything else as it is."""
    return whole(value / scale if value is not None and scale > 1 else value)


def whole(number):
    """Without a point where there is nothing behind it."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


def plain(number) -> str:
    return f"{number:g}"


def field_of(name: str) -> forms.Field:
    told, kind = FIELDS[name], kind_of(name)
    words = {
        "label": told.label,
        "help_text": told.help,
        "required": not may_be_empty(name),
    }
    if told.choices:
        return forms.MultipleChoiceField(
            choices=told.choices, widget=forms.CheckboxSelectMultiple, **words
        )
    if told.count:
        return NumbersField(
            count=told.count, least=told.least, most=told.most, whole=kind is int, **words
        )
    if kind is bool:
        return forms.BooleanField(**words)
    number = forms.IntegerField if kind is int and told.scale == 1 else forms.FloatField
    return number(min_value=told.least, max_value=told.most, **words)


class ProfileBaseForm(WagtailAdminModelForm):
    # The version that the editor has before them, so that nobody writes over another's change.
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The effect of a change, once it was asked for (`courses.profile_pages`).
        self.effect = None
        if self.instance.pk:
            # Commands and courses call a profile by it.
            self.fields["slug"].disabled = True
        self.initial["seen_version"] = self.instance.version
        limits = profile_of(self.instance).limits if self.instance.pk else Limits()
        for name, told in FIELDS.items():
            value = getattr(limits, name)
            self.initial[name] = shown(value, told.scale)
            if told.choices:
                keep_unknown(self.fields[name], value)
        for name in ENFORCEABLE:
            self.initial[HARD + name] = name in limits.hard

    def clean(self):
        cleaned = super().clean()
        told = {name: self.told(name) for name in FIELDS if name not in self.errors}
        hard = [name for name in FIELDS if self.cleaned_data.get(HARD + name)]
        self.refuse_contradictions(told, hard)
        if not self.errors:
            self.instance.limits = read(self.instance, {**told, "hard": hard})
        return cleaned

    def told(self, name: str):
        value, field = self.cleaned_data.get(name), FIELDS[name]
        if kind_of(name) is bool:
            return value or None
        if value is not None and field.scale > 1:
            return round(value * field.scale)
        return [whole(number) for number in value] if field.count else whole(value)

    def refuse_contradictions(self, told: dict, hard: list[str]) -> None:
        for low, high in ORDERED:
            if told.get(low) and told.get(high) and told[low] > told[high]:
                self.add_error(high, _("This is less than the limit below it."))
        advised = told.get("advised_s")
        if advised and advised[0] > advised[1]:
            self.add_error("advised_s", _("Write the smaller number first."))
        covered = told.get("safe_area")
        if covered and max(covered[0] + covered[2], covered[1] + covered[3]) >= 100:
            self.add_error("safe_area", _("Nothing of the picture would be left to see."))
        for name in hard:
            if told.get(name) in (None, []) and name not in self.errors:
                self.add_error(name, _("What the platform enforces needs a limit."))


def keep_unknown(field: forms.MultipleChoiceField, stored: tuple[str, ...]) -> None:
    """Offer what is stored even where no name is known for it: saving must not lose it."""
    known = {value for value, _label in field.choices}
    field.choices = [*field.choices, *((value, value) for value in stored if value not in known)]


ENFORCED = _("The platform enforces this")
PlatformProfileForm = type(
    "PlatformProfileForm",
    (ProfileBaseForm,),
    {
        "__module__": __name__,
        "__doc__": "The fields of the profile itself, and two for each limit.",
        **{name: field_of(name) for name in FIELDS},
        **{
            HARD + name: forms.BooleanField(
                label=ENFORCED,
                required=False,
                # Heard, not seen, which of the many it is.
                widget=forms.CheckboxInput(
                    {"aria-label": format_lazy("{}: {}", ENFORCED, FIELDS[name].label)}
                ),
            )
            for name in sorted(ENFORCEABLE)
        },
    },
)
