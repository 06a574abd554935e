"""What the digits of a NIK say by themselves."""

from datetime import date

import pytest

from lms.people.nik import BirthDateDiffers, NotANik, checked_nik, fits_birth_date, mask, read_nik

AYUS = "9999991705959999"  # no such region, and nobody's serial number
BORN = date(1995, 5, 17)


@pytest.mark.parametrize(
    "typed",
    [
        AYUS,
        "999999 170595 9999",
        " 9999.9917.0595.9999 ",
        "999999-170595-9999",
        "9999\u00a099 1705959999",
    ],
)
def test_spaces_dots_and_dashes_are_no_matter(typed):
    assert read_nik(typed) == AYUS


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("99999917059599", "14"),
        ("99999917059599999", "17"),
        ("999999170595999O", "hanya berisi angka"),
        ("٩٩٩٩٩٩١٧٠٥٩٥٩٩٩٩", "hanya berisi angka"),
        ("0099991705959999", "Enam angka pertama"),
        ("9900991705959999", "Enam angka pertama"),
        ("9999001705959999", "Enam angka pertama"),
        ("9999990005959999", "Angka ke-7 sampai ke-12"),
        ("9999993205959999", "Angka ke-7 sampai ke-12"),
        ("9999994005959999", "Angka ke-7 sampai ke-12"),
        ("9999997205959999", "Angka ke-7 sampai ke-12"),
        ("9999991700959999", "Angka ke-7 sampai ke-12"),
        ("9999991713959999", "Angka ke-7 sampai ke-12"),
        ("9999991705950000", "Empat angka terakhir"),
    ],
)
def test_what_cannot_be_right_is_told_without_the_number(typed, says):
    with pytest.raises(NotANik) as refused:
        read_nik(typed)
    assert says in str(refused.value)
    assert typed not in str(refused.value)


@pytest.mark.parametrize("day", ["01", "31", "41", "71"])
def test_both_ways_to_write_a_day_are_dates(day):
    assert read_nik(f"999999{day}05959999")[6:8] == day


def test_the_date_of_birth_fits_with_and_without_forty_and_nothing_else_does():
    fitting = [
        f"{day:02}" for day in range(1, 72) if fits_birth_date(f"999999{day:02}05959999", BORN)
    ]
    assert fitting == ["17", "57"]
    assert not fits_birth_date("9999991706959999", BORN)
    assert not fits_birth_date("9999991705969999", BORN)
    # The century is not in it, and nothing speaks against a date that is not known.
    assert fits_birth_date(AYUS, date(2095, 5, 17))
    assert fits_birth_date(AYUS, None)


def test_another_date_is_a_question_and_not_a_refusal():
    other = "9999991805959999"
    with pytest.raises(BirthDateDiffers):
        checked_nik(other, born=BORN)
    assert checked_nik(other, born=BORN, confirmed=True) == other


def test_the_mask_shows_neither_region_nor_date():
    assert mask("3573011705950042") == "••••••••••••••42"
