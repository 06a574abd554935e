"""A job is asked for once, held by one, and ended once."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from kombu.exceptions import OperationalError

from media_tools import judging, signals, uploads
from media_tools.access import upload_refusals
from media_tools.enums import JobState, VideoState
from media_tools.files import directory_of, scratch_root
from media_tools.models import Job, PlatformProfile
from media_tools.moves import IllegalMove
from media_tools.profiles import starting_profiles
from media_tools.queries import player_sources, state_of
from media_tools.sandbox import Killed, Ran
from media_tools.work import doorbell, failures, jobs, sweeping, working
from tests.factories import make_video

EVERYTHING = {"low", "poster", "sprite", "sprite_vtt", "waveform", "hls"}
RUNG = {"hls_360", "hls_360_list", "hls_240", "hls_240_list"}


RING = ("media_tools.tasks.work_in", "renditions")


class Bell:
    """In the broker's place: remembers who was rung for, or is out of order."""

    def __init__(self):
        self.rung = []
        self.works = True

    def send_task(self, name, args, queue):
        if not self.works:
            raise OperationalError
        assert args == [queue]
        self.rung.append((name, queue))


@pytest.fixture(autouse=True)
def bell(monkeypatch):
    bell = Bell()
    monkeypatch.setattr(doorbell, "current_app", bell)
    monkeypatch.setattr(upload_refusals, "_asked", [])
    return bell


@pytest.fixture
def tiktok(db):
    told = starting_profiles()["tiktok"].to_mapping()
    return PlatformProfile.objects.update_or_create(slug="tiktok", defaults=told)[0]


@pytest.fixture
def received(ayu, tiktok, plain):
    with plain.open("rb") as file:
        return uploads.receive_file(file=file, owner=ayu, profile=tiktok)


@pytest.fixture
def announced():
    """Names of the signals that were sent, in order."""
    heard, receivers = [], {}
    for name in ("video_judged", "video_ready", "video_refused", "video_failed"):
        receivers[name] = lambda sender, video, name=name, **_: heard.append((name, video.pk))
        getattr(signals, name).connect(receivers[name])
    yield heard
    for name, receiver in receivers.items():
        getattr(signals, name).disconnect(receiver)


def test_asking_twice_is_one_job_and_one_ring(ayu, bell, django_capture_on_commit_callbacks):
    video = make_video(ayu, state=VideoState.RECEIVED)
    with django_capture_on_commit_callbacks(execute=True):
        assert jobs.ask(video=video) == jobs.ask(video=video)
    job = Job.objects.get()
    assert bell.rung == [RING]
    assert job.rung_at is not None


@pytest.mark.parametrize("state", ["receiving", "refused", "deleted"])
def test_there_is_no_work_on_a_video_that_is_not_there(ayu, state):
    with pytest.raises(IllegalMove):
        jobs.ask(video=make_video(ayu, state=state))
    assert Job.objects.count() == 0


def test_one_of_two_gets_the_job_and_the_other_leaves_quietly(ayu):
    video = make_video(ayu, state=VideoState.RECEIVED)
    job = jobs.ask(video=video)
    assert [jobs.claim(job.pk) is None for _ in range(2)] == [False, True]
    video.refresh_from_db()
    job.refresh_from_db()
    assert (video.state, job.state, job.attempt) == ("checking", "running", 1)


def test_who_lost_the_lease_writes_nothing_more(ayu, bell):
    job = jobs.ask(video=make_video(ayu, state=VideoState.RECEIVED))
    slow = jobs.claim(job.pk)
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    sweeping.sweep()
    assert bell.rung == [RING]
    quick = jobs.claim(job.pk)
    for write in (
        lambda: jobs.hold(slow, progress=0.9),
        lambda: jobs.finish(slow, video_state=VideoState.READY),
        lambda: jobs.fail(slow, reason=failures.BROKE),
    ):
        with pytest.raises(jobs.Lost):
            write()
    job.refresh_from_db()
    assert (job.state, job.claim, job.attempt, job.progress) == ("running", quick.token, 2, 0)
    jobs.finish(quick, video_state=VideoState.READY)
    job.refresh_from_db()
    assert (job.state, job.video.state) == (JobState.DONE, VideoState.READY)


