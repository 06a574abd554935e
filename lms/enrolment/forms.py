from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from lms.people.fields import KelurahanField, LoginField
from lms.people.nik_form import NikForm
from lms.people.social_media import refuse_links

from .eligibility import ASKS_STATEMENT, lacks_statement
from .enums import NikReason, NominationReason
from .models import Nomination


class JoinForm(NikForm):
    """Which of the class's groups a resident belongs to; the choices are `SeatGroup.key`. And
    the NIK, where the class asks and none is kept."""

    field_order = ("kind", "statement", "nik", "nik_confirmed")

    kind = forms.ChoiceField(
        label=_("I join as"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the group that you belong to."),
            "invalid_choice": _("This class has no seats for this group."),
        },
    )
    statement = forms.CharField(
        label=_("Your work unit or community"),
        help_text=_("Needed of civil servants and members of a community, and only of them."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args, seats, writer, in_order=True, refused=(), asks_nik=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.writer = writer
        if not asks_nik:
            del self.fields["nik"], self.fields["nik_confirmed"]
        groups = [group for group in seats.groups if group.key not in refused]
        self.fields["kind"].choices = [
            (group.key, describe(group) if in_order else describe_before_choice(group))
            for group in groups
        ]
        if len(groups) == 1:
            self.fields["kind"].initial = groups[0].key
        if not any(group.kind in ASKS_STATEMENT for group in groups):
            del self.fields["statement"]

    def clean(self):
        cleaned = super().clean()
        # A stranger writes nothing yet: they register first.
        if self.writer.is_authenticated:
            refuse_links(self, writer=self.writer)
        kind = cleaned.get("kind", "").partition(":")[0]
        if why := lacks_statement(kind, cleaned.get("statement", "")):
            self.add_error("statement", why)
        return cleaned

    @property
    def wanted(self) -> dict[str, str | None]:
        """As `apply_for_seat` takes it."""
        kind, _colon, region = self.cleaned_data["kind"].partition(":")
        statement = self.cleaned_data.get("statement", "")
        return {"kind": kind, "region": region or None, "statement": statement}


def describe(group) -> str:
    if not group.left:
        return gettext("%(group)s: full, waiting list") % {"group": group.label}
    left = ngettext("%(number)s seat left", "%(number)s seats left", group.left)
    return f"{group.label}: {left % {'number': group.left}}"


def describe_before_choice(group) -> str:
    seats = ngettext("%(number)s seat", "%(number)s seats", group.seats)
    return f"{group.label}: {seats % {'number': group.seats}}"


class NominationsForm(forms.Form):
    file = forms.FileField(
        label=_("List of nominees"),
        help_text=_(
            "CSV or XLSX with the columns nama, kelurahan, kontak (e-mail or mobile number) and, "
            "if you like, catatan."
        ),
    )


class NomineeForm(forms.ModelForm):
    """One nominee as it should be; every change says why."""

    why = forms.ChoiceField(
        label=_("Why?"),
        choices=NominationReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason: it is written down.")},
    )
    contact = LoginField(label=_("E-mail or mobile number"))

    class Meta:
        model = Nomination
        fields = ("name", "kelurahan", "contact", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kelurahan"] = KelurahanField(label=_("Kelurahan"))
        self.initial["kelurahan"] = self.instance.kelurahan_id

    def clean_contact(self):
        contact = self.cleaned_data["contact"]
        others = Nomination.objects.filter(cohort=self.instance.cohort, contact=contact)
        if others.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Another nominee of this class has this contact."))
        return contact


class RevealForm(forms.Form):
    """Why somebody of the office has to see the NIK."""

    why = forms.ChoiceField(
        label=_("Why do you have to see it?"),
        choices=NikReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason: it is written down.")},
    )


class ReasonForm(forms.Form):
    """Why the office decides so. The applicant reads it."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The applicant reads it, word for word."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
