"""What is written and chosen about questions under lessons."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lms.people.social_media import refuse_links

from .models.question import LONGEST_POST
from .post_states import Objection


class PostForm(forms.Form):
    """Words of a resident or a trainer; plain text."""

    body = forms.CharField(
        max_length=LONGEST_POST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write something first.")},
    )

    def __init__(self, *args, writer, label, help_text="", **kwargs):
        super().__init__(*args, **kwargs)
        self.writer = writer
        self.fields["body"].label = label
        self.fields["body"].help_text = help_text

    def clean(self):
        cleaned = super().clean()
        refuse_links(self, writer=self.writer)
        return cleaned


def ask_form(writer, sent=None) -> PostForm:
    return PostForm(
        sent,
        writer=writer,
        label=gettext("Your question"),
        help_text=gettext("Who takes this course and the trainers read it, with your first name."),
    )


def answer_form(writer, sent=None) -> PostForm:
    return PostForm(sent, writer=writer, label=gettext("Your answer"))


class ObjectionForm(forms.Form):
    """Why something should not stand there: for a report, and for hiding it."""

    reason = forms.ChoiceField(
        label=_("What is wrong with it?"),
        choices=Objection.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason.")},
    )
