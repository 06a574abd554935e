"""The world of the browser tests, made by the product's own verbs before it is started.

One class is open, another draws lots, a third asks for the NIK. Three residents have a seat in
the first: Sari has sent nothing, Rina was asked for a better version (and gave her NIK in the
third), Ayu waits for an answer and asks for a correction of her name. Citra teaches it, Endah
reads the figures. All who work here have their second factor, but for Dimas, who is new.
"""

from datetime import timedelta
from pathlib import Path

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.utils import encrypt
from django.utils import timezone
from django.utils.translation import override

from courses.curriculum import load_curriculum
from courses.models import CourseVideo, LessonPage
from demo import people, programme, submissions
from lms.assessment.enums import Decision
from lms.assessment.hand_in import attach_video, hand_in, open_draft
from lms.assessment.models import Attempt
from lms.assessment.release import release
from lms.enrolment.enrol import apply_for_seat
from lms.enrolment.enums import SeatKind, Selection
from lms.enrolment.models import Cohort
from lms.outcomes.models import Programme
from lms.people.access import EDITOR, OFFICER, TRAINER
from lms.people.contacts import take_contact
from lms.people.corrections import ask_correction
from lms.people.queries import current_texts
from lms.people.register import register_person
from lms.people.roles import give_role
from media_tools.models import PlatformProfile
from media_tools.uploads import receive_file
from media_tools.work.working import work_through

PASSWORD = "layang-layang di atas Ijen"
COHORT = "kelas-dibuka"
BY_LOTS = "undian"
UNCOUNTED = "kelas-kelurahan"
BY_NIK = "uji-kompetensi"
PROGRAMME = "kreator-uji"
RESIDENTS = ("Ayu", "Rina", "Sari")
STAFF = {"Citra": TRAINER, "Endah": OFFICER, "Fajar": EDITOR, "Dimas": TRAINER}
WITHOUT_SECOND_FACTOR = "Dimas"
# An app's code opens once; the tests sign in more often than one is shown.
RECOVERY_CODES = [f"{number:08}" for number in range(100)]


def login_of(name: str) -> str:
    return f"{name.lower()}@contoh.test"


def make(*, clip: str) -> None:
    with override("id"):
        fill(Path(clip))


def fill(clip: Path) -> None:
    person = {name: join_city(name, place) for place, name in enumerate((*RESIDENTS, *STAFF))}
    for name, role in STAFF.items():
        give_role(person=person[name], role=role)
        if name != WITHOUT_SECOND_FACTOR:
            give_second_factor(person[name])
    course = load_curriculum(owner=person["Fajar"])
    first = LessonPage.objects.descendant_of(course).order_by("path").first()
    show_film(first, clip, editor=person["Fajar"])
    cohort = open_class(course, trainer=person["Citra"])
    for name in RESIDENTS:
        apply_for_seat(cohort=cohort, resident=person[name], kind=SeatKind.PUBLIC)
    assignment = programme.assignment_of(cohort)
    send(person["Ayu"], assignment, clip)
    asked_again = send(person["Rina"], assignment, clip)
    submissions.judge(
        attempt=asked_again,
        trainer=person["Citra"],
        level=1,
        decision=Decision.REVISE,
        comment="Ceritanya jelas. Rekam sekali lagi di tempat yang lebih terang.",
        timed=[(0.5, None, "Di sini gambarnya gelap.")],
    )
    release(attempt=Attempt.objects.get(pk=asked_again.pk), actor=person["Citra"])
    ask_correction(
        person=person["Ayu"], field="name", value="Ayu Lestari", note="Sesuai kartu keluarga."
    )
    asking = Cohort.objects.get(slug=BY_NIK)
    programme.join_with_nik(asking, [person["Rina"]])
    # The second assignment of this world.
    programme.assignment_of(open_uncounted_class(course, trainer=person["Citra"]))


def show_film(lesson, clip: Path, *, editor) -> None:
    """At the end of a lesson, ready to be watched."""
    with clip.open("rb") as file:
        profile = PlatformProfile.objects.first()
        video = receive_file(file=file, owner=editor, title=clip.name, profile=profile)
    work_through(video)
    shown = CourseVideo.objects.create(title="Pagi di pasar", video=video, locale=lesson.locale)
    lesson.body.append(("video", {"video": shown, "note": ""}))
    lesson.save_revision().publish()


def give_second_factor(person) -> None:
    TOTP.activate(person, generate_totp_secret())
    Authenticator.objects.create(
        user=person,
        type=Authenticator.Type.RECOVERY_CODES,
        data={"migrated_codes": [encrypt(code) for code in RECOVERY_CODES]},
    )


def join_city(name: str, place: int):
    person = register_person(
        name=name,
        email=login_of(name),
        birth_date=people.ADULT_BIRTH,
        kelurahan=people.kelurahan_number(7 * place),
        password=PASSWORD,
        agreed=current_texts(language="id"),
    )
    return take_contact(person=person, contact=login_of(name))


def open_class(course, *, trainer):
    cohort = programme.class_of_today(course=course, trainers=[trainer])
    open_class_by_lots(course, trainer=trainer)
    programme.class_with_certificate(course=course, trainers=[trainer])
    budgeted = Programme.objects.create(
        slug=PROGRAMME, name="Pelatihan Kreator", fiscal_year=2026, budget=150_000_000
    )
    budgeted.cohorts.add(cohort)
    return cohort


def open_uncounted_class(course, *, trainer):
    """A class outside the programme: who joins it changes none of the office's figures."""
    today = timezone.localdate()
    return programme.make_cohort(
        course=course,
        slug=UNCOUNTED,
        name="Angkatan Kelurahan",
        place="Balai RW 05",
        days=[today + timedelta(days=40)],
        opens=programme.at(today - timedelta(days=1), 8),
        closes=programme.at(today + timedelta(days=20), 16),
        seats={SeatKind.PUBLIC: 10},
        trainers=[trainer],
    )


def open_class_by_lots(course, *, trainer):
    """A class whose seats are drawn, some of them kept for youth."""
    today = timezone.localdate()
    cohort = programme.make_cohort(
        course=course,
        slug=BY_LOTS,
        name="Angkatan Undian",
        place="Balai RW 03",
        days=[today + timedelta(days=30)],
        opens=programme.at(today - timedelta(days=1), 8),
        closes=programme.at(today + timedelta(days=20), 16),
        seats={SeatKind.PUBLIC: 10, SeatKind.YOUTH: 5, SeatKind.COMMUNITY: 3},
        trainers=[trainer],
    )
    Cohort.objects.filter(pk=cohort.pk).update(selection=Selection.LOTTERY)


def send(resident, assignment, clip: Path) -> Attempt:
    """The clip, through the bench and handed in."""
    with clip.open("rb") as file:
        video = receive_file(
            file=file, owner=resident, title=clip.name, profile=assignment.profile
        )
    work_through(video)
    video.refresh_from_db()
    draft = open_draft(assignment=assignment, resident=resident)
    attach_video(attempt=draft, video=video, actor=resident)
    return hand_in(attempt=draft, actor=resident, note="Direkam di dekat pasar.")
