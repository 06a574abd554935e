from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessmentConfig(AppConfig):
    name = "lms.assessment"
    label = "assessment"
    verbose_name = _("Assessment")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import showcase
        from .own_data import register_room
        from .retention_rules import register_rules
        from .taking_back import register_consequences

        register_room()
        register_consequences()
        showcase.register_consequences()
        register_rules()
        from courses.slots import register_slot
        from lms.enrolment.calendar_deadlines import register_deadlines
        from lms.learning.next_steps import register_step
        from lms.learning.past_classes import register_results
        from lms.learning.requirements import register_passed
        from media_tools.access import onlookers, viewers
        from media_tools.rejudging import register_settled
        from media_tools.signals import version_kept, video_failed, video_ready, video_refused

        from .deadlines import deadlines_of
        from .passing import passed_since
        from .past_results import results_of
        from .queries import handed_in_videos, may_judge_video
        from .showcase_page import render_showcase_works
        from .slots import render_assignment_handin
        from .steps import fetch, step_of
        from .telling import tell_that_the_check_is_done
        from .versions import take_up

        register_slot("assignment_handin", render_assignment_handin)
        register_slot("showcase_works", render_showcase_works)
        register_deadlines(deadlines_of)
        register_step(step_of, prepare=fetch)
        register_results(results_of)
        register_passed(passed_since)
        viewers.register(may_judge_video)
        onlookers.register(showcase.is_shown_to_everyone)
        register_settled(handed_in_videos)
        version_kept.connect(take_up)
        for done in (video_ready, video_failed, video_refused):
            done.connect(tell_that_the_check_is_done)
