"""The page of the queue: who sees it, what it shows, what its buttons do."""

import pytest
from django.urls import reverse
from django.utils import timezone

from lms.people.access import TRAINER
from lms.people.roles import give_role
from media_tools.enums import JobKind, JobState, VideoState
from media_tools.models import Job
from media_tools.work import failures, jobs
from tests.factories import PersonFactory, make_video

ADDRESS = "/bengkel/antrean/"


@pytest.fixture(autouse=True)
def quiet(monkeypatch):
    monkeypatch.setattr(jobs, "ring_after_commit", lambda job: None)


@pytest.fixture
def endah(db, client):
    person = PersonFactory(name="Endah", roles=["officer"])
    client.force_login(person)
    return person


def one_of_each(owner, number=""):
    """A running, a waiting and a failed job, each on a video of its own."""
    for state, name in (("running", "jalan"), ("queued", "tunggu"), ("set_aside", "salah")):
        Job.objects.create(
            video=make_video(owner, state=VideoState.CHECKING, filename=f"{name}{number}.mp4"),
            kind=JobKind.PREPARE,
            state=state,
            started_at=timezone.now(),
            finished_at=timezone.now() if state == "set_aside" else None,
            reason=failures.KILLED_THREE_TIMES if state == "set_aside" else "",
            detail="Traceback <script>" if state == "set_aside" else "",
        )


def test_it_shows_what_runs_waits_and_went_wrong_and_why(client, ayu, endah):
    one_of_each(ayu)
    page = client.get(ADDRESS).content.decode()
    for word in ("jalan.mp4", "tunggu.mp4", "salah.mp4", "Ayu"):
        assert word in page
    assert failures.failure_message(failures.KILLED_THREE_TIMES) in page
    assert "Traceback &lt;script&gt;" in page


@pytest.mark.parametrize("role", [None, TRAINER])
def test_only_who_keeps_the_work_going_sees_it(client, role, db):
    person = PersonFactory(name="Citra")
    if role:
        give_role(person=person, role=role)
    client.force_login(person)
    assert client.get(ADDRESS).status_code == 404


def test_the_number_of_queries_does_not_grow(client, ayu, endah, django_assert_max_num_queries):
    one_of_each(ayu)
    client.get(ADDRESS)
    with django_assert_max_num_queries(50) as one:
        client.get(ADDRESS)
    for number in (2, 3):
        one_of_each(ayu, number)
    with django_assert_max_num_queries(50) as three:
        client.get(ADDRESS)
    assert len(three) == len(one)


def test_stopping_and_beginning_again(client, ayu, endah):
    one_of_each(ayu)
    running = Job.objects.get(state=JobState.RUNNING)
    client.post(reverse("media_pages:stop_job", args=[running.pk]), {"next": ADDRESS})
    running.refresh_from_db()
    assert (running.state, running.video.state) == (JobState.CANCELLED, VideoState.FAILED)

    again = client.post(
        reverse("media_pages:begin_again", args=[running.pk]), {"next": "https://elsewhere.test/"}
    )
    assert again["Location"] == "/"
    assert running.video.jobs.live().count() == 1


def test_people_stop_their_own_work_and_nobody_else_s(client, ayu, db):
    job = jobs.ask(video=make_video(ayu, state=VideoState.RECEIVED))
    address = reverse("media_pages:stop_own", args=[job.video_id])
    client.force_login(PersonFactory(name="Budi"))
    assert client.post(address).status_code == 404
    client.force_login(ayu)
    assert client.post(address, {"next": "/belajar/"})["Location"] == "/belajar/"
    job.refresh_from_db()
    assert job.state == JobState.CANCELLED
