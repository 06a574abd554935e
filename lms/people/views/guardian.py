from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..access import ANYONE, access
from ..guardian import answer_for_child, is_replaced
from ..models import GuardianConsent
from ..queries import standings

ANSWERS = {"yes": True, "no": False}


@access(ANYONE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def guardian(request, token):
    """The page behind a guardian's link. Who holds the link is the guardian."""
    asked = get_object_or_404(GuardianConsent.objects.select_related("child"), token=token)
    wrong = False
    if request.method == "POST":
        given = ANSWERS.get(request.POST.get("answer"))
        if given is not None:
            answer_for_child(asked=asked, given=given)
            return redirect("people:guardian", token=token)
        wrong = True
    context = {
        "asked": asked,
        "child": asked.child,
        "is_replaced": is_replaced(asked),
        "standings": standings(asked.child, language=get_language()),
        "wrong": wrong,
    }
    return render(request, "pages/people/guardian.html", context)
