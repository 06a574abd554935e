"""Lists of nominees: look first, then take over."""

from dataclasses import asdict

from django.contrib import messages
from django.core import signing
from django.core.exceptions import BadRequest
from django.db import IntegrityError
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lms.people.access import ADMINISTRATOR, OFFICER, access
from lms.people.models import User
from lms.people.trail import saw, saw_list

from ..enums import NominationReason
from ..forms import NominationsForm, NomineeForm
from ..models import Cohort, Nomination
from ..nominating import compare, correct, load, remove
from ..nomination_file import Row, UnreadableFile, read
from .office import trail_to

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
        "trail": trail_to(cohort),
        "form": form,
        "compared": compared,
        "taken": sum(each.does in ("added", "changed") for each in compared or ()),
        "signed": signed,
        "known": known,
    }
    return render(request, "pages/enrolment/office/nominations.html", context)


@access(OFFICER, ADMINISTRATOR)
@never_cache
@require_http_methods(["GET", "POST"])
def nomination(request, slug, pk):
    """Correct one nominee, or take them off the list, with the reason."""
    found = get_object_or_404(
        Nomination.objects.select_related("cohort", "kelurahan"), pk=pk, cohort__slug=slug
    )
    form = NomineeForm(request.POST if request.method == "POST" else None, instance=found)
    if request.method == "GET":
        saw(actor=request.user, subject=found.cohort, page="nominations")
    elif request.POST.get("act") == "remove":
        # Only the reason counts: what stands in the other fields goes with the row.
        form.full_clean()
        if "why" not in form.errors:
            why = NominationReason(form.cleaned_data["why"])
            remove(nomination=found, actor=request.user, why=why)
            messages.success(request, _("The nominee is off the list."))
            return redirect("enrolment:nominations", slug)
        form.errors.clear()
        form.add_error("why", form.fields["why"].error_messages["required"])
    elif form.is_valid():
        data = dict(form.cleaned_data)
        why = NominationReason(data.pop("why"))
        try:
            correct(nomination=found, actor=request.user, why=why, **data)
        except IntegrityError:
            # Taken over with another list just now.
            form.add_error("contact", _("Another nominee of this class has this contact."))
        else:
            messages.success(request, _("The nominee is corrected."))
            return redirect("enrolment:nominations", slug)
    trail = [*trail_to(found.cohort), {"label": _("Nominees"), "href": list_of(slug)}]
    context = {"found": found, "cohort": found.cohort, "form": form, "trail": trail}
    return render(request, "pages/enrolment/office/nominee.html", context)


def list_of(slug) -> str:
    return reverse("enrolment:nominations", args=[slug])


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
