"""The office looks at a NIK: one press, one reason, written down before it is shown."""

from django.http import Http404
from django.views.decorators.cache import never_cache

from lms.people.access import OFFICER, access, posts_for
from lms.people.nik import fits_birth_date
from lms.people.nik_sealing import CannotOpen
from lms.people.trail import saw

from ..asked_nik import may_reveal_nik, reveal_nik
from ..forms import RevealForm
from .application import application_page, find_application


@access(OFFICER)
@never_cache
@posts_for("enrolment:application")
def reveal(request, slug, pk):
    """The answer itself shows it, so that it stands in no session and in no address."""
    found = find_application(slug, pk)
    if not may_reveal_nik(request.user, found):
        raise Http404
    form = RevealForm(request.POST)
    if not form.is_valid():
        saw(actor=request.user, subject=found)
        return application_page(request, found, reveal_form=form)
    try:
        whole = reveal_nik(enrolment=found, actor=request.user, why=form.cleaned_data["why"])
    except CannotOpen:
        return application_page(request, found, cannot_open=True)
    differs = whole is not None and not fits_birth_date(whole, found.resident.birth_date)
    return application_page(request, found, whole=whole, differs=differs)
