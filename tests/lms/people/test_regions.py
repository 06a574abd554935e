from collections import Counter

from lms.people.models import ConsentText, Region
from lms.people.queries import kelurahan_by_kecamatan
from lms.people.regions import load_regions


def test_the_city_is_there_with_its_kecamatan_and_kelurahan(db):
    levels = Counter(Region.objects.values_list("level", flat=True))
    assert levels == {"city": 1, "kecamatan": 5, "kelurahan": 57}
    assert Region.objects.get(code="35.73.02.1008").parent.name == "Klojen"


def test_loading_the_list_again_changes_nothing(db):
    before = list(Region.objects.values_list())
    assert load_regions(region_model=Region) == 63
    assert list(Region.objects.values_list()) == before


def test_a_kelurahan_is_chosen_below_its_kecamatan_with_one_query(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        groups = kelurahan_by_kecamatan()
    assert [(name, len(options)) for name, options in groups] == [
        ("Blimbing", 11),
        ("Kedungkandang", 12),
        ("Klojen", 11),
        ("Lowokwaru", 12),
        ("Sukun", 11),
    ]


def test_every_purpose_has_its_words_in_both_languages(db):
    kept = {(text.purpose, text.language) for text in ConsentText.objects.all()}
    assert kept == {(p, lang) for p in ConsentText.Purpose.values for lang in ("id", "en")}
