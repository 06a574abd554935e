from django import forms
from django.utils.translation import gettext_lazy as _

from ..contacts import proven_contacts
from ..fields import BirthDateField, KelurahanField, LoginField, NameField
from ..models import User
from .inputs import HINT_KELURAHAN, OWN_CONTACT


class DataForm(forms.Form):
    """A person's own data, but for how they are reached: that is proven first."""

    name = NameField(label=_("Full name"))
    birth_date = BirthDateField(label=_("Date of birth"))
    kelurahan = KelurahanField(label=_("Kelurahan"), help_text=HINT_KELURAHAN)

    def __init__(self, *args, person, **kwargs):
        self.person = person
        initial = {name: getattr(person, name) for name in self.base_fields}
        initial["kelurahan"] = person.kelurahan_id
        super().__init__(*args, initial=initial, prefix="data", **kwargs)
        # Staff accounts are made without them.
        for name in ("birth_date", "kelurahan"):
            self.fields[name].required = initial[name] is not None

    def clean_birth_date(self):
        born = self.cleaned_data["birth_date"]
        if self.person.is_minor and not (born and User(birth_date=born).is_minor):
            raise forms.ValidationError(
                _(
                    "With this date you would need no guardian. "
                    "Ask your trainer to have it corrected, and bring a document that shows it."
                )
            )
        return born


class ContactForm(forms.Form):
    """Another e-mail address or number, in place of the one there is of its kind."""

    login = LoginField(
        label=_("New e-mail or mobile number"),
        help_text=_("We send a code to it. Until you type the code, nothing changes."),
    )

    def __init__(self, *args, person, **kwargs):
        self.person = person
        super().__init__(*args, **kwargs)

    def clean_login(self):
        login = self.cleaned_data["login"]
        if login in proven_contacts(self.person):
            raise forms.ValidationError(_("This is yours already."))
        return login


class GuardianForm(forms.Form):
    name = NameField(label=_("Name of your parent or guardian"))
    contact = LoginField(
        label=_("Their e-mail or mobile number"),
        help_text=_("We send them a link with which they can agree."),
    )

    def __init__(self, *args, child, **kwargs):
        self.child = child
        super().__init__(*args, prefix="guardian", **kwargs)

    def clean_contact(self):
        contact = self.cleaned_data["contact"]
        if contact in (self.child.email, self.child.phone):
            raise forms.ValidationError(OWN_CONTACT)
        return contact
