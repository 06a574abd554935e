import pytest

from lms.people.logins import as_login
from lms.people.phone import as_e164


@pytest.mark.parametrize(
    "typed",
    [
        "081234567890",
        "0812-3456-7890",
        "0812 3456 7890",
        "0812.3456.7890",
        "6281234567890",
        "62 812 3456 7890",
        "+6281234567890",
        "+62 812-3456-7890",
        " (0812) 34567890 ",
        "81234567890",
    ],
)
def test_a_number_is_one_number_however_it_is_written(typed):
    assert as_e164(typed) == "+6281234567890"


@pytest.mark.parametrize(
    "typed", ["", "ayu", "0812", "0341 366922", "+14155552671", "08123456789012345", "nol delapan"]
)
def test_what_is_no_indonesian_mobile_number_is_none(typed):
    assert as_e164(typed) is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Ayu@Demo.TEST ", "ayu@demo.test"),
        ("0812 3456 7890", "+6281234567890"),
        ("ayu@", None),
        ("ayu", None),
        ("a b@demo.test", None),
    ],
)
def test_one_field_takes_an_address_or_a_number(typed, kept):
    assert as_login(typed) == kept
