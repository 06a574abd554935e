from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EnrolmentConfig(AppConfig):
    name = "lms.enrolment"
    label = "enrolment"
    verbose_name = _("Enrolment")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from courses.slots import register_slot
        from lms.notices.signals import message_sent
        from lms.people.identity_numbers import reasons_to_keep

        from . import meeting_news
        from .asked_nik import why_nik_must_stay
        from .course_filters import register_filters
        from .giving_back import register_consequences
        from .nominating import note_invitation
        from .own_data import register_room
        from .retention_rules import register_rules
        from .slots import prepare_course_seats, render_course_seats

        register_room()
        register_consequences()
        register_rules()
        register_filters()
        reasons_to_keep.append(why_nik_must_stay)
        register_slot("course_seats", render_course_seats, prepare=prepare_course_seats)
        message_sent.connect(note_invitation, dispatch_uid="enrolment.nomination")
        meeting_news.listen()
