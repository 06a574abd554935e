from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from media_tools.access import upload_refusals


class PeopleConfig(AppConfig):
    name = "lms.people"
    label = "people"
    verbose_name = _("People")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from .own_data import register_room
        from .resting import rest_refusal
        from .retention_rules import register_rules
        from .trail import saw_owners
        from .uploading import upload_refusal

        from media_tools.signals import owners_shown

        register_room()
        owners_shown.connect(saw_owners)
        register_rules()
        upload_refusals.register(rest_refusal)
        upload_refusals.register(upload_refusal)
