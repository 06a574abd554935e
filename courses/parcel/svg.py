"""A drawing from elsewhere: only what draws, nothing that acts or fetches."""

import re
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

SVG = "{http://www.w3.org/2000/svg}"
MOST_ELEMENTS = 20_000
DRAWS = frozenset(
    """
    svg g defs symbol use title desc metadata style path rect circle ellipse line polyline polygon
    text tspan textPath image linearGradient radialGradient stop clipPath mask pattern marker
    switch view filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG
    feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence
    """.split()  # noqa: SIM905
)
# What drawing programs note for themselves, under names of their own, draws nothing.
NOTES = (
    "{http://www.inkscape.org/",
    "{http://sodipodi.sourceforge.net/",
    "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}",
    "{http://creativecommons.org/ns#}",
    "{http://web.resource.org/cc/}",
    "{http://purl.org/dc/",
)
# An order to whoever shows the file, such as a style sheet; the parser passes it over.
ORDER = re.compile(rb"<\?(?!xml[\s?])")
# A part of the same drawing, or a picture that is in it.
OWN = re.compile(r"#[^\s]+|data:image/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/=\s]+")
REACHES = re.compile(r"@import|javascript:|expression\(|url\(\s*['\"]?(?!['\"]?#)", re.IGNORECASE)


def what_acts(content: bytes) -> str:
    """Why this drawing is not taken, in words; empty where it only draws."""
    try:
        drawing = fromstring(content, forbid_dtd=True)
    except DefusedXmlException:
        return _("It declares things of its own (DTD or entities). Save it as plain SVG.")
    except (ParseError, ValueError, LookupError, RecursionError):
        return _("It is no readable SVG. Save it anew, or as PNG.")
    # Other encodings would hide it from the bytes; drawings are UTF-8.
    if ORDER.search(content) or b"\0" in content:
        return _("It gives orders to the program that shows it (<?…?>). Save it as plain SVG.")
    elements = list(drawing.iter())
    if drawing.tag != f"{SVG}svg" or len(elements) > MOST_ELEMENTS:
        return _("It is no readable SVG. Save it anew, or as PNG.")
    return next((said for each in elements if (said := acts(each))), "")


def acts(element) -> str:
    tag = str(element.tag)
    name = tag.removeprefix(SVG)
    draws = name in DRAWS if tag.startswith(SVG) else tag.startswith(NOTES)
    if not draws:
        return _("It holds “%(name)s”, which does more than draw. Take it out.") % {
            "name": tag.rpartition("}")[2][:40]
        }
    for attribute, value in element.attrib.items():
        local = attribute.rpartition("}")[2].lower()
        fetches = local in ("href", "src") and not OWN.fullmatch(value.strip())
        if local.startswith("on") or fetches or REACHES.search(unescaped(value)):
            return _("Its “%(name)s” acts or fetches something. Take it out.") % {
                "name": local[:40]
            }
    if name == "style" and REACHES.search(unescaped("".join(element.itertext()))):
        return _("Its styles fetch something from elsewhere. Take that out.")
    return ""


def unescaped(css: str) -> str:
    """Without the ways in which styles hide a word: escapes and comments."""
    plain = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(r"\\([0-9a-fA-F]{1,6})\s?", lambda code: letter(code[1]), plain).replace(
        "\\", ""
    )


def letter(code: str) -> str:
    number = int(code, 16)
    return chr(number) if number < 0x110000 else ""
