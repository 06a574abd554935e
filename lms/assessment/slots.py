"""What assessment draws on the page of a brief: the way to one's own work, or to a seat."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from courses.languages import canonical_id
from courses.shelf import course_of

from .queries import assignments_seen_by, own_attempts


def render_assignment_handin(request, page):
    assignment = None
    if request.user.is_authenticated:
        given = assignments_seen_by(request.user).filter(brief=canonical_id(page))
        # Who takes part a second time works for the later class.
        assignment = given.order_by("-due_at").first()
    context = {"assignment": assignment}
    if assignment is None:
        context["course_url"] = course_of(page).get_url(request)
    else:
        has_handed_in = own_attempts(request.user).handed_in().filter(assignment=assignment)
        context["action"] = _("See my work") if has_handed_in.exists() else _("Send my video")
    return render_to_string("pages/assessment/handin_slot.html", context, request)
