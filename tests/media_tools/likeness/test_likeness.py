"""A copy is found however it was made, another work is not, and nobody is told of their own."""

import subprocess

import numpy as np
import pytest

from media_tools import allowance, ffmpeg, pipeline, uploads
from media_tools.likeness import looking, matching
from media_tools.likeness.hashing import Print, print_of
from media_tools.likeness.index import Index, moments
from media_tools.measuring.passing import Pass
from media_tools.models import Fingerprint, Likeness, Video
from media_tools.work import doorbell
from media_tools.work.working import work_through
from tests.factories import PersonFactory

FRACTAL = "mandelbrot=size=360x640:rate=10:start_scale=1.2:end_scale=0.001"
OTHER = "testsrc2=size=360x640:rate=10"
BLACK, STILL = "color=black:size=360x640:rate=10", "smptebars=size=360x640:rate=10"


def seen(path, tmp_path):
    inspection = pipeline.inspect(path)
    passing = Pass(inspection.probe, tmp_path)
    pipeline.render(inspection, tmp_path)
    return print_of(tmp_path, passing.small)


@pytest.fixture(scope="module")
def work(clip):
    return clip("work.mp4", picture=FRACTAL, seconds=10)


@pytest.fixture(scope="module")
def of_work(work, tmp_path_factory):
    return seen(work, tmp_path_factory.mktemp("work"))


def copy(work, tmp_path, filters, *options):
    made = tmp_path / "copy.mp4"
    subprocess.run(
        [ffmpeg.binary(), "-v", "error", "-i", str(work), "-vf", filters, *options,
         "-c:v", "libx264", "-preset", "ultrafast", "-crf", "32", "-c:a", "aac", str(made)],
        check=True, timeout=60,
    )  # fmt: skip
    return made


@pytest.mark.parametrize(
    ("filters", "options", "mirrored"),
    [
        ("scale=-2:320,eq=brightness=0.06", (), False),
        ("crop=iw*0.9:ih*0.9", (), False),
        ("hflip", (), True),
        ("setpts=PTS/1.04", ("-af", "atempo=1.04"), False),
        ("drawbox=y=ih*0.82:w=iw:h=ih*0.12:color=black:t=fill", (), False),
    ],
    ids=["smaller and brighter", "cropped", "mirrored", "faster", "with a bar of text"],
)
def test_a_copy_is_found(work, of_work, tmp_path, filters, options, mirrored):
    found = matching.pictures(seen(copy(work, tmp_path, filters, *options), tmp_path), of_work)
    assert found.share > 0.6
    assert found.mirrored is mirrored


def test_a_cut_out_stretch_is_found_where_it_was(work, of_work, tmp_path):
    part = copy(work, tmp_path, "trim=3:8,setpts=PTS-STARTPTS", "-an")
    found = matching.pictures(seen(part, tmp_path), of_work)
    assert (found.other_start, found.other_end) == (
        pytest.approx(3, abs=0.6),
        pytest.approx(8, abs=0.6),
    )


@pytest.mark.parametrize(
    "picture", [OTHER, "color=black:size=360x640:rate=10", "smptebars=s=360x640:r=10"]
)
def test_another_work_and_a_still_one_are_not(clip, of_work, tmp_path, picture):
    name = f"{picture.partition('=')[0]}.mp4"
    other = seen(clip(name, picture=picture, seconds=8), tmp_path)
    assert matching.pictures(other, of_work) is None
    # Nor does a picture that stands still resemble itself: it proves nothing.
    assert (matching.pictures(other, other) is None) == (picture != OTHER)


def test_sound_alone_is_compared_as_well():
    chance = np.random.default_rng(1)
    tune = chance.integers(0, 2**32, 400, dtype=np.uint32)
    noise = chance.integers(0, 2**32, 400, dtype=np.uint32)
    none = np.empty(0, dtype=np.uint64)
    flips = np.uint32(1) << chance.integers(0, 32, 300).astype(np.uint32)
    part = Print(none, none, tune[50:350] ^ flips)
    assert matching.sounds(part, Print(none, none, tune)).share == 1.0
    assert matching.sounds(part, Print(none, none, noise)) is None


def test_a_print_survives_its_bytes(of_work):
    again = Print.from_bytes(of_work.pictures_as_bytes(), of_work.sound_as_bytes())
    assert all(
        (getattr(again, name) == getattr(of_work, name)).all()
        for name in ("folded", "skewed", "sound")
    )


def test_the_right_work_is_among_the_candidates_of_many(of_work):
    chance = np.random.default_rng(2)
    index = Index()
    index.add(np.repeat(np.arange(2, 5002), 8), chance.integers(1, 2**63, 40_000, dtype=np.uint64))
    kept = moments(of_work.folded, 8)
    index.add([1] * len(kept), kept)
    assert index.candidates(of_work.folded)[0] == 1


@pytest.fixture
def sent(db, monkeypatch):
    """Sends a clip as somebody, through the whole bench."""
    monkeypatch.setattr(doorbell, "ring_for", lambda queue: True)
    monkeypatch.setattr(allowance.upload_refusals, "_asked", [])
    monkeypatch.setattr(looking, "index", Index())

    def send(path, owner):
        with path.open("rb") as file:
            video = uploads.receive_file(file=file, owner=owner)
        work_through(video)
        video.refresh_from_db()
        return video

    return send


def test_a_copy_of_somebody_else_s_is_written_down_once(sent, work, tmp_path, ayu):
    budi = PersonFactory(name="Budi")
    first = sent(work, ayu)
    copied = sent(copy(work, tmp_path, "hflip"), budi)
    for _ in range(2):
        looking.look_for_likeness(video_id=copied.pk)
    found = Likeness.objects.get()
    assert (found.video, found.other, found.mirrored) == (copied, first, True)
    assert found.picture_share > 0.9
    assert found.stretches[0]["other_start"] == pytest.approx(0, abs=0.6)

    uploads.delete_video(video=first)
    assert not Likeness.objects.exists()
    assert Fingerprint.objects.get().video == copied
    looking.look_for_likeness(video_id=copied.pk)
    assert not Likeness.objects.exists()


def test_one_s_own_second_version_resembles_nobody(sent, work, tmp_path, ayu):
    sent(work, ayu)
    sent(copy(work, tmp_path, "hflip"), ayu)
    assert (Video.objects.count(), Likeness.objects.count()) == (2, 0)
