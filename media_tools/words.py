"""Words that somebody writes for others to see, asked about before they are taken."""

from collections.abc import Callable

from django import forms


def refuse_words(form: forms.Form, refuses: Callable[[str], str | None]) -> None:
    """Add an error to every field of a cleaned form whose words are not taken, and why."""
    for name, field in form.fields.items():
        written = form.cleaned_data.get(name)
        if is_words(field) and isinstance(written, str) and (why := refuses(written)):
            form.add_error(name, forms.ValidationError(why, code="words"))


def is_words(field: forms.Field) -> bool:
    """Whether somebody writes what they like into `field`: no password, no contact of their own,
    no number or choice."""
    if not isinstance(field, forms.CharField) or isinstance(field, forms.EmailField):
        return False
    return not isinstance(field.widget, forms.PasswordInput) and not getattr(
        field, "is_contact", False
    )
