"""The roles that routes are opened to, and how a user comes to have them."""

from functools import wraps

from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from media_tools.access import ANYONE, OPERATOR, SIGNED_IN, access

RESIDENT = "resident"
TRAINER = "trainer"
OFFICER = "officer"
EDITOR = "editor"
ADMINISTRATOR = "administrator"

# Whoever holds the link that was sent to a guardian. They have no account: the token in the
# address is the key, and each view looks it up (`guardian_door`).
GUARDIAN = "guardian"

# Roles that are given by membership of the Django group of the same name.
GROUP_ROLES = (TRAINER, OFFICER, EDITOR)

__all__ = [
    "ADMINISTRATOR",
    "ANYONE",
    "EDITOR",
    "GROUP_ROLES",
    "GUARDIAN",
    "OFFICER",
    "RESIDENT",
    "SIGNED_IN",
    "TRAINER",
    "access",
    "before_second_factor",
    "meets",
    "posts_for",
    "roles_of",
]


def posts_for(page):
    """Let a view take POST only, whose form stands on the page called `page` (a URL name with the
    same arguments): who reloads after an answer with errors, or opens the address, lands there
    and not on a refusal of the method."""

    def wrap(view):
        takes = require_POST(view)

        @wraps(view)
        def asked(request, *args, **kwargs):
            if request.method in ("GET", "HEAD"):
                return redirect(page, *args, **kwargs)
            return takes(request, *args, **kwargs)

        return asked

    return wrap


def before_second_factor(view):
    """Mark a view that staff may use before their second factor is set up: the way in, the way
    out, and setting it up. The site's middleware keeps them from all others."""
    view.before_second_factor = True
    return view


def roles_of(user) -> frozenset[str]:
    """The roles of `user`. Everybody with an account is a resident; groups add to that.

    Asked many times a request, so the answer is kept on the user object.
    """
    if not user.is_authenticated:
        return frozenset()
    known = getattr(user, "_roles", None)
    if known is None:
        names = user.groups.values_list("name", flat=True)
        known = {RESIDENT, *(name for name in names if name in GROUP_ROLES)}
        if user.is_superuser:
            known |= {ADMINISTRATOR, *GROUP_ROLES}
        if OFFICER in known:
            known.add(OPERATOR)
        user._roles = known = frozenset(known)
    return known


def meets(user, rules) -> bool:
    """Whether `user` may use a route opened to `rules`."""
    if ANYONE in rules or GUARDIAN in rules:
        return True
    return user.is_authenticated and (SIGNED_IN in rules or bool(roles_of(user) & set(rules)))
