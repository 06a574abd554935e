"""Wherever staff read about people it is recorded: once a look, in one row, with the right people.

Who adds a page for staff that shows people adds it here.
"""

import pytest
from django.utils import timezone

from lms.assessment.models import Attempt
from lms.enrolment.models import Nomination
from lms.notices.tell import tell
from lms.outcomes.models import Programme
from lms.people.data_requests import ask
from lms.people.looks import looks_at
from lms.people.models import TrailEntry
from media_tools.enums import JobKind, JobState
from media_tools.models import Job
from tests.factories import make_enrolment, make_meeting, make_video


@pytest.fixture
def world(ayu, citra, cohort, assignment):
    seat = make_enrolment(cohort, ayu)
    attempt = Attempt.objects.create(
        assignment=assignment,
        enrolment=seat,
        video=make_video(ayu),
        state="submitted",
        submitted_at=timezone.now(),
    )
    Nomination.objects.create(
        cohort=cohort, kelurahan=ayu.kelurahan, name="Ayu", contact="ayu@demo.test"
    )
    Job.objects.create(
        video=attempt.video,
        kind=JobKind.PREPARE,
        state=JobState.RUNNING,
        lease_until=timezone.now(),
    )
    tell(recipient=ayu, code="enrolled", cohort=cohort.name)
    programme = Programme.objects.create(
        name="Kreator", slug="kreator", fiscal_year=2026, budget=150_000_000
    )
    programme.cohorts.add(cohort)
    return {
        "seat": seat.pk,
        "attempt": attempt.public_id,
        "slug": cohort.slug,
        "meeting": make_meeting(cohort).pk,
        "request": ask(person=ayu, kind="pause").public_id,
        "person": ayu.public_id,
        "message": ayu.messages.get().pk,
    }


# Who looks, where, and the place as the trail names it.
LOOKS = [
    ("endah", "/program/angkatan/{slug}/", "applicants"),
    ("endah", "/program/angkatan/{slug}/pendaftar/{seat}/", "application"),
    ("endah", "/program/angkatan/{slug}/usulan/", "nominations"),
    ("citra", "/mengajar/hadir/{meeting}/", "roll_call"),
    ("citra", "/mengajar/pertemuan/{meeting}/", "attendance"),
    ("endah", "/mengajar/pertemuan/{meeting}/hadir.csv", "attendance_sheet"),
    ("citra", "/mengajar/", "desk"),
    ("citra", "/mengajar/{attempt}/", "review"),
    ("citra", "/api/v1/queue", "api_queue"),
    ("citra", "/api/v1/attempts/{attempt}", "api_attempt"),
    ("endah", "/program/kreator/baris/?hitung=enrolled", "rows"),
    ("endah", "/program/permintaan/", "requests"),
    ("endah", "/program/permintaan/{request}/", "request"),
    ("endah", "/program/permintaan/baru/{person}/", "counter"),
    ("endah", "/bengkel/antrean/", "video_queue"),
    ("endah", "/program/pesan/", "outbox"),
    ("endah", "/program/pesan/{message}/", "message"),
]


@pytest.mark.parametrize(("who", "path", "place"), LOOKS, ids=[place for *_rest, place in LOOKS])
def test_a_look_is_recorded_once(client, request, world, ayu, who, path, place):
    actor = request.getfixturevalue(who)
    client.force_login(actor)
    TrailEntry.objects.all().delete()
    assert client.get(path.format(**world)).status_code == 200
    (look,) = looks_at(ayu)
    assert (look.actor, look.detail["page"], look.detail["role"]) == (
        actor,
        place,
        "trainer" if who == "citra" else "officer",
    )
    assert TrailEntry.objects.filter(verb__startswith="seen").count() == 1


def test_the_parts_of_a_page_that_ask_again_are_no_new_look(client, citra, endah, world):
    client.force_login(citra)
    client.get("/mengajar/hadir/{meeting}/".format(**world))
    looks = TrailEntry.objects.filter(verb__startswith="seen").count()
    client.get("/mengajar/hadir/{meeting}/sekarang/".format(**world))
    client.force_login(endah)
    client.get("/bengkel/antrean/", headers={"HX-Request": "true"})
    assert TrailEntry.objects.filter(verb__startswith="seen").count() == looks


def test_ones_own_pages_are_no_looks(client, ayu, world):
    client.force_login(ayu)
    for path in ("/belajar/", "/akun/", "/akun/data/", "/akun/data/isi/who_looked/"):
        assert client.get(path).status_code == 200
    assert not TrailEntry.objects.filter(verb__startswith="seen").exists()
