"""What somebody meets who knocks too often."""

from functools import wraps

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from ..limits import TooOften

WHY = {
    "login_failed": _(
        "The password or code was wrong five times. To protect the account, signing in to it is "
        "closed for now."
    ),
    "password_from_address": _(
        "Too many wrong passwords came from your network. To protect everybody's accounts, it "
        "waits for a while."
    ),
    "code_wait": _(
        "A code was sent less than a minute ago. Look through your messages, also among the "
        "unwanted ones, before you ask for another one."
    ),
    "code_sent": _("Many codes were sent within an hour. No further one is sent for now."),
    "code_typed": _(
        "Too many codes were tried. To protect the account, no further one is taken for now."
    ),
    "passkey_from_address": _("Too many passkeys were tried from your network."),
    "sign_up": _("Too many people registered from your network within an hour."),
    "words_written": _("You wrote a lot within an hour. Wait a little, then go on."),
}


def within_limits(view):
    """Answer a limit that is reached with a page that says which and how long."""

    @wraps(view)
    def asked(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except TooOften as limit:
            return too_often(request, limit)

    return asked


def too_often(request, limit: TooOften):
    context = {"why": WHY[limit.limit], "minutes": -(-limit.wait // 60)}
    response = render(request, "pages/people/too_often.html", context, status=429)
    response["Retry-After"] = str(limit.wait)
    return response
