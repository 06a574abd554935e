from lms.assessment.leases import take
from lms.assessment.models import Attempt
from lms.assessment.release import release
from lms.assessment.steps import fetch, step_of
from lms.enrolment.enums import EnrolmentState
from lms.learning.next_steps import Urgency
from lms.notices.models import Notice
from lms.people.data_requests import ask, take_back
from lms.people.models import DataRequest
from media_tools.models import Video
from media_tools.signals import video_ready
from tests import factories

from .conftest import review


def urgency(seat):
    return step_of(seat, fetch([seat])).urgency


def test_each_state_of_the_work_has_its_step(
    assignment, seat, draft, video, ayu, citra, django_assert_num_queries
):
    from lms.assessment.hand_in import hand_in

    assert urgency(seat) == Urgency.ANSWER
    Video.objects.update(state="checking")
    assert urgency(seat) == Urgency.WAIT
    Video.objects.update(state="refused")
    assert urgency(seat) == Urgency.ANSWER
    Attempt.objects.update(video=None)
    assert urgency(seat) == Urgency.HAND_IN
    Video.objects.update(state="ready")
    Attempt.objects.update(video=video)
    attempt = hand_in(attempt=draft, actor=ayu)
    assert urgency(seat) == Urgency.WAIT
    held = take(attempt=attempt, trainer=citra)
    release(attempt=review(held, citra, decision="revise"), actor=citra)
    assert urgency(seat) == Urgency.ANSWER


def test_a_class_without_an_assignment_has_no_step_of_this_room(cohort, ayu):
    seat = factories.make_enrolment(cohort, ayu)
    assert step_of(seat, fetch([seat])) is None


def test_who_closed_the_page_is_told_that_the_check_is_done(draft, video, ayu):
    video_ready.send(sender=Video, video=video)
    told = Notice.objects.get()
    assert (told.recipient, told.code, told.path) == (
        ayu,
        "video_ready",
        f"/tugas/{draft.assignment_id}/",
    )


def test_the_brief_leads_to_ones_work_or_to_a_seat(client, assignment, seat, ayu, budi):
    brief = assignment.brief.get_url()
    assert f"/tugas/{assignment.pk}/" not in client.get(brief).text
    client.force_login(budi)
    assert f"/tugas/{assignment.pk}/" not in client.get(brief).text
    client.force_login(ayu)
    assert f"/tugas/{assignment.pk}/" in client.get(brief).text


def test_while_data_rests_nothing_is_asked_for_and_the_way_out_is_told(
    client, assignment, seat, draft, ayu, citra, endah
):
    from lms.assessment.hand_in import hand_in

    held = take(attempt=hand_in(attempt=draft, actor=ayu), trainer=citra)
    release(attempt=review(held, citra, decision="revise"), actor=citra)
    asked = ask(person=ayu, kind=DataRequest.Kind.PAUSE)
    step = step_of(seat, fetch([seat]))
    assert (step.urgency, step.url) == (Urgency.WAIT, "/akun/data/")
    client.force_login(ayu)
    page = client.get(f"/tugas/{assignment.pk}/").content.decode()
    assert ("Data Anda sedang dijeda" in page, 'id="kirim"' in page) == (True, False)
    # What was said of the work is read all the same.
    assert "RAHASIA bagus sekali" in page
    take_back(request=asked, actor=ayu)
    assert urgency(seat) == Urgency.ANSWER
    page = client.get(f"/tugas/{assignment.pk}/").content.decode()
    assert ("Data Anda sedang dijeda" in page, 'id="kirim"' in page) == (False, True)


def test_in_a_class_that_is_over_resting_data_waits_for_nothing(seat, ayu):
    ask(person=ayu, kind=DataRequest.Kind.PAUSE)
    seat.state = EnrolmentState.NOT_PASSED
    seat.save()
    assert step_of(seat, fetch([seat])) is None
