from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaToolsConfig(AppConfig):
    name = "media_tools"
    verbose_name = _("Media bench")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from media_tools import signals  # noqa: F401  (it connects receivers)
        from media_tools.work import workers  # noqa: F401  (likewise)
