"""What the workshop's page offers: every repair and addition, with what it lets one choose."""

from functools import partial

from media_tools import repairs
from media_tools.access import word_refusals
from media_tools.models import Job, Video

# The name of the page's ticks; a repair's own fields are named after it ("title_card-text").
CHOSEN = "perbaikan"


def told_options(told) -> dict[str, dict[str, str]]:
    """What a sent form says for each repair, as `versions.ask_repair` takes it."""
    options = {}
    for name, module in repairs.BY_NAME.items():
        for field in fields_of(module):
            value = told.get(f"{name}-{field}")
            if value is not None:
                options.setdefault(name, {})[field] = value
    return options


def chosen_in(last: Job | None, suggested: list[str]) -> dict[str, dict]:
    """What is ticked at first, each with its options: as asked last time, else as suggested.

    A title with a slip in it is then mended, not written anew.
    """
    if last is None:
        return {name: {} for name in suggested}
    options = last.asked.get("options", {})
    return {name: options.get(name, {}) for name in last.asked.get("repairs", ())}


def offers_of(video: Video, chosen: dict[str, dict], told=None) -> list[dict]:
    """Every repair as the page shows it; with `told`, just as it was sent."""
    if told is not None:
        options = told_options(told)
        chosen = {name: options.get(name, {}) for name in told.getlist(CHOSEN)}
    else:
        options = chosen
    duration = (video.measurements or {}).get("duration_s")
    return [
        {
            "name": name,
            "title": module.TITLE,
            "does": module.DOES,
            "is_added": module in repairs.ADDING,
            "is_chosen": name in chosen,
            "form": form_of(
                module,
                options.get(name, {}),
                # Only what was chosen is looked at; the rest keeps what was typed.
                is_sent=told is not None and name in chosen,
                duration_s=duration,
                refuses=partial(word_refusals.first, video.owner),
            ),
        }
        for name, module in repairs.BY_NAME.items()
    ]


def form_of(module, options, *, is_sent: bool, duration_s, refuses):
    fields = fields_of(module)
    if not fields:
        return None
    initial = {name: field.initial for name, field in fields.items()} | options
    sent = {f"{module.NAME}-{name}": value for name, value in initial.items()}
    return module.Asked(
        sent if is_sent else None,
        initial=initial,
        prefix=module.NAME,
        duration_s=duration_s,
        refuses=refuses,
    )


class Together:
    """Several forms of one page as one, where all that is wrong is said at its top."""

    def __init__(self, forms):
        self.forms = [form for form in forms if form is not None]
        self.errors = any(form.errors for form in self.forms)

    def __iter__(self):
        return (field for form in self.forms for field in form)


def fields_of(module) -> dict:
    asked = getattr(module, "Asked", None)
    return asked.base_fields if asked else {}
