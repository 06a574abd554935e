"""Tags for the components that need more than an include. The rest is in templates/components/.

{% load face %}
"""

from functools import cache

from django import template
from django.forms import CheckboxInput, FileInput
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from courses.languages import canonical
from face import appearance, navigation, numbers, plain_text, roofs, timeline
from lms.people.access import ADMINISTRATOR, OFFICER
from lms.people.models import DataProtectionContact

register = template.Library()

register.filter("timecode", numbers.timecode)
register.filter("megabytes", numbers.megabytes)
register.filter("rupiah", numbers.rupiah)
register.filter("percent", numbers.percent)
register.filter("whole_number", numbers.whole_number)
register.filter("in_paragraphs", plain_text.in_paragraphs)
register.simple_tag(appearance.chosen_theme, takes_context=True, name="chosen_theme")
register.simple_tag(appearance.saving_data, takes_context=True, name="saving_data")
register.simple_tag(navigation.address, name="address")


@register.simple_tag
def canonical_lesson(page):
    """The id under which learning keeps this lesson; empty for a draft that was never saved."""
    return canonical(page).pk if page.pk else ""


@register.inclusion_tag("navigation/doors.html", takes_context=True)
def doors(context):
    """The header's links for this visitor, by role."""
    request = context.get("request")
    roles = frozenset(context.get("user_roles") or ())
    shown = navigation.doors_for(roles=roles, current=request.path if request else "")
    return {
        "doors": [door for door in shown if not door["is_rare"]],
        "more": [door for door in shown if door["is_rare"]],
    }


@register.simple_block_tag
def notice(content, kind="info", title="", live=False):
    """{% notice "warn" title %} ... {% endnotice %}: info, good, warn or bad, with its icon."""
    return render_to_string(
        "components/notice.html", {"kind": kind, "title": title, "body": content, "live": live}
    )


@register.simple_tag
def icon(name, label="", size=""):
    """An icon of the sprite. Give a `label` only where no text beside it says the same."""
    if label:
        return drawn(name, format_html('role="img" aria-label="{}"', label), size)
    return drawn_without_words(name, size)


# A page shows a hundred icons, of some dozen kinds; where the sprite lies changes only with a new
# build, and so with a new process.
@cache
def drawn_without_words(name, size):
    return drawn(name, mark_safe('aria-hidden="true"'), size)


@cache
def sprite():
    return static("build/icons.svg")


def drawn(name, says, size):
    extra = mark_safe(" icon--l") if size == "l" else ""
    return format_html(
        '<svg class="icon{}" {}><use href="{}#{}"></use></svg>', extra, says, sprite(), name
    )


@register.inclusion_tag("components/contact.html", takes_context=True)
def data_contact(context):
    """Whom people turn to about their data; staff see where to fill it in while it is empty."""
    roles = frozenset(context.get("user_roles") or ())
    contact = DataProtectionContact.current()
    is_staff = bool(roles & {OFFICER, ADMINISTRATOR})
    return {"contact": contact, "asks_staff": is_staff and not contact.is_complete}


@register.inclusion_tag("components/field.html")
def field(bound, label=None, help=None, short=False):
    """A form field with label, help and errors, whatever its widget."""
    widget = bound.field.widget
    return {
        "field": bound,
        "label": label or bound.label,
        "help": help or bound.help_text,
        "is_lone_checkbox": isinstance(widget, CheckboxInput),
        "is_file": isinstance(widget, FileInput),
        "is_choices": bound.use_fieldset and getattr(widget, "option_template_name", None),
        "is_short": short,
    }


@register.inclusion_tag("components/roof_row.html")
def roof_row(count, done=None, paint="many"):
    """Only the drawing: `count` roofs, the first `done` painted (all, if not said)."""
    return {"row": roofs.row(count=count, done=count if done is None else done, paint=paint)}


@register.inclusion_tag("components/roof_progress.html")
def roof_progress(value, max, label="", percent=False, row=False):
    """Progress as roofs being painted, with the numbers in words beside it."""
    return {
        "row": roofs.progress(value=value, maximum=max),
        "value": value,
        "max": max,
        "percent": int(100 * roofs.share(value, max)),
        "label": label,
        "says_percent": percent,
        "in_a_row": row,
    }


@register.inclusion_tag("components/roof_row.html")
def roof_bar(percent):
    """Twenty roofs over the whole width, painted to `percent`: for uploads and jobs."""
    return {"row": roofs.progress(value=percent or 0, maximum=100)}


@register.inclusion_tag("components/bar_chart.html")
def bar_chart(rows, caption="", label="", unit="", paint="accent", money=False):
    """A table whose numbers are also drawn as roofs. `rows`: dicts with label, value, href."""
    rows = list(rows)
    most = max((row["value"] or 0 for row in rows), default=0)
    drawn = [
        {
            **row,
            "share": round(100 * roofs.share(row["value"] or 0, most), 2),
            "paint": f"roof-{number % roofs.PAINTS + 1}" if paint == "many" else "roof-accent",
        }
        for number, row in enumerate(rows)
    ]
    return {"rows": drawn, "caption": caption, "label": label, "unit": unit, "money": money}


@register.inclusion_tag("components/timeline.html")
def findings_timeline(marks, duration, player="player", prefix="t", show_list=True):
    """The strip of findings and comments under a player, and the list behind it."""
    laid = timeline.lay_out(marks=marks, duration=duration, prefix=prefix)
    return {
        "marks": laid,
        "timed": [mark for mark in laid if mark.start is not None],
        "duration": duration,
        "player": player,
        "show_list": show_list,
    }


@register.inclusion_tag("components/rubric_picker.html")
def rubric_picker(name, legend, levels, selected=None, help="", error="", required=True):
    """The levels of one criterion as radio buttons. `levels`: dicts, see the template."""
    return {
        "name": name,
        "legend": legend,
        "levels": [
            {**level, "row": roofs.row(count=len(levels), done=number, paint="accent")}
            for number, level in enumerate(levels, start=1)
        ],
        "selected": str(selected) if selected is not None else "",
        "help": help,
        "error": error,
        "required": required,
    }


@register.inclusion_tag("components/rubric_result.html")
def rubric_result(criterion, level, levels, label="", said="", points="", outof=""):
    """What a criterion was given: `level` of `levels` roofs painted."""
    return {
        "criterion": criterion,
        "row": roofs.row(count=int(levels), done=int(level or 0), paint="accent"),
        "level": level,
        "levels": levels,
        "label": label,
        "said": said,
        "points": points,
        "outof": outof,
    }
