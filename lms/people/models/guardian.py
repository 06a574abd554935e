import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


def guardian_token():
    return secrets.token_urlsafe(24)


class GuardianConsent(models.Model):
    """A guardian asked about a person under 18, over the guardian's own channel.

    The link with `token` is the only key to the answer; an answer is given once.
    """

    child = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="guardian_consents"
    )
    guardian_name = models.CharField(_("guardian's name"), max_length=120)
    # An e-mail address or an E.164 number.
    guardian_contact = models.CharField(_("guardian's e-mail or mobile number"), max_length=254)
    token = models.CharField(max_length=64, unique=True, default=guardian_token)
    # When the letter with the link last left; None while none could be handed over.
    sent_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    given = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("guardian consent")
        verbose_name_plural = _("guardian consents")

    def __str__(self):
        return f"{self.guardian_name}: {self.child}"
