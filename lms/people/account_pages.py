"""Wagtail's pages of accounts, with what the office owes the people in them: a look is recorded,
and nobody is deleted there, because a deleted row takes the counts and leaves the files."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.users.views.users import EditView, HistoryView, IndexView, UserViewSet

from .trail import saw, saw_list


class AccountIndexView(IndexView):
    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        # A list that is taken away as a file is the whole list and not a page of it.
        shown = context["object_list"]
        saw_list(
            actor=self.request.user,
            people=[person.pk for person in shown],
            page="user_list",
            taken_away=bool(self.is_export),
        )
        return context


class AccountEditView(EditView):
    def get(self, request, *args, **kwargs):
        saw(actor=request.user, subject=self.object, page="user")
        return super().get(request, *args, **kwargs)


class AccountHistoryView(HistoryView):
    def get(self, request, *args, **kwargs):
        saw(actor=request.user, subject=self.object, page="user")
        return super().get(request, *args, **kwargs)


class AccountViewSet(UserViewSet):
    index_view_class = AccountIndexView
    edit_view_class = AccountEditView
    history_view_class = AccountHistoryView


def refuse_deleting(request):
    messages.error(
        request,
        _(
            "Accounts are not deleted here: enter a request for erasure at the counter. "
            "It takes the files along and keeps the counts."
        ),
    )
    return redirect("people:counter")
