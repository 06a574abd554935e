import pytest
from django.utils.translation import override


@pytest.fixture(autouse=True)
def _indonesian():
    """A request to an English page leaves its language to whatever runs after it."""
    with override("id"):
        yield
