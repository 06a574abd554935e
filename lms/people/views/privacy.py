"""What is kept, why and for how long, and which rights people have: made from what the rooms and
the rules of retention say of themselves."""

from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ..access import ANYONE, access
from ..models import Purpose
from ..personal import parts
from ..queries import current_texts
from ..retention import rules, terms


@access(ANYONE)
@require_safe
def privacy(request):
    days = terms()
    context = {
        "parts": list(parts().values()),
        "kept": [{"rule": rule, "days": days[code]} for code, rule in rules.items()],
        "texts": [
            (Purpose(text.purpose).label, text.body)
            for text in current_texts(language=get_language())
        ],
    }
    return render(request, "pages/people/privacy.html", context)
