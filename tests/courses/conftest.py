import pytest
from django.core.cache import cache
from wagtail.models import Locale, Site

from courses import slots


@pytest.fixture(autouse=True)
def _fresh_site_paths(db):
    Site.clear_site_root_paths_cache()
    yield
    cache.clear()


@pytest.fixture
def empty_slots(monkeypatch):
    """Pages as they are before anybody registered a slot."""
    monkeypatch.setattr(slots, "_fillings", {})


@pytest.fixture
def english(db):
    return Locale.objects.get_or_create(language_code="en")[0]
