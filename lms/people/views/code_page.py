"""The page on which a code is typed, whatever the code is for."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..forms import CodeForm
from ..limits import TooOften
from ..onward import asked_path

NOT_SENT = gettext_lazy("The message could not be sent just now. Try again in a few minutes.")


def code_page(request, *, awaited, on_right, back, title, action):
    """Take a code, try after try; `on_right()` answers once it fits.

    `awaited` is a code of `lms.people.codes`, `back` the address to begin anew, `action` the word
    on the button.
    """
    if request.POST.get("do") == "resend" and awaited.can_resend:
        return send_anew(request, awaited)
    form = CodeForm(request.POST if request.method == "POST" else None, awaited=awaited)
    if form.is_valid():
        return on_right()
    if form.has_error("code", "incorrect_code") and not awaited.record_invalid_attempt():
        messages.error(request, _("The code was wrong three times. Ask for a new one."))
        return redirect(back)
    context = {
        "form": form,
        "contact": awaited.contact,
        "can_resend": awaited.can_resend,
        "minutes": settings.CODE_LIVES // 60,
        "next": asked_path(request),
        "back": resolve_url(back),
        "title": title,
        "action": action,
        "letters_lie_in": None if settings.SENDS_MESSAGES else letters_lie_in(),
    }
    return render(request, "pages/people/code.html", context)


def send_anew(request, awaited):
    try:
        awaited.resend()
    except TooOften as limit:
        if limit.limit != "code_wait":
            raise
        messages.warning(
            request, _("A code was sent less than a minute ago. Wait a little, then ask again.")
        )
    except OSError:
        messages.error(request, NOT_SENT)
    else:
        messages.success(request, _("A new code is on its way. The one before fits no more."))
    return redirect(request.get_full_path())


def letters_lie_in() -> str:
    """The directory where a newcomer finds the code, as short as it can be said."""
    directory = settings.DATA_DIR / "mail"
    if directory.is_relative_to(settings.BASE_DIR):
        directory = directory.relative_to(settings.BASE_DIR)
    return str(directory) if settings.DEBUG else "DATA_DIR/mail"


def expired(request, back):
    messages.info(request, _("The code is no longer valid. Ask for a new one."))
    return redirect(back)
