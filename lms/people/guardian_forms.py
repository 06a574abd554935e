"""What a guardian is asked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Purpose

YES, NO = "yes", "no"

# The purposes as a guardian reads them: "your works" are those of the child.
FOR_A_GUARDIAN = {
    Purpose.TRAINING: _("Your child takes part in the training"),
    Purpose.PUBLICATION: _("Publication of your child's works"),
    Purpose.PORTFOLIO: _("Your child's works in the portfolio"),
}


class AnswersForm(forms.Form):
    """A yes or no to each text. A field is named after its text: words that changed meanwhile are
    asked anew."""

    def __init__(self, *args, texts, **kwargs):
        super().__init__(*args, **kwargs)
        self.texts = {f"text-{text.pk}": text for text in texts}
        for name, text in self.texts.items():
            self.fields[name] = forms.ChoiceField(
                label=FOR_A_GUARDIAN[text.purpose],
                choices=[(YES, _("Yes, I agree")), (NO, _("No, I do not agree"))],
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose one of the two answers.")},
            )

    def answers(self) -> list[tuple]:
        """(text, given) of each."""
        return [(text, self.cleaned_data[name] == YES) for name, text in self.texts.items()]
