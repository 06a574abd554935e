"""What I want to be told outside the platform, and when not."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from media_tools.access import SIGNED_IN, access

from ..forms import PreferencesForm
from ..queries import messages_to
from ..wanting import preferences_of, save_preferences

LATELY = 10  # messages


@access(SIGNED_IN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request):
    person = request.user
    form = PreferencesForm(
        request.POST if request.method == "POST" else None,
        preferences=preferences_of([person])[person.pk],
    )
    if form.is_valid():
        save_preferences(person=person, **form.wishes)
        messages.success(request, _("Your choice is saved and holds from now on."))
        return redirect("notices:settings")
    context = {"form": form, "person": person, "lately": messages_to(person)[:LATELY]}
    return render(request, "pages/notices/preferences.html", context)
