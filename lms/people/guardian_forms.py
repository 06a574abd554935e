"""What a guardian is asked."""

from django import forms
from django.utils.translation import gettext_lazy as _

YES, NO = "yes", "no"


class AnswersForm(forms.Form):
    """A yes or no to each text. A field is named after its text: words that changed meanwhile are
    asked anew."""

    def __init__(self, *args, texts, **kwargs):
        super().__init__(*args, **kwargs)
        self.texts = {f"text-{text.pk}": text for text in texts}
        for name, text in self.texts.items():
            self.fields[name] = forms.ChoiceField(
                label=text.get_purpose_display(),
                choices=[(YES, _("Yes, I agree")), (NO, _("No, I do not agree"))],
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose one of the two answers.")},
            )

    def answers(self) -> list[tuple]:
        """(text, given) of each."""
        return [(text, self.cleaned_data[name] == YES) for name, text in self.texts.items()]
