"""The trainers' and the office's list of questions, and what they do with them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from courses.languages import in_language_many
from lms.enrolment.models import Cohort
from lms.people.access import ADMINISTRATOR, OFFICER, TRAINER, access

from ..forms_questions import ObjectionForm
from ..moderating import IllegalPostMove, choose, hide, leave, pin, show_again
from ..question_doors import find_answer, find_question, questions_looked_after_by
from ..threads import reported, shown_name, unanswered, waiting_numbers
from .questions import question_page, to_answer

A_PAGE = 25
VIEWS = {
    "belum-dijawab": (gettext_lazy("Unanswered"), unanswered, "unanswered"),
    "dilaporkan": (gettext_lazy("Reported"), reported, "reported"),
    "semua": (gettext_lazy("All"), lambda questions: questions, ""),
}
DONE = {
    "hide": gettext_lazy("It is hidden. Who wrote it is told why."),
    "show": gettext_lazy("It is shown again."),
    "leave": gettext_lazy("It stays, and the reports are settled."),
    "pin": gettext_lazy("The question stands above the others."),
    "unpin": gettext_lazy("The question stands among the others again."),
    "choose": gettext_lazy("This is the answer now."),
    "unchoose": gettext_lazy("No answer is marked now."),
}


@access(TRAINER, OFFICER, ADMINISTRATOR)
@never_cache
@require_safe
def queue(request):
    """What waits, the oldest first: what nobody answered, and what was reported."""
    every = questions_looked_after_by(request.user)
    view = request.GET.get("keadaan")
    view = view if view in VIEWS else "belum-dijawab"
    cohorts = list(
        Cohort.objects.filter(pk__in=every.order_by().values("cohort")).order_by(
            "-starts_on", "name"
        )
    )
    slug = request.GET.get("kelas", "")
    chosen = next((cohort for cohort in cohorts if cohort.slug == slug), None)
    found = VIEWS[view][1](every.filter(cohort=chosen) if chosen else every)
    order = ("-written_at", "-pk") if view == "semua" else ("written_at", "pk")
    found = found.select_related("lesson", "cohort", "author").order_by(*order)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    lessons = in_language_many([each.lesson for each in page.object_list])
    numbers = waiting_numbers(request.user)
    context = {
        "page": page,
        "rows": [
            {"question": each, "lesson": lesson, "who": shown_name(each.author)}
            for each, lesson in zip(page.object_list, lessons, strict=True)
        ],
        "cohorts": cohorts,
        "chosen": chosen,
        "view": view,
        "tabs": [
            {"name": name, "label": label, "number": numbers.get(count)}
            for name, (label, _narrow, count) in VIEWS.items()
        ],
    }
    return render(request, "pages/learning/question_queue.html", context)


@access(TRAINER, OFFICER, ADMINISTRATOR)
@require_POST
def on_question(request, pk):
    """Hide, show, leave, pin or unpin a question of one's own classes."""
    found, reader = find_question(pk, request.user)
    if not reader.looks_after(found):
        raise Http404
    acts = {
        "pin": lambda: pin(question=found, actor=request.user),
        "unpin": lambda: pin(question=found, actor=request.user, pinned=False),
    }
    return carry_out(request, found, found, reader, acts)


@access(TRAINER, OFFICER, ADMINISTRATOR)
@require_POST
def on_answer(request, pk):
    """Hide, show, leave or choose an answer to a question of one's own classes."""
    found, reader = find_answer(pk, request.user)
    if not reader.looks_after(found.question):
        raise Http404
    acts = {
        "choose": lambda: choose(answer=found, actor=request.user),
        "unchoose": lambda: choose(answer=found, actor=request.user, chosen=False),
    }
    return carry_out(request, found, found.question, reader, acts)


def carry_out(request, post, question, reader, acts):
    name = request.POST.get("act", "")
    acts |= {
        "show": lambda: show_again(post=post, actor=request.user),
        "leave": lambda: leave(post=post, actor=request.user),
    }
    if name == "hide":
        form = ObjectionForm(request.POST)
        if not form.is_valid():
            about = f"{post._meta.model_name}-{post.pk}"
            return question_page(request, question, reader, objection=form, about=about)
        hide(post=post, actor=request.user, reason=form.cleaned_data["reason"])
    elif name in acts:
        try:
            acts[name]()
        except IllegalPostMove:
            messages.error(request, _("That is not possible any more."))
            return redirect("learning:question", question.pk)
    else:
        raise Http404
    messages.success(request, DONE[name])
    return (
        redirect("learning:question", question.pk)
        if post is question
        else redirect(to_answer(post))
    )
