from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.people.link_keys import key_of

from .consent import Answer, AnswerQuerySet

# A link that nobody answers by then is over: a letter that went astray opens nothing for ever.
TIME_TO_ANSWER = timedelta(days=30)
LINK = "lms.people.guardian"


class GuardianConsent(models.Model):
    """A guardian asked about a person under 18, over the guardian's own channel.

    The link with `token` is the only key to the answers (`GuardianAnswer`), for as long as the
    person is under 18. It is made from the row's number and stands in no table.
    """

    child = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="guardian_consents"
    )
    guardian_name = models.CharField(_("guardian's name"), max_length=120)
    # An e-mail address or an E.164 number.
    guardian_contact = models.CharField(_("guardian's e-mail or mobile number"), max_length=254)
    # When the letter with the link last left; None while none could be handed over.
    sent_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    # The first time; what was said then and later stands in `answers`.
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("guardian consent")
        verbose_name_plural = _("guardian consents")
        indexes = [models.Index(fields=["guardian_contact"])]

    def __str__(self):
        return f"{self.guardian_name}: {self.child}"

    @property
    def token(self) -> str:
        return key_of(salt=LINK, pk=self.pk)

    @property
    def is_expired(self) -> bool:
        """Whether nobody answered in time, counted from the last letter."""
        if self.answered_at is not None:
            return False
        return timezone.now() - (self.sent_at or self.asked_at) > TIME_TO_ANSWER


class GuardianAnswerQuerySet(AnswerQuerySet):
    def latest_each(self):
        """Only the answer that holds now, one for each question and purpose."""
        newest = (
            self.model.objects.filter(
                asked=OuterRef("asked"), text__purpose=OuterRef("text__purpose")
            )
            .order_by("-pk")
            .values("pk")[:1]
        )
        return self.filter(pk=Subquery(newest))


class GuardianAnswer(Answer):
    """What the holder of the link said about one purpose."""

    asked = models.ForeignKey(GuardianConsent, on_delete=models.CASCADE, related_name="answers")

    objects = GuardianAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text_sha256=""),
                name="a_guardians_answer_carries_the_hash_of_its_text",
            )
        ]

    def __str__(self):
        return f"{self.asked} {self.text}: {self.given}"
