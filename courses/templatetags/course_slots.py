from django import template

from courses.slots import render_slot

register = template.Library()


@register.simple_tag(takes_context=True)
def course_slot(context, name, *, page):
    """`{% course_slot "course_seats" page=course %}`: what learning has to show here."""
    return render_slot(name, request=context["request"], page=page)
