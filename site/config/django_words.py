"""Sentences of Django's own forms, gathered here so that our catalogue has them too: it is asked
before Django's, and says in Indonesian what to do, not only what is wrong."""

from django.utils.translation import gettext_noop as _

WORDS = (
    _("Enter a valid date."),
    _("Enter a valid time."),
    _("Enter a valid date/time."),
    _("Enter a whole number."),
    _("Enter a number."),
    _("Select a valid choice. %(value)s is not one of the available choices."),
    _("Select a valid choice. That choice is not one of the available choices."),
)
