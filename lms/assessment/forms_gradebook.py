"""What a trainer writes into the gradebook: weights, excuses, another score."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import MOST_WEIGHT

LONGEST = 300  # letters


def reason_field(help_text) -> forms.CharField:
    return forms.CharField(
        label=_("Reason"),
        max_length=LONGEST,
        help_text=help_text,
        error_messages={"required": _("Say why, in a sentence.")},
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class WeightsForm(forms.Form):
    """A whole number for each column, and one reason for all that changes."""

    builds_on = forms.CharField(widget=forms.HiddenInput, max_length=64)
    reason = reason_field(_("Participants can read it."))

    def __init__(self, *args, columns, **kwargs):
        super().__init__(*args, **kwargs)
        self.columns = columns
        for column in columns:
            self.fields[column.key] = forms.IntegerField(
                label=column.title,
                min_value=0,
                max_value=MOST_WEIGHT,
                initial=column.weight,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )
        self.order_fields([*(column.key for column in columns), "reason"])

    def weights(self) -> dict[str, int]:
        return {column.key: self.cleaned_data[column.key] for column in self.columns}

    def rows(self) -> list[dict]:
        return [{"column": column, "field": self[column.key]} for column in self.columns]


class ExcuseForm(forms.Form):
    prefix = "excuse"

    reason = reason_field(_("The participant can read it."))


class ScoreForm(forms.Form):
    """Another score; taken back, the number is not asked for."""

    prefix = "score"

    builds_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    score = forms.IntegerField(
        label=_("New score in percent"),
        min_value=0,
        max_value=100,
        error_messages={"required": _("Write the new score, from 0 to 100.")},
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    reason = reason_field(_("The participant reads it as soon as the result is released."))

    def __init__(self, *args, needs_score=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["score"].required = needs_score
