"""Captions drawn into the picture: when they are said, inside what is free, and only as words."""

import subprocess

import pytest
from PIL import Image, ImageChops

from media_tools import ffmpeg, pipeline
from media_tools.profiles import starting_profiles
from media_tools.repairs import captions
from media_tools.repairs.applying import apply
from media_tools.repairs.plan import Plan
from media_tools.versions import RepairRefused, ask_repair
from tests.factories import make_profile, make_video
from tests.media_tools.measured import GOOD

TIKTOK = starting_profiles()["tiktok"]
SAID = [{"start": 1.0, "end": 2.0, "text": "Selamat pagi"}]


def drawn(path, room, cues):
    probe = pipeline.inspect(path).probe
    return apply(
        path, probe, GOOD, TIKTOK,
        names=["captions"], options={"captions": {"language": "id", "cues": cues}},
        room=room, on_progress=lambda done: None,
    )  # fmt: skip


def picture_at(path, second, room):
    made = room / f"at-{second}.png"
    subprocess.run(
        [ffmpeg.binary(), "-v", "error", "-y", "-ss", str(second), "-i", str(path),
         "-frames:v", "1", str(made)],
        check=True, timeout=30,
    )  # fmt: skip
    return Image.open(made).convert("L")


def test_the_words_are_there_while_they_are_said_and_clear_of_the_platform(clip, tmp_path):
    grey = clip("grey.mp4", picture="color=gray:size=360x640:rate=25", seconds=3)
    made = drawn(grey, tmp_path, SAID)
    before, said, after = (picture_at(made, second, tmp_path) for second in (0.5, 1.5, 2.5))
    plain = before.point(lambda level: 255 if abs(level - before.getpixel((5, 5))) > 40 else 0)
    assert plain.getbbox() is None
    changed = ImageChops.difference(said, after).point(lambda level: 255 if level > 40 else 0)
    left, top, right, bottom = changed.getbbox()
    assert top > 320
    assert bottom <= 640 * 0.77 + 8
    assert left >= 10
    assert right <= 350


def test_words_cannot_command_the_typesetting(clip, tmp_path):
    plan = Plan(clip("plain.mp4"), pipeline.inspect(clip("plain.mp4")).probe, tmp_path)
    evil = "{\\an8\\p1}m 0 0 l 9 9\nDialogue: 0,0:00:00.00,0:09:00.00,Said,forged"
    text = captions.script([{**SAID[0], "text": evil}], plan=plan, profile=TIKTOK)
    assert text.count("\nDialogue:") == 1
    assert "{" not in text.split("[Events]")[1]
    assert "\\an8" not in text


def test_what_was_cut_off_the_start_shifts_the_words(clip, tmp_path):
    plan = Plan(clip("plain.mp4"), pipeline.inspect(clip("plain.mp4")).probe, tmp_path)
    plan.start_s = 0.5
    assert "0:00:00.50,0:00:01.50" in captions.script(SAID, plan=plan, profile=TIKTOK)


@pytest.mark.django_db
def test_without_captions_the_wish_is_refused_in_words(ayu):
    video = make_video(
        ayu, state="ready", profile=make_profile(), measurements={"duration_s": 4.0}
    )
    with pytest.raises(RepairRefused):
        ask_repair(video=video, names=["captions"], actor=ayu)
    video.captions.create(language="id", cues=SAID)
    job = ask_repair(video=video, names=["captions"], actor=ayu)
    assert job.asked["options"]["captions"] == {"language": "id", "cues": SAID}
