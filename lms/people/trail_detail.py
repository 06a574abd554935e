"""The detail of an entry in words: what it was signed with stays as it is in the row."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .corrections import FIELDS
from .looks import ROLES
from .models.consent import Purpose
from .personal import word_for

NAMES = {
    "role": gettext_lazy("As"),
    "page": gettext_lazy("Where"),
    "people": gettext_lazy("People"),
    "from": gettext_lazy("Before"),
    "to": gettext_lazy("After"),
    "was": gettext_lazy("Before"),
    "reason": gettext_lazy("Reason"),
    "why": gettext_lazy("Reason"),
    "group": gettext_lazy("Group"),
    "method": gettext_lazy("How"),
    "purpose": gettext_lazy("For"),
    "given": gettext_lazy("Agreed"),
    "by": gettext_lazy("By"),
    "version": gettext_lazy("Version"),
    "field": gettext_lazy("Field"),
    "fields": gettext_lazy("Field"),
    "ways": gettext_lazy("Signed in with"),
    "language": gettext_lazy("Language"),
    "meeting": gettext_lazy("Meeting number"),
    "enrolment": gettext_lazy("Application number"),
    "moment": gettext_lazy("When"),
    "verb_asked": gettext_lazy("Searched for"),
    "about": gettext_lazy("Accounts searched for"),
    "leaf": gettext_lazy("Leaf"),
    "taken_away": gettext_lazy("Taken away as a file"),
    "tickets": gettext_lazy("Tickets"),
    "score": gettext_lazy("Score"),
    "rule": gettext_lazy("Rule"),
    "days": gettext_lazy("Days"),
    "removed": gettext_lazy("Removed"),
}
VALUES = {
    **{("role", role): label for role, label in ROLES.items()},
    **{("purpose", purpose.value): purpose.label for purpose in Purpose},
    **{("field", field): label for field, label in FIELDS.items()},
    **{("fields", field): label for field, label in FIELDS.items()},
    ("ways", "password"): gettext_lazy("Password"),
    ("ways", "code"): gettext_lazy("Code"),
    ("ways", "totp"): gettext_lazy("Authenticator app"),
    ("ways", "webauthn"): gettext_lazy("Passkey"),
    ("ways", "recovery_codes"): gettext_lazy("Recovery code"),
    ("language", "id"): gettext_lazy("Indonesian"),
    ("language", "en"): gettext_lazy("English"),
    ("by", "holder of the link"): gettext_lazy("holder of the link"),
}
# Fingerprints and keys of rows say nothing to a reader.
FOR_MACHINES = ("rubric_hash", "key", "video")


def in_words(entry) -> list[tuple[str, str]]:
    """(name, value) of all that an entry says beside its verb; the long list of ids as a number.
    What nobody has a word for stands as it was written."""
    return [
        (str(NAMES.get(name, name)), _value(entry.verb, name, value))
        for name, value in entry.detail.items()
        if value not in ("", [], None) and name not in FOR_MACHINES
    ]


def _value(verb, name, value) -> str:
    if name == "people":
        return number_format(len(value.split()), force_grouping=True)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(_value(verb, name, each) for each in value)
    if (name, value) in VALUES:
        return str(VALUES[name, value])
    # A state is told as the entry that brought it about; places and reasons as elsewhere.
    subject = verb.partition(".")[0]
    for code in (f"{name}:{value}", f"{subject}.{value}" if name in ("from", "to") else value):
        if (word := word_for(str(code))) != str(code):
            return word
    return str(value)
