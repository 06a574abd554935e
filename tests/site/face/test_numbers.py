import pytest
from django.utils.translation import override

from face.numbers import megabytes, rupiah, timecode, whole_number


@pytest.mark.parametrize(
    ("seconds", "read"), [(0, "0:00"), (62.4, "1:02"), (3725, "1:02:05"), (None, "")]
)
def test_a_second_is_read_as_on_a_player(seconds, read):
    assert timecode(seconds) == read


def test_numbers_follow_the_language_of_the_page():
    with override("id"):
        shown = [
            rupiah(150_000_000),
            megabytes(4_200_000),
            megabytes(118_000_000),
            whole_number(1234),
        ]
    assert shown == ["Rp150.000.000", "4,2 MB", "118 MB", "1.234"]
    with override("en"):
        assert [megabytes(4_200_000), whole_number(1234)] == ["4.2 MB", "1,234"]
