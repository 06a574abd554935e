from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from wagtail.models import PreviewableMixin, RevisionMixin

from ..compose import example_for
from ..placeholders import faults_of
from ..titles import title_of

PARTS = ("subject", "body", "short")


class MessageText(PreviewableMixin, RevisionMixin, models.Model):
    """The editors' words for the messages of one code in one language. An empty part says what
    the code says."""

    code = models.CharField(_("message"), max_length=40)
    language = models.CharField(_("language"), max_length=5, default="id")
    subject = models.CharField(
        _("subject of the e-mail"),
        max_length=120,
        blank=True,
        help_text=_("Leave a field empty to keep the platform's own words."),
    )
    body = models.TextField(
        _("text of the e-mail"),
        blank=True,
        help_text=_(
            "An empty line begins a new paragraph. {link} alone in a paragraph becomes a button."
        ),
    )
    short = models.CharField(
        _("short text for WhatsApp or SMS"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences, with {link}."),
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["code", "language"]
        verbose_name = _("text of messages")
        verbose_name_plural = _("texts of messages")
        constraints = [
            models.UniqueConstraint(
                fields=["code", "language"],
                name="one_text_a_code_a_language",
                violation_error_message=_("There is a text for this message and language."),
            )
        ]

    def __str__(self):
        return f"{title_of(self.code)} ({self.language})"

    def clean(self):
        faults = {
            part: faults_of(getattr(self, part), code=self.code, is_subject=part == "subject")
            for part in PARTS
            if getattr(self, part) and self.code
        }
        if any(faults.values()):
            raise ValidationError({part: found for part, found in faults.items() if found})

    preview_modes = [
        ("email", _("E-mail")),
        ("plain", _("E-mail without pictures")),
        ("short", _("WhatsApp or SMS")),
    ]

    def serve_preview(self, request, mode_name):
        """The message with example data, as a mail program or a phone shows it."""
        words = example_for(self)
        context = {"words": words, "mode": mode_name, "characters": len(words.short)}
        if mode_name != "email":
            return render(request, "pages/cms/message_preview.html", context)
        shown = HttpResponse(words.html)
        # A letter carries its own style: no mail program would load ours.
        shown._csp_update = {"style-src": ["'self'", "'unsafe-inline'"]}
        return shown

    @property
    def language_name(self):
        return dict(settings.LANGUAGES).get(self.language, self.language)
