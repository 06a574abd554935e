"""One's own scores on the pages of learning, which stand below this room.

{% load grades %}{% own_grades classes as grades %} … {% own_grade grades enrolment %}
"""

from django import template

from lms.assessment.own_grades import grades_of
from lms.enrolment.enums import TAKES_PART

register = template.Library()


@register.simple_tag
def own_grades(classes):
    """For all classes of the page at once (`lms.learning.my_classes`)."""
    return grades_of([one.enrolment for one in classes if one.enrolment.state in TAKES_PART])


@register.inclusion_tag("pages/assessment/own_grade.html")
def own_grade(grades, enrolment):
    return {"grade": grades.get(enrolment.pk), "enrolment": enrolment}