def test_a_job_that_ended_its_worker_three_times_is_set_aside_with_a_reason(ayu):
    job = jobs.ask(video=make_video(ayu, state=VideoState.RECEIVED))
    for _ in range(3):
        assert jobs.claim(job.pk)
        Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
        sweeping.sweep()
    assert jobs.claim(job.pk) is None
    job.refresh_from_db()
    assert (job.state, job.reason) == (JobState.SET_ASIDE, failures.KILLED_THREE_TIMES)
    assert (job.video.state, job.video.reason) == ("failed", failures.KILLED_THREE_TIMES)
    # A person may still ask for a new one.
    assert jobs.ask(video=job.video) != job


def test_a_job_that_was_handed_back_has_not_been_tried(ayu):
    job = jobs.ask(video=make_video(ayu, state=VideoState.RECEIVED))
    jobs.hand_back(jobs.claim(job.pk))
    job.refresh_from_db()
    assert (job.state, job.attempt, job.claim) == (JobState.QUEUED, 0, None)


def test_a_ring_that_was_lost_is_rung_again(ayu, bell, django_capture_on_commit_callbacks):
    bell.works = False
    with django_capture_on_commit_callbacks(execute=True):
        jobs.ask(video=make_video(ayu, state=VideoState.RECEIVED))
    sweeping.sweep()
    assert (bell.rung, Job.objects.get().rung_at) == ([], None)
    bell.works = True
    sweeping.sweep()
    sweeping.sweep()
    assert bell.rung == [RING]
    # The broker took it and lost it.
    Job.objects.update(rung_at=timezone.now() - sweeping.RING_AGAIN_AFTER)
    sweeping.sweep()
    assert bell.rung == [RING, RING]


