"""Hand-ins in every state, on videos that were really made and really went through the bench."""

from datetime import timedelta
from pathlib import Path

from lms.assessment.enums import AttemptState, Decision, Lateness
from lms.assessment.hand_in import attach_video, hand_in, open_draft
from lms.assessment.judging import comment_at, finish, save_review
from lms.assessment.leases import take
from lms.assessment.models import Attempt, Review
from lms.assessment.release import release
from lms.enrolment.enums import EnrolmentState
from lms.enrolment.models import Enrolment
from lms.learning.models import LearningEvent, LessonProgress
from lms.learning.recount import rules_of
from media_tools.models import Video
from media_tools.uploads import receive_file
from media_tools.work.working import work_through

from .clips import CLIPS, make_clip
from .studying import lessons_in_turn, rows_of, study


def video_of(owner, clip_name: str, *, clips: Path, profile) -> Video:
    """The clip as `owner` uploaded it, checked and rendered; done once."""
    filename = f"{clip_name}.mp4"
    known = Video.objects.of(owner).filter(filename=filename).first()
    if known is not None:
        return known
    path = make_clip(CLIPS[clip_name], clips)
    with path.open("rb") as file:
        video = receive_file(file=file, owner=owner, title=filename, profile=profile)
    work_through(video)
    video.refresh_from_db()
    return video


def read_lessons(resident, course, *, how_many: int) -> None:
    study(resident=resident, lessons=lessons_in_turn(course)[:how_many])


def handed_in(*, assignment, resident, clip, clips, note="") -> Attempt:
    attempts = Attempt.objects.filter(assignment=assignment, enrolment__resident=resident)
    latest = attempts.order_by("-number").first()
    if latest is not None and latest.state != AttemptState.DRAFT:
        return latest
    draft = open_draft(assignment=assignment, resident=resident)
    video = video_of(resident, clip, clips=clips, profile=assignment.profile)
    attach_video(attempt=draft, video=video, actor=resident)
    return hand_in(attempt=draft, actor=resident, note=note)


def marks_at(assignment, level: int) -> dict:
    """The same level, counted from the lowest, for every criterion."""
    return {
        criterion["key"]: criterion["levels"][min(level, len(criterion["levels"]) - 1)]["key"]
        for criterion in assignment.rubric["criteria"]
    }


def judge(*, attempt, trainer, level, decision, comment, timed=()) -> Attempt:
    take(attempt=attempt, trainer=trainer)
    save_review(
        attempt=attempt,
        trainer=trainer,
        version=0,
        marks=marks_at(attempt.assignment, level),
        comment=comment,
        decision=decision,
    )
    for start, end, body in timed:
        comment_at(attempt=attempt, trainer=trainer, start=start, end=end, body=body)
    return finish(attempt=attempt, trainer=trainer)


