import pytest

from tests.factories import make_meeting


@pytest.fixture
def meeting(cohort):
    """Began ten minutes ago and lasts three hours; Citra teaches the class."""
    return make_meeting(cohort, title="Merekam suara")
