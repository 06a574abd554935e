from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from media_tools.access import viewers


class CoursesConfig(AppConfig):
    name = "courses"
    verbose_name = _("Courses")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from courses.watching import is_shown_by_a_course

        viewers.register(is_shown_by_a_course)
