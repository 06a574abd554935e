"""How able somebody says they are, before and after a class."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from courses.enums import Pillar
from lms.enrolment.models import Enrolment
from lms.people.access import RESIDENT, access

from ..gains import gains_of
from ..self_assessing import Moment, NotNow, give, questionnaire, refuse_unless, skip


@access(RESIDENT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def self_assessment(request, slug, moment):
    """The statements of all pillars on one page; once given, what was said and what was gained."""
    page = questionnaire()
    if moment not in Moment.values or page is None:
        raise Http404
    enrolment = get_object_or_404(
        Enrolment.objects.of(request.user).select_related("cohort__course", "resident"),
        cohort__slug=slug,
    )
    given = {each.moment: each for each in enrolment.self_assessments.all()}
    mine = given.get(moment)
    context = {"page": page, "enrolment": enrolment, "moment": moment, "mine": mine}
    try:
        refuse_unless(enrolment, moment)
    except NotNow as why:
        if mine is None or mine.is_skipped:
            messages.info(request, str(why))
            return redirect("learning:mine")
        return render(
            request, "pages/learning/self_assessed.html", context | result(enrolment, mine)
        )
    if request.method == "POST":
        if "skip" in request.POST:
            skip(enrolment=enrolment, moment=moment)
            return redirect("learning:mine")
        answers = read(request.POST, page)
        try:
            give(enrolment=enrolment, moment=moment, page=page, answers=answers)
        except ValueError:
            context |= {"pillars": form_of(page, answers), "is_incomplete": True}
            return render(request, "pages/learning/self_assessment.html", context)
        messages.success(request, _("Thank you. This is kept for your class."))
        return redirect("learning:self_assessment", slug, moment)
    if mine and not mine.is_skipped and "ubah" not in request.GET:
        context |= result(enrolment, mine) | {"may_change": True}
        return render(request, "pages/learning/self_assessed.html", context)
    context["pillars"] = form_of(page, mine.answers if mine else {})
    return render(request, "pages/learning/self_assessment.html", context)


def form_of(page, chosen: dict[str, int]) -> list[dict]:
    """The statements with what is chosen so far, by pillar."""
    return [
        {
            "key": pillar["key"],
            "name": Pillar(pillar["key"]).label,
            "statements": [
                each | {"chosen": chosen.get(each["key"])} for each in pillar["statements"]
            ],
        }
        for pillar in page.asked
    ]


def read(sent, page) -> dict[str, int]:
    """What was chosen, by statement; what was not is not there."""
    keys = [each["key"] for pillar in page.asked for each in pillar["statements"]]
    return {key: int(sent[key]) for key in keys if sent.get(key, "").isdecimal()}


def result(enrolment, mine) -> dict:
    """The means of this answer, and where both are there what was gained, by pillar."""
    gains = {each.pillar: each for each in gains_of(enrolment.self_assessments)}
    rows = [
        {
            "name": Pillar(pillar).label,
            "mean": said(mean / 100),
            "share": 100 * (mean - 100) // (100 * (mine.scale - 1)),
            "gain": gain_of(gains.get(pillar)),
        }
        for pillar, mean in mine.means.items()
    ]
    return {"rows": rows, "has_gains": bool(gains) and mine.moment == Moment.AFTER}


def gain_of(gain) -> dict | None:
    if gain is None:
        return None
    sign = "+" if gain.gained >= 0 else "−"
    return {"before": said(gain.before), "gained": f"{sign}{said(abs(gain.gained))}"}


def said(number) -> str:
    return number_format(round(float(number), 1), decimal_pos=1)
