"""Carrying the stored form of a stream from one place to another, part by part.

The same walk serves both ways: out, where ids become names, and in, where names become ids and
what no editor could have written is told with its place.
"""

import math
import re

from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.blocks.field_block import BaseChoiceBlock, ChooserBlock

# What a leaf stores in JSON. The first kind that fits decides.
STORED = (
    (blocks.BooleanBlock, (bool,)),
    (blocks.IntegerBlock, (int,)),
    (blocks.FloatBlock, (int, float)),
    (blocks.DateBlock, (str,)),
    (BaseChoiceBlock, (str,)),
    (blocks.URLBlock, (str,)),
    (blocks.TextBlock, (str,)),
    (blocks.CharBlock, (str,)),
)
BLOCK_ID = re.compile(r"[A-Za-z0-9-]{1,64}")


class Carrier:
    """What becomes of the parts that mean something outside of the stream."""

    def refer(self, block, value, place):
        """The value to store for a chosen page, image, document or snippet; None for none."""
        raise NotImplementedError

    def rich_text(self, block, value, place) -> str:
        raise NotImplementedError

    def wrong(self, place, message) -> None:
        """Something stands where it cannot; it is left out."""
        raise ValueError(f"{place}: {message}")


def carry(block, value, carrier: Carrier, place: str):
    """The stored form `value` of a block, carried. `place` names it for people."""
    if isinstance(block, blocks.StreamBlock):
        return carry_stream(block, value, carrier, place)
    if isinstance(block, blocks.ListBlock):
        return carry_list(block, value, carrier, place)
    if value is None:
        return None
    if isinstance(block, blocks.StructBlock):
        return carry_struct(block, value, carrier, place)
    if isinstance(block, ChooserBlock):
        return carrier.refer(block, value, place)
    if isinstance(block, blocks.RichTextBlock):
        return carrier.rich_text(block, checked(value, (str,), carrier, place) or "", place)
    kinds = next((kinds for kind, kinds in STORED if isinstance(block, kind)), None)
    if kinds is None:
        raise NotImplementedError(f"{place}: {type(block).__name__} has no form in a parcel yet")
    return checked(value, kinds, carrier, place)


def carry_stream(block, value, carrier, place):
    made = []
    for number, child in enumerate(as_list(value, carrier, place), start=1):
        here = f"{place} {number}"
        if not isinstance(child, dict) or set(child) - {"type", "value", "id"}:
            carrier.wrong(here, _("A block has a type, a value and an id, and nothing else."))
        elif (kind := child.get("type")) not in block.child_blocks:
            carrier.wrong(
                here, _("No block is called “%(name)s” here.") % {"name": str(kind)[:60]}
            )
        else:
            below = block.child_blocks[kind]
            carried = carry(below, child.get("value"), carrier, f"{here} ({kind})")
            made.append({"type": kind, "value": carried} | id_of(child, carrier, here))
    return made


def carry_list(block, value, carrier, place):
    made = []
    for number, item in enumerate(as_list(value, carrier, place), start=1):
        here = f"{place} {number}"
        if isinstance(item, dict) and item.get("type") == "item" and "value" in item:
            carried = carry(block.child_block, item["value"], carrier, here)
            made.append({"type": "item", "value": carried} | id_of(item, carrier, here))
        else:
            # As lists were stored before their items had ids.
            made.append(carry(block.child_block, item, carrier, here))
    return made


def carry_struct(block, value, carrier, place):
    if not isinstance(value, dict):
        carrier.wrong(place, _("A block with fields is expected here."))
        return None
    for name in set(value) - set(block.child_blocks):
        carrier.wrong(place, _("There is no field “%(name)s” here.") % {"name": str(name)[:60]})
    return {
        name: carry(below, value[name], carrier, f"{place} › {name}")
        for name, below in block.child_blocks.items()
        if name in value
    }


def as_list(value, carrier, place) -> list:
    if value is None or isinstance(value, list):
        return value or []
    carrier.wrong(place, _("A list is expected here."))
    return []


def id_of(child, carrier, place) -> dict:
    """The id that records of learning hold; one that was never given is given on saving."""
    found = child.get("id")
    if found is None:
        return {}
    if not isinstance(found, str) or not BLOCK_ID.fullmatch(found):
        carrier.wrong(place, _("The id of a block has letters, digits and hyphens only."))
        return {}
    return {"id": found}


def checked(value, kinds, carrier, place):
    # To Python True is a number as well.
    fits = isinstance(value, kinds) and (bool in kinds or not isinstance(value, bool))
    if fits and not (isinstance(value, float) and not math.isfinite(value)):
        return value
    carrier.wrong(place, _("This is not what can be filled in here."))
    return None