def test_work_leaves_rows_that_say_what_lies_on_the_disk(
    received, announced, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        assert working.work_on(received.jobs.get().pk) is True
    received.refresh_from_db()
    assert (received.state, state_of(received).is_first_look) == ("checking", True)
    assert not received.renditions.exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert working.work_on(received.jobs.live().get().pk) is True
    received.refresh_from_db()
    assert [(job.kind, job.state, job.progress) for job in received.jobs.all()] == [
        ("prepare", "done", 1),
        ("check", "done", 1),
    ]
    assert (received.state, state_of(received).is_first_look) == ("ready", False)
    rows = {Path(row.file.name).name: row.bytes for row in received.renditions.all()}
    files = {file.name: file.stat().st_size for file in directory_of(received.pk).iterdir()}
    assert files == rows | {"original": received.size}
    assert set(player_sources(received)) == EVERYTHING | RUNG
    assert list(scratch_root().iterdir()) == []
    assert received.measurements["sha256"] == received.sha256
    assert received.verdict == "warn"
    assert [name for name, _ in announced] == ["video_judged", "video_judged", "video_ready"]
    state = state_of(received)
    assert (state.percent, state.is_moving, state.can_be_watched) == (100, False, True)
    assert len(state.marks) == received.findings.count() > 0


def test_work_done_twice_leaves_one_of_everything(received):
    working.work_on(received.jobs.get().pk)
    job = received.jobs.live().get()
    working.work_on(job.pk)
    before = {row.kind: row.pk for row in received.renditions.all()}, received.findings.count()
    assert working.work_on(job.pk) is False
    received.refresh_from_db()
    # As if the worker had been killed before the last line.
    Job.objects.filter(pk=job.pk).update(state=JobState.QUEUED)
    received.state = VideoState.CHECKING
    received.save()
    (directory_of(received.pk) / ".staged-0-low.mp4").write_bytes(b"left over")
    assert working.work_on(job.pk) is True
    after = {row.kind: row.pk for row in received.renditions.all()}, received.findings.count()
    assert after == before
    assert not list(directory_of(received.pk).glob(".staged*"))


def test_a_video_that_turns_out_to_be_none_is_refused_by_the_worker(
    ayu, tmp_path, clip, announced, django_capture_on_commit_callbacks
):
    only_sound = tmp_path / "suara.mp4"
    whole = clip("plain.mp4").read_bytes()
    # Its pictures carry a codec that nobody knows.
    only_sound.write_bytes(whole.replace(b"avc1", b"zzzz"))
    with only_sound.open("rb") as file, django_capture_on_commit_callbacks(execute=True):
        video = uploads.receive_file(file=file, owner=ayu)
    with django_capture_on_commit_callbacks(execute=True):
        working.work_on(video.jobs.get().pk)
    video.refresh_from_db()
    assert (video.state, video.reason, video.jobs.get().state) == ("refused", "damaged", "done")
    assert announced == [("video_refused", video.pk)]
    assert not video.original


def test_an_error_of_ours_fails_the_job_and_may_be_tried_again(received, monkeypatch):
    def broken(*args, **kwargs):
        raise ZeroDivisionError("a bug")

    monkeypatch.setitem(working.WORK, "check", broken)
    job = received.jobs.get()
    working.work_on(job.pk)
    job.refresh_from_db()
    assert (job.state, job.reason, job.video.state) == ("failed", failures.UNEXPECTED, "failed")
    assert "a bug" in job.detail
    again = jobs.ask(video=job.video)
    job.video.refresh_from_db()
    assert (again.state, job.video.state) == ("queued", "checking")


def test_a_decoder_that_was_killed_is_tried_again_and_refuses_no_video(received, monkeypatch):
    def killed(*args, **kwargs):
        raise Killed(Ran(-9, "", "", 0.1))

    monkeypatch.setitem(working.WORK, "check", killed)
    for attempt in (1, 2):
        working.work_on(received.jobs.get().pk)
        sweeping.sweep()
        assert (received.jobs.get().state, received.jobs.get().attempt) == ("queued", attempt)
    working.work_on(received.jobs.get().pk)
    sweeping.sweep()
    received.refresh_from_db()
    assert (received.jobs.get().state, received.state) == ("set_aside", "failed")


def test_judging_anew_decodes_nothing(received, tiktok, monkeypatch):
    working.work_on(received.jobs.get().pk)
    received.refresh_from_db()
    monkeypatch.setattr(judging.pipeline, "measure", None)
    lenient = PlatformProfile.objects.create(
        slug="apa-saja", name="Apa saja", source="test", dated=tiktok.dated, limits={}
    )
    judged = judging.rejudge(video=received, profile=lenient)
    assert (judged.profile, judged.measurements) == (lenient, received.measurements)
    assert set(judged.findings.values_list("severity", flat=True)) <= {"info"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("end", ["deleted", "row gone"])
def test_a_video_that_goes_takes_its_files_and_its_work_along(received, end):
    job = received.jobs.get()
    claimed = jobs.claim(job.pk)
    received.refresh_from_db()
    if end == "deleted":
        uploads.delete_video(video=received)
        job.refresh_from_db()
        assert (job.state, job.reason) == (JobState.FAILED, failures.WITHDRAWN)
    else:
        received.delete()
    with pytest.raises(jobs.Lost):
        jobs.hold(claimed)
    assert not directory_of(claimed.video_id).exists()


def test_a_state_is_three_questions_however_much_was_found(received, django_assert_num_queries):
    working.work_on(received.jobs.get().pk)
    received.refresh_from_db()
    with django_assert_num_queries(3):
        state_of(received)


def test_the_owner_tries_again_what_failed(received, client, ayu):
    client.force_login(ayu)
    jobs.fail(jobs.claim(received.jobs.get().pk), reason=failures.BROKE)
    again = client.post(f"/video/{received.pk}/coba-lagi/", {"next": "https://jahat.test/"})
    assert (again.status_code, again["Location"]) == (302, "/")
    assert received.jobs.count() == 2


def test_what_was_set_aside_is_not_tried_again_by_its_owner(received, client, ayu):
    client.force_login(ayu)
    jobs.fail(jobs.claim(received.jobs.get().pk), reason=failures.KILLED_THREE_TIMES)
    client.post(f"/video/{received.pk}/coba-lagi/", {"next": "/belajar/"})
    assert received.jobs.count() == 1


def test_nobody_tries_again_a_video_of_another(received, client, citra):
    client.force_login(citra)
    assert client.post(f"/video/{received.pk}/coba-lagi/").status_code == 404
