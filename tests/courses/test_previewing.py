"""Every page type, with every block of ours, is previewed and compared before it is published."""

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.blocks import ListBlock, StructBlock
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page

from courses.blocks.bodies import LESSON_BODY
from courses.blocks.questions import QUESTIONS
from courses.curriculum import load_curriculum
from courses.models import CourseVideo, LessonPage
from lms.people.roles import give_role
from tests.factories import make_course, make_profile, make_quiz, make_video

PAGE_MODELS = [
    model for model in apps.get_app_config("courses").get_models() if issubclass(model, Page)
]


@pytest.fixture
def editor(fajar, client):
    give_role(person=fajar, role="editor")
    client.force_login(fajar)
    return fajar


@pytest.fixture
def written(editor):
    make_profile()
    load_curriculum(owner=editor)


def test_every_page_type_is_previewed_as_a_draft_and_compared_with_what_is_live(
    written, client, editor
):
    for model in PAGE_MODELS:
        page = model.objects.filter(locale=Locale.get_default()).first()
        live = page.latest_revision
        page.title = "Judul yang belum terbit"
        draft = page.save_revision(user=editor)

        shown = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
        compared = client.get(
            reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, live.pk, draft.pk])
        )

        name = model.__name__
        assert (name, shown.status_code, compared.status_code) == (name, 200, 200)
        assert "Judul yang belum terbit" in compared.content.decode(), name
        page.refresh_from_db()
        assert page.title != "Judul yang belum terbit"


def image():
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    return get_image_model().objects.create(
        title="Cahaya", file=ContentFile(drawing, "cahaya.svg"), width=9, height=9
    )


def some_value(block, name=""):
    """Something that this block may hold, in its stored form."""
    kind = type(block).__name__
    if kind in ("ImageBlock", "DescribedImageBlock"):
        return {"image": image().pk, "alt_text": "Cahaya dari samping", "decorative": False}
    if kind == "FilmChooserBlock":
        return CourseVideo.objects.get().pk
    if kind == "DocumentChooserBlock":
        file = ContentFile(b"Lembar", "lembar.txt")
        return get_document_model().objects.create(title="Lembar", file=file).pk
    if isinstance(block, StructBlock):
        return {name: some_value(child, name) for name, child in block.child_blocks.items()}
    if isinstance(block, ListBlock):
        wanted = max(block.meta.min_num or 1, 1)
        value = [some_value(block.child_block) for _ in range(wanted)]
        return [{"type": "item", "id": f"{name}-{n}", "value": v} for n, v in enumerate(value)]
    simple = {
        "ChoiceBlock": "tip",
        "BooleanBlock": False,
        "FloatBlock": 1.5,
        "IntegerBlock": 6,
        "DateBlock": "2026-01-02",
        "URLBlock": "https://www.youtube.com/watch?v=contoh",
        "ParagraphBlock": "<p>Kata-kata.</p>",
    }
    return simple.get(kind, "Kata-kata")


@pytest.mark.parametrize(
    ("of_lesson", "kind", "block"),
    [
        *((True, kind, block) for kind, block in LESSON_BODY),
        *((False, kind, block) for kind, block in QUESTIONS),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_block_is_previewed_compared_and_edited(client, editor, of_lesson, kind, block):
    course = make_course(with_assignment=False)
    CourseVideo.objects.create(title="Dekat", video=make_video(editor), locale=course.locale)
    page = LessonPage.objects.child_of(course).first() if of_lesson else make_quiz(course)
    before = page.save_revision()
    value = some_value(block)
    setattr(
        page, "body" if of_lesson else "questions", [{"type": kind, "id": "satu", "value": value}]
    )
    first = page.save_revision(clean=False)
    page = page.get_latest_revision_as_object()
    page.introduction = "Lain dari tadi."
    second = page.save_revision(clean=False)

    shown = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    compared = [
        client.get(reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, a.pk, b.pk]))
        for a, b in ((before, first), (first, second))
    ]
    edited = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert [each.status_code for each in (shown, *compared, edited)] == [200] * 4
    assert "Lain dari tadi." in shown.content.decode()
