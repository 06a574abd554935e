from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..texts import WORDINGS, words_of


class Notice(models.Model):
    """One thing told to one person inside the platform. The words come from `code` and `data`
    at reading time, in the reader's language (`lms.notices.texts`)."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    # Made from what it is about (`lms.notices.keys`): told twice, it is one notice.
    key = models.CharField(max_length=64, unique=True, null=True, editable=False)
    code = models.CharField(max_length=40)
    data = models.JSONField(default=dict, blank=True)
    # A path on this site to what it is about.
    path = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        indexes = [models.Index(fields=["recipient", "read_at"])]

    def __str__(self):
        return f"{self.code} / {self.recipient_id}"

    @property
    def words(self) -> str:
        return words_of(code=self.code, data=self.data)

    @property
    def icon(self) -> str:
        return WORDINGS[self.code].icon
