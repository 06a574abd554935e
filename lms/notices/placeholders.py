"""Fields in texts that editors write: {name} and nothing cleverer.

Not `str.format`: that reaches into what it is given.
"""

import re

from django.utils.translation import gettext as _

from .examples import EXAMPLES, LETTERS
from .texts import WORDINGS

FIELD = re.compile(r"\{([^{}\n]*)\}")

# Of every code. `message` is the sentence that stands in the list of notices.
ALWAYS = {"link": "https://…/kelas-dibuka/angkatan-3/"}
OF_NOTICES = {"name": "Ayu", "message": ""}


def fields_of(code: str) -> dict[str, str]:
    """What a text of this code may name, each with an example."""
    own = {name: value for name, value in EXAMPLES[code].items() if isinstance(value, str)}
    return (own if code in LETTERS else {**OF_NOTICES, **own}) | ALWAYS


def filled(text: str, fields: dict) -> str:
    """`text` with its fields put in; one that is not there stays as it was written."""
    return FIELD.sub(lambda found: str(fields.get(found[1].strip(), found[0])), text)


def faults_of(text: str, *, code: str, is_subject=False) -> list[str]:
    """What an editor has to mend, in words; nothing for a text that can be sent."""
    known = fields_of(code)
    named = [name.strip() for name in FIELD.findall(text)]
    faults = [
        _("{%(field)s} is not known here. This text can name: %(known)s.")
        % {"field": name, "known": ", ".join(f"{{{each}}}" for each in known)}
        for name in dict.fromkeys(named)
        if name not in known
    ]
    if "{" in FIELD.sub("", text) or "}" in FIELD.sub("", text):
        faults.append(_("A curly bracket stands alone. Write a field like this: {name}."))
    if not is_subject:
        faults += [
            _("{%(field)s} is missing. Without it nobody can act on this message.")
            % {"field": name}
            for name in needed_in(code)
            if name not in named and not (name != "link" and "message" in named)
        ]
    return faults


def needed_in(code: str) -> tuple[str, ...]:
    """The fields that a body and a short text must name; {message} holds all but the link."""
    own = WORDINGS[code].needed if code in WORDINGS else ()
    return (*own, "link")
