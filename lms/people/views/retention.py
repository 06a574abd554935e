"""The office's page of retention: which rules there are, and that they run."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib import messages
from django.db.models import Max, Sum
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ..access import ADMINISTRATOR, OFFICER, access, roles_of
from ..models import RetentionRun, RetentionTerm
from ..request_forms import TermForm
from ..retention import LONGEST, Rule, WrongTerm, rules, set_term, terms

# When the beat runs them (site/config/celery.py).
AT_HOUR, AT_MINUTE = 2, 30


@dataclass(frozen=True)
class Row:
    rule: Rule
    days: int
    due: int
    last: RetentionRun | None
    removed: int
    term: RetentionTerm | None


def rows() -> list[Row]:
    """Every rule with its term, its last run, and how many things today's would remove. One
    count a rule, and four queries for all of them."""
    now = timezone.now()
    newest = RetentionRun.objects.values("rule").annotate(last=Max("pk"), all=Sum("removed"))
    by_rule = {row["rule"]: row for row in newest.order_by()}
    runs = RetentionRun.objects.in_bulk([row["last"] for row in by_rule.values()])
    chosen = {term.rule: term for term in RetentionTerm.objects.select_related("changed_by")}
    days = terms()
    return [
        Row(
            rule=rule,
            days=days[code],
            due=rule.count(now),
            last=runs.get(by_rule[code]["last"]) if code in by_rule else None,
            removed=by_rule[code]["all"] if code in by_rule else 0,
            term=chosen.get(code),
        )
        for code, rule in rules.items()
    ]


def next_run() -> datetime:
    now = timezone.localtime()
    at = now.replace(hour=AT_HOUR, minute=AT_MINUTE, second=0, microsecond=0)
    return at if at > now else at + timedelta(days=1)


@access(OFFICER, ADMINISTRATOR)
@never_cache
@require_safe
def retention(request):
    shown = rows()
    context = {
        "rows": shown,
        "due": sum(row.due for row in shown),
        "failed": [row for row in shown if row.last and row.last.error],
        "next": next_run(),
        "may_change": ADMINISTRATOR in roles_of(request.user),
        "longest": LONGEST,
    }
    return render(request, "pages/people/retention.html", context)


@access(ADMINISTRATOR)
@require_POST
def change_term(request, code):
    rule = rules.get(code)
    if rule is None:
        raise Http404
    form = TermForm(request.POST)
    try:
        if not form.is_valid():
            raise WrongTerm
        set_term(rule=rule, days=form.cleaned_data["days"], actor=request.user)
    except WrongTerm:
        messages.error(
            request,
            _("Not changed. Write a whole number of days from %(least)s to %(most)s for: %(what)s")
            % {"least": rule.least, "most": LONGEST, "what": rule.what},
        )
    else:
        messages.success(request, _("The term is changed. It holds from the next run on."))
    return redirect("people:retention")
