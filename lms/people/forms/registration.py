from django import forms
from django.contrib.auth import password_validation
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ..fields import BirthDateField, ConsentsField, KelurahanField, LoginField, NameField
from ..guardian_contacts import is_own
from ..logins import as_fields
from ..models import User
from ..social_media import refuse_links
from .inputs import HINT_KELURAHAN, HINT_PASSWORD, OWN_CONTACT, new_password


class RegisterForm(forms.Form):
    name = NameField(label=_("Full name"), help_text=_("One word is fine."))
    login = LoginField(
        label=_("E-mail or mobile number"), help_text=_("You will sign in with it.")
    )
    password = forms.CharField(
        label=_("Password"),
        help_text=format_lazy(
            "{} {}", HINT_PASSWORD, _("Leave it empty to sign in with a code each time.")
        ),
        widget=new_password(),
        strip=False,
        required=False,
    )
    birth_date = BirthDateField(label=_("Date of birth"))
    guardian_name = NameField(label=_("Name of your parent or guardian"), required=False)
    guardian_contact = LoginField(
        label=_("Their e-mail or mobile number"),
        help_text=_("We send them a link with which they can agree."),
        required=False,
    )
    kelurahan = KelurahanField(label=_("Kelurahan"), help_text=HINT_KELURAHAN)
    agreed = ConsentsField(label=_("What do you agree to?"))

    def __init__(self, *args, language, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agreed"].ask_in(language)
        for name in ("guardian_name", "guardian_contact"):
            self.fields[name].widget.attrs["autocomplete"] = "off"
            # Whoever opens this part needs it; only what was sent can tell that it may be empty.
            self.fields[name].required = not self.is_bound

    @property
    def shows_guardian(self) -> bool:
        """Whether the guardian's fields stand open: they are filled in, or wrong."""
        names = ("guardian_name", "guardian_contact")
        return any(self[name].value() or self[name].errors for name in names)

    def clean(self):
        data = super().clean()
        person = self.described()
        if data.get("password"):
            try:
                password_validation.validate_password(data["password"], person)
            except forms.ValidationError as weak:
                self.add_error("password", weak)
        refuse_links(self, writer=person)
        if person.is_minor:
            self.ask_for_guardian()
        return data

    def ask_for_guardian(self):
        needed = {
            "guardian_name": _("You are under 18. Write the name of your parent or guardian."),
            "guardian_contact": _(
                "You are under 18. Write the e-mail or mobile number of your parent or guardian."
            ),
        }
        for field, message in needed.items():
            self.fields[field].required = True
            if not self.cleaned_data.get(field) and field not in self.errors:
                self.add_error(field, message)
        contact = self.cleaned_data.get("guardian_contact")
        if contact and is_own(contact, self.cleaned_data.get("login")):
            self.add_error("guardian_contact", OWN_CONTACT)

    def described(self) -> User:
        """The person of this form as far as it is filled in, unsaved."""
        data = self.cleaned_data
        login = as_fields(data["login"]) if data.get("login") else {}
        return User(name=data.get("name", ""), birth_date=data.get("birth_date"), **login)
