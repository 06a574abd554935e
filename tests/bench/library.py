"""A city's worth of courses, written in bulk: the same ones each time.

Each course stands in both languages with its lessons; every third has classes with seats. Words
of the trade are dealt out in turn, so that one finds some courses and not others.
"""

from datetime import timedelta
from itertools import product
from uuid import NAMESPACE_URL, uuid5

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from courses.enums import Level
from courses.models import CataloguePage, CoursePage, HomePage, LessonPage
from lms.enrolment.enums import SeatKind
from lms.enrolment.models import Cohort, Meeting, SeatGroup
from lms.people.models import Region
from tests.factories import make_home

LESSONS = 3
ACTS = {
    "id": ("Merekam", "Menyunting", "Menata", "Menceritakan", "Menerbitkan", "Merancang"),
    "en": ("Recording", "Editing", "Arranging", "Telling", "Publishing", "Planning"),
}
THINGS = {
    "id": ("suara", "cahaya", "wawancara", "kampung", "pasar", "musik", "naskah"),
    "en": ("sound", "light", "interviews", "the village", "the market", "music", "scripts"),
}
WAYS = {
    "id": ("dengan ponsel", "untuk pemula", "di malam hari", "tanpa biaya", "bersama tetangga"),
    "en": ("with a phone", "for beginners", "at night", "without cost", "with neighbours"),
}
SENTENCES = {
    "id": "Pegang ponsel dengan dua tangan, dekatkan mikrofon, lalu rekam tiga kali. "
    "Dengarkan kembali dengan pelantang telinga dan catat apa yang mengganggu. ",
    "en": "Hold the phone with two hands, bring the microphone close and record three times. "
    "Listen again with earphones and note what disturbs. ",
}


@transaction.atomic
def fill_shelf(count: int) -> None:
    """`count` courses below the catalogue of each language, after those that stand there."""
    catalogues = catalogues_by_language()
    names = {language: names_in(language, count) for language in catalogues}
    for language, catalogue in catalogues.items():
        courses = [course(number, names[language][number], catalogue) for number in range(count)]
        plant(courses, below=catalogue)
        for number, parent in enumerate(courses):
            plant([lesson(number, place, parent) for place in range(LESSONS)], below=parent)
        if language == "id":
            open_classes(courses)
    call_command("update_index", verbosity=0)


def catalogues_by_language() -> dict[str, CataloguePage]:
    home = make_home()
    Site.clear_site_root_paths_cache()
    english = Locale.objects.get_or_create(language_code="en")[0]
    if not HomePage.objects.filter(locale=english).exists():
        home.copy_for_translation(english, copy_parents=True)
        CataloguePage.objects.get().copy_for_translation(english)
    for page in (*HomePage.objects.all(), *CataloguePage.objects.all()):
        page.save_revision().publish()
    return {page.locale.language_code: page for page in CataloguePage.objects.order_by("path")}


def names_in(language: str, count: int) -> list[str]:
    dealt = [
        " ".join(words) for words in product(*(each[language] for each in (ACTS, THINGS, WAYS)))
    ]
    return [f"{dealt[number % len(dealt)]} {number + 1}" for number in range(count)]


def course(number: int, title: str, catalogue) -> CoursePage:
    language = catalogue.locale.language_code
    return CoursePage(
        title=title,
        slug=f"kursus-{number}",
        summary=f"{title}. {SENTENCES[language]}"[:300],
        level=Level.values[number % len(Level.values)],
        for_youtube=number % 3 != 1,
        for_tiktok=number % 3 != 2,
        minutes=60 + 60 * (number % 9),
        outcomes=[{"type": "outcome", "value": title}],
        locale=catalogue.locale,
        translation_key=uuid5(NAMESPACE_URL, f"kursus-{number}"),
    )


def lesson(number: int, place: int, parent) -> LessonPage:
    language = parent.locale.language_code
    way, thing = WAYS[language][(number + place) % 5], THINGS[language][(number + place) % 7]
    return LessonPage(
        title=f"{thing} {way}".capitalize(),
        slug=f"materi-{place + 1}",
        introduction=SENTENCES[language],
        minutes=5,
        body=[{"type": "text", "value": f"<p>{SENTENCES[language] * 8}{thing}, {way}.</p>"}],
        locale=parent.locale,
        translation_key=uuid5(NAMESPACE_URL, f"kursus-{number}/materi-{place + 1}"),
    )


def plant(pages: list, *, below) -> None:
    """Add live pages at the end of what stands below a page: two inserts a kind instead of the
    dozen queries a page that the editor's way takes."""
    now = timezone.now()
    for step, page in enumerate(pages, start=below.numchild + 1):
        page.path = Page._get_path(below.path, below.depth + 1, step)
        page.depth, page.url_path = below.depth + 1, f"{below.url_path}{page.slug}/"
        page.draft_title, page.content_type = page.title, ContentType.objects.get_for_model(page)
        page.first_published_at = page.last_published_at = now + timedelta(minutes=step)
    shared = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    bases = Page.objects.bulk_create(
        Page(**{name: getattr(page, name) for name in shared}) for page in pages
    )
    for page, base in zip(pages, bases, strict=True):
        page.pk = page.page_ptr_id = base.pk
        # Raw: the part of the page that its own table holds, and no signal that looks at others.
        page.save_base(raw=True, force_insert=True)
    below.numchild += len(pages)
    Page.objects.filter(pk=below.pk).update(numchild=below.numchild)


def open_classes(courses: list) -> None:
    """For every third course a class that takes applications; every second of these is online."""
    now = timezone.now()
    kecamatan = list(Region.objects.kecamatan().order_by("code"))
    cohorts = Cohort.objects.bulk_create(
        Cohort(
            course=course,
            name=f"Angkatan {number}",
            slug=f"angkatan-{number}",
            place="Balai RW",
            kecamatan=kecamatan[number % len(kecamatan)],
            starts_on=now.date() + timedelta(days=7 + number % 60),
            ends_on=now.date() + timedelta(days=9 + number % 60),
            applications_open_at=now - timedelta(days=1),
            applications_close_at=now + timedelta(days=6),
        )
        for number, course in enumerate(courses)
        if number % 3 == 0
    )
    SeatGroup.objects.bulk_create(
        SeatGroup(cohort=cohort, kind=kind, seats=seats)
        for cohort in cohorts
        for kind, seats in ((SeatKind.PUBLIC, 20), (SeatKind.YOUTH, 5))
    )
    Meeting.objects.bulk_create(
        Meeting(
            cohort=cohort,
            starts_at=now + timedelta(days=7),
            ends_at=now + timedelta(days=7, hours=2),
            online_url="https://rapat.malangkota.go.id/kelas",
        )
        for cohort in cohorts[::2]
    )
