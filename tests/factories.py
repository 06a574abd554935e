"""Named people and small worlds for tests: one factory a record, nothing random."""

from datetime import date, datetime, timedelta

import factory
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from courses.models import (
    AssignmentPage,
    CataloguePage,
    CoursePage,
    HomePage,
    LessonPage,
    QuizPage,
)
from courses.rubrics import content_hash, rubric_of
from lms.assessment.models import Assignment
from lms.enrolment.enums import EnrolmentState, SeatKind
from lms.enrolment.models import Cohort, Enrolment, Meeting, SeatGroup
from lms.people.models import Region, User
from media_tools.models import PlatformProfile, Video

PASSWORD = "ngalam-kreator"
# What the authenticator app of everybody who works here holds.
APP_SECRET = "NGALAMKREATORNGALAMKREATORNGALAM"
WIB = timezone.get_default_timezone()


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    name = "Ayu"
    email = factory.LazyAttribute(lambda person: f"{person.name.lower()}@demo.test")
    birth_date = date(1995, 5, 17)
    kelurahan = factory.LazyFunction(lambda: Region.objects.kelurahan().order_by("code").first())

    @factory.post_generation
    def password(person, create, extracted, **kwargs):
        person.set_password(extracted or PASSWORD)
        person.save()

    @factory.post_generation
    def proven(person, create, extracted, **kwargs):
        if person.email:
            EmailAddress.objects.create(
                user=person, email=person.email, verified=True, primary=True
            )
        person.proven_phone = person.phone or ""
        person.save()

    @factory.post_generation
    def roles(person, create, extracted, **kwargs):
        """Staff have their second factor: every test runs with it required."""
        for name in extracted or ():
            person.groups.add(Group.objects.get_or_create(name=name)[0])
        if extracted or person.is_superuser:
            give_second_factor(person)


def give_second_factor(person):
    """For whoever a test makes one of the staff in another way than by `roles`."""
    TOTP.activate(person, APP_SECRET)


RUBRIC = [
    {
        "type": "criterion",
        "id": "0d6c2e1e-0000-4000-8000-000000000001",
        "value": {
            "name": "Cerita",
            "description": "Ada awal, isi dan akhir.",
            "weight": 60,
            "levels": [
                {"type": "item", "id": f"cerita-{points}", "value": level}
                for points, level in (
                    (0, {"title": "Belum", "meaning": "Belum ada cerita.", "points": 0}),
                    (1, {"title": "Cukup", "meaning": "Ada awal saja.", "points": 5}),
                    (2, {"title": "Bagus", "meaning": "Awal, isi dan akhir.", "points": 10}),
                )
            ],
        },
    },
    {
        "type": "criterion",
        "id": "0d6c2e1e-0000-4000-8000-000000000002",
        "value": {
            "name": "Suara",
            "description": "Setiap kata terdengar.",
            "weight": 40,
            "levels": [
                {"type": "item", "id": f"suara-{points}", "value": level}
                for points, level in (
                    (0, {"title": "Belum", "meaning": "Kata hilang.", "points": 0}),
                    (1, {"title": "Cukup", "meaning": "Sebagian terdengar.", "points": 5}),
                    (2, {"title": "Bagus", "meaning": "Semua terdengar.", "points": 10}),
                )
            ],
        },
    },
]


def make_profile(slug="tiktok"):
    return PlatformProfile.objects.get_or_create(
        slug=slug,
        defaults={"name": slug.title(), "source": "test", "dated": date(2026, 1, 1), "limits": {}},
    )[0]


def make_home():
    """The Indonesian home page with its catalogue, as the default site's root."""
    home = HomePage.objects.filter(locale=Locale.get_default()).first()
    if home is None:
        root = Page.get_first_root_node()
        home = HomePage(
            title="Ngalam Kreator",
            slug="beranda",
            promise="Belajar membuat video",
            introduction="Gratis untuk warga Kota Malang.",
            steps=[
                {"type": "step", "value": {"title": f"Langkah {n}", "text": "Ikuti."}}
                for n in (1, 2, 3)
            ],
            locale=Locale.get_default(),
        )
        root.add_child(instance=home)
        Site.objects.all().delete()
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
        home.add_child(instance=CataloguePage(title="Kelas", slug="kelas", locale=home.locale))
    return home


def make_course(slug="dasar", *, lessons=2, with_assignment=True):
    """A live course with `lessons` lessons and, on request, one assignment brief."""
    home = make_home()
    catalogue = CataloguePage.objects.child_of(home).get()
    course = CoursePage(
        title=f"Kursus {slug}",
        slug=slug,
        summary="Membuat video dengan ponsel.",
        minutes=60,
        outcomes=[{"type": "outcome", "value": "Merekam dengan jelas"}],
        locale=home.locale,
    )
    catalogue.add_child(instance=course)
    for number in range(1, lessons + 1):
        course.add_child(
            instance=LessonPage(
                title=f"Materi {number}",
                slug=f"materi-{number}",
                introduction="Tentang ini.",
                minutes=5,
                body=[{"type": "text", "value": "<p>Isi materi.</p>"}],
                locale=home.locale,
            )
        )
    if with_assignment:
        course.add_child(
            instance=AssignmentPage(
                title="Tugas",
                slug="tugas",
                introduction="Ceritakan kampung Anda.",
                body=[{"type": "text", "value": "<p>Enam puluh detik.</p>"}],
                profile=make_profile(),
                rubric=RUBRIC,
                pass_mark=70,
                locale=home.locale,
            )
        )
    return course


