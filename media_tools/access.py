"""Who may use a route, and which questions the bench asks the rooms above it.

Every view says who it is for with `@access(...)`; the middleware of the site enforces it and
refuses a view that says nothing. The mark lives here because this is the lowest room that has
routes: upper rooms add roles, never a second mark.
"""

from collections.abc import Callable

ANYONE = "anyone"
SIGNED_IN = "signed_in"
# Whoever keeps the work going: sees what waits and why, begins again, stops. Upper rooms say who.
OPERATOR = "operator"


def access(*rules: str) -> Callable:
    """Mark a view with the rules that open it; one that holds is enough.

    Works on functions, and on the result of `View.as_view()`.
    """

    def mark(view):
        view.access_rules = frozenset(rules)
        return view

    return mark


class Questions:
    """A list of functions that upper rooms register and the bench asks in turn."""

    def __init__(self):
        self._asked: list[Callable] = []

    def register(self, function: Callable) -> Callable:
        if function not in self._asked:
            self._asked.append(function)
        return function

    def any(self, *args) -> bool:
        """True as soon as one registered function says so."""
        return any(function(*args) for function in self._asked)

    def first(self, *args):
        """The first answer that is not None."""
        return next((a for f in self._asked if (a := f(*args)) is not None), None)


# (user, video) -> bool: may this user watch it, besides its owner?
viewers = Questions()

# (user, video) -> bool: may this user, who need not be signed in, watch what was made from it for
# players? The file as it was sent stays closed: it may say where and with what it was recorded.
onlookers = Questions()

# (user) -> str | None: a translated reason why this user may not upload now, or None.
upload_refusals = Questions()


# (user) -> str | None: a translated reason why no work is done on this user's videos now, not even
# to go on with what they began to send, or None.
work_refusals = Questions()

# (user, text) -> str | None: a translated reason why these words of theirs are not taken, or None.
word_refusals = Questions()


def may_see_video(user, video) -> bool:
    """Whether `user` may watch `video`: its owner, or whoever an upper room vouches for."""
    if user.is_authenticated and video.owner_id == user.pk:
        return True
    return viewers.any(user, video)


def may_watch(user, video) -> bool:
    """Whether `user` may have the files made for players; never the original."""
    return may_see_video(user, video) or onlookers.any(user, video)
