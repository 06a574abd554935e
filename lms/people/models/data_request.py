import uuid
from datetime import timedelta

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# UU PDP 27/2022: access, correction and erasure within 3 x 24 hours.
TIME_TO_ANSWER = timedelta(hours=72)
# An erasure can be taken back for so long; then it happens by itself.
TIME_TO_RECONSIDER = timedelta(hours=24)


def private_storage():
    return storages["private"]


def due():
    return timezone.now() + TIME_TO_ANSWER


class DataRequestQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=DataRequest.State.RECEIVED)

    def overdue(self, moment):
        return self.open().filter(due_at__lt=moment)


class DataRequest(models.Model):
    """Somebody asks for their data, for its correction or erasure, or that it rests. The row
    stays when the person goes, without a word of theirs, and then says only that a request was
    answered in time."""

    class Kind(models.TextChoices):
        COPY = "copy", _("Download everything")
        CORRECTION = "correction", _("Correct something")
        PAUSE = "pause", _("Let my data rest")
        ERASURE = "erasure", _("Erase everything")

    class State(models.TextChoices):
        RECEIVED = "received", _("Received")
        DONE = "done", _("Done")
        DECLINED = "declined", _("Declined")
        CANCELLED = "cancelled", _("Taken back")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="data_requests",
    )
    # The guardian of a child who asked, by the link that was sent to them.
    guardian = models.ForeignKey(
        "people.GuardianConsent",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="data_requests",
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    asked_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=due)
    answered_at = models.DateTimeField(null=True, blank=True)
    # The ZIP of a copy, while it can be downloaded.
    file = models.FileField(storage=private_storage, blank=True)
    # Of a correction: a field of lms.people.corrections and the value it should have, as text.
    field = models.CharField(max_length=20, blank=True)
    wanted = models.CharField(max_length=254, blank=True)
    # Why, and what shows it, in the words of who asks; then the office's words to them.
    note = models.TextField(blank=True, max_length=1000)
    answer = models.TextField(blank=True, max_length=1000)
    # Written down by the office for somebody at the counter, and how it knew who that was.
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    evidence = models.TextField(blank=True, max_length=500)
    # When the officers were told that a day is left.
    reminded_at = models.DateTimeField(null=True, blank=True)

    objects = DataRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("data request")
        verbose_name_plural = _("data requests")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "field"],
                condition=models.Q(state="received"),
                name="one_open_request_a_person_a_kind",
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.state}"

    @property
    def is_overdue(self) -> bool:
        return self.answered_at is None and timezone.now() > self.due_at

    @property
    def ends_at(self):
        """Until when it waits: an erasure happens by itself long before it would be late."""
        if self.kind == self.Kind.ERASURE:
            return self.asked_at + TIME_TO_RECONSIDER
        return self.due_at

    @property
    def hours_left(self) -> int:
        """Whole hours until `ends_at`; 0 where that is over."""
        return max(0, int((self.ends_at - timezone.now()).total_seconds() // 3600))

    @property
    def hours_over(self) -> int:
        """Whole hours since it should have been answered."""
        return max(0, int((timezone.now() - self.due_at).total_seconds() // 3600))

    @property
    def percent_left(self) -> float:
        """How much of the time until `ends_at` is left, for drawing."""
        left = (self.ends_at - timezone.now()) / (self.ends_at - self.asked_at)
        return round(100 * max(0.0, min(1.0, left)), 1)

    @property
    def is_open(self) -> bool:
        return self.state == self.State.RECEIVED

    @property
    def was_in_time(self) -> bool:
        return self.answered_at is not None and self.answered_at <= self.due_at
