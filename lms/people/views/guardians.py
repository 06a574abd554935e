"""For the office: contacts of many children, and children who turned to another guardian."""

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ..access import ADMINISTRATOR, OFFICER, access
from ..guardian_contacts import MANY_CHILDREN, asked_after_a_no, shared_contacts
from ..trail import saw_list


@access(OFFICER, ADMINISTRATOR)
@never_cache
@require_GET
def guardians(request):
    shared, turned = shared_contacts(), list(asked_after_a_no())
    asked = [*(each for _contact, named in shared for each in named), *turned]
    saw_list(actor=request.user, people=[each.child_id for each in asked], page="guardians")
    context = {"shared": shared, "turned": turned, "many": MANY_CHILDREN}
    return render(request, "pages/people/guardians.html", context)
