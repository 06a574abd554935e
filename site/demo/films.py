"""The films that lessons and quizzes show: the demo's clips, with captions in both languages."""

from datetime import timedelta
from pathlib import Path

from django.core.files.base import ContentFile
from wagtail.models import Locale

from courses.models import CourseVideo

from .clips import CLIPS
from .submissions import video_of

# The title in both languages, and in English what the clip's captions say.
WORDS = {
    "pagi-di-jodipan": (
        "Contoh: pagi di kampung warna",
        "Example: morning in the painted kampung",
        (
            "Morning in the painted kampung",
            "One alley, a thousand colours",
            "Over the bridge, look at the river",
            "Drop by!",
        ),
    ),
    "resep-nenek": (
        "Contoh: resep nenek",
        "Example: grandmother's recipe",
        (
            "The smell of her kitchen",
            "Spices ground slowly",
            "Small flame, great patience",
            "Enjoy",
        ),
    ),
    "suara-pelan": (
        "Latihan: cerita tukang becak",
        "Practice: the pedicab driver's story",
        ("The pedicab driver's story", "Every morning to the market", "Slowly but surely"),
    ),
    "mendatar": (
        "Latihan: alun-alun sore",
        "Practice: the square in the afternoon",
        ("The square in the afternoon", "Children at play", "Home before dusk"),
    ),
    "layar-hitam": (
        "Latihan: lapak buku bekas",
        "Practice: the second-hand book stall",
        ("The second-hand book stall", "Look for the rare ones", "Find your story"),
    ),
    "gambar-diam": (
        "Latihan: belajar membatik",
        "Practice: learning batik",
        ("Learning batik", "The first canting", "The second colour"),
    ),
    "terlalu-gelap": (
        "Latihan: pasar malam",
        "Practice: the night market",
        ("The night market", "Lights and laughter"),
    ),
}


def webvtt(lines, seconds: float) -> str:
    """The lines as WebVTT cues, spread evenly over `seconds` as the film's scenes are."""

    def stamp(at: float) -> str:
        return f"0{timedelta(milliseconds=round(at * 1000) + 1)}"[:12].ljust(12, "0")

    each = seconds / len(lines)
    cues = [
        f"{stamp(place * each)} --> {stamp((place + 1) * each - 0.1)}\n{line}\n"
        for place, line in enumerate(lines)
    ]
    return "\n".join(["WEBVTT\n", *cues])


class Films:
    """The course video of a clip, made when it is first asked for: one film, an entry a language.

    Called with the name of a clip it gives the id of the Indonesian entry.
    """

    def __init__(self, *, owner, clips: Path):
        self.owner, self.clips = owner, clips

    def __call__(self, name: str) -> int:
        known = CourseVideo.objects.filter(title=WORDS[name][0]).first()
        return (known or self.make(name)).pk

    def make(self, name: str) -> CourseVideo:
        clip, (indonesian, english, lines) = CLIPS[name], WORDS[name]
        film = video_of(self.owner, name, clips=self.clips, profile=None)
        said = {
            "id": (indonesian, [words.replace("\n", " ") for words in clip.captions]),
            "en": (english, lines),
        }
        first = None
        for language, (title, words) in said.items():
            locale = Locale.objects.get(language_code=language)
            entry = first.copy_for_translation(locale) if first else CourseVideo(locale=locale)
            entry.title, entry.video, entry.transcript = title, film, "\n".join(words)
            captions = ContentFile(webvtt(words, clip.seconds))
            entry.captions.save(f"{name}-{language}.vtt", captions, save=False)
            entry.save()
            first = first or entry
        return first
