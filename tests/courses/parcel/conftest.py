"""A course with one of everything, its file, and ways to write files that no course wrote."""

import io
import json
import zipfile
from contextlib import contextmanager

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale

from courses.curriculum import load_curriculum
from courses.models import AssignmentPage, CataloguePage, CourseVideo, LessonPage
from courses.parcel.bringing import bring_in
from courses.parcel.opening import opened
from courses.parcel.packing import pack
from lms.people.consent import give_consent
from lms.people.models import ConsentText
from lms.people.roles import allow_editors
from media_tools.models import Video
from tests.factories import make_course, make_profile, make_video

VTT = b"WEBVTT\n\n00:00.000 --> 00:01.000\nHalo\n"
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" width="20" height="10">'
    b'<rect width="20" height="10" fill="#223"/></svg>'
)
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


@pytest.fixture
def agreed(fajar):
    """Fajar may send videos, like anybody who agreed to take part."""
    give_consent(person=fajar, text=ConsentText.objects.filter(purpose="training").first())


def forgotten(course):
    """The course and what only it used are gone, as on another office's machine."""
    for page in course.get_translations(inclusive=True):
        page.delete()
    get_image_model().objects.all().delete()
    get_document_model().objects.all().delete()
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
def small(fajar, english):
    """A course in both languages: a lesson that links, downloads and shows, and an assignment
    that asks for the lesson first."""
    allow_editors()
    course = make_course(lessons=1)
    home = CataloguePage.objects.get().get_parent().specific
    home.copy_for_translation(english)
    CataloguePage.objects.get().copy_for_translation(english)
    lesson, brief = LessonPage.objects.get(), AssignmentPage.objects.get()
    picture = get_image_model().objects.create(
        title="Sampul", description="Roofs", file=ContentFile(SVG, name="cover.svg")
    )
    picture.tags.add("kampung")
    paper = get_document_model().objects.create(
        title="Lembar", file=ContentFile(b"Isi lembar.", name="lembar.txt")
    )
    film = film_for(fajar)("pagi")
    course.cover = picture
    course.save()
    lesson.body = [
        {
            "type": "text",
            "id": "11111111-0000-4000-8000-000000000001",
            "value": f'<p>Lihat <a linktype="page" id="{brief.pk}">tugas</a>.</p>',
        },
        {
            "type": "picture",
            "value": {
                "picture": {"image": picture.pk, "decorative": False, "alt_text": "Atap"},
                "caption": "",
            },
        },
        {"type": "download", "value": {"document": paper.pk, "title": "Lembar", "text": ""}},
        {"type": "video", "value": {"video": film, "note": "", "chapters": [], "questions": []}},
        {
            "type": "published_video",
            "value": {"url": "https://youtu.be/abc", "title": "Contoh", "maker": "", "note": ""},
        },
    ]
    lesson.save()
    brief.requires = [{"type": "page", "value": lesson.pk}]
    brief.save()
    for page in (course, lesson, brief):
        twin = page.copy_for_translation(english)
        twin.title = f"{page.title} in English"
        twin.save_revision()
    return course
