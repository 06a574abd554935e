"""What this room draws on the article about privacy: made from what rooms and rules say of
themselves, so that it cannot fall behind what is done."""

from django.template.loader import render_to_string

from .personal import parts
from .retention import rules, terms

# The article's slug in every language; the foot of each page links to it.
PRIVACY = "privasi"


def render_privacy(request, page):
    """What is kept and why, for how long, and whom to turn to. Other articles end as they are."""
    if page.slug != PRIVACY:
        return ""
    days = terms()
    context = {
        "parts": list(parts().values()),
        "kept": [{"rule": rule, "days": days[code]} for code, rule in rules.items()],
    }
    return render_to_string("pages/people/privacy.html", context, request)
