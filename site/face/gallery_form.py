"""The form that /gaya/ shows the fields with."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SignUp(forms.Form):
    """One field of every kind that the product's forms use."""

    name = forms.CharField(
        label=_("Name"),
        help_text=_("As it should stand on the certificate. One word is enough."),
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    kelurahan = forms.ChoiceField(
        label=_("Kelurahan"),
        choices=[("", "—"), ("jodipan", "Jodipan"), ("kesatrian", "Kesatrian")],
    )
    born = forms.DateField(
        label=_("Date of birth"), widget=forms.DateInput(attrs={"type": "date"})
    )
    phone_kind = forms.ChoiceField(
        label=_("What do you record with?"),
        choices=[("phone", _("A phone")), ("camera", _("A camera"))],
        widget=forms.RadioSelect,
    )
    topics = forms.MultipleChoiceField(
        label=_("What would you like to make?"),
        required=False,
        choices=[
            ("food", _("Food and small business")),
            ("kampung", _("My kampung")),
            ("service", _("Public service")),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    about = forms.CharField(
        label=_("About your idea"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    poster = forms.FileField(label=_("Poster"), required=False)
    consent = forms.BooleanField(
        label=_("I agree that my video is used in this training."),
        help_text=_("You can withdraw this at any time."),
    )
