"""The film that the first lesson shows, with captions in both languages."""

from datetime import timedelta
from pathlib import Path

from django.core.files.base import ContentFile
from wagtail.models import Locale

from courses.curriculum import attach_video
from courses.models import CourseVideo

from .clips import CLIPS
from .submissions import video_of

CLIP = CLIPS["pagi-di-jodipan"]
LESSON = "ide-dan-tiga-detik-pertama"
TITLES = {"id": "Contoh: pagi di kampung warna", "en": "Example: morning in the painted kampung"}
LINES = {
    "id": [words.replace("\n", " ") for words in CLIP.captions],
    "en": [
        "Morning in the painted kampung",
        "One alley, a thousand colours",
        "Over the bridge, look at the river",
        "Drop by!",
    ],
}


def webvtt(lines: list[str], seconds: float) -> str:
    """The lines as WebVTT cues, spread evenly over `seconds` as the film's scenes are."""

    def stamp(at: float) -> str:
        return f"0{timedelta(milliseconds=round(at * 1000) + 1)}"[:12].ljust(12, "0")

    each = seconds / len(lines)
    cues = [
        f"{stamp(place * each)} --> {stamp((place + 1) * each - 0.1)}\n{line}\n"
        for place, line in enumerate(lines)
    ]
    return "\n".join(["WEBVTT\n", *cues])


def show_in_first_lesson(*, owner, clips: Path) -> None:
    """Make the film once, and one entry a language, and put it into the lesson."""
    if CourseVideo.objects.filter(title=TITLES["id"]).exists():
        return
    film = video_of(owner, CLIP.name, clips=clips, profile=None)
    first = None
    for language in ("id", "en"):
        locale = Locale.objects.get(language_code=language)
        entry = first.copy_for_translation(locale) if first else CourseVideo(locale=locale)
        entry.title, entry.video = TITLES[language], film
        entry.transcript = "\n".join(LINES[language])
        captions = webvtt(LINES[language], CLIP.seconds)
        entry.captions.save(f"{CLIP.name}-{language}.vtt", ContentFile(captions), save=False)
        entry.save()
        first = first or entry
    attach_video(LESSON, first)
