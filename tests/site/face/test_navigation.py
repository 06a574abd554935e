from django.utils.translation import override

from face.navigation import doors_for


def paths(*roles, current="/"):
    return [door["address"] for door in doors_for(roles=frozenset(roles), current=current)]


def test_each_role_sees_its_own_doors():
    with override("id"):
        assert paths() == ["/kelas/"]
        assert paths("resident") == ["/kelas/", "/belajar/"]
        assert paths("resident", "trainer") == ["/kelas/", "/belajar/", "/mengajar/"]
        assert paths("officer") == ["/kelas/", "/program/"]


def test_english_pages_lead_to_english_pages_but_there_is_one_editor():
    with override("en"):
        assert paths("editor") == ["/en/kelas/", "/cms/"]


def test_the_door_one_stands_in_is_marked():
    with override("id"):
        shown = doors_for(roles=frozenset({"trainer"}), current="/mengajar/17/")
    assert [door["is_current"] for door in shown] == [False, True]
