"""What one chooses for a cover."""

from django import forms
from django.utils.translation import gettext_lazy as _

from media_tools.covers.composing import Asked
from media_tools.repairs.options import DrawnField, Refuses
from media_tools.words import refuse_words

LAYOUT_LABELS = {
    "shaded": _("Large words on the picture"),
    "plated": _("Words on a white plate"),
    "panelled": _("Words beside the picture"),
}


class CoverForm(forms.Form):
    text = DrawnField(
        label=_("Words on the cover"),
        max_length=60,
        required=False,
        help_text=_("Three to five words are read best. At most 60 letters, without emoji."),
    )
    layout = forms.ChoiceField(
        label=_("How it looks"), choices=LAYOUT_LABELS, widget=forms.RadioSelect
    )
    second = forms.FloatField(
        label=_("Picture at second"),
        min_value=0,
        widget=forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"}),
    )

    def __init__(self, data=None, *, duration_s: float, refuses: Refuses = None, **named):
        super().__init__(data, **named)
        self.duration_s, self.refuses = duration_s, refuses
        self.fields["second"].widget.attrs["max"] = f"{duration_s:.1f}"

    def clean_second(self) -> float:
        second = self.cleaned_data["second"]
        if second > self.duration_s:
            raise forms.ValidationError(_("The video is over by then."), code="over")
        return second

    def clean(self):
        if self.refuses is not None:
            refuse_words(self, self.refuses)
        return super().clean()

    def asked(self) -> Asked:
        return Asked(**self.cleaned_data)
