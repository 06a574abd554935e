from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EnrolmentConfig(AppConfig):
    name = "lms.enrolment"
    label = "enrolment"
    verbose_name = _("Enrolment")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from .own_data import register_room
        from .retention_rules import register_rules

        register_room()
        register_rules()
        from courses.slots import register_slot

        from .slots import prepare_course_seats, render_course_seats

        register_slot("course_seats", render_course_seats, prepare=prepare_course_seats)
