from django.test import RequestFactory

from face.appearance import chosen_theme, saving_data
from face.views import appearance


def asking(cookies=None, **headers):
    request = RequestFactory().get("/", headers=headers)
    request.COOKIES.update(cookies or {})
    return {"request": request}


def choosing(**data):
    return appearance(RequestFactory().post("/tampilan/", data))


def test_a_chosen_theme_is_remembered_and_leads_back():
    answer = choosing(tema="dark", next="/kelas/")
    assert (answer.url, answer.cookies["tema"].value) == ("/kelas/", "dark")


def test_following_the_device_forgets_the_choice():
    assert choosing(tema="").cookies["tema"]["max-age"] == 0


def test_nobody_is_led_away_to_another_site():
    assert choosing(hemat="1", next="https://example.com/").url == "/"


def test_a_theme_nobody_offers_is_ignored():
    assert choosing(tema='"><script>').cookies == {}
    assert chosen_theme(asking({"tema": '"><script>'})) == ""


def test_data_is_spared_when_the_browser_asks_unless_the_person_said_no():
    assert [
        saving_data(asking()),
        saving_data(asking({"hemat": "1"})),
        saving_data(asking(save_data="on")),
        saving_data(asking({"hemat": "0"}, save_data="on")),
    ] == [False, True, True, False]
