"""Every part of one's data can be read on a page, in words, and is the same as in the copy."""

import ast
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from lms.assessment.enums import AttemptState, Decision
from lms.assessment.models import Attempt, Review
from lms.learning.models import LessonProgress
from lms.notices.tell import tell
from lms.people.consent import give_consent
from lms.people.guardian import ask_guardian
from lms.people.models import ConsentText, Region
from lms.people.personal import copy_of, parts, rooms, rows_of
from lms.people.reading import Cell, shown
from media_tools.measuring.measurements import Measurements
from tests.factories import make_course, make_enrolment, make_video

ROOT = Path(__file__).parents[3]


@pytest.fixture
def world(ayu, citra, cohort, assignment):
    for text in ConsentText.objects.filter(language="id"):
        give_consent(person=ayu, text=text)
    ask_guardian(child=ayu, name="Wati", contact="wati@demo.test")
    video = make_video(ayu, measurements={"duration_s": 12.5, "silence": [[0, 1.5]], "hdr": False})
    attempt = Attempt.objects.create(
        assignment=assignment,
        enrolment=make_enrolment(cohort, ayu),
        video=video,
        state=AttemptState.RELEASED,
        submitted_at=timezone.now(),
        released_at=timezone.now(),
    )
    criterion = assignment.rubric["criteria"][0]
    Review.objects.create(
        attempt=attempt,
        trainer=citra,
        decision=Decision.PASS,
        comment="Bagus",
        marks={criterion["key"]: criterion["levels"][2]["key"]},
    )
    tell(recipient=ayu, code="released", assignment="Kampungku")
    return ayu


def test_whatever_is_copied_has_a_part_with_a_name(world):
    assert set(copy_of(world)) == set(parts())


def test_every_column_of_the_copy_has_a_name(world):
    unnamed = {
        f"{name}.{column}"
        for name, rows in copy_of(world).items()
        for row in rows
        for column in row
        if column not in parts()[name].fields
    }
    assert unnamed == set()


def test_every_measured_value_has_a_name():
    measured = set(Measurements.__dataclass_fields__)
    assert measured - set(parts()["videos"].fields) == set()


def test_every_part_can_be_read_on_its_page(client, world):
    client.force_login(world)
    kept = copy_of(world)
    for name, part in parts().items():
        page = client.get(f"/akun/data/isi/{name}/")
        assert page.status_code == 200, name
        expected = [shown(part, row) for row in kept[name][:20]]
        # The page's own look at itself adds nothing to the copy.
        assert page.context["rows"] == expected, name
        assert str(part.label) in page.content.decode()


def test_a_row_is_read_in_words(world):
    part = parts()["results"]
    (row,) = copy_of(world)["results"]
    with override("id"):
        read = shown(part, row)
    assert read == [
        Cell("Tugas", "Tugas"),
        Cell("Percobaan", "1"),
        Cell("Keputusan", "Lulus"),
        Cell("Komentar", "Bagus"),
        Cell(
            "Nilai",
            cells=[
                Cell("1", cells=[Cell("Kriteria", "Cerita"), Cell("Tingkat", "Bagus")]),
                Cell("2", cells=[Cell("Kriteria", "Suara"), Cell("Tingkat", "–")]),
            ],
        ),
    ]


def test_measurements_are_read_with_their_names(world):
    part = parts()["videos"]
    (row,) = copy_of(world)["videos"]
    with override("id"):
        (measured,) = (cell for cell in shown(part, row) if cell.cells)
    assert measured == Cell(
        "Hasil ukur",
        cells=[
            Cell("Panjang dalam detik", "12,5"),
            Cell("Senyap dari–sampai (detik)", "0–1,5"),
            Cell("Rentang dinamis tinggi (HDR)", "tidak"),
        ],
    )


def test_a_column_without_a_name_is_not_hidden():
    assert shown(parts()["consents"], {"new": 1}) == [Cell("new", "1")]


@pytest.mark.parametrize("path", ["/akun/data/", "/akun/data/isi/lessons/"])
def test_pages_ask_the_same_number_of_questions_for_one_row_and_for_three(client, ayu, path):
    lessons = make_course(lessons=3, with_assignment=False).get_children()
    client.force_login(ayu)

    def questions(count):
        for lesson in lessons[:count]:
            LessonProgress.objects.get_or_create(resident=ayu, lesson=lesson.specific)
            make_video(ayu)
            tell(recipient=ayu, code="released", assignment="Kampungku")
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        return len(asked)

    assert questions(1) == questions(3)


def test_long_parts_are_read_page_by_page(client, ayu):
    for _number in range(21):
        tell(recipient=ayu, code="released", assignment="Kampungku")
    client.force_login(ayu)
    first, second = (client.get(f"/akun/data/isi/notices/?page={page}") for page in (1, 2))
    assert [len(page.context["rows"]) for page in (first, second)] == [20, 1]


def test_an_unknown_part_is_absent_and_an_empty_one_says_so(client, ayu):
    client.force_login(ayu)
    assert client.get("/akun/data/isi/rahasia/").status_code == 404
    assert (
        "Tidak ada yang disimpan di sini" in client.get("/akun/data/isi/videos/").content.decode()
    )


def test_one_reads_ones_own_rows_only(client, world, budi):
    client.force_login(budi)
    assert client.get("/akun/data/isi/consents/").context["rows"] == []
    assert rows_of(budi)["videos"].count() == 0


def test_every_verb_that_is_recorded_has_words():
    """Read from the code: who records a new verb gives it words in the room's own_parts."""
    words = {code for room in rooms.values() for code in room.words}
    recorded = set()
    for path in (ROOT / "lms").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.keyword) and node.arg == "verb":
                recorded |= {
                    each.value
                    for each in ast.walk(node.value)
                    if isinstance(each, ast.Constant) and isinstance(each.value, str)
                }
    # Put together from a state: each state has its own words.
    prefixes = {"attempt.", "enrolment.", "data_request."}
    assert recorded - prefixes - words == set()
    assert len(recorded) > 20
    assert words >= {f"attempt.{state}" for state in AttemptState.values}


def test_every_place_of_a_look_has_words():
    words = {code for room in rooms.values() for code in room.words}
    places = set()
    for path in (ROOT / "lms").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "").startswith(
                ("saw", "look_at")
            ):
                places |= {
                    f"page:{keyword.value.value}"
                    for keyword in node.keywords
                    if keyword.arg == "page" and isinstance(keyword.value, ast.Constant)
                }
    assert places - words == set()
    assert len(places) > 12


def test_regions_are_read_by_name(ayu):
    ayu.kelurahan = Region.objects.kelurahan().first()
    assert copy_of(ayu)["person"][0]["kelurahan"] == ayu.kelurahan.name


def test_what_is_empty_stands_in_one_line(client, ayu):
    client.force_login(ayu)
    context = client.get("/akun/data/").context
    shown = {part["name"] for part in context["parts"]}
    empty = {part["name"] for part in context["empty"]}
    assert "videos" in empty
    assert (shown & empty, shown | empty) == (set(), set(parts()))
