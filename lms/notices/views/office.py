"""The outbox for the office: what waits, what went, what failed and why; and another try."""

from django.contrib import messages as said
from django.core.exceptions import BadRequest, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from media_tools.access import OPERATOR, access

from ..models import Message
from ..office import try_all_again_by, witness
from ..outbox_page import filtered, outbox, record_of

MOST_AT_ONCE = 200


@access(OPERATOR)
@never_cache
@require_safe
def messages(request):
    context = outbox(request.GET)
    witness(verb="seen_list", actor=request.user, people=named_in(*context["page"]), page="outbox")
    return render(request, "pages/notices/outbox.html", context)


@access(OPERATOR)
@never_cache
@require_safe
def message(request, pk):
    found = get_object_or_404(Message.objects.select_related("recipient"), pk=pk)
    people = named_in(found)
    witness(verb="seen_list", actor=request.user, subject=found, people=people, page="message")
    return render(request, "pages/notices/message.html", record_of(found))


def named_in(*shown) -> set[int]:
    """Whom these messages are to, or speak of."""
    return {pk for each in shown for pk in (each.recipient_id, each.speaks_of_id) if pk}


@access(OPERATOR)
@require_POST
def try_again(request):
    """One message (`id`), or all failed ones that the filter on the page leaves (`all`)."""
    if "id" in request.POST:
        found = get_object_or_404(Message, pk=number(request.POST["id"]))
        again = try_all_again_by(messages=[found], actor=request.user)
    elif "all" in request.POST:
        failed = filtered(request.POST)["found"].failed()[:MOST_AT_ONCE]
        again = try_all_again_by(messages=failed, actor=request.user)
    else:
        raise BadRequest("neither id nor all")
    if again:
        words = ngettext("%(n)s message is tried again.", "%(n)s messages are tried again.", again)
        said.success(request, words % {"n": again})
    else:
        said.info(request, _("Nothing to try again: it is out of date, or on its way already."))
    return redirect("messages:outbox")


def number(text: str):
    """The id of a message; BadRequest for what is none."""
    try:
        return Message._meta.pk.to_python(text)
    except ValidationError:
        raise BadRequest("id") from None
