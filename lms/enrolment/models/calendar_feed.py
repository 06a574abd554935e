from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class CalendarFeed(models.Model):
    """A person's secret calendar address. The secret itself is kept nowhere: it is made from
    the number (lms.enrolment.calendar_feeds), and another number makes another address."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feed"
    )
    number = models.PositiveIntegerField(default=1)
    # SHA-256 of what was last given out, and since when it is so: HTTP's Last-Modified.
    given = models.CharField(max_length=64, blank=True, editable=False)
    given_since = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")

    def __str__(self):
        return f"{self.person_id}"
