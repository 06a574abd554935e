from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

UNIT = "Diskominfo Kota Malang"


@register_setting(icon="lock")
class DataProtectionContact(BaseGenericSetting):
    """Whom people turn to about their data (UU PDP 27/2022). The office fills it in: who answers
    is an appointment, and no default can know it."""

    unit = models.CharField(
        _("office or unit"),
        max_length=160,
        default=UNIT,
        help_text=_("A name or the title of the office, as people read it."),
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    address = models.TextField(
        _("address"),
        max_length=300,
        blank=True,
        help_text=_("Where people can come with a letter."),
    )

    panels = [
        FieldPanel("unit"),
        FieldPanel("email"),
        FieldPanel("phone"),
        FieldPanel("address"),
    ]

    class Meta:
        verbose_name = _("data protection contact")
        verbose_name_plural = _("data protection contacts")

    def __str__(self):
        return self.unit

    @classmethod
    def current(cls):
        """What the office filled in, or the default; a public page writes no row."""
        return cls.objects.first() or cls()

    @property
    def is_complete(self) -> bool:
        """Whether people are told where to write or call."""
        return bool(self.email or self.phone)
