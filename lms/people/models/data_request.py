import uuid
from datetime import timedelta

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# UU PDP 27/2022: access, correction and erasure within 3 x 24 hours.
TIME_TO_ANSWER = timedelta(hours=72)


def private_storage():
    return storages["private"]


def due():
    return timezone.now() + TIME_TO_ANSWER


class DataRequest(models.Model):
    """Somebody asks for their data, or for its erasure. The row stays when the person goes, and
    then says only that a request was answered in time."""

    class Kind(models.TextChoices):
        COPY = "copy", _("Download everything")
        ERASURE = "erasure", _("Erase everything")

    class State(models.TextChoices):
        RECEIVED = "received", _("Received")
        DONE = "done", _("Done")
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

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("data request")
        verbose_name_plural = _("data requests")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"],
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
    def hours_left(self) -> int:
        """Whole hours until it has to be answered; 0 where that is over."""
        return max(0, int((self.due_at - timezone.now()).total_seconds() // 3600))
