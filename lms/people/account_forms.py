"""Wagtail's forms of accounts, for people who have one name and may have no e-mail address."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from .looks import ROLES
from .models import User


def role_label(group) -> str:
    """A group in words where it is a role; others by their own name."""
    label = ROLES.get(group.name)
    return capfirst(str(label)) if label else group.name


class OneName:
    """One name instead of Wagtail's two, roles by their names, and who may do everything is
    staff."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        roles = self.fields["groups"]
        roles.label = _("Roles")
        roles.help_text = _("Everybody is a resident; these roles add to that.")
        roles.label_from_instance = role_label
        if "is_active" in self.fields:
            self.fields["is_active"].label = _("Can sign in")

    def save(self, commit=True):
        if "is_superuser" in self.cleaned_data:
            self.instance.is_staff = self.cleaned_data["is_superuser"]
        return super().save(commit)


class AccountForm(OneName, UserEditForm):
    """Contacts are not on it: who changes one proves it on the page of the account."""

    email = first_name = last_name = None

    class Meta(UserEditForm.Meta):
        model = User
        fields = ("name", "is_active", "is_superuser", "groups")
        widgets = {"groups": forms.CheckboxSelectMultiple}


class NewAccountForm(OneName, UserCreationForm):
    first_name = last_name = None

    class Meta(UserCreationForm.Meta):
        model = User
        fields = ("name", "email", "is_superuser", "groups")
        widgets = {"groups": forms.CheckboxSelectMultiple}
