"""The words of a message: the editors' where they wrote some, else those in the code."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from .addresses import link_to, settings_link
from .examples import EXAMPLES, LETTERS
from .placeholders import fields_of, filled
from .texts import subject_words, words_of


@dataclass(frozen=True)
class Words:
    subject: str
    body: str
    html: str
    short: str


def example_for(text) -> Words:
    """What the editors' `text` (a MessageText) looks like, filled with examples."""
    with override(text.language):
        return compose(
            code=text.code,
            data=EXAMPLES[text.code],
            name="Ayu",
            link=link_to("/belajar/", text.language),
            language=text.language,
            text=text,
            has_settings=text.code not in LETTERS,
        )


def compose(*, code, data, name, link, language, text, has_settings) -> Words:
    fields = in_one_line({**data, "link": link} if code in LETTERS else {
        "name": name, **data, "message": words_of(code=code, data=data), "link": link,
    })  # fmt: skip
    own = {part: getattr(text, part, "") for part in ("subject", "body", "short")}
    written = {
        part: filled(own[part], fields) if own[part] else default(part, code, fields, data)
        for part in own
    }
    body = written["body"].replace("\r\n", "\n").strip()
    frame = {
        "subject": in_one_line(written)["subject"],
        "body": body,
        "paragraphs": paragraphs_of(body, link),
        "link": link,
        "settings_link": settings_link(language) if has_settings else "",
        "language": language,
    }
    return Words(
        subject=frame["subject"],
        body=render_to_string("emails/frame.txt", frame).strip() + "\n",
        html=render_to_string("emails/frame.html", frame),
        short=in_one_line(written)["short"],
    )


def default(part: str, code: str, fields: dict, data: dict) -> str:
    """The platform's own words, in the active language."""
    if code in LETTERS:
        file = {"subject": "subject", "body": "letter", "short": "short"}[part]
        return render_to_string(f"emails/{code}/{file}.txt", fields).strip()
    if part == "subject":
        return subject_words(code=code, data=data)
    if part == "short":
        return f"Ngalam Kreator: {fields['message']} {fields['link']}"
    greeting = _("Hello %(name)s,") % {"name": fields["name"]}
    return f"{greeting}\n\n{fields['message']}\n\n{fields['link']}"


def default_words(code: str, language: str) -> dict[str, str]:
    """The platform's own words with their fields still to be filled, for editors to start from."""
    fields = {name: f"{{{name}}}" for name in fields_of(code)}
    with override(language):
        data = {**EXAMPLES[code], **{n: v for n, v in fields.items() if n in EXAMPLES[code]}}
        return {part: default(part, code, fields, data) for part in ("subject", "body", "short")}


def in_one_line(texts: dict) -> dict[str, str]:
    """A name with a line break must neither add a header nor a paragraph."""
    return {name: " ".join(str(text).split()) for name, text in texts.items()}


def paragraphs_of(body: str, link: str) -> list[dict]:
    """The body as paragraphs; one that is the link and nothing else becomes a button."""
    parts = (part.strip() for part in body.split("\n\n"))
    return [{"text": part, "is_link": part == link} for part in parts if part]
