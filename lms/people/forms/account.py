from django import forms
from django.utils.translation import gettext_lazy as _

from ..contacts import proven_contacts
from ..fields import BirthDateField, KelurahanField, LoginField, NameField
from ..guardian_contacts import is_own
from ..models import User
from ..queries import guardian_question
from ..social_media import may_link_social_media, refuse_links
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
                    "Ask the office to correct it: the link stands below the date."
                )
            )
        if not (may_link_social_media(self.person) or self.is_under_16(born)):
            raise forms.ValidationError(
                _(
                    "With this date you would be 16. "
                    "Ask the office to correct it: the link stands below the date."
                )
            )
        return born

    @staticmethod
    def is_under_16(born) -> bool:
        return not may_link_social_media(User(birth_date=born))

    def clean(self):
        data = super().clean()
        refuse_links(self, writer=self.person)
        return data


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
        asked = guardian_question(self.person) if self.person.is_minor else None
        if asked is not None and is_own(asked.guardian_contact, login):
            raise forms.ValidationError(
                _("This is the contact of your parent or guardian. Write your own."),
                code="guardians",
            )
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
        if is_own(contact, self.child.email, self.child.phone):
            raise forms.ValidationError(OWN_CONTACT)
        return contact

    def clean(self):
        data = super().clean()
        refuse_links(self, writer=self.child)
        return data
