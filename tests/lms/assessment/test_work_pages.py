from datetime import timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lms.assessment.enums import AttemptState
from lms.assessment.leases import take
from lms.assessment.models import Attempt
from lms.assessment.release import release
from lms.people.consent import give_consent
from lms.people.models import Purpose
from lms.people.queries import current_texts
from media_tools.models import Video
from tests import factories

from .conftest import review


@pytest.fixture
def page(client, ayu, assignment):
    client.force_login(ayu)
    return f"/tugas/{assignment.pk}/"


def stage_of(client, page):
    return client.get(page).context["stage"]


def test_the_page_knows_at_each_state_what_comes_next(client, page, seat, video, ayu, citra):
    assert stage_of(client, page) == "pick"
    video.state = "checking"
    video.save()
    client.post(f"{page}video/", {"video": video.pk})
    assert stage_of(client, page) == "checking"
    Video.objects.update(state="ready")
    assert stage_of(client, page) == "ready"
    assert client.post(f"{page}kumpulkan/", {"note": "Halo"}).url == page
    assert stage_of(client, page) == "waiting"
    attempt = take(attempt=Attempt.objects.get(), trainer=citra)
    release(attempt=review(attempt, citra, decision="revise"), actor=citra)
    answered = client.get(page)
    assert answered.context["stage"] == "pick"
    assert "RAHASIA bagus sekali" in answered.text
    client.post(f"{page}video/", {"video": factories.make_video(ayu).pk})
    client.post(f"{page}kumpulkan/")
    second = take(attempt=Attempt.objects.get(number=2), trainer=citra)
    release(attempt=review(second, citra), actor=citra)
    passed = client.get(page)
    assert passed.context["stage"] == "passed"
    assert f"{page}percobaan/1/" in passed.text
    assert client.get(f"{page}percobaan/1/").status_code == 200


def test_a_video_that_was_refused_says_why_and_asks_for_another(client, page, draft, video):
    video.state, video.reason = "refused", "not_a_video"
    video.save()
    shown = client.get(page)
    assert shown.context["stage"] == "pick"
    assert shown.context["state"].reason in shown.text


def test_while_it_is_checked_the_part_asks_again_and_then_the_page_is_loaded_anew(
    client, page, draft, video
):
    video.state = "checking"
    video.save()
    part = client.get(f"{page}pemeriksaan/")
    assert f'hx-get="{page}pemeriksaan/"' in part.text
    video.state = "ready"
    video.save()
    assert client.get(f"{page}pemeriksaan/").headers["HX-Refresh"] == "true"


def test_an_assignment_is_absent_for_who_has_no_seat(client, page, budi):
    client.force_login(budi)
    assert client.get(page).status_code == 404
    assert client.post(f"{page}video/", {"video": "x"}).status_code == 404
    assert client.post(f"{page}kumpulkan/").status_code == 404


def test_another_persons_video_is_absent(client, page, seat, budi):
    other = factories.make_video(budi)
    assert client.post(f"{page}video/", {"video": other.pk}).status_code == 404
    assert client.post(f"{page}video/", {"video": "bukan-uuid"}).status_code == 404
    assert not Attempt.objects.exists()


def test_the_late_rule_is_told_before(client, page, draft, assignment):
    assignment.due_at = timezone.now() - timedelta(days=1)
    assignment.save()
    assert client.get(page).context["is_late"] is True


def test_who_may_not_upload_yet_is_told_why_in_place_of_the_uploader(client, page, seat):
    shown = client.get(page)
    assert shown.context["upload_refused"] in unescape(shown.text)
    assert "data-uploader" not in shown.text


def test_without_scripts_a_whole_file_is_taken_in_or_refused_with_its_reason(
    client, page, seat, ayu
):
    text = current_texts(language="id").get(purpose=Purpose.TRAINING)
    give_consent(person=ayu, text=text)
    assert "data-uploader" in client.get(page).text
    text = SimpleUploadedFile("kampung.mp4", b"bukan video", "video/mp4")
    answer = client.post(f"{page}berkas/", {"file": text}, follow=True)
    (message,) = answer.context["messages"]
    assert message.level_tag == "error"
    assert Video.objects.get().state == "refused"
    assert answer.context["stage"] == "pick"


def test_handing_in_without_a_draft_is_absent_and_too_early_is_refused(client, page, seat, ayu):
    assert client.post(f"{page}kumpulkan/").status_code == 404
    moving = factories.make_video(ayu, state="checking")
    client.post(f"{page}video/", {"video": moving.pk})
    client.post(f"{page}kumpulkan/")
    assert Attempt.objects.get().state == AttemptState.DRAFT


def test_the_page_costs_as_many_queries_after_three_attempts_as_after_one(
    client, page, assignment, seat, ayu, citra, django_assert_num_queries
):
    def once_around():
        client.post(f"{page}video/", {"video": factories.make_video(ayu).pk})
        client.post(f"{page}kumpulkan/")
        last = take(attempt=Attempt.objects.latest("number"), trainer=citra)
        release(attempt=review(last, citra, decision="revise"), actor=citra)

    once_around()
    client.get(page)
    with CaptureQueriesContext(connection) as queries:
        client.get(page)
    as_many = len(queries)
    once_around()
    once_around()
    with django_assert_num_queries(as_many):
        client.get(page)
