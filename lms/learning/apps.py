from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearningConfig(AppConfig):
    name = "lms.learning"
    label = "learning"
    verbose_name = _("Learning")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from .own_data import register_room
        from .retention_rules import register_rules

        register_room()
        register_rules()
        from courses.keeping import register_keeper
        from courses.slots import register_slot

        from . import slots
        from .keeping import kept_on
        from .questions_slot import render_lesson_questions

        register_keeper(kept_on)

        register_slot("course_progress", slots.render_course_progress)
        register_slot("lesson_progress", slots.render_lesson_progress)
        register_slot("quiz_attempt", slots.render_quiz_attempt)
        register_slot("self_assessment", slots.render_self_assessment)
        register_slot("home_next_step", slots.render_home_next_step)
        register_slot("lesson_questions", render_lesson_questions)
