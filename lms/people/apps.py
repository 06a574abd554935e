from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from media_tools.access import upload_refusals, word_refusals, work_refusals


class PeopleConfig(AppConfig):
    name = "lms.people"
    label = "people"
    verbose_name = _("People")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from lms.notices.office import witnesses
        from lms.notices.signals import message_sent

        from .guardian import note_letter
        from .own_data import register_room
        from .social_media import link_refusal
        from .stopping import register_consequences
        from .trail import record
        from .uploading import stopped, upload_refusal

        register_room()
        register_consequences()
        upload_refusals.register(upload_refusal)
        message_sent.connect(note_letter, dispatch_uid="people.guardian")
        witnesses.append(record)
        work_refusals.register(stopped)
        word_refusals.register(link_refusal)
