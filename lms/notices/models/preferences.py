from datetime import time

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

QUIET_FROM, QUIET_UNTIL = time(21), time(6)


class MessagePreferences(models.Model):
    """What a person wants to hear outside the platform, and when not. Without a row: all of it,
    and not at night."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="message_preferences"
    )
    # "seats:email" for each kind and channel that is switched off.
    switched_off = models.JSONField(default=list, blank=True)
    is_quiet = models.BooleanField(default=True)
    # In the city's time (WIB).
    quiet_from = models.TimeField(default=QUIET_FROM)
    quiet_until = models.TimeField(default=QUIET_UNTIL)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("message preferences")
        verbose_name_plural = _("message preferences")

    def __str__(self):
        return f"{self.person_id}"

    def wants(self, *, kind, channel) -> bool:
        return f"{kind}:{channel}" not in self.switched_off
