"""Lists of nominees: look first, then take over."""

from dataclasses import asdict

from django.contrib import messages
from django.core import signing
from django.core.exceptions import BadRequest
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lms.people.access import ADMINISTRATOR, OFFICER, access
from lms.people.models import User
from lms.people.trail import saw, saw_list

from ..forms import NominationsForm
from ..models import Cohort
from ..nominating import compare, load
from ..nomination_file import Row, UnreadableFile, read

# What was looked at is what is taken over: it comes back signed, and only for this long.
LOOKED_AT_S = 3600
SALT = "nominations"


@access(OFFICER, ADMINISTRATOR)
@never_cache
@require_http_methods(["GET", "POST"])
def nominations(request, slug):
    cohort = get_object_or_404(Cohort, slug=slug)
    if "rows" in request.POST:
        return take_over(request, cohort)
    form = NominationsForm(request.POST or None, request.FILES or None)
    compared, signed = None, ""
    if form.is_valid():
        try:
            rows = read(form.cleaned_data["file"])
        except UnreadableFile as unreadable:
            form.add_error("file", str(unreadable))
        else:
            compared = compare(cohort=cohort, rows=rows)
            signed = signing.dumps(
                {"cohort": cohort.pk, "rows": [asdict(row) for row in rows]},
                salt=SALT,
                compress=True,
            )
    known = list(cohort.nominations.select_related("kelurahan"))
    # Nominees are not accounts; those who have one by now read of the look.
    contacts = [each.contact for each in known]
    accounts = User.objects.filter(Q(email__in=contacts) | Q(phone__in=contacts))
    saw_list(
        actor=request.user,
        subject=cohort,
        people=accounts.values_list("pk", flat=True),
        page="nominations",
    ) or saw(actor=request.user, subject=cohort, page="nominations")
    context = {
        "cohort": cohort,
        "trail": [
            {"label": _("Classes and applications"), "href": reverse("enrolment:cohorts")},
            {"label": cohort.name, "href": reverse("enrolment:applicants", args=[slug])},
        ],
        "form": form,
        "compared": compared,
        "taken": sum(each.does in ("added", "changed") for each in compared or ()),
        "signed": signed,
        "known": known,
    }
    return render(request, "pages/enrolment/office/nominations.html", context)


def take_over(request, cohort):
    try:
        looked_at = signing.loads(request.POST["rows"], salt=SALT, max_age=LOOKED_AT_S)
    except signing.BadSignature:
        messages.error(request, _("This was too long ago. Choose the file again."))
        return redirect("enrolment:nominations", cohort.slug)
    if looked_at["cohort"] != cohort.pk:
        raise BadRequest("another class")
    rows = [Row(**row) for row in looked_at["rows"]]
    counted = load(cohort=cohort, rows=rows, actor=request.user)
    messages.success(
        request,
        _("%(added)s added, %(changed)s changed, %(kept)s as before, %(refused)s left out.")
        % counted,
    )
    return redirect("enrolment:nominations", cohort.slug)
