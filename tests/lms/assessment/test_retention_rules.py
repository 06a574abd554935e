"""Videos go after their term, told before, and never one that a class needs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courses.models import CourseVideo
from lms.assessment.enums import AttemptState, Decision
from lms.assessment.models import Attempt, Review
from lms.notices.models import Notice
from lms.people.models import RetentionWarning
from lms.people.retention import rules, run
from media_tools.enums import RenditionKind, VideoState
from media_tools.files import original_of
from media_tools.models import CaptionTrack, Rendition
from tests.factories import make_assignment, make_cohort, make_enrolment, make_video

LOOSE, HANDED_IN = "videos_loose", "videos_handed_in"


def at(code, days) -> int:
    done = run(rules[code], now=timezone.now() + timedelta(days=days))
    assert done.error == ""
    return done.removed


def with_files(owner, **fields):
    video = make_video(owner, **fields)
    path = original_of(video.pk)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"film")
    (path.parent / "light.mp4").write_bytes(b"film")
    Rendition.objects.create(
        video=video, kind=RenditionKind.LOW, file=f"videos/{video.pk}/light.mp4", bytes=4
    )
    CaptionTrack.objects.create(
        video=video, language="id", cues=[{"start": 0, "end": 1, "text": "Halo"}]
    )
    return video


@pytest.fixture
def work(ayu, citra, cohort, assignment):
    """A released work of Ayu, in a class that ends in eight days."""
    attempt = Attempt.objects.create(
        assignment=assignment,
        enrolment=make_enrolment(cohort, ayu, state="completed"),
        video=with_files(ayu),
        state=AttemptState.RELEASED,
        submitted_at=timezone.now(),
        released_at=timezone.now(),
    )
    Review.objects.create(attempt=attempt, trainer=citra, decision=Decision.PASS, comment="Bagus")
    return attempt


def test_a_video_that_nobody_handed_in_goes_after_its_owner_was_told(
    ayu, django_capture_on_commit_callbacks
):
    video = with_files(ayu)
    assert (at(LOOSE, 165), Notice.objects.count()) == (0, 0)
    assert (at(LOOSE, 167), at(LOOSE, 168)) == (0, 0)
    notice = Notice.objects.get()
    assert (notice.code, notice.data["count"], notice.path) == (
        "videos_go",
        1,
        "/akun/data/isi/videos/",
    )
    assert at(LOOSE, 180) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert (at(LOOSE, 182), at(LOOSE, 182)) == (1, 0)
    video.refresh_from_db()
    assert (video.state, video.reason, original_of(video.pk).parent.exists()) == (
        VideoState.DELETED,
        "retention",
        False,
    )
    assert not CaptionTrack.objects.exists()
    assert not RetentionWarning.objects.filter(
        told_at__gt=timezone.now() + timedelta(200)
    ).exists()


def test_three_videos_are_one_notice(ayu):
    for _number in range(3):
        with_files(ayu)
    at(LOOSE, 167)
    assert [notice.data["count"] for notice in Notice.objects.all()] == [3]


def test_one_that_is_handed_in_after_the_notice_stays(ayu, cohort, assignment):
    video = with_files(ayu)
    at(LOOSE, 167)
    Attempt.objects.create(
        assignment=assignment,
        enrolment=make_enrolment(cohort, ayu),
        video=video,
        state=AttemptState.SUBMITTED,
        submitted_at=timezone.now(),
    )
    assert at(LOOSE, 182) == 0
    assert not RetentionWarning.objects.exists()


@pytest.mark.parametrize("what", ["seat", "draft", "film of a course", "role"])
def test_what_is_needed_is_neither_told_nor_removed(ayu, citra, cohort, assignment, what):
    video = with_files(citra if what == "role" else ayu)
    cohort.ends_on = timezone.localdate() + timedelta(days=400)
    cohort.save()
    if what == "film of a course":
        CourseVideo.objects.create(title="Merekam", video=video)
    elif what != "role":
        seat = make_enrolment(cohort, ayu, state="enrolled" if what == "seat" else "withdrawn")
        if what == "draft":
            Attempt.objects.create(assignment=assignment, enrolment=seat, video=video)
    assert at(LOOSE, 167) == at(LOOSE, 182) == 0
    assert not Notice.objects.exists()


def test_works_of_a_class_long_over_lose_their_files_and_keep_their_figures(
    client, work, ayu, citra, django_capture_on_commit_callbacks
):
    assert at(LOOSE, 800) == 0
    assert (at(HANDED_IN, 720), Notice.objects.count()) == (0, 0)
    assert (at(HANDED_IN, 727), at(HANDED_IN, 738)) == (0, 0)
    assert Notice.objects.get().code == "works_go"
    with django_capture_on_commit_callbacks(execute=True):
        assert (at(HANDED_IN, 742), at(HANDED_IN, 742)) == (1, 0)
    work.refresh_from_db()
    assert (work.state, work.review.decision, work.review.comment) == (
        AttemptState.RELEASED,
        Decision.PASS,
        "Bagus",
    )
    assert (work.video.state, work.video.verdict) == (VideoState.DELETED, "pass")
    assert not original_of(work.video_id).parent.exists()
    # Both who made it and who judged it still read the result.
    client.force_login(ayu)
    for path in (f"/tugas/{work.assignment_id}/", f"/tugas/{work.assignment_id}/percobaan/1/"):
        page = client.get(path)
        assert (page.status_code, "Bagus" in page.content.decode()) == (200, True)
    client.force_login(citra)
    assert client.get(f"/mengajar/{work.public_id}/").status_code == 200


def test_a_work_that_lies_in_a_later_class_as_well_stays(work, ayu):
    later = make_cohort(
        work.assignment.cohort.course,
        slug="angkatan-2",
        starts_on=timezone.localdate() + timedelta(days=700),
        ends_on=timezone.localdate() + timedelta(days=710),
    )
    Attempt.objects.create(
        assignment=make_assignment(later),
        enrolment=make_enrolment(later, ayu, state="active"),
        video=work.video,
    )
    assert at(HANDED_IN, 727) == at(HANDED_IN, 742) == 0
    assert not Notice.objects.exists()
