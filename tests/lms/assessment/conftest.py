"""A class with Ayu's work in it, in each state that the tests start from."""

import pytest

from lms.assessment.hand_in import attach_video, hand_in, open_draft
from lms.assessment.judging import finish, save_review
from lms.assessment.leases import take
from lms.people.models import User
from tests import factories

ALL_GOOD = {
    "0d6c2e1e-0000-4000-8000-000000000001": "cerita-2",
    "0d6c2e1e-0000-4000-8000-000000000002": "suara-2",
}
MEASURED = {
    "duration_s": 42.0,
    "width": 1080,
    "height": 1920,
    "fps": 30.0,
    "video_codec": "h264",
    "audio_codec": "aac",
    "integrated_lufs": -14.2,
    "true_peak_dbtp": -1.5,
    "hdr": False,
    "rotation": 0,
    "variable_frame_rate": False,
    "has_location": False,
}


@pytest.fixture
def seat(cohort, ayu):
    return factories.make_enrolment(cohort, ayu)


@pytest.fixture
def video(ayu):
    return factories.make_video(ayu, measurements=MEASURED)


@pytest.fixture
def draft(assignment, seat, video, ayu):
    attempt = open_draft(assignment=assignment, resident=ayu)
    return attach_video(attempt=attempt, video=video, actor=ayu)


@pytest.fixture
def handed_in(draft, ayu):
    return hand_in(attempt=draft, actor=ayu, note="Direkam di Jodipan")


@pytest.fixture
def held(handed_in, citra):
    return take(attempt=handed_in, trainer=citra)


@pytest.fixture
def reviewed(held, citra):
    return review(held, citra)


def review(attempt, trainer, *, decision="pass", marks=None, comment="RAHASIA bagus sekali"):
    """Judge an attempt that `trainer` holds, to its end."""
    stored = getattr(attempt, "review", None)
    save_review(
        attempt=attempt,
        trainer=trainer,
        version=stored.version if stored else 0,
        marks=ALL_GOOD if marks is None else marks,
        comment=comment,
        decision=decision,
    )
    return finish(attempt=attempt, trainer=trainer)


@pytest.fixture
def hand_in_as(assignment):
    """Hand in as somebody new of the class, by name."""

    def handed_in_by(name, **video):
        resident = User.objects.filter(name=name).first() or factories.PersonFactory(name=name)
        cohort = assignment.cohort
        if not resident.enrolments.filter(cohort=cohort).exists():
            factories.make_enrolment(cohort, resident)
        draft = open_draft(assignment=assignment, resident=resident)
        made = factories.make_video(resident, measurements=MEASURED, **video)
        return hand_in(
            attempt=attach_video(attempt=draft, video=made, actor=resident), actor=resident
        )

    return handed_in_by
