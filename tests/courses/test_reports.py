"""What the reports in the editor's place list, and that they lead to where it is mended."""

import csv
import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail_localize.operations import translate_object

from courses.models import CourseVideo, LessonPage
from courses.reports.facts import facts
from courses.reports.films import FilmRow, films_that_lack
from courses.reports.menu import REPORTS
from courses.reports.pictures import pictures_that_say_nothing
from courses.reports.translations import Lag, lagging
from lms.people.roles import give_role
from tests.factories import make_course, make_profile, make_video

SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


@pytest.fixture
def course(english):
    return make_course(lessons=3, with_assignment=False)


def fill(course, *blocks):
    """Put these blocks on each lesson of the course."""
    for lesson in LessonPage.objects.child_of(course):
        lesson.body = [{"type": kind, "value": value} for kind, value in blocks]
        lesson.save()


def film(person, locale, **words):
    return CourseVideo.objects.create(
        video=make_video(person), locale=locale, **{"title": "Dekat", **words}
    )


def image():
    return get_image_model().objects.create(
        title="Cahaya", file=ContentFile(SQUARE, "cahaya.svg"), width=9, height=9
    )


def fact(checked, months=6):
    return {
        "statement": "Paling lama tiga menit.",
        "source": "Bantuan YouTube",
        "checked": checked.isoformat(),
        "valid_months": months,
    }


def test_films_say_what_they_lack_and_on_how_many_pages(course, fajar, english):
    shown = film(fajar, course.locale, transcript="Semua kata.")
    whole = film(fajar, course.locale, title="Utuh", transcript="Ada.", captions="captions/a.vtt")
    entry = whole.copy_for_translation(english)
    entry.save()
    fill(course, ("video", {"video": shown.pk}))

    assert films_that_lack() == [
        FilmRow(shown.pk, "Dekat", "id", ("captions", "translation"), 3),
        FilmRow(entry.pk, "Utuh", "en", ("captions", "transcript"), 0),
    ]


@pytest.mark.parametrize(
    ("said", "trouble"),
    [
        ({"alt_text": "Cahaya dari samping", "decorative": False}, None),
        ({"alt_text": "", "decorative": False}, "empty"),
        ({"alt_text": "IMG_2031.jpg", "decorative": False}, "file_name"),
        ({"alt_text": "WA0012", "decorative": False}, "file_name"),
        ({"alt_text": "", "decorative": True}, "decoration"),
    ],
)
def test_pictures_that_say_nothing_are_listed(course, said, trouble):
    picture = {"picture": {"image": image().pk, **said}, "caption": ""}
    fill(course, ("picture", picture))

    found = [(row.picture, row.trouble) for row in pictures_that_say_nothing()]
    assert found == ([("Cahaya", trouble)] * 3 if trouble else [])


def test_statements_and_profiles_are_listed_when_they_are_due(course, client, fajar):
    today = timezone.localdate()
    fill(course, ("fact", fact(today - timedelta(days=30), 6)))
    lesson = LessonPage.objects.child_of(course).first()
    lesson.body = [{"type": "fact", "value": fact(today - timedelta(days=300), 6)}]
    lesson.save()
    profile = make_profile()
    type(profile).objects.exclude(pk=profile.pk).update(dated=today)
    type(profile).objects.filter(pk=profile.pk).update(dated=today - timedelta(days=400))
    client.force_login(editor(fajar))

    def listed(**asked):
        lines = exported(client, "facts", **asked)
        return [(line["Halaman"], line["Diperiksa pada"]) for line in lines]

    old, older = str(today - timedelta(days=300)), str(today - timedelta(days=400))
    assert listed() == [(profile.name, older), ("Materi 1", old)]
    assert listed(days="350") == [(profile.name, older)]
    assert len(listed(days="29")) == 4
    assert len(listed(days="30")) == 2
    assert listed(kind="statement") == [("Materi 1", old)]
    assert [row.checked for row in facts()] == sorted(row.checked for row in facts())


