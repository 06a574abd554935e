"""The page on which people keep the keys of their programs."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from lms.people.access import SIGNED_IN, access
from lms.people.reauthentication import needs_proof

from . import tokens
from .forms import TokenForm


@access(SIGNED_IN)
@never_cache
@require_http_methods(["GET", "POST"])
@needs_proof("integration:tokens")
def token_list(request):
    """Own keys, and the form for a new one, whose secret is in this one answer and nowhere else.
    A key outlives the session, so whoever holds the phone has to show who they are.

    No redirect after making one: the secret would have to be kept somewhere in between.
    """
    form = TokenForm(request.POST or None, writer=request.user)
    secret = ""
    if request.method == "POST" and form.is_valid():
        try:
            _token, secret = tokens.make_token(owner=request.user, name=form.cleaned_data["name"])
            form = TokenForm(writer=request.user)
        except tokens.NameTaken as taken:
            form.add_error("name", str(taken))
    return render(
        request,
        "pages/integration/tokens.html",
        {"tokens": tokens.tokens_of(request.user), "form": form, "secret": secret},
    )


@access(SIGNED_IN)
@require_POST
def revoke(request, pk):
    token = get_object_or_404(tokens.tokens_of(request.user), pk=pk)
    tokens.revoke(token=token, actor=request.user)
    messages.success(request, _("“%(name)s” can no longer sign in.") % {"name": token.name})
    return redirect("integration:tokens")
