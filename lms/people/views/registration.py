from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ..access import ANYONE, access
from ..forms import RegisterForm
from ..logins import as_fields
from ..onward import asked_path, onward
from ..register import register_person

BACKEND = "lms.people.backends.EmailOrPhoneBackend"


@access(ANYONE)
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def register(request):
    if request.user.is_authenticated:
        return redirect(onward(request, request.user))
    sent = request.POST if request.method == "POST" else None
    form = RegisterForm(sent, language=get_language())
    if form.is_valid():
        person = person_of(form)
        if person is not None:
            login(request, person, backend=BACKEND)
            return redirect(onward(request, person))
    return render(
        request, "pages/people/register.html", {"form": form, "next": asked_path(request)}
    )


def person_of(form):
    """Register who the form describes; None, with an error on the form, where somebody with the
    same address was quicker."""
    data = form.cleaned_data
    try:
        return register_person(
            name=data["name"],
            birth_date=data["birth_date"],
            kelurahan=data["kelurahan"],
            password=data["password"],
            language=get_language(),
            agreed=data["agreed"],
            guardian_name=data["guardian_name"],
            guardian_contact=data["guardian_contact"],
            **as_fields(data["login"]),
        )
    except IntegrityError:
        try:
            form.refuse_taken(data["login"])
        except ValidationError as taken:
            form.add_error("login", taken)
        return None