def test_a_translation_is_missing_begun_up_to_date_or_behind(
    course, english, fajar, django_capture_on_commit_callbacks
):
    lesson = LessonPage.objects.child_of(course).first()

    def lag():
        return {row.title: row.lag for row in lagging()}.get(lesson.title)

    lesson.save_revision().publish()
    assert lag() == Lag.MISSING
    lesson.copy_for_translation(english, copy_parents=True, alias=True)
    assert lag() == Lag.MISSING
    translate_object(lesson, [english], user=fajar)
    assert lag() == Lag.DRAFT
    twin = lesson.get_translation(english)
    twin.save_revision().publish()
    assert lag() is None
    lesson.save_revision().publish()
    assert lag() == Lag.BEHIND
    assert [row.page for row in lagging() if row.title == lesson.title] == [twin.pk]
    # Published again without looking at what changed, it is still behind.
    twin.save_revision().publish()
    assert lag() == Lag.BEHIND


def editor(person):
    give_role(person=person, role="editor")
    return person


def exported(client, name, **asked):
    answer = client.get(reverse(f"course_reports:{name}"), {"export": "csv", **asked})
    text = b"".join(answer.streaming_content).decode()
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def full(course, fajar):
    """Something for each report, on every lesson."""
    shown = film(fajar, course.locale)
    picture = {"picture": {"image": image().pk, "alt_text": "", "decorative": True}}
    fill(
        course,
        ("video", {"video": shown.pk}),
        ("picture", picture),
        ("fact", fact(date(2020, 1, 1))),
    )
    return course


@pytest.mark.parametrize("name", REPORTS)
def test_each_report_is_read_filtered_and_exported(client, full, fajar, name):
    client.force_login(editor(fajar))
    address = reverse(f"course_reports:{name}")

    page = client.get(address)
    rows = exported(client, name)
    book = openpyxl.load_workbook(
        io.BytesIO(b"".join(client.get(address, {"export": "xlsx"}).streaming_content))
    )

    assert page.status_code == 200
    assert len(rows) >= 1
    assert len(list(book.active.rows)) == len(rows) + 1
    for row in rows:
        leads_to = row["Sunting di"]
        assert leads_to in page.content.decode()
        assert client.get(leads_to).status_code == 200
    assert client.get(f"{address}results/").status_code == 200
    for choice in REPORTS[name].chosen:
        key = next(iter(choice.choices))[0]
        assert client.get(address, {choice.name: key}).status_code == 200
        assert client.get(address, {choice.name: "tidak-ada"}).status_code == 200
    assert client.get(address, {"days": "-1"}).status_code == 200


@pytest.mark.parametrize("name", REPORTS)
def test_reports_are_for_those_who_may_change_pages(client, full, endah, citra, name):
    for person, expected in ((endah, 302), (citra, 404)):
        client.force_login(person)
        assert client.get(reverse(f"course_reports:{name}")).status_code == expected


def test_the_menu_of_reports_leads_to_them(client, full, fajar):
    client.force_login(editor(fajar))
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert all(reverse(f"course_reports:{name}") in menu for name in REPORTS)


@pytest.mark.parametrize(
    ("rows", "allowed"),
    [(films_that_lack, 12), (pictures_that_say_nothing, 11), (facts, 11), (lagging, 5)],
)
@pytest.mark.parametrize("lessons", [1, 3])
def test_queries_do_not_grow_with_the_pages(
    english, fajar, django_assert_num_queries, rows, allowed, lessons
):
    course = make_course(lessons=lessons, with_assignment=False)
    shown = film(fajar, course.locale)
    fill(course, ("video", {"video": shown.pk}), ("fact", fact(date(2020, 1, 1))))
    Page.objects.filter(pk=course.pk).exists()
    with django_assert_num_queries(allowed):
        rows()
