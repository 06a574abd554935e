"""A draft that the machine hears: asked for once, never over what a person wrote."""

import os
from pathlib import Path

import pytest
from django.urls import reverse

from media_tools import pipeline
from media_tools.captions import speech
from media_tools.captions.cutting import Word
from media_tools.captions.hearing import ask_captions
from media_tools.captions.subtitles import CaptionsRefused, Cue
from media_tools.captions.tracks import save_captions
from media_tools.enums import CaptionOrigin, JobKind, JobState, VideoState
from media_tools.files import name_of, original_of
from media_tools.models import CaptionTrack, Job
from media_tools.work import failures
from media_tools.work.working import work_on
from tests.factories import PersonFactory, make_video

SAID = [Word(0.2, 0.8, "Selamat"), Word(0.8, 1.4, "pagi.")]
# A model is too large to be kept with the code: who has one names it, and it is listened with.
MODEL = os.environ.get("CAPTION_MODEL", "")


@pytest.fixture
def video(ayu, plain, settings):
    settings.CAPTION_MODEL = Path("/a/model")
    measured = {"duration_s": 3.0, "width": 360, "height": 640, "fps": 25.0, "audio_codec": "aac"}
    made = make_video(ayu, state=VideoState.READY, measurements=measured)
    original = original_of(made.pk)
    original.parent.mkdir(parents=True, exist_ok=True)
    original.write_bytes(plain.read_bytes())
    made.original = name_of(original)
    made.save()
    return made


@pytest.fixture
def says(monkeypatch):
    """The model hears what it is told to; the sound it gets is the clip's."""

    def say(words, meanwhile=lambda: None):
        def words_in(samples, language):
            assert samples.size > speech.RATE
            assert language == "id"
            meanwhile()
            yield from words

        monkeypatch.setattr(speech, "words_in", words_in)

    return say


def page_of(video, name="captions"):
    return reverse(f"media_pages:{name}", args=[video.pk, "id"])


@pytest.mark.django_db
def test_the_machine_writes_a_draft_and_says_that_it_is_one(client, ayu, video, says):
    says(SAID)
    client.force_login(ayu)
    client.post(page_of(video, "captions_listen"))
    job = Job.objects.get(kind=JobKind.CAPTION)
    assert page_of(video, "captions_progress") in client.get(page_of(video)).content.decode()
    assert work_on(job.pk)
    track = CaptionTrack.objects.get()
    assert (track.origin, track.language) == (CaptionOrigin.HEARD, "id")
    assert track.cues == [{"start": 0.2, "end": 1.4, "text": "Selamat pagi."}]
    page = client.get(page_of(video)).content.decode()
    assert "Selamat pagi." in page
    assert page_of(video, "captions_listen") not in page
    assert client.get(page_of(video, "captions_progress"))["HX-Refresh"] == "true"


@pytest.mark.django_db
def test_asking_twice_is_one_job(ayu, video):
    first = ask_captions(video=video, language="id", actor=ayu)
    assert ask_captions(video=video, language="id", actor=ayu) == first


@pytest.mark.django_db
def test_what_a_person_wrote_meanwhile_stays(ayu, video, says):
    mine = [Cue(0.0, 1.0, "Pagi!")]
    says(
        SAID,
        lambda: save_captions(video=video, actor=ayu, language="id", cues=mine, builds_on=0),
    )
    job = ask_captions(video=video, language="id", actor=ayu)
    work_on(job.pk)
    job.refresh_from_db()
    assert (job.state, job.reason) == (JobState.DONE, failures.WRITTEN_MEANWHILE)
    assert CaptionTrack.objects.get().cues[0]["text"] == "Pagi!"


@pytest.mark.django_db
def test_a_video_in_which_nobody_speaks_says_so_and_stays_as_it_was(client, ayu, video, says):
    says([])
    job = ask_captions(video=video, language="id", actor=ayu)
    work_on(job.pk)
    video.refresh_from_db()
    assert video.state == VideoState.READY
    client.force_login(ayu)
    said = failures.failure_message(failures.NOTHING_SAID)
    assert said in client.get(page_of(video), headers={"accept-language": "en"}).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("fault", ["no model", "no sound", "not the owner", "written already"])
def test_what_cannot_be_heard_is_refused_with_a_reason(ayu, video, settings, fault):
    actor = ayu
    match fault:
        case "no model":
            settings.CAPTION_MODEL = None
        case "no sound":
            video.measurements["audio_codec"] = None
            video.save()
        case "not the owner":
            actor = PersonFactory(name="Raka")
        case "written already":
            mine = [Cue(0.0, 1.0, "Pagi!")]
            save_captions(video=video, actor=ayu, language="id", cues=mine, builds_on=0)
    with pytest.raises(CaptionsRefused):
        ask_captions(video=video, language="id", actor=actor)
    assert not Job.objects.filter(kind=JobKind.CAPTION).exists()


@pytest.mark.django_db
def test_the_machine_is_not_asked_by_others(client, video):
    client.force_login(PersonFactory(name="Raka"))
    assert client.post(page_of(video, "captions_listen")).status_code == 404
    assert client.get(page_of(video, "captions_progress")).status_code == 404


@pytest.mark.django_db
def test_without_a_model_the_page_says_so(client, ayu, video, settings):
    settings.CAPTION_MODEL = None
    client.force_login(ayu)
    page = client.get(page_of(video)).content.decode()
    assert 'id="mesin"' in page
    assert page_of(video, "captions_listen") not in page


def test_the_sound_begins_with_the_picture(plain, tmp_path):
    """Samples are counted from the video's start, so that a late sound gives late captions."""
    probe = pipeline.inspect(plain).probe
    samples = speech.sound_of(plain, probe, tmp_path)
    assert abs(samples).max() <= 1
    assert samples.size / speech.RATE == pytest.approx(probe.audio_s, abs=0.1)


@pytest.mark.skipif(not MODEL, reason="no speech model is named")
def test_a_real_model_hears_a_real_sentence(settings, shared_media, clip, tmp_path):
    settings.CAPTION_MODEL = Path(MODEL)
    said = shared_media / "speech" / "jfk.flac"
    film = clip("said.mp4", sound=f"amovie={said}", seconds=11)
    samples = speech.sound_of(film, pipeline.inspect(film).probe, tmp_path)
    heard = " ".join(word.text for word in speech.words_in(samples, "en")).lower()
    assert "what your country can do for you" in heard
