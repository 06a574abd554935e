"""Where Indonesian words stand in the written course: `python -m tests.courses.words_standing`
prints it as JSON from the database of the environment."""

import json

import django

# Whole words and parts of them, short ones, numbers, names, and such as a database might take
# for words of another language or for signs of its own.
WORDS = (
    *("rekam", "merekam", "suara", "cahaya", "kampung", "kamera", "ponsel", "wawancara", "musik"),
    *("hak", "cipta", "izin", "anak", "naskah", "judul", "warga", "kota", "malang", "tiktok"),
    *("youtube", "detik", "60", "lufs", "pasar", "di", "dan", "yang", "atau", "bukan", "tidak"),
    *("an", "do", "and", "or", "not", "sumber", "orang", "jelas", "gelap", "mikrofon"),
    *("penonton", "ceritakan", "wajah", "SUARA", "Cahaya", "tidakada"),
)


def standing() -> dict[str, list[str]]:
    """The addresses of courses and lessons by each word."""
    from wagtail.models import Page

    from courses.words import standing_in

    addresses = dict(Page.objects.values_list("path", "url_path"))
    return {
        word: sorted(addresses[path] for path in standing_in(word.casefold())) for word in WORDS
    }


def load() -> None:
    from courses.curriculum import load_curriculum
    from tests.factories import PersonFactory, make_profile

    make_profile()
    load_curriculum(owner=PersonFactory(name="Fajar", roles=["editor"]))


if __name__ == "__main__":
    django.setup()
    load()
    print(json.dumps(standing()))
