"""What the catalogue and the API find by words, filters and order."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.enums import Level
from courses.models import CoursePage, LessonPage
from courses.words import lessons_with_words, places_of, words_of
from lms.enrolment.enums import EnrolmentState
from lms.people.models import Region
from tests.factories import PersonFactory, make_cohort, make_course, make_enrolment, make_meeting


def course(slug, **fields):
    made = make_course(slug)
    for name, value in fields.items():
        setattr(made, name, value)
    made.save()
    return made


def found(client, **asked):
    page = client.get("/kelas/", asked)
    assert page.status_code == 200
    return [each.slug for each in page.context["courses"]]


@pytest.fixture
def shelf(db):
    """Two courses that differ in everything."""
    course(
        "suara",
        title="Merekam suara",
        summary="Dengan ponsel di pasar.",
        level=Level.BEGINNER,
        for_tiktok=False,
        minutes=120,
    )
    lama = course("lama", title="Film panjang", level=Level.ADVANCED, minutes=361)
    lama.for_youtube = False
    lama.save()
    lesson = LessonPage.objects.child_of(lama).first()
    lesson.title = "Menata cahaya"
    lesson.body = [{"type": "text", "value": "<p>Lampu belajar sudah cukup.</p>"}]
    lesson.save()


@pytest.mark.parametrize(
    ("asked", "slugs"),
    [
        ({}, ["suara", "lama"]),
        ({"q": "suara"}, ["suara"]),
        ({"q": "REKAM"}, ["suara"]),  # a part of a word of the title
        ({"q": "pasar suara"}, ["suara"]),
        ({"q": "jelas"}, ["suara", "lama"]),  # in the outcomes of both
        ({"q": "cahaya"}, ["lama"]),  # a lesson's title
        ({"q": "lampu"}, ["lama"]),  # a lesson's text
        ({"q": "film lampu"}, ["lama"]),  # one in the course, one in its lesson
        ({"q": "suara lampu"}, []),
        ({"platform": "youtube"}, ["suara"]),
        ({"platform": "tiktok"}, ["lama"]),
        ({"level": "advanced"}, ["lama"]),
        ({"length": "short"}, ["suara"]),
        ({"length": "medium"}, []),
        ({"length": "long"}, ["lama"]),
        ({"language": "id"}, ["suara", "lama"]),
        ({"language": "en"}, []),
        ({"sort": "title"}, ["lama", "suara"]),
        ({"platform": "youtube", "level": "advanced"}, []),
        ({"level": "unheard"}, ["suara", "lama"]),  # said to be wrong, narrows nothing
    ],
)
def test_words_filters_and_order(client, shelf, asked, slugs):
    assert found(client, **asked) == slugs


@pytest.mark.parametrize(
    "typed", ['"', "'", '" OR ""', "NEAR(", "suara*", "-suara", "a:b", "%", "\\", "()", "AND"]
)
def test_signs_and_operators_are_no_more_than_letters(client, shelf, typed):
    assert client.get("/kelas/", {"q": typed}).status_code == 200
    assert words_of('"suara" OR (pasar*)') == ["suara", "or", "pasar"]


def test_a_card_names_the_lesson_in_which_the_words_stand(client, shelf):
    lama = CoursePage.objects.get(slug="lama")
    lesson = LessonPage.objects.child_of(lama).first()

    assert lessons_with_words([lama], places_of("lampu")) == {lama.pk: [lesson]}
    assert 'href="/kelas/lama/materi-1/"' in client.get("/kelas/?q=lampu").content.decode()


def test_places_are_those_of_classes_that_can_be_joined(client, shelf):
    suara, lama = CoursePage.objects.order_by("path")
    klojen = Region.objects.kecamatan().get(name="Klojen")
    make_cohort(suara, slug="di-klojen", kecamatan=klojen)
    make_meeting(make_cohort(lama, slug="daring"), online_url="https://rapat.example/1")

    page = client.get("/kelas/")

    assert page.context["form"].fields["place"].choices[1:] == [
        (klojen.pk, "Kecamatan Klojen"),
        ("online", "Daring"),
    ]
    assert found(client, place=klojen.pk) == ["suara"]
    assert found(client, place="online") == ["lama"]


def test_a_class_whose_last_seat_is_taken_or_waited_for_has_none_left(client, shelf):
    suara, lama = CoursePage.objects.order_by("path")
    full = make_cohort(suara, slug="penuh", public=1, civil_servant=0)
    make_cohort(lama, slug="longgar", public=1)
    assert found(client, seats="left") == ["suara", "lama"]

    make_enrolment(full, PersonFactory(), state=EnrolmentState.WAITLISTED)

    assert found(client, seats="left") == ["lama"]


def test_the_soonest_class_comes_first_and_courses_without_one_last(client, shelf):
    make_cohort(CoursePage.objects.get(slug="lama"))

    assert found(client, sort="soonest") == ["lama", "suara"]


def test_what_narrows_can_be_taken_back_alone(client, shelf):
    form = client.get("/kelas/?q=suara&level=beginner&page=1").context["form"]

    assert [(chip.says, chip.query) for chip in form.chips] == [
        ("“suara”", "level=beginner"),
        ("Pemula", "q=suara"),
    ]


def test_the_api_finds_the_same_and_refuses_what_it_does_not_know(client, shelf):
    answer = client.get("/api/v1/courses?q=lampu&level=advanced").json()
    assert [each["title"] for each in answer["items"]] == ["Film panjang"]

    refused = client.get("/api/v1/courses?level=unheard")
    assert refused.status_code == 422
    assert [each["where"] for each in refused.json()["errors"]] == [["query", "level"]]


@pytest.mark.parametrize("asked", ["", "?q=materi&seats=left&sort=soonest", "?q=materi+isi"])
def test_the_catalogue_costs_the_same_for_one_three_and_thirty_courses(client, db, asked):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/kelas/{asked}")
        return len(captured)

    make_cohort(make_course("kursus-0"), slug="kelas-0")
    queries()
    one, seen = queries(), []
    for number in range(1, 30):
        make_cohort(make_course(f"kursus-{number}", lessons=1), slug=f"kelas-{number}")
        if number in (2, 29):
            seen.append(queries())

    assert seen == [one, one]
    page = client.get("/kelas/?page=2")
    assert (len(page.context["courses"]), page.context["listed"].paginator.count) == (6, 30)
