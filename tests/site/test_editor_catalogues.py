"""Editors read Indonesian: each text of the installed Wagtail has words, in our terms."""

import json
import re

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import reverse
from wagtail.users.models import UserProfile

from config import editor_catalogues as editor
from config.catalogues import read, translation_of
from tests.site.test_catalogues import PLACEHOLDER

MARKUP = re.compile(r"</?[a-z]+")


@pytest.fixture(scope="module", params=editor.DOMAINS)
def texts(request):
    """Every text that is asked for, with what is shown for it: ours, else the package's."""
    ours = [read(editor.path_of(request.param), editor.LANGUAGE)]
    theirs = editor.said_by_parts(request.param)
    return [
        (message, translation_of(message, ours), translation_of(message, theirs))
        for message in editor.asked(request.param)
    ]


def shown(texts):
    return [(each.id, editor.words(ours or theirs)) for each, ours, theirs in texts]


def wanted(message_id):
    """A singular may leave its number to the words; the plural names all."""
    return message_id if isinstance(message_id, str) else message_id[-1]


def test_all_parts_of_wagtail_that_are_in_use_are_asked():
    used = {
        config.name
        for config in apps.get_app_configs()
        if config.name.partition(".")[0] in {"wagtail", "wagtail_localize", "taggit"}
        and (settings.BASE_DIR / config.path / "locale" / "en").exists()
    }
    assert used - set(editor.PARTS) == set()


def test_every_text_has_an_indonesian_word(texts):
    assert len(texts) > 100
    assert [text for text, words in shown(texts) if not words] == []


def test_a_translation_keeps_placeholders_and_markup(texts):
    lost = [
        (wanted(text), words)
        for text, words in shown(texts)
        for pattern in (PLACEHOLDER, MARKUP)
        if sorted(pattern.findall(wanted(text))) != sorted(pattern.findall(words))
    ]
    assert lost == []


def test_what_wagtail_says_in_the_same_words_is_left_to_it(texts):
    assert [each.id for each, ours, theirs in texts if ours and ours == theirs] == []


# Draf, terbitkan, tayang, diperiksa, pengguna, nama pengguna, kata sandi, surel, pemberitahuan.
OTHER_NAMES = re.compile(
    r"\b(konsep|publikasi|dipublikasi|mempublikasi|moderasi|pemakai|username|kata kunci|"
    r"e-?mail|notifikasi|kadaluarsa|silahkan|anda)\b"
)


def test_a_thing_has_one_name(texts):
    said = [(text, PLACEHOLDER.sub("", words)) for text, words in shown(texts)]
    assert [(text, words) for text, words in said if OTHER_NAMES.search(words)] == []


def script_texts(client):
    answer = client.get(reverse("wagtailadmin_javascript_catalog"))
    found = re.search(r"newcatalog = (\{.*?\n  \});", answer.text, re.DOTALL)
    return json.loads(found[1]) if found else {}


def test_scripts_of_the_editor_get_our_words(client, fajar):
    """Wagtail serves the texts of its own scripts alone, but looks into our folder as well."""
    client.force_login(fajar)
    said = script_texts(client)
    assert (said["Collapse all"], said["Save"]) == ("Tutup semua", "Simpan")
    assert said["%(num)s error"] == ["%(num)s kesalahan"]


def test_who_chose_english_gets_no_indonesian_in_scripts(client, fajar):
    UserProfile.objects.create(user=fajar, preferred_language="en")
    client.force_login(fajar)
    assert "Collapse all" not in script_texts(client)


def test_the_editors_place_bears_our_name(client, admin, settings):
    settings.REQUIRE_STAFF_MFA = False
    client.force_login(admin)
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Dasbor - Ngalam Kreator</title>" in page
    assert "<span>Ngalam Kreator</span></template>" in page
