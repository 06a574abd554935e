"""Many at once, and one resident on two phones: nothing of it is lost."""

from uuid import uuid4

from django.utils import timezone

from lms.enrolment.enums import EnrolmentState
from lms.enrolment.models import Enrolment
from lms.learning.events import keep
from lms.learning.models import LearningEvent, LessonProgress
from lms.people.models import User


def watched(lesson, film, second):
    return {
        "key": str(uuid4()),
        "lesson": lesson.pk,
        "kind": "watched",
        "data": {"film": str(film.pk), "from": second, "to": second + 1},
        "happened_at": timezone.now().isoformat(),
    }


def test_two_phones_at_once_add_up(on_a_real_file, seated, watching, film, ayu):
    def play(second):
        return keep(resident=ayu, events=[watched(watching, film, second)])

    results = on_a_real_file(play, list(range(80)))
    assert [len(each.kept) for each in results] == [1] * 80
    (progress,) = on_a_real_file(lambda _: LessonProgress.objects.get(), [None])
    assert progress.watched == {str(film.pk): [[0, 80]]}


def test_a_thousand_at_once_lose_nothing(on_a_real_file, cohort, watching, film):
    people = User.objects.bulk_create(
        User(name=f"Warga {n}", email=f"warga{n}@demo.test") for n in range(1000)
    )
    group = cohort.seat_groups.first()
    Enrolment.objects.bulk_create(
        Enrolment(cohort=cohort, resident=each, group=group, state=EnrolmentState.ACTIVE)
        for each in people
    )

    def play(resident):
        return keep(resident=resident, events=[watched(watching, film, n) for n in range(3)])

    on_a_real_file(play, people)
    ((events, rows),) = on_a_real_file(
        lambda _: (LearningEvent.objects.count(), list(LessonProgress.objects.values("watched"))),
        [None],
    )
    assert (events, rows) == (3000, [{"watched": {str(film.pk): [[0, 3]]}}] * 1000)
