"""The office's pages of requests: what has to be answered by when, and answering it."""

from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ..access import ADMINISTRATOR, OFFICER, access
from ..corrections import accept, described
from ..data_requests import answer
from ..erasing import LastAdministrator, erase
from ..models import DataRequest, TrailEntry
from ..personal import word_for
from ..request_clock import FIRST_VIEW, VIEWS, counts, figures, listed
from ..request_doors import may_answer, may_erase_now, may_stop, needs_a_second_person
from ..request_forms import AnswerForm
from ..trail import saw, saw_list

Kind, State = DataRequest.Kind, DataRequest.State

A_PAGE = 25  # requests
ENDS_AS = {"decline": State.DECLINED, "stop": State.CANCELLED}
# What a button of the page of a request may do, by kind: (act, does it need words).
ACTS = {
    Kind.CORRECTION: {"accept": False, "decline": True},
    Kind.PAUSE: {"answer": True},
    Kind.ERASURE: {"stop": True},
}


def trail():
    return [{"label": _("Data requests"), "href": reverse("people:data_requests")}]


@access(OFFICER, ADMINISTRATOR)
@never_cache
@require_safe
def data_requests(request):
    """What has to be answered, the most urgent first, and how well it was."""
    view = request.GET.get("keadaan", "")
    view = view if view in VIEWS else FIRST_VIEW
    numbers = counts()
    page = Paginator(listed(view), A_PAGE).get_page(request.GET.get("page"))
    saw_list(
        actor=request.user,
        people=[each.person_id for each in page.object_list if each.person_id],
        page="requests",
    )
    context = {
        "page": page,
        "view": view,
        "tabs": [
            {"name": name, "label": label, "count": numbers[name], "is_now": name == view}
            for name, label in VIEWS.items()
        ],
        "figures": figures(),
        "numbers": numbers,
    }
    return render(request, "pages/people/data_requests.html", context)


@access(OFFICER, ADMINISTRATOR)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def data_request(request, public_id):
    """One request with its history, what is asked, and what to do."""
    asked = get_object_or_404(
        DataRequest.objects.select_related("person__kelurahan", "entered_by", "guardian"),
        public_id=public_id,
    )
    acts = ACTS.get(asked.kind, {})
    form = AnswerForm(needs_words=bool(acts) and all(acts.values()))
    if request.method == "POST":
        act = request.POST.get("act", "")
        if act not in acts:
            raise BadRequest("act")
        if not (may_stop if act == "stop" else may_answer)(request.user, asked):
            raise Http404
        form = AnswerForm(request.POST, needs_words=acts[act])
        if form.is_valid() and carry(request, asked, act, form):
            return redirect("people:data_request", public_id)
    else:
        saw(actor=request.user, subject=asked, page="request")
    history = TrailEntry.objects.filter(
        subject_type="people.datarequest", subject_id=str(asked.pk)
    )
    context = {
        "asked": asked,
        "correction": described(asked),
        "may_answer": may_answer(request.user, asked),
        "may_erase_now": may_erase_now(request.user, asked),
        "may_stop": may_stop(request.user, asked),
        "needs_a_colleague": needs_a_second_person(request.user, asked),
        "form": form,
        "trail": trail(),
        "history": [
            {"at": entry.at, "what": word_for(entry.verb), "who": entry.actor}
            for entry in history.select_related("actor").order_by("pk")
        ],
    }
    return render(request, "pages/people/data_request.html", context)


def carry(request, asked, act, form) -> bool:
    """Do what the button says; False, with an error on the form, where it cannot be done."""
    said = {"request": asked, "actor": request.user, "words": form.cleaned_data["words"]}
    with transaction.atomic():
        if not DataRequest.objects.select_for_update().get(pk=asked.pk).is_open:
            # In another tab, or by a colleague: the first answer stands.
            form.add_error(None, _("Not done: this request was answered already."))
        elif act == "accept":
            try:
                accept(**said)
            except IntegrityError:
                form.add_error(
                    None, _("Another account has this e-mail address or mobile number by now.")
                )
        else:
            answer(**said, state=ENDS_AS.get(act, State.DONE))
    if form.errors:
        return False
    messages.success(request, _("Your answer is kept, and the person is told."))
    return True


@access(OFFICER, ADMINISTRATOR)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def carry_out(request, public_id):
    """Ask once more, then erase without waiting for the time to reconsider."""
    asked = get_object_or_404(
        DataRequest.objects.select_related("person__kelurahan"),
        public_id=public_id,
        kind=Kind.ERASURE,
    )
    if asked.is_open and not may_erase_now(request.user, asked):
        raise Http404
    if not asked.is_open:
        messages.info(request, _("Nothing was done: this request is closed already."))
        return redirect("people:data_request", public_id)
    if request.method != "POST":
        saw(actor=request.user, subject=asked, page="request")
        context = {"asked": asked, "trail": trail()}
        return render(request, "pages/people/erase_now.html", context)
    was_me = asked.person_id == request.user.pk
    try:
        erase(request=asked, actor=request.user)
    except LastAdministrator:
        messages.error(request, _("This is the last administrator. Name another one first."))
        return redirect("people:data_requests")
    if was_me:
        logout(request)
        return redirect("/")
    messages.success(request, _("Everything of this person is erased."))
    return redirect("people:data_requests")
