"""A repaired version goes through the bench like any upload; its owner keeps or discards it."""

import pytest
from django.core.files import File

from lms.assessment.hand_in import attach_video, open_draft
from lms.people.consent import give_consent
from lms.people.models.consent import ConsentText, Purpose
from media_tools.enums import JobKind, JobState, VideoState
from media_tools.files import directory_of, original_of
from media_tools.measuring.measurements import Measurements
from media_tools.models import Job, Video
from media_tools.uploads import receive_file
from media_tools.versions import RepairRefused, ask_repair, discard_version, keep_version
from media_tools.work.sweeping import sweep
from media_tools.work.working import work_on
from tests.factories import make_enrolment

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiet(clip, ayu, assignment):
    """Ayu's video, checked and too quiet."""
    agreed = ConsentText.objects.filter(purpose=Purpose.TRAINING).first()
    give_consent(person=ayu, text=agreed)
    made = clip("versions.mp4", sound_filters="volume=-20dB", seconds=3)
    with made.open("rb") as file:
        video = receive_file(
            file=File(file), owner=ayu, title="pasar.mp4", profile=assignment.profile
        )
    work_all()
    video.refresh_from_db()
    return video


def work_all():
    while job := Job.objects.filter(state=JobState.QUEUED).first():
        work_on(job.pk)


def repaired(video):
    ask_repair(video=video, names=["loudness"], actor=video.owner)
    work_all()
    return video.versions.get()


def test_the_version_is_measured_and_the_original_untouched(quiet, ayu):
    before = quiet.sha256, original_of(quiet.pk).read_bytes()
    version = repaired(quiet)
    assert (version.state, version.owner, version.repairs) == ("ready", ayu, ["loudness"])
    loud = Measurements.from_json(version.measurements).integrated_lufs
    assert loud == pytest.approx(-14, abs=0.8)
    quiet.refresh_from_db()
    assert (quiet.state, quiet.sha256, original_of(quiet.pk).read_bytes()) == ("ready", *before)


def test_asking_twice_while_it_waits_is_one_job(quiet, ayu):
    first = ask_repair(video=quiet, names=["loudness"], actor=ayu)
    assert ask_repair(video=quiet, names=["strip"], actor=ayu) == first
    work_all()
    assert quiet.versions.count() == 1


def test_a_repair_whose_worker_died_makes_one_version_in_the_end(quiet, ayu):
    job = ask_repair(video=quiet, names=["loudness"], actor=ayu)
    Job.objects.filter(pk=job.pk).update(
        state=JobState.RUNNING, claim=job.pk, attempt=1, lease_until=quiet.created_at
    )
    sweep()
    work_all()
    assert quiet.versions.count() == 1


def test_a_repair_that_fails_leaves_the_video_ready(quiet, ayu, monkeypatch):
    def breaks(*_args, **_options):
        raise RuntimeError("no")

    monkeypatch.setattr("media_tools.repairs.job.apply", breaks)
    job = ask_repair(video=quiet, names=["loudness"], actor=ayu)
    work_all()
    job.refresh_from_db()
    quiet.refresh_from_db()
    assert (job.state, quiet.state, quiet.versions.count()) == (JobState.FAILED, "ready", 0)


def test_a_kept_version_takes_the_place_in_the_draft_and_keeping_twice_is_once(
    quiet, ayu, assignment, django_capture_on_commit_callbacks
):
    make_enrolment(assignment.cohort, ayu)
    draft = open_draft(assignment=assignment, resident=ayu)
    attach_video(attempt=draft, video=quiet, actor=ayu)
    version = repaired(quiet)
    with django_capture_on_commit_callbacks(execute=True):
        kept = keep_version(version=version, actor=ayu)
    assert keep_version(version=version, actor=ayu).kept_at == kept.kept_at
    draft.refresh_from_db()
    assert draft.video == version
    with pytest.raises(RepairRefused, match=r"."):
        discard_version(version=version, actor=ayu)


def test_a_discarded_version_leaves_no_file(quiet, ayu, django_capture_on_commit_callbacks):
    version = repaired(quiet)
    for _twice in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            discard_version(version=version, actor=ayu)
    assert Video.objects.get(pk=version.pk).state == VideoState.DELETED
    assert not directory_of(version.pk).exists()
    assert original_of(quiet.pk).exists()


def test_nobody_repairs_keeps_or_discards_what_is_not_theirs(quiet, ayu, budi):
    version = repaired(quiet)
    for act in (
        lambda: ask_repair(video=quiet, names=["loudness"], actor=budi),
        lambda: keep_version(version=version, actor=budi),
        lambda: discard_version(version=version, actor=budi),
        lambda: keep_version(version=quiet, actor=ayu),
    ):
        with pytest.raises(RepairRefused):
            act()
    assert Job.objects.filter(kind=JobKind.REPAIR).count() == 1
    assert version.kept_at is None


@pytest.mark.parametrize(
    "asked",
    [{"names": []}, {"names": ["shine"]}, {"names": ["loudness", "loud"]}, {"names": ["."]}],
)
def test_a_wish_that_makes_no_sense_is_refused_with_words(quiet, ayu, asked):
    with pytest.raises(RepairRefused, match=r"\w"):
        ask_repair(video=quiet, actor=ayu, **asked)
