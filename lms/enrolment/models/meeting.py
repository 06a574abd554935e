from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from ..signals import meeting_changed
from .cohort import Cohort

# What a calendar shows: a change of one of these is a new edition of the entry.
IN_CALENDARS = ("title", "starts_at", "ends_at", "place", "online_url")


class Meeting(models.Model):
    """One gathering of a cohort, at a place, online, or both."""

    cohort = ParentalKey(Cohort, on_delete=models.CASCADE, related_name="meetings")
    title = models.CharField(
        _("title"), max_length=120, blank=True, help_text=_("What this meeting is about.")
    )
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(
        _("place"),
        max_length=160,
        blank=True,
        help_text=_("Only where it differs from the place of the class."),
    )
    # Not a URLField with its default: that one takes http and ftp as well.
    online_url = models.CharField(
        _("online address"),
        max_length=500,
        blank=True,
        validators=[
            URLValidator(schemes=["https"], message=_("Give an address that begins with https://"))
        ],
        help_text=_("Shown only to those who have a seat, and to the trainers."),
    )
    # iCalendar's SEQUENCE and LAST-MODIFIED, kept by `save`.
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["starts_at"]
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")),
                name="a_meeting_ends_after_it_starts",
                violation_error_message=_("A meeting ends after it starts."),
            )
        ]

    def __str__(self):
        return f"{self.cohort} {timezone.localtime(self.starts_at):%Y-%m-%d}"

    def save(self, *args, **kwargs):
        """The office's form saves every meeting of a class, changed or not: only a change that
        calendars show counts as one, and is announced."""
        changed_from = None
        if self.pk is not None:
            before = Meeting.objects.filter(pk=self.pk).values(*IN_CALENDARS, "sequence").first()
            if before is not None:
                self.sequence = before.pop("sequence")
                if any(before[name] != getattr(self, name) for name in IN_CALENDARS):
                    self.sequence += 1
                    self.changed_at = timezone.now()
                    changed_from = before
        super().save(*args, **kwargs)
        if changed_from is not None:
            meeting_changed.send(sender=Meeting, meeting=self, before=changed_from)

    @property
    def is_online(self) -> bool:
        """Whether nobody has to go anywhere: a link, and no place of its own."""
        return bool(self.online_url) and not self.place
