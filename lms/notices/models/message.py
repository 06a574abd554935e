import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import ADVICE, Channel, MessageState, Reason
from ..titles import title_of


class MessageQuerySet(models.QuerySet):
    def due(self, moment):
        """What may be sent at `moment`, the longest waiting first."""
        waiting = self.filter(state=MessageState.QUEUED, not_before__lte=moment)
        return waiting.order_by("not_before", "created_at")

    def failed(self):
        return self.filter(state=MessageState.FAILED)


class Message(models.Model):
    """One message that leaves the platform: a row of the outbox, and its record.

    It is written in the transaction of what it tells. The words are made when it is sent, in the
    language of the row (`lms.notices.compose`). `id` is made from `key`, and goes with the message
    wherever it is handed over: the same message handed over twice can be known as one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=64, unique=True, editable=False)
    # A person with an account, whose address or number of the day is used; or a bare contact.
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="messages",
    )
    contact = models.CharField(max_length=254, blank=True)
    # Whom it speaks of where that is somebody else: it goes when they go.
    speaks_of = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )
    channel = models.CharField(max_length=10, choices=Channel.choices)
    code = models.CharField(max_length=40)
    # What it is about, for example "people.guardianconsent:12".
    subject = models.CharField(max_length=120, blank=True)
    data = models.JSONField(default=dict, blank=True)
    path = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=5)
    state = models.CharField(
        max_length=10, choices=MessageState.choices, default=MessageState.QUEUED
    )
    reason = models.CharField(max_length=20, choices=Reason.choices, blank=True)
    not_before = models.DateTimeField(default=timezone.now)
    # From then on it is of no use to anybody.
    until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    claim = models.UUIDField(null=True, blank=True, editable=False)
    lease_until = models.DateTimeField(null=True, blank=True)
    rung_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    # Masked: shows that it went to the right place, and names nobody.
    sent_to = models.CharField(max_length=80, blank=True)
    provider_id = models.CharField(max_length=120, blank=True)
    # One entry an attempt: when, and how it ended.
    log = models.JSONField(default=list, blank=True)
    # When its words and contact were removed, some time after it ended.
    data_cleared_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=MessageState.SENDING, lease_until__isnull=False)
                | (~Q(state=MessageState.SENDING) & Q(lease_until=None)),
                name="who_sends_and_only_who_sends_has_a_lease",
            ),
            models.CheckConstraint(
                condition=Q(state=MessageState.SENT, sent_at__isnull=False)
                | (~Q(state=MessageState.SENT) & Q(sent_at=None)),
                name="what_is_sent_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[MessageState.QUEUED, MessageState.SENDING])
                | Q(recipient__isnull=False)
                | ~Q(contact=""),
                name="a_message_on_its_way_goes_to_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "not_before"]),
            models.Index(fields=["recipient", "created_at"]),
        ]

    def __str__(self):
        return f"{self.code} / {self.channel} / {self.state}"

    @property
    def title(self) -> str:
        return title_of(self.code)

    @property
    def happened_at(self):
        """When it was sent, or ended otherwise; when it was written while it waits."""
        return self.sent_at or self.ended_at or self.created_at

    @property
    def advice(self) -> str:
        return str(ADVICE[Reason(self.reason)]) if self.reason else ""
