"""A video that a course shows may be watched by everyone, like the lesson around it."""

from django.apps import apps


def is_shown_by_a_course(user, video):
    return apps.get_model("courses", "CourseVideo").objects.filter(video=video).exists()
