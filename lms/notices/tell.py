"""The one way to tell a person something inside the platform."""

from .models import Notice
from .texts import words_of


def tell(*, recipient, code: str, path: str = "", **data) -> Notice:
    """Leave `recipient` a notice. It is a row only, so a transaction keeps it or takes it back.

    `path` is a path of this site; `data` is JSON and holds what the words of `code` name
    (`lms.notices.texts`). Unknown codes and missing data raise `UnknownNotice` at once, here,
    and not later on the reader's page.
    """
    words_of(code=code, data=data)
    return Notice.objects.create(recipient=recipient, code=code, path=path, data=data)
