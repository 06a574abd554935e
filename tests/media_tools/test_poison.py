"""Files made to trip the reader are refused, and never stand in the way of others."""

import struct
from io import BytesIO

import pytest

from lms.people.consent import give_consent
from lms.people.models import ConsentText
from media_tools import allowance, intake, uploads
from media_tools.containers import isobmff
from media_tools.enums import VideoState
from media_tools.models import Job
from media_tools.refusals import Refused
from media_tools.work import sweeping
from tests.factories import make_video


def box(kind: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I4s", 8 + len(body), kind) + body


EMPTY_HEADER = (
    box(b"ftyp", b"isom\0\0\0\0") + box(b"mdat", b"\0" * 16) + box(b"moov", box(b"mvhd"))
)


def test_an_empty_header_box_is_damaged(tmp_path):
    file = tmp_path / "original"
    file.write_bytes(EMPTY_HEADER)
    with pytest.raises(Refused) as refused:
        intake.sniff(file)
    assert refused.value.code == "damaged"


def test_endless_empty_boxes_are_given_up():
    many = box(b"free") * (isobmff.MOST_BOXES + 10)
    assert isobmff.read(BytesIO(many), len(many)).malformed


def test_fillers_cost_a_bounded_memory():
    filler = box(b"free", b"\0" * 100_000) * 40
    layout = isobmff.read(BytesIO(filler), len(filler))
    assert sum(map(len, layout.filler)) == isobmff.MOST_FILLER


@pytest.mark.django_db
def test_an_upload_that_cannot_be_finished_keeps_no_job_from_its_bell(ayu, monkeypatch):
    rung = []
    monkeypatch.setattr(sweeping, "ring", lambda job_id, kind: rung.append(job_id) or True)
    may_upload(ayu)
    whole = uploads.begin_upload(owner=ayu, size=4)
    uploads.original_of(whole.pk).write_bytes(b"1234")
    job = Job.objects.create(video=make_video(ayu, state="received"), kind="prepare")

    def trip(video):
        raise RuntimeError("tripped")

    monkeypatch.setattr(sweeping.uploads, "finish_if_whole", trip)
    sweeping.sweep()
    assert rung == [job.pk]


@pytest.mark.django_db
def test_one_account_cannot_open_uploads_without_end(ayu):
    may_upload(ayu)
    for _number in range(allowance.MOST_UNFINISHED):
        make_video(ayu, state=VideoState.RECEIVING)
    with pytest.raises(allowance.UploadRefused, match=r"too many unfinished|terlalu banyak"):
        uploads.begin_upload(owner=ayu, size=4)


def may_upload(person):
    give_consent(person=person, text=ConsentText.objects.filter(purpose="training").first())
