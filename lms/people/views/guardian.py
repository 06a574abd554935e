"""The pages behind a guardian's link. Who holds the link is the guardian."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..access import GUARDIAN, access
from ..child_facts import facts_of
from ..consequences import outlook
from ..guardian import answer_for_child, why_closed
from ..guardian_door import asked_behind, copies_for, erasures_of, opened
from ..guardian_forms import FOR_A_GUARDIAN, AnswersForm
from ..guardian_letters import confirm_to_guardian
from ..limits import TooOften, spend_or_refuse
from ..models import Purpose
from ..queries import current_texts, guardian_answer, guardian_standings, standings


@access(GUARDIAN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def guardian(request, token):
    """Answer at first; later see what was agreed to and what the child does, and change it."""
    try:
        asked = asked_behind(token)
    except Http404:
        # Cut off by a messenger, most often. It says nothing of whether another exists.
        return render(request, "pages/people/guardian_closed.html", {"closed": ""}, status=404)
    if why_closed(asked) is not None:
        context = {"asked": asked, "child": asked.child, "closed": why_closed(asked)}
        return render(request, "pages/people/guardian_closed.html", context)
    if asked.answered_at is None:
        return ask(request, asked)
    if request.method == "POST":
        return agree(request, asked)
    return render(request, "pages/people/guardian.html", overview(asked))


def ask(request, asked):
    texts = list(current_texts(language=get_language()))
    form = AnswersForm(request.POST if request.method == "POST" else None, texts=texts)
    if form.is_valid():
        with transaction.atomic():
            for text, given in form.answers():
                answer_for_child(asked=asked, text=text, given=given)
            confirm(request, asked)
        messages.success(
            request, _("Thank you. Your answers are kept and your child has been told.")
        )
        return redirect("people:guardian", token=asked.token)
    said = {each.purpose: each for each in standings(asked.child, language=get_language())}
    context = {
        "asked": asked,
        "child": asked.child,
        "form": form,
        "questions": [
            {"field": form[name], "text": text, "said": said[text.purpose]}
            for name, text in form.texts.items()
        ],
    }
    return render(request, "pages/people/guardian_asked.html", context)


def agree(request, asked):
    """`text` agrees to its words, after a no or to newer ones."""
    number = request.POST.get("text", "")
    texts = current_texts(language=get_language())
    text = texts.filter(pk=number).first() if number.isdecimal() else None
    if text is not None:
        with transaction.atomic():
            answer_for_child(asked=asked, text=text, given=True)
            confirm(request, asked)
        messages.success(request, _("Your consent is noted, and your child has been told."))
    return redirect("people:guardian", token=asked.token)


def overview(asked) -> dict:
    child = asked.child
    said = {each.purpose: each for each in standings(child, language=get_language())}
    return {
        "asked": asked,
        "child": child,
        "answers": [
            {
                "standing": each,
                "label": FOR_A_GUARDIAN[each.purpose],
                "said": said[each.purpose],
            }
            for each in guardian_standings(asked, language=get_language())
        ],
        "facts": facts_of(child),
        "copy": copies_for(asked).first(),
        "erasure": erasures_of(child).first(),
    }


@access(GUARDIAN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def guardian_take_back(request, token, purpose):
    """GET tells what would happen, POST does it."""
    if purpose not in Purpose.values:
        raise Http404
    asked = opened(token)
    held = guardian_answer(asked, purpose) if asked else None
    if held is None or not held.given:
        # Also whoever presses twice: the page of the link says how things stand.
        return redirect("people:guardian", token=token)
    if request.method == "POST":
        with transaction.atomic():
            answer_for_child(asked=asked, text=held.text, given=False, also="also" in request.POST)
            confirm(request, asked)
        done = _(
            "The consent is taken back. What the page said happens at once has been done; of what "
            "was your choice, only what you ticked."
        )
        messages.success(request, done)
        return redirect("people:guardian", token=token)
    context = {
        "held": held,
        "child": asked.child,
        "purpose": Purpose(purpose),
        "label": FOR_A_GUARDIAN[purpose],
        "outlook": outlook(person=asked.child, purpose=purpose, version=held.text.version),
        "back": reverse("people:guardian", args=[token]),
    }
    return render(request, "pages/people/take_back.html", context)


def confirm(request, asked) -> None:
    """By letter, as long as the letters of the day about this child are not used up: the page
    itself says how things stand as well."""
    try:
        spend_or_refuse(request, "guardian_asked", key=str(asked.child_id))
    except TooOften:
        return
    confirm_to_guardian(asked=asked)
