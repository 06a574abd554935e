"""Who signs in starts where their work is."""

import pytest

from lms.people.onward import first_page


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("ayu", "learning:mine"),
        ("citra", "assessment:desk"),
        ("endah", "outcomes:dashboard"),
        ("fajar", "wagtailadmin_home"),
        ("admin", "wagtailadmin_home"),
    ],
)
def test_each_role_starts_at_its_own_place(request, name, page):
    assert first_page(request.getfixturevalue(name)) == page
