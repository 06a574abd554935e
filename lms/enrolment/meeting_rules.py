"""What the office's form may not do to a meeting."""

from django.utils.translation import gettext as _

from .models import Attendance, MeetingPhoto, Minutes


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


def meetings_with_records(pks) -> set[int]:
    if not pks:
        return set()
    return {
        pk
        for model in (Attendance, Minutes, MeetingPhoto)
        for pk in model.objects.filter(meeting__in=pks).values_list("meeting", flat=True)
    }