def hand_ins_of_today(*, assignment, people, crowd, clips) -> None:
    """One attempt in each state, in the class that is open today."""
    if Attempt.objects.filter(assignment=assignment).exists():
        return
    ayu, budi, citra, dimas = (people[name] for name in ("Ayu", "Budi", "Citra", "Dimas"))
    course = assignment.cohort.course
    for resident in (ayu, *crowd[:6]):
        read_lessons(resident, course, how_many=99)
    read_lessons(budi, course, how_many=1)

    def waiting(resident, clip, note=""):
        return handed_in(
            assignment=assignment, resident=resident, clip=clip, clips=clips, note=note
        )

    first = waiting(ayu, "suara-pelan", "Direkam di dekat pasar, maaf agak ramai.")
    judge(
        attempt=first,
        trainer=citra,
        level=1,
        decision=Decision.REVISE,
        comment="Ceritanya hangat dan jelas. Suaranya terlalu pelan untuk didengar di jalan: "
        "naikkan, lalu kumpulkan lagi.",
        timed=[
            (1.0, None, "Pembuka ini bagus: langsung tahu siapa yang diceritakan."),
            (6.0, 10.0, "Di bagian ini kata-katanya hampir tidak terdengar."),
        ],
    )
    release(attempt=first.__class__.objects.get(pk=first.pk), actor=citra)

    done = waiting(crowd[0], "pagi-di-jodipan")
    judge(
        attempt=done,
        trainer=citra,
        level=3,
        decision=Decision.PASS,
        comment="Gambar mantap dan urutannya enak diikuti. Siap diunggah.",
        timed=[(0.5, None, "Tiga detik pertama sudah mengajak. Pertahankan.")],
    )
    release(attempt=Attempt.objects.get(pk=done.pk), actor=citra)

    judge(
        attempt=waiting(crowd[1], "resep-nenek"),
        trainer=dimas,
        level=2,
        decision=Decision.PASS,
        comment="Rapi. Coba potongan yang lebih cepat di tengah.",
        timed=[(9.0, None, "Bagian ini bisa dipotong dua detik.")],
    )
    take(attempt=waiting(crowd[2], "layar-hitam"), trainer=dimas)
    waiting(crowd[3], "mendatar", "Saya merekam mendatar karena alun-alunnya luas.")
    waiting(crowd[4], "gambar-diam")
    draft = open_draft(assignment=assignment, resident=crowd[5])
    dark = video_of(crowd[5], "terlalu-gelap", clips=clips, profile=assignment.profile)
    attach_video(attempt=draft, video=dark, actor=crowd[5])


# Of the 140 seats of 2021: every sixth did not hand in, and of those who did every seventh
# was asked to revise and did not come back. Invented proportions, for the demo only.
def history_of_2021(*, assignment, videos, trainer) -> None:
    """Hand-ins and results of 2021 as rows; the media is shared, not copied."""
    if Attempt.objects.filter(assignment=assignment).exists():
        return
    seats = Enrolment.objects.filter(cohort=assignment.cohort, state=EnrolmentState.ACTIVE)
    lessons = lessons_in_turn(assignment.cohort.course)
    rules = rules_of(lessons)
    opened = assignment.due_at - timedelta(days=14)
    attempts, reviews, passed, read, events = [], [], [], [], []
    for number, enrolment in enumerate(seats.order_by("applied_at")):
        read += [
            LessonProgress(resident_id=enrolment.resident_id, lesson=lesson, completed_at=opened)
            for lesson in lessons
        ]
        for lesson in lessons:
            events += rows_of(enrolment.resident_id, lesson, rules[lesson.pk], opened)
        if number % 6 == 5:
            continue
        video = videos[number % len(videos)]
        passes = number % 7 != 3
        submitted_at = opened + timedelta(hours=5 + 2 * number)
        attempt = Attempt(
            assignment=assignment,
            enrolment=enrolment,
            video=video,
            state=AttemptState.RELEASED if passes else AttemptState.NEEDS_REVISION,
            lateness=Lateness.ON_TIME,
            submitted_at=submitted_at,
            released_at=submitted_at + timedelta(days=2),
            receipt_sha256=video.sha256,
        )
        attempts.append(attempt)
        reviews.append(
            Review(
                attempt=attempt,
                trainer=trainer,
                marks=marks_at(assignment, 2 + number % 2 if passes else 1),
                comment="Terima kasih, karyanya sudah dinilai."
                if passes
                else "Perbaiki suaranya, lalu kumpulkan lagi.",
                decision=Decision.PASS if passes else Decision.REVISE,
            )
        )
        if passes:
            passed.append(enrolment.pk)
    Attempt.objects.bulk_create(attempts)
    Review.objects.bulk_create(reviews)
    LearningEvent.objects.bulk_create(events)
    LessonProgress.objects.bulk_create(read)
    Enrolment.objects.filter(pk__in=passed).update(state=EnrolmentState.COMPLETED)


def good_videos() -> list[Video]:
    """The demo's videos that passed their check, for rows that need a picture."""
    names = [f"{name}.mp4" for name in ("pagi-di-jodipan", "resep-nenek")]
    return list(Video.objects.filter(filename__in=names).order_by("created_at"))
