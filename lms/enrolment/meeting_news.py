"""Telling those who have a seat that a meeting was changed, and what; or that it is off."""

from django.db.models.signals import post_delete
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from lms.notices.tell import tell_all

from .enums import LEARNING
from .models import CancelledMeeting, Enrolment, Meeting
from .moves import path_of_class
from .shown import describe_meeting
from .signals import meeting_changed


def listen() -> None:
    meeting_changed.connect(tell_of_change, dispatch_uid="enrolment.meeting_news")
    post_delete.connect(keep_cancelled, sender=Meeting, dispatch_uid="enrolment.cancelled_meeting")
    post_delete.connect(tell_of_end, sender=Meeting, dispatch_uid="enrolment.meeting_news")


def tell_of_change(*, meeting: Meeting, before: dict, **signal) -> None:
    """Once for each edition of the meeting. One that is over is history, and nobody's news."""
    was = Meeting(cohort=meeting.cohort, **before)
    if max(meeting.ends_at, was.ends_at) <= timezone.now():
        return
    tell_seated(
        meeting.cohort,
        code="meeting_changed",
        about=f"enrolment.meeting:{meeting.pk}#{meeting.sequence}",
        until=meeting.ends_at,
        words=lambda: {
            "meeting": name_of(was),
            "changes": " ".join(differences(was, meeting)),
        },
    )


def keep_cancelled(*, instance: Meeting, origin=None, **signal) -> None:
    """What calendars need to hear of a meeting that is off. With its whole class it just goes."""
    deleted = getattr(origin, "model", type(origin))
    if deleted is not Meeting:
        return
    CancelledMeeting.objects.create(
        meeting=instance.pk,
        cohort_id=instance.cohort_id,
        title=instance.title,
        starts_at=instance.starts_at,
        ends_at=instance.ends_at,
        place=instance.place,
        sequence=instance.sequence + 1,
    )


def tell_of_end(*, instance: Meeting, **signal) -> None:
    if instance.ends_at <= timezone.now():
        return
    tell_seated(
        instance.cohort,
        code="meeting_cancelled",
        about=f"enrolment.meeting:{instance.pk}#off",
        until=instance.ends_at,
        words=lambda: {"meeting": name_of(instance), "when": when_of(instance)},
    )


def tell_seated(cohort, *, code, about, until, words) -> int:
    """Tell everybody who takes part in `cohort`, each language once; `words` are made in it.
    Returns how many were asked for."""
    seats = Enrolment.objects.filter(cohort=cohort, state__in=LEARNING, resident__is_active=True)
    residents = [each.resident for each in seats.select_related("resident").order_by("pk")]
    for language in sorted({each.language for each in residents}):
        with override(language):
            tell_all(
                recipients=[each for each in residents if each.language == language],
                code=code,
                path=path_of_class(cohort),
                about=about,
                until=until,
                cohort=cohort.name,
                **words(),
            )
    return len(residents)


def name_of(meeting) -> str:
    if meeting.title:
        return f"{meeting.cohort.name}: {meeting.title}"
    return _("Meeting of %(cohort)s") % {"cohort": meeting.cohort.name}


def when_of(meeting) -> str:
    """Senin, 22 Maret 2021, 09.00–12.00 WIB"""
    told = describe_meeting(meeting, meeting.cohort)
    return f"{told['day']}, {told['hours']}"


def differences(was: Meeting, now: Meeting) -> list[str]:
    """One sentence for each thing that is different, the old beside the new. The online address
    is on the page of the class only: a message may be read by others."""
    before, after = (describe_meeting(each, now.cohort)["place"] for each in (was, now))
    found = []
    if (was.starts_at, was.ends_at) != (now.starts_at, now.ends_at):
        found.append(_("Time: %(new)s (before: %(old)s).") % old_new(when_of(was), when_of(now)))
    if before != after:
        found.append(_("Place: %(new)s (before: %(old)s).") % old_new(before or "–", after or "–"))
    if was.title != now.title:
        found.append(
            _("Title: %(new)s (before: %(old)s).") % old_new(was.title or "–", now.title or "–")
        )
    if was.online_url != now.online_url:
        found.append(_("The online address is another; it is on the page of the class."))
    return found


def old_new(old: str, new: str) -> dict[str, str]:
    return {"old": old, "new": new}
