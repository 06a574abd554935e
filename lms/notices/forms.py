"""What a person wants to be told outside the platform."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .enums import Channel, Kind
from .ways import switchable

EXPLAINED = {
    Kind.SEATS: _("Your application, a seat, an offer that ends, a meeting that is changed."),
    Kind.RESULTS: _("Your trainer's answer to your work."),
    Kind.NEWS: _("What your trainers and the office tell your class."),
}
# Phones write 21:00; people here 21.00.
CLOCKS = ["%H:%M", "%H.%M"]


def clock_field(label) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        input_formats=CLOCKS,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("Write a time, for example 21:00."),
            "invalid": _("Write a time, for example 21:00."),
        },
    )


class PreferencesForm(forms.Form):
    """One choice of ways for each kind, and the quiet hours."""

    is_quiet = forms.BooleanField(label=_("Let messages wait at night"), required=False)
    quiet_from = clock_field(_("From"))
    quiet_until = clock_field(_("Until"))

    def __init__(self, *args, preferences, **kwargs):
        initial = {
            "is_quiet": preferences.is_quiet,
            "quiet_from": preferences.quiet_from,
            "quiet_until": preferences.quiet_until,
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.offered = switchable()
        for kind, channels in self.offered.items():
            here = [channel for channel in Channel if channel in channels]
            self.fields[kind.value] = forms.MultipleChoiceField(
                label=kind.label,
                help_text=EXPLAINED.get(kind, ""),
                choices=[(channel.value, channel.label) for channel in here],
                initial=[
                    each.value for each in here if preferences.wants(kind=kind, channel=each)
                ],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    @property
    def kinds(self):
        return [self[kind.value] for kind in self.offered]

    def clean(self):
        data = super().clean()
        begins, ends = data.get("quiet_from"), data.get("quiet_until")
        if data.get("is_quiet") and begins is not None and begins == ends:
            self.add_error("quiet_until", _("Choose another time than the one they begin at."))
        return data

    @property
    def wishes(self) -> dict:
        """What `wanting.save_preferences` keeps."""
        wanted = {(kind, each) for kind in self.offered for each in self.cleaned_data[kind.value]}
        names = ("is_quiet", "quiet_from", "quiet_until")
        return {"wanted": wanted} | {name: self.cleaned_data[name] for name in names}
