from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import TAKES_PART
from .cohort import Cohort
from .enrolment import Enrolment

LONGEST_TITLE = 120
# What is older is new to nobody, read or not: read marks need not be kept for ever.
NEW_FOR = timedelta(days=60)
LONGEST_TEXT = 4000  # letters: two pages of a phone


class AnnouncementQuerySet(models.QuerySet):
    def standing(self):
        """What is said today: not withdrawn, and not over."""
        today = timezone.localdate()
        is_on = Q(shows_until=None) | Q(shows_until__gte=today)
        return self.filter(is_on, withdrawn_at=None)

    def in_class(self, cohort):
        """Of this class, and of all classes of its course while this one is not over."""
        if cohort.ends_on < timezone.localdate():
            return self.filter(cohort=cohort)
        return self.filter(Q(cohort=cohort) | Q(course=cohort.course_id))

    def for_resident(self, person):
        """Of the classes in which `person` takes part."""
        seats = Enrolment.objects.filter(resident=person, state__in=TAKES_PART)
        running = seats.filter(cohort__ends_on__gte=timezone.localdate())
        return self.filter(
            Exists(seats.filter(cohort=OuterRef("cohort")))
            | Exists(running.filter(cohort__course=OuterRef("course")))
        )

    def with_read_marks(self, person):
        """Each with `read_at` of `person` (None: not seen yet); what is new to them first, then
        what is pinned, then the newest."""
        mark = AnnouncementRead.objects.filter(announcement=OuterRef("pk"), person=person)
        return self.annotate(read_at=Subquery(mark.values("at")[:1])).order_by(
            models.Case(
                models.When(read_at=None, written_at__gte=timezone.now() - NEW_FOR, then=0),
                default=1,
            ),
            models.F("pinned_at").desc(nulls_last=True),
            "-written_at",
            "-pk",
        )


class Announcement(models.Model):
    """What trainers or the office tell a class, or the office all running classes of a course.

    The words that hold now; what was said before stands in its editions.
    """

    cohort = models.ForeignKey(
        Cohort, on_delete=models.CASCADE, null=True, blank=True, related_name="announcements"
    )
    # The canonical page, where it is for all classes of the course that are not over.
    course = models.ForeignKey(
        "courses.CoursePage", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    title = models.CharField(_("title"), max_length=LONGEST_TITLE)
    body = models.TextField(_("text"), max_length=LONGEST_TEXT)
    # The last day on which it is shown.
    shows_until = models.DateField(_("show until"), null=True, blank=True)
    pinned_at = models.DateTimeField(null=True, blank=True)
    # When the classes were told of it by notice; once only.
    told_at = models.DateTimeField(null=True, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    written_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    # Counted up by every change of the words.
    version = models.PositiveIntegerField(default=1)

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        ordering = [models.F("pinned_at").desc(nulls_last=True), "-written_at", "-pk"]
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        indexes = [models.Index(fields=["cohort", "written_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(cohort=None, course__isnull=False)
                | Q(cohort__isnull=False, course=None),
                name="an_announcement_is_for_a_class_or_a_course",
            ),
            # Else it would greet classes of years to come.
            models.CheckConstraint(
                condition=Q(course=None) | Q(shows_until__isnull=False),
                name="what_all_classes_are_told_ends",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_pinned(self) -> bool:
        return self.pinned_at is not None

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def is_new(self) -> bool:
        """Of one that `with_read_marks` gave: whether that person has not seen it yet."""
        is_unread = getattr(self, "read_at", self.written_at) is None
        return is_unread and self.written_at >= timezone.now() - NEW_FOR

    @property
    def key(self) -> str:
        """For ids on the page: never written as a number of thousands."""
        return str(self.pk)

    @property
    def is_over(self) -> bool:
        return self.shows_until is not None and self.shows_until < timezone.localdate()


class AnnouncementEdition(models.Model):
    """Words that an announcement had before it was changed. Added to, never changed."""

    announcement = models.ForeignKey(
        Announcement, on_delete=models.CASCADE, related_name="editions"
    )
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=LONGEST_TITLE)
    body = models.TextField()
    shows_until = models.DateField(null=True)
    # Who replaced these words, and when.
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    replaced_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-version"]
        verbose_name = _("edition of an announcement")
        verbose_name_plural = _("editions of announcements")
        constraints = [
            models.UniqueConstraint(
                fields=["announcement", "version"], name="one_edition_a_version"
            )
        ]

    def __str__(self):
        return f"{self.announcement_id} #{self.version}"


class AnnouncementRead(models.Model):
    """That somebody had an announcement before their eyes."""

    announcement = models.ForeignKey(Announcement, on_delete=models.CASCADE, related_name="reads")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("read announcement")
        verbose_name_plural = _("read announcements")
        constraints = [
            models.UniqueConstraint(
                fields=["announcement", "person"], name="one_read_mark_a_person"
            )
        ]

    def __str__(self):
        return f"{self.announcement_id} / {self.person_id}"
