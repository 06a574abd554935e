from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

UNIT = "Diskominfo Kota Malang"


@register_setting(icon="lock")
class DataProtectionContact(BaseGenericSetting):
    """Whom people turn to about their data (UU PDP 27/2022). The office fills it in; what it
    leaves empty stands in `settings.DATA_CONTACT`."""

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
        """What the office filled in, completed from the settings; a public page writes no row."""
        default = settings.DATA_CONTACT
        kept = cls.objects.first() or cls(unit=default["unit"])
        for name in ("email", "address"):
            if not getattr(kept, name):
                setattr(kept, name, default[name])
        return kept

    @property
    def is_complete(self) -> bool:
        """Whether people are told where to write or call."""
        return bool(self.email or self.phone)
