"""Forms around requests about one's data: the person's, the counter's and the office's."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .corrections import BIRTH_DATE, EMAIL, FIELDS, NAME, PHONE
from .fields import (
    BirthDateField,
    EmailField,
    LoginField,
    NameField,
    PhoneField,
    born_already,
)
from .models import DataRequest, User
from .social_media import refuse_links

Kind = DataRequest.Kind
SHORT = forms.Textarea(attrs={"rows": 3})


def value_field(field: str) -> forms.Field:
    """How the wanted value of a correction is typed and cleaned."""
    label = _("What should stand there")
    if field == NAME:
        return NameField(label=label)
    if field == BIRTH_DATE:
        return BirthDateField(label=label)
    if field == EMAIL:
        return EmailField(label=label)
    return PhoneField(label=label)


def refuse_taken(person, field, value) -> None:
    if field in (EMAIL, PHONE) and User.objects.exclude(pk=person.pk).filter(**{field: value}):
        raise ValidationError(
            _("Another account has this e-mail address or mobile number."), code="taken"
        )


class CorrectionForm(forms.Form):
    note = forms.CharField(
        label=_("Why, and what shows it"),
        help_text=_("For example: as on my identity card. The office may ask to see it."),
        max_length=1000,
        widget=SHORT,
    )

    def __init__(self, *args, field, writer, **kwargs):
        self.writer = writer
        super().__init__(*args, prefix="correction", **kwargs)
        self.fields["value"] = value_field(field)
        self.order_fields(["value", "note"])

    def clean(self):
        refuse_links(self, writer=self.writer)
        return super().clean()


class PauseForm(forms.Form):
    note = forms.CharField(
        label=_("What should be examined?"),
        help_text=_("In your own words. The office answers within 72 hours."),
        max_length=1000,
        widget=SHORT,
    )

    def __init__(self, *args, writer, **kwargs):
        self.writer = writer
        super().__init__(*args, prefix="pause", **kwargs)

    def clean(self):
        refuse_links(self, writer=self.writer)
        return super().clean()


class AnswerForm(forms.Form):
    """The office's words to the person. Only carrying out needs none."""

    words = forms.CharField(
        label=_("Your answer"),
        help_text=_("The person reads it."),
        max_length=1000,
        widget=SHORT,
        error_messages={"required": _("Say why in a sentence: the person reads it.")},
    )

    def __init__(self, *args, needs_words=False, **kwargs):
        super().__init__(*args, prefix="answer", **kwargs)
        self.fields["words"].required = needs_words


class WhoForm(forms.Form):
    login = LoginField(
        label=_("E-mail or mobile number of the account"),
        help_text=_("As the person gives it."),
    )

    def clean_login(self):
        login = self.cleaned_data["login"]
        try:
            self.person = User.objects.get_by_natural_key(login)
        except User.DoesNotExist:
            raise ValidationError(
                _("No account has this e-mail address or mobile number. Check it together.")
            ) from None
        return login


CORRECTS = "correction:"


class CounterForm(forms.Form):
    """What somebody asks for who stands before the officer, or wrote a letter."""

    what = forms.ChoiceField(
        label=_("What do they ask for?"),
        choices=[
            *((kind, Kind(kind).label) for kind in (Kind.COPY, Kind.PAUSE, Kind.ERASURE)),
            *((f"{CORRECTS}{field}", label) for field, label in FIELDS.items()),
        ],
    )
    wanted = forms.CharField(
        label=_("For a correction: what should stand there"),
        help_text=_("A date as day-month-year, for example 25-02-2001."),
        max_length=254,
        required=False,
    )
    note = forms.CharField(
        label=_("Why, in their words"), max_length=1000, required=False, widget=SHORT
    )
    evidence = forms.CharField(
        label=_("How do you know who it is?"),
        help_text=_("For example: identity card shown at the counter. Copy no number from it."),
        max_length=500,
        widget=SHORT,
    )

    def __init__(self, *args, person, **kwargs):
        self.person = person
        super().__init__(*args, prefix="counter", **kwargs)
        corrections = [
            (f"{CORRECTS}{field}", _("Correct: %(what)s") % {"what": label})
            for field, label in FIELDS.items()
        ]
        self.fields["what"].choices = [*self.fields["what"].choices[:3], *corrections]

    @property
    def field(self) -> str:
        """What is to be corrected; empty for the other kinds."""
        what = self.cleaned_data.get("what", "")
        return what.removeprefix(CORRECTS) if what.startswith(CORRECTS) else ""

    def clean(self):
        data = super().clean()
        if not self.field:
            return data
        try:
            data["value"] = typed(self.field, data.get("wanted") or "")
            refuse_taken(self.person, self.field, data["value"])
        except ValidationError as wrong:
            self.add_error("wanted", wrong)
        return data


def typed(field: str, text: str) -> str | date:
    """The value of a correction from one line of text. Raises ValidationError."""
    if field == BIRTH_DATE:
        return born_already(forms.DateField(localize=True).clean(text))
    return value_field(field).clean(text)


class TermForm(forms.Form):
    days = forms.IntegerField(label=_("Days"))
