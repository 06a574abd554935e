"""Telling a class something: saying it, changing it, pinning it, taking it off the page.

Doing anything twice is doing it once. What was said before stays readable for staff.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.languages import canonical
from courses.models import CoursePage
from lms.people.trail import record

from .announcement_doors import may_announce_to_all
from .announcement_news import call_news_back, tell_classes
from .models import Announcement, AnnouncementEdition, AnnouncementRead, Cohort

WORDS = ("title", "body", "shows_until")


class AnnouncementRefused(Exception):
    """Says why, for the person who wrote; `field` is what to change, None where nothing helps."""

    def __init__(self, why: str, *, field: str | None = None):
        super().__init__(why)
        self.field = field


class ChangedMeanwhile(Exception):
    """Somebody changed it since this writer began; `kept` is what stands now."""

    def __init__(self, kept: Announcement):
        super().__init__(kept.version)
        self.kept = kept


@transaction.atomic
def announce(
    *,
    author,
    title: str,
    body: str,
    cohort=None,
    course=None,
    shows_until=None,
    is_pinned=False,
    by_notice=False,
) -> Announcement:
    """Say something to one class (`cohort`), or to all running classes of a `course`.

    The same words of the same person at the same place are the same announcement, as long as it
    stands: it is then shown until the newly given day, pinned and told as asked now. `by_notice`
    tells everybody who takes part, each once. Raises AnnouncementRefused.
    """
    if course is not None:
        if not may_announce_to_all(author):
            raise AnnouncementRefused(_("Only the office writes to all classes of a course."))
        if shows_until is None:
            raise AnnouncementRefused(
                _("Say until when it is shown: classes of later years would read it too."),
                field="shows_until",
            )
        course = canonical(course)
    refuse_a_past_day(shows_until)
    # Pressed twice at once: the second waits here, and finds the first.
    kind, place = (Cohort, cohort) if course is None else (CoursePage, course)
    kind.objects.select_for_update().get(pk=place.pk)
    same = Announcement.objects.standing().filter(
        author=author, cohort=cohort, course=course, title=title, body=body
    )
    if (known := same.first()) is not None:
        kept = change_announcement(
            announcement=known,
            actor=author,
            title=title,
            body=body,
            shows_until=shows_until,
            version=known.version,
            by_notice=by_notice,
        )
        return pin_announcement(announcement=kept, actor=author) if is_pinned else kept
    made = Announcement.objects.create(
        author=author,
        cohort=cohort,
        course=course,
        title=title,
        body=body,
        shows_until=shows_until,
        pinned_at=timezone.now() if is_pinned else None,
    )
    record(verb="announcement.made", subject=made, actor=author, **place_of(made))
    return tell(made, author) if by_notice else made


@transaction.atomic
def change_announcement(
    *, announcement, actor, title: str, body: str, shows_until, version: int, by_notice=False
) -> Announcement:
    """Other words, where `version` is what the writer saw; the old ones become an edition. The
    same words change nothing. `by_notice` tells the class where it was not told yet.

    Raises AnnouncementRefused and ChangedMeanwhile.
    """
    kept = hold(announcement)
    if kept.is_withdrawn:
        raise AnnouncementRefused(_("It was withdrawn. Write a new one."))
    said = {"title": title, "body": body, "shows_until": shows_until}
    if said != {name: getattr(kept, name) for name in WORDS}:
        if kept.version != version:
            raise ChangedMeanwhile(kept)
        if kept.course_id is not None and shows_until is None:
            raise AnnouncementRefused(_("Say until when it is shown."), field="shows_until")
        if shows_until != kept.shows_until:
            refuse_a_past_day(shows_until)
        AnnouncementEdition.objects.create(
            announcement=kept,
            version=kept.version,
            replaced_by=actor,
            **{name: getattr(kept, name) for name in WORDS},
        )
        kept.title, kept.body, kept.shows_until = title, body, shows_until
        kept.version += 1
        kept.edited_at = timezone.now()
        kept.save(update_fields=[*WORDS, "version", "edited_at"])
        record(
            verb="announcement.changed",
            subject=kept,
            actor=actor,
            version=kept.version,
            **place_of(kept),
        )
    return tell(kept, actor) if by_notice else kept


@transaction.atomic
def pin_announcement(*, announcement, actor, pinned: bool = True) -> Announcement:
    """Above the others, or back among them."""
    kept = hold(announcement)
    if kept.is_pinned != pinned and not kept.is_withdrawn:
        kept.pinned_at = timezone.now() if pinned else None
        kept.save(update_fields=["pinned_at"])
        verb = "announcement.pinned" if pinned else "announcement.unpinned"
        record(verb=verb, subject=kept, actor=actor, **place_of(kept))
    return kept


@transaction.atomic
def withdraw_announcement(*, announcement, actor) -> Announcement:
    """Nobody of the class reads it any more, and messages about it that wait are not sent. Staff
    still read what was said."""
    kept = hold(announcement)
    if not kept.is_withdrawn:
        kept.withdrawn_at, kept.pinned_at = timezone.now(), None
        kept.save(update_fields=["withdrawn_at", "pinned_at"])
        record(verb="announcement.withdrawn", subject=kept, actor=actor, **place_of(kept))
        call_news_back(kept)
    return kept


def note_read(*, announcements, person) -> None:
    """`person` had these before their eyes. Only the first time counts."""
    AnnouncementRead.objects.bulk_create(
        [AnnouncementRead(announcement=each, person=person) for each in announcements],
        ignore_conflicts=True,
    )


def tell(kept, actor) -> Announcement:
    if kept.told_at is None and not kept.is_over:
        kept.told_at = timezone.now()
        kept.save(update_fields=["told_at"])
        record(verb="announcement.told", subject=kept, actor=actor, told=tell_classes(kept))
    return kept


def refuse_a_past_day(day) -> None:
    if day is not None and day < timezone.localdate():
        raise AnnouncementRefused(
            _("That day is over. Choose today or a later one."), field="shows_until"
        )


def hold(announcement) -> Announcement:
    return Announcement.objects.select_for_update(of=("self",)).get(pk=announcement.pk)


def place_of(announcement) -> dict:
    name = "cohort" if announcement.cohort_id else "course"
    return {name: getattr(announcement, f"{name}_id")}
