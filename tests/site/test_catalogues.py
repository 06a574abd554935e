"""Both languages are complete: what the source asks for is in the catalogues, word for word."""

import re

import pytest

from config import catalogues

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")


def keys(catalogue):
    return {
        (message.context, message.id if isinstance(message.id, str) else message.id[0])
        for message in catalogue
        if message.id
    }


@pytest.fixture(scope="module")
def asked():
    return keys(catalogues.gathered())


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_a_catalogue_holds_what_the_source_asks_for_and_no_more(language, asked):
    assert keys(catalogues.read(catalogues.catalogue_path(language), language)) == asked


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_every_message_has_words(language):
    stored = catalogues.read(catalogues.catalogue_path(language), language)
    empty = [
        message.id
        for message in stored
        if message.id
        and not all([message.string] if isinstance(message.string, str) else message.string)
    ]
    assert empty == []


def test_a_translation_keeps_every_placeholder():
    stored = catalogues.read(catalogues.catalogue_path("id"), "id")
    lost = []
    for message in stored:
        if not message.id:
            continue
        # A singular may leave its number to the words; the plural names all.
        wanted = message.id if isinstance(message.id, str) else message.id[-1]
        given = message.string if isinstance(message.string, str) else message.string[0]
        if set(PLACEHOLDER.findall(given)) != set(PLACEHOLDER.findall(wanted)):
            lost.append((wanted, given))
    assert lost == []


def test_english_says_what_the_source_says():
    stored = catalogues.read(catalogues.catalogue_path("en"), "en")
    assert [m.id for m in stored if m.id and m.string != m.id] == []


# "Surel" may be explained once by the word in brackets.
OTHER_NAMES = re.compile(
    r"(?<!\()\be-?mail\b|cabut persetujuan|persetujuan\w* (\w+ )?dicabut", re.IGNORECASE
)


def test_a_thing_has_one_name():
    stored = catalogues.read(catalogues.catalogue_path("id"), "id")
    words = [m.string if isinstance(m.string, str) else m.string[0] for m in stored if m.id]
    assert [each for each in words if OTHER_NAMES.search(each)] == []
