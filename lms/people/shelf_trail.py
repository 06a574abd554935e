"""What editors do to whole courses and lists, as the trail keeps it (`courses.signals`)."""

from .trail import record


def brought_in(*, course, actor, detail, **signal) -> None:
    record(verb="course.brought_in", subject=course, actor=actor, **detail)


def packed(*, course, actor, detail, **signal) -> None:
    record(verb="course.packed", subject=course, actor=actor, **detail)


def hotspots(*, actor, detail, **signal) -> None:
    record(verb="hotspots.loaded", subject=actor, actor=actor, **detail)
