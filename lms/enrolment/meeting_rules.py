"""What the office's form may not do to a meeting."""

from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Attendance, MeetingPhoto, Minutes
from .phases import day


def keeps_every_meeting_with_records(formset) -> bool:
    """Whether no meeting is deleted that somebody came to or that has minutes or photos; each
    row that would be says why."""
    if formset is None:
        return True
    leaving = [
        form for form in formset.forms if form.instance.pk and form.cleaned_data.get("DELETE")
    ]
    kept = meetings_with_records([form.instance.pk for form in leaving])
    for form in leaving:
        if form.instance.pk in kept:
            form.add_error(
                "starts_at", _("This meeting has attendance, minutes or photos, so it must stay.")
            )
    return not kept


def rows_of(formset) -> list[dict]:
    """What was typed of the meetings that stay."""
    return [form.cleaned_data for form in staying(formset)]


def staying(formset) -> list:
    return [
        form
        for form in formset.forms
        if form.cleaned_data.get("starts_at") and not form.cleaned_data.get("DELETE")
    ]


def lie_within_the_class(formset, starts_on, ends_on) -> bool:
    """Whether every meeting that stays begins and ends in the days of the class; each row that
    does not says so."""
    is_fine = True
    for form in staying(formset):
        for field in ("starts_at", "ends_at"):
            if not starts_on <= timezone.localdate(form.cleaned_data[field]) <= ends_on:
                form.add_error(
                    field,
                    _("The class lasts from %(first)s to %(last)s: this is another day.")
                    % {"first": day(starts_on), "last": day(ends_on)},
                )
                is_fine = False
    return is_fine


def meetings_with_records(pks) -> set[int]:
    if not pks:
        return set()
    return {
        pk
        for model in (Attendance, Minutes, MeetingPhoto)
        for pk in model.objects.filter(meeting__in=pks).values_list("meeting", flat=True)
    }
