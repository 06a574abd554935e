"""What people say under lessons and of themselves, and works that their makers show."""

from wagtail.models import Locale

from courses.models import SelfAssessmentPage
from lms.assessment.enums import Decision
from lms.assessment.release import release
from lms.enrolment.announcing import announce
from lms.enrolment.models import Enrolment
from lms.learning.asking import answer_question, ask
from lms.learning.self_assessing import Moment, give
from lms.people.consent import give_consent
from lms.people.models import Purpose
from lms.people.queries import current_texts

from .studying import lessons_in_turn
from .submissions import handed_in, judge


def talk_under_lessons(*, course, people) -> None:
    """One question with a trainer's answer, and one that waits for one. Twice is once."""
    first, second, *_rest = lessons_in_turn(course)
    asked = ask(
        lesson=first,
        resident=people["Ayu"],
        body="Apakah janji di awal boleh berupa pertanyaan kepada penonton?",
    )
    answer_question(
        question=asked,
        author=people["Citra"],
        body="Boleh, asal pertanyaannya dijawab di video itu juga. Contoh: “Kenapa keripik ini "
        "diiris satu-satu?” lalu tunjukkan jawabannya sebelum detik kesepuluh.",
    )
    ask(
        lesson=second,
        resident=people["Budi"],
        body="Di rumah saya hanya ada satu jendela. Kalau merekam sore hari, sebaiknya di mana?",
    )


def announce_to(cohort, *, people) -> None:
    """One pinned word of the trainer, and one of the office to all classes. Twice is once."""
    announce(
        author=people["Citra"],
        cohort=cohort,
        title="Bawa pengisi daya dan earphone",
        body="Pada pertemuan berikutnya kita merekam dan mendengarkan suara sendiri.\n\n"
        "Yang belum punya earphone dapat meminjam di tempat. Peta wifi gratis kota: "
        "https://malangkota.go.id/",
        is_pinned=True,
        by_notice=True,
    )
    announce(
        author=people["Endah"],
        course=cohort.course,
        title="Ruang kelas tutup pada hari libur nasional",
        body="Pada hari libur nasional tidak ada pertemuan. Pelajaran di sini tetap terbuka.",
        shows_until=cohort.ends_on,
    )


def say_how_able(*, cohort, people) -> None:
    """Ayu said so before the class; Budi is asked as his next step."""
    enrolment = Enrolment.objects.get(cohort=cohort, resident=people["Ayu"])
    page = SelfAssessmentPage.objects.get(locale=Locale.get_default())
    keys = [each["key"] for pillar in page.asked for each in pillar["statements"]]
    answers = {key: 1 + place % 3 for place, key in enumerate(keys)}
    give(enrolment=enrolment, moment=Moment.BEFORE, page=page, answers=answers)


def show_works(*, assignment, makers, trainer, clips) -> None:
    """The second maker's work passes here; both agree that theirs is shown."""
    attempt = handed_in(assignment=assignment, resident=makers[1], clip="resep-nenek", clips=clips)
    if attempt.released_at is None:
        judge(
            attempt=attempt,
            trainer=trainer,
            level=3,
            decision=Decision.PASS,
            comment="Takarirnya membuat saya mencium bau dapurnya. Siap ditonton orang banyak.",
        )
        attempt.refresh_from_db()
        release(attempt=attempt, actor=trainer)
    for text in current_texts(language="id").filter(purpose=Purpose.PUBLICATION):
        for maker in makers:
            give_consent(person=maker, text=text)
