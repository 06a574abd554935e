from uuid import uuid4

import pytest
from django.utils import timezone

from courses.models import LessonPage
from lms.assessment.enums import MOVES, AttemptState
from lms.assessment.leases import take
from lms.assessment.models import Attempt
from lms.assessment.moves import IllegalMove, move
from lms.assessment.release import release, release_all
from lms.enrolment.enums import EnrolmentState
from lms.learning.events import keep
from lms.learning.models import LessonProgress
from lms.learning.requirements import missing_for
from lms.notices.models import Notice
from tests import factories

from .conftest import review


@pytest.mark.parametrize("before", AttemptState.values)
@pytest.mark.parametrize("after", AttemptState.values)
def test_only_the_listed_moves_are_possible(handed_in, ayu, before, after):
    Attempt.objects.filter(pk=handed_in.pk).update(state=before)
    if after in MOVES[before]:
        assert move(attempt=handed_in, to=after, actor=ayu).state == after
    else:
        with pytest.raises(IllegalMove):
            move(attempt=handed_in, to=after, actor=ayu)


def test_a_pass_is_told_and_completes_the_class(reviewed, seat, ayu, citra):
    released = release(attempt=reviewed, actor=citra)
    assert released.state == AttemptState.RELEASED
    assert released.released_at is not None
    seat.refresh_from_db()
    assert seat.state == EnrolmentState.COMPLETED
    told = Notice.objects.get(recipient=ayu)
    assert (told.code, told.path) == ("released", f"/tugas/{released.assignment_id}/")


def test_releasing_twice_tells_once(reviewed, ayu, citra):
    first = release(attempt=reviewed, actor=citra)
    assert release(attempt=reviewed, actor=citra).released_at == first.released_at
    assert Notice.objects.filter(recipient=ayu).count() == 1


def test_a_revision_is_told_and_completes_nothing(held, seat, ayu, citra):
    released = release(attempt=review(held, citra, decision="revise"), actor=citra)
    assert released.state == AttemptState.NEEDS_REVISION
    seat.refresh_from_db()
    assert seat.state == EnrolmentState.ACTIVE
    assert Notice.objects.get(recipient=ayu).code == "needs_revision"


def test_what_is_not_reviewed_cannot_be_released(handed_in, held, citra):
    with pytest.raises(IllegalMove):
        release(attempt=handed_in, actor=citra)


def test_a_class_with_more_to_pass_is_not_completed(reviewed, seat, assignment, citra):
    course = assignment.brief.get_parent()
    second = assignment.brief.copy(to=course, update_attrs={"slug": "tugas-2", "title": "Tugas 2"})
    assignment.pk, assignment.brief = None, second
    assignment.save()
    release(attempt=reviewed, actor=citra)
    seat.refresh_from_db()
    assert seat.state == EnrolmentState.ACTIVE


def test_who_withdrew_sees_the_result_and_completes_nothing(reviewed, seat, citra):
    seat.state = EnrolmentState.WITHDRAWN
    seat.save()
    assert release(attempt=reviewed, actor=citra).state == AttemptState.RELEASED
    seat.refresh_from_db()
    assert seat.state == EnrolmentState.WITHDRAWN


def test_all_reviewed_of_a_class_are_released_at_once(hand_in_as, citra):
    factories.PersonFactory(name="Umi")
    done = [hand_in_as(name) for name in ("Sari", "Tono")]
    waits = hand_in_as("Umi")
    for attempt in done:
        review(take(attempt=attempt, trainer=citra), citra)
    assert release_all(attempts=Attempt.objects.all(), actor=citra) == done
    waits.refresh_from_db()
    assert waits.state == AttemptState.SUBMITTED


def test_what_waits_for_the_assignment_is_done_when_it_is_passed(
    course, assignment, reviewed, ayu, citra
):
    lesson = LessonPage.objects.child_of(course).order_by("path").last()
    lesson.requires = [{"type": "page", "value": assignment.brief_id}]
    lesson.save()
    said = {"key": uuid4(), "lesson": lesson.pk, "kind": "read", "happened_at": timezone.now()}
    keep(resident=ayu, events=[said])
    assert LessonProgress.objects.get(lesson=lesson).completed_at is None
    released = release(attempt=reviewed, actor=citra)
    assert LessonProgress.objects.get(lesson=lesson).completed_at == released.released_at
    assert missing_for(lesson, ayu) == []


def test_a_revision_opens_nothing_that_waits(course, assignment, held, ayu, citra):
    lesson = LessonPage.objects.child_of(course).order_by("path").last()
    lesson.requires = [{"type": "page", "value": assignment.brief_id}]
    lesson.save()
    release(attempt=review(held, citra, decision="revise"), actor=citra)
    assert [each.pk for each in missing_for(lesson, ayu)] == [assignment.brief_id]
