"""A course with one of everything, its file, and ways to write files that no course wrote."""

import io
import json
import zipfile
from contextlib import contextmanager

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Locale

from courses.curriculum import load_curriculum
from courses.models import CataloguePage, CoursePage, CourseVideo
from courses.parcel.bringing import bring_in
from courses.parcel.opening import opened
from courses.parcel.packing import pack
from media_tools.models import Video
from tests.factories import make_profile, make_video

VTT = b"WEBVTT\n\n00:00.000 --> 00:01.000\nHalo\n"
FILM = b"the bytes of a film"


def packed(course, **options) -> io.BytesIO:
    file = io.BytesIO()
    pack(course=course, file=file, **options)
    return file


@contextmanager
def parcel(file):
    file.seek(0)
    with opened(file) as found:
        yield found


def brought(file, owner, **options):
    with parcel(file) as found:
        return bring_in(opened=found, owner=owner, **options)


def manifest_of(file) -> dict:
    with zipfile.ZipFile(file) as members:
        return json.loads(members.read("course.json"))


def rewritten(file, change=None, **members) -> io.BytesIO:
    """The file with `change(manifest)` done to its description, and members put in or, as None,
    taken out."""
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w") as new:
        said = json.loads(old.read("course.json"))
        if change:
            change(said)
        kept = {name: old.read(name) for name in old.namelist()} | members
        kept["course.json"] = members.get("course.json", json.dumps(said).encode())
        for name, content in kept.items():
            if content is not None:
                new.writestr(name, content)
    return made


def film_for(owner):
    """A course video for each clip that is asked for, in both languages, with captions."""
    made = {}

    def films(clip):
        if clip not in made:
            video = make_video(
                owner,
                filename=f"{clip}.mp4",
                size=len(FILM),
                received_bytes=len(FILM),
                sha256=f"{len(made):064}",
            )
            video.original.save("original", ContentFile(FILM))
            entry = CourseVideo(title=clip, video=video, locale=Locale.get_default())
            entry.captions.save(f"{clip}.vtt", ContentFile(VTT), save=False)
            entry.save()
            twin = entry.copy_for_translation(Locale.objects.get(language_code="en"))
            twin.title = f"{clip} in English"
            twin.save()
            made[clip] = entry.pk
        return made[clip]

    return films


def take_away(course):
    """The course and all its pages in every language, with what only they used."""
    for page in course.get_translations(inclusive=True):
        page.delete()
    CourseVideo.objects.all().delete()
    Video.objects.all().delete()


@pytest.fixture
def shelf(fajar, english):
    """The curriculum on the shelf, with its films."""
    for slug in ("tiktok", "shorts", "youtube"):
        make_profile(slug)
    load_curriculum(owner=fajar, films=film_for(fajar))
    return CataloguePage.objects.get(locale=Locale.get_default())


@pytest.fixture
def basics(shelf):
    return CoursePage.objects.child_of(shelf).get(slug="dasar-kreator-video")