def make_quiz(parent, *, slug="kuis", questions=2, pools=(), **fields):
    """A live quiz with so many questions of one right answer ("Ya")."""
    quiz = QuizPage(
        title="Kuis",
        slug=slug,
        introduction="Tentang materi.",
        minutes=5,
        pools=[{"type": "pool", "value": pool} for pool in pools],
        questions=[
            {
                "type": "single",
                "id": f"00000000-0000-4000-8000-{number:012}",
                "value": {
                    "prompt": f"Soal {number}?",
                    "explanation": f"Sebab {number}.",
                    "pool": pools[0]["name"] if pools else "",
                    "choices": [
                        {
                            "type": "item",
                            "id": f"{word.lower()}-{number}",
                            "value": {"text": word, "right": word == "Ya", "feedback": f"{word}."},
                        }
                        for word in ("Ya", "Tidak")
                    ],
                },
            }
            for number in range(1, questions + 1)
        ],
        locale=parent.locale,
        **fields,
    )
    parent.add_child(instance=quiz)
    return quiz


def make_cohort(
    course=None, *, slug="angkatan-1", public=2, civil_servant=1, trainers=(), **fields
):
    """A cohort that takes applications now and starts next week."""
    now = timezone.now()
    values = {
        "starts_on": now.date() + timedelta(days=7),
        "ends_on": now.date() + timedelta(days=8),
        "applications_open_at": now - timedelta(days=1),
        "applications_close_at": now + timedelta(days=6),
        # A free seat is given at once; tests of offers set hours.
        "offer_hours": 0,
    } | fields
    cohort = Cohort.objects.create(
        course=course or make_course(),
        name=f"Kelas {slug}",
        slug=slug,
        place="Ijen Suites",
        **values,
    )
    cohort.trainers.set(trainers)
    for kind, seats in ((SeatKind.PUBLIC, public), (SeatKind.CIVIL_SERVANT, civil_servant)):
        SeatGroup.objects.create(cohort=cohort, kind=kind, seats=seats)
    return cohort


NIK_REASON = "Lembaga sertifikasi menerbitkan sertifikat menurut NIK."


def make_asking_cohort(course=None, *, slug="sertifikasi", **fields):
    """A class that asks for the NIK."""
    return make_cohort(course, slug=slug, asks_nik=True, nik_reason=NIK_REASON, **fields)


def nik_of(person, *, serial=9999):
    """A NIK that nobody has (there is no region 99.99.99), with the person's date of birth."""
    return f"999999{person.birth_date:%d%m%y}{serial}"


def make_enrolment(cohort, resident, *, state=EnrolmentState.ACTIVE, kind=SeatKind.PUBLIC):
    group = cohort.seat_groups.get(kind=kind)
    waits = state == EnrolmentState.WAITLISTED
    offered = state == EnrolmentState.OFFERED
    return Enrolment.objects.create(
        cohort=cohort,
        resident=resident,
        group=group,
        state=state,
        queue_number=group.enrolments.count() + 1 if waits else None,
        offer_expires_at=timezone.now() + timedelta(days=1) if offered else None,
    )


def make_meeting(cohort, *, starts_in=timedelta(minutes=-10), lasts=timedelta(hours=3), **fields):
    """A meeting that began ten minutes ago, or when it is said."""
    starts_at = timezone.now() + starts_in
    return Meeting.objects.create(
        cohort=cohort, starts_at=starts_at, ends_at=starts_at + lasts, **fields
    )


def make_assignment(cohort, *, due_in=timedelta(days=14)):
    brief = AssignmentPage.objects.child_of(cohort.course).first()
    rubric = rubric_of(brief)
    return Assignment.objects.create(
        cohort=cohort,
        brief=brief,
        profile=brief.profile,
        due_at=timezone.now() + due_in,
        rubric=rubric,
        rubric_hash=content_hash(rubric),
        pass_mark=brief.pass_mark,
    )


def make_video(owner, *, state="ready", verdict="pass", **fields):
    """A row of a video without its file; tests of files make real ones through the bench."""
    values = {
        "filename": "kampung.mp4",
        "size": 1000,
        "received_bytes": 1000,
        "sha256": "ab" * 32,
        "state": state,
        "verdict": verdict,
        "profile": make_profile(),
        "received_at": datetime(2026, 1, 2, 3, 4, tzinfo=WIB),
    } | fields
    return Video.objects.create(owner=owner, **values)
