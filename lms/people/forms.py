from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from .fields import (
    BirthDateField,
    ConsentsField,
    KelurahanField,
    LoginField,
    NameField,
    PhoneField,
)
from .logins import as_fields, is_email
from .models import User

HINT_KELURAHAN = _(
    "The training is for residents of Kota Malang. Choose where you live now; "
    "the address on your identity card may be another."
)
HINT_PASSWORD = _("At least 8 characters. A short sentence is easy to remember.")
OWN_CONTACT = _("This is your own contact. Write that of your parent or guardian.")


def password_input(autocomplete, **attrs):
    """A password field; the word in `data-show` becomes a button that uncovers what is typed."""
    return forms.PasswordInput(
        attrs={"autocomplete": autocomplete, "data-show": _("Show the password"), **attrs}
    )


def new_password(**attrs):
    return password_input("new-password", **attrs)


class RegisterForm(forms.Form):
    name = NameField(label=_("Full name"), help_text=_("One word is fine."))
    login = LoginField(
        label=_("E-mail or mobile number"), help_text=_("You will sign in with it.")
    )
    password = forms.CharField(
        label=_("Password"), help_text=HINT_PASSWORD, widget=new_password(), strip=False
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

    def clean_login(self):
        login = self.cleaned_data["login"]
        if User.objects.filter(**as_fields(login)).exists():
            self.refuse_taken(login)
        return login

    def refuse_taken(self, login):
        raise forms.ValidationError(
            _("An account with this e-mail address exists. Please sign in.")
            if is_email(login)
            else _("An account with this mobile number exists. Please sign in."),
            code="taken",
        )

    def clean(self):
        data = super().clean()
        person = self.described()
        if data.get("password"):
            try:
                password_validation.validate_password(data["password"], person)
            except forms.ValidationError as weak:
                self.add_error("password", weak)
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
        if contact and contact == self.cleaned_data.get("login"):
            self.add_error("guardian_contact", OWN_CONTACT)

    def described(self) -> User:
        """The person of this form as far as it is filled in, unsaved."""
        data = self.cleaned_data
        login = as_fields(data["login"]) if data.get("login") else {}
        return User(name=data.get("name", ""), birth_date=data.get("birth_date"), **login)


class SignInForm(forms.Form):
    username = LoginField(label=_("E-mail or mobile number"))
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=password_input("current-password"),
    )


class DataForm(forms.Form):
    """A person's own data. At least one of e-mail and number stays."""

    name = NameField(label=_("Full name"))
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = PhoneField(label=_("Mobile number"), required=False)
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

    def clean_email(self):
        email = self.cleaned_data["email"].lower() or None
        self._refuse_taken(_("Another account has this e-mail address."), email=email)
        return email

    def clean_phone(self):
        phone = self.cleaned_data["phone"]
        self._refuse_taken(_("Another account has this mobile number."), phone=phone)
        return phone

    def _refuse_taken(self, message, **contact):
        others = User.objects.exclude(pk=self.person.pk)
        if all(contact.values()) and others.filter(**contact).exists():
            raise forms.ValidationError(message, code="taken")

    def clean_birth_date(self):
        born = self.cleaned_data["birth_date"]
        if self.person.is_minor and not (born and User(birth_date=born).is_minor):
            raise forms.ValidationError(
                _(
                    "With this date you would need no guardian. "
                    "Ask the office to correct it: the link stands below the date."
                )
            )
        return born

    def clean(self):
        data = super().clean()
        if not (data.get("email") or data.get("phone") or self.errors):
            self.add_error("email", _("Give an e-mail address or a mobile number."))
        return data


class PasswordForm(forms.Form):
    current = forms.CharField(
        label=_("Your password now"),
        strip=False,
        widget=password_input("current-password"),
    )
    new = forms.CharField(
        label=_("New password"), help_text=HINT_PASSWORD, widget=new_password(), strip=False
    )

    def __init__(self, *args, person, **kwargs):
        self.person = person
        super().__init__(*args, prefix="password", **kwargs)

    def clean_current(self):
        if not self.person.check_password(self.cleaned_data["current"]):
            raise forms.ValidationError(_("This is not your password. Type it again."))
        return self.cleaned_data["current"]

    def clean_new(self):
        password_validation.validate_password(self.cleaned_data["new"], self.person)
        return self.cleaned_data["new"]


class ErasureForm(forms.Form):
    password = forms.CharField(
        label=_("Your password"), strip=False, widget=password_input("current-password")
    )

    def __init__(self, *args, person, **kwargs):
        self.person = person
        super().__init__(*args, prefix="erasure", **kwargs)

    def clean_password(self):
        if not self.person.check_password(self.cleaned_data["password"]):
            raise forms.ValidationError(_("This is not your password. Type it again."))
        return self.cleaned_data["password"]


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
