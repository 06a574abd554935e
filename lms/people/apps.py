from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from media_tools.access import upload_refusals, word_refusals, work_refusals


class PeopleConfig(AppConfig):
    name = "lms.people"
    label = "people"
    verbose_name = _("People")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from courses.kelurahan import register_kelurahan
        from courses.signals import course_brought_in, course_packed, hotspots_loaded
        from courses.slots import register_slot
        from lms.notices.addresses import register_late_path
        from lms.notices.office import witnesses
        from lms.notices.reaching import register_proof
        from lms.notices.signals import message_sent
        from media_tools.signals import owners_shown

        from . import shelf_trail
        from .contacts import proven_ways
        from .guardian import note_letter, path_to_guardian
        from .own_data import register_room
        from .queries import kelurahan_by_name
        from .resting import rest_refusal
        from .retention_rules import register_rules
        from .slots import render_privacy
        from .social_media import link_refusal
        from .stopping import register_consequences
        from .trail import saw_owners, witness
        from .uploading import stopped, upload_refusal

        register_room()
        register_consequences()
        register_rules()
        register_slot("article_end", render_privacy)
        register_kelurahan(kelurahan_by_name)
        course_brought_in.connect(shelf_trail.brought_in, dispatch_uid="people.brought_in")
        course_packed.connect(shelf_trail.packed, dispatch_uid="people.packed")
        hotspots_loaded.connect(shelf_trail.hotspots, dispatch_uid="people.hotspots")
        owners_shown.connect(saw_owners, dispatch_uid="people.owners_shown")
        register_proof(proven_ways)
        upload_refusals.register(rest_refusal)
        upload_refusals.register(upload_refusal)
        for code in ("guardian", "guardian_done"):
            register_late_path(code, path_to_guardian)
        message_sent.connect(note_letter, dispatch_uid="people.guardian")
        witnesses.append(witness)
        work_refusals.register(stopped)
        word_refusals.register(link_refusal)
