"""Texts of messages: the editors' or the platform's, and what they look like."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from lms.notices.compose import default_words, example_for
from lms.notices.examples import EXAMPLES
from lms.notices.models import Message, MessageText
from lms.notices.placeholders import fields_of
from lms.notices.tell import tell
from lms.notices.words import words_for
from lms.people.roles import give_role
from tests.outbox import hand_over_all

OWN = {
    "code": "seat_offered",
    "language": "id",
    "subject": "Kursi untuk {name}",
    "body": "Halo {name},\n\nada kursi di {cohort} sampai {expires}.\n\n{link}",
    "short": "{name}: kursi {cohort} sampai {expires} {link}",
}


def offer(person, **changes):
    data = {"cohort": "Angkatan 3", "expires": "22 Maret 2021, 14.30 WIB"} | changes
    tell(recipient=person, code="seat_offered", path="/belajar/", **data)
    return words_for(Message.objects.latest("created_at"))


def test_without_an_editors_text_the_words_of_the_code_are_sent(ayu, settings):
    words = offer(ayu)
    link = f"{settings.PUBLIC_URL}/belajar/"
    assert words.subject == "Ada kursi untuk Anda di Angkatan 3"
    assert words.body.startswith("Halo Ayu,\n\n")
    assert f"\n\n{link}\n\n--\nNgalam Kreator\n" in words.body
    assert words.body.rstrip().endswith("/pemberitahuan/pengaturan/")
    assert words.short.startswith("Ngalam Kreator: ")
    assert words.short.endswith(f" {link}")


def test_it_is_written_in_the_receivers_language(ayu):
    ayu.language = "en"
    words = offer(ayu)
    assert words.subject == "A seat in Angkatan 3 is kept for you"
    assert "/en/belajar/" in words.body
    assert '<html lang="en">' in words.html


def test_the_editors_words_go_before(ayu, settings):
    MessageText.objects.create(**OWN)
    words = offer(ayu)
    assert words.subject == "Kursi untuk Ayu"
    assert words.body.startswith("Halo Ayu,\n\nada kursi di Angkatan 3 sampai 22 Maret 2021")
    assert words.short == (
        f"Ayu: kursi Angkatan 3 sampai 22 Maret 2021, 14.30 WIB {settings.PUBLIC_URL}/belajar/"
    )
    assert f'<a class="button" href="{settings.PUBLIC_URL}/belajar/">' in words.html


def test_an_empty_part_keeps_the_platforms_words(ayu):
    MessageText.objects.create(code="seat_offered", language="id", subject="Kursi!")
    words = offer(ayu)
    assert (words.subject, words.body.startswith("Halo Ayu,")) == ("Kursi!", True)


def test_what_people_write_is_escaped_and_adds_no_header(ayu, mailoutbox):
    ayu.name = "Ayu\nBcc: x@evil.test"
    ayu.save()
    MessageText.objects.create(**OWN)
    offer(ayu, cohort="<script>alert(1)</script>\n\n{link}")
    hand_over_all()
    (letter,) = mailoutbox
    ((html, _type),) = [(part.content, part.mimetype) for part in letter.alternatives]
    assert letter.subject == "Kursi untuk Ayu Bcc: x@evil.test"
    assert letter.recipients() == ["ayu@demo.test"]
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    # What stands in a field is no field itself.
    assert "{link}" in letter.body


@pytest.mark.parametrize("code", EXAMPLES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_platforms_own_words_are_a_text_that_an_editor_may_keep(code, language):
    text = MessageText(code=code, language=language, **default_words(code, language))
    text.clean()
    words = example_for(text)
    for part in (words.subject, words.body, words.short, words.html):
        assert "%(" not in part
        assert not [name for name in fields_of(code) if f"{{{name}}}" in part]
    assert 'class="button"' in words.html


@pytest.mark.parametrize(
    ("part", "text", "says"),
    [
        ("body", "{cohort} {expires} {nama} {link}", "{nama}"),
        ("body", "{cohort} {expires}", "{link}"),
        ("short", "{cohort} {link}", "{expires}"),
        ("subject", "{link.__class__}", "{link.__class__}"),
        ("subject", "Kursi {cohort", "kurung kurawal"),
        ("short", "{link}", "{cohort}"),
    ],
)
def test_a_text_that_cannot_be_sent_says_what_is_wrong(part, text, says):
    with pytest.raises(ValidationError) as wrong:
        MessageText(**OWN | {part: text}).clean()
    assert list(wrong.value.message_dict) == [part]
    assert says in " ".join(wrong.value.message_dict[part])


@pytest.mark.parametrize("body", ["{message}\n\n{link}", "{cohort} {expires} {link}"])
def test_a_text_may_name_each_field_or_the_sentence_that_holds_them(body):
    MessageText(**OWN | {"body": body}).clean()


def test_an_editor_writes_it_in_wagtail_with_its_history(client, fajar):
    give_role(person=fajar, role="editor")
    client.force_login(fajar)
    add = reverse("wagtailsnippets_notices_messagetext:add")
    page = client.get(add)
    assert "{expires}" in page.content.decode()
    refused = client.post(add, OWN | {"body": "tanpa tautan"})
    assert "{link}" in refused.content.decode()
    assert MessageText.objects.count() == 0
    client.post(add, OWN)
    text = MessageText.objects.get()
    edit = reverse("wagtailsnippets_notices_messagetext:edit", args=[text.pk])
    client.post(edit, OWN | {"subject": "Ada kursi, {name}"})
    text.refresh_from_db()
    assert (text.subject, text.revisions.count()) == ("Ada kursi, {name}", 2)
    history = reverse("wagtailsnippets_notices_messagetext:history", args=[text.pk])
    assert client.get(history).status_code == 200


@pytest.mark.parametrize("mode", ["email", "plain", "short"])
def test_the_preview_shows_it_with_examples(client, fajar, mode):
    give_role(person=fajar, role="editor")
    client.force_login(fajar)
    text = MessageText.objects.create(**OWN)
    preview = reverse("wagtailsnippets_notices_messagetext:preview_on_edit", args=[text.pk])
    client.post(preview, OWN)
    shown = client.get(f"{preview}?mode={mode}")
    assert shown.status_code == 200
    assert "Angkatan 3" in shown.content.decode()


def test_others_do_not_write_texts(client, citra, endah):
    for person in (citra, endah):
        client.force_login(person)
        answer = client.get(reverse("wagtailsnippets_notices_messagetext:add"))
        assert answer.status_code in (302, 404)
