from django.utils.translation import override

from face.navigation import doors_for


def paths(*roles, current="/", rare=False):
    shown = doors_for(roles=frozenset(roles), current=current)
    return [door["address"] for door in shown if door["is_rare"] == rare]


def test_each_role_sees_its_own_doors():
    with override("id"):
        assert paths() == ["/kelas/"]
        assert paths("resident") == ["/kelas/", "/belajar/"]
        assert paths("resident", "trainer") == [
            "/kelas/",
            "/belajar/",
            "/mengajar/",
            "/mengajar/pertemuan/",
            "/mengajar/pertanyaan/",
        ]
        assert paths("officer", "operator") == ["/kelas/", "/program/"]


def test_what_is_rare_stands_under_one_word():
    everything = ("resident", "trainer", "officer", "editor", "operator", "administrator")
    with override("id"):
        assert paths(*everything) == ["/kelas/", "/belajar/", "/mengajar/", "/program/"]
        assert paths(*everything, rare=True) == [
            "/mengajar/pertemuan/",
            "/cms/",
            "/mengajar/pertanyaan/",
            "/bengkel/antrean/",
            "/program/jejak/",
        ]
        assert paths("officer", rare=True) == [
            "/mengajar/pertemuan/",
            "/cms/",
            "/mengajar/pertanyaan/",
        ]
        # One alone needs no word to stand under.
        assert paths("trainer", rare=True) == []


def test_english_pages_lead_to_english_pages_but_there_is_one_editor():
    with override("en"):
        assert paths("editor") == ["/en/kelas/", "/cms/"]


def test_only_the_door_one_stands_in_is_marked():
    def here(current):
        shown = doors_for(roles=frozenset({"trainer"}), current=current)
        return [door["address"] for door in shown if door["is_current"]]

    with override("id"):
        assert here("/mengajar/17/") == ["/mengajar/"]
        assert here("/mengajar/pertemuan/3/") == ["/mengajar/pertemuan/"]
        assert here("/akun/") == []
