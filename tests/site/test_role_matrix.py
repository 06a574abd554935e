"""The table of roles in the docs is what the code does."""

from django.conf import settings

from config.role_matrix import operations, page, routes
from lms.people.access import ADMINISTRATOR, OFFICER


def test_the_table_in_the_docs_is_made_from_this_code(db):
    """Otherwise: manage.py roles"""
    assert (settings.BASE_DIR / "docs" / "ROLES.md").read_text(encoding="utf-8") == page()


def test_pages_and_operations_are_found(db):
    pages = dict(routes())
    assert pages["/program/permintaan/"] == {OFFICER, ADMINISTRATOR}
    assert len(pages) > 60
    assert len(list(operations())) > 20
