"""Wagtail's pages of accounts, with what the office owes the people in them: a look is recorded,
and nobody is deleted there, because a deleted row takes the counts and leaves the files."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.users.views.users import (
    CreateView,
    EditView,
    HistoryView,
    IndexView,
    UserFilterSet,
    UserViewSet,
)

from .account_forms import AccountForm, NewAccountForm, role_label
from .models import User
from .roles import given_roles, record_roles
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


class AccountCreateView(CreateView):
    def save_instance(self):
        with transaction.atomic():
            instance = super().save_instance()
            record_roles(person=instance, before=frozenset(), actor=self.request.user)
        return instance


class AccountEditView(EditView):
    def save_instance(self):
        with transaction.atomic():
            kept = User.objects.select_for_update().get(pk=self.object.pk)
            before = given_roles(kept)
            instance = super().save_instance()
            record_roles(person=instance, before=before, actor=self.request.user)
        return instance

    def get(self, request, *args, **kwargs):
        saw(actor=request.user, subject=self.object, page="user")
        return super().get(request, *args, **kwargs)


class AccountHistoryView(HistoryView):
    def get(self, request, *args, **kwargs):
        saw(actor=request.user, subject=self.object, page="user")
        return super().get(request, *args, **kwargs)


class AccountFilterSet(UserFilterSet):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["group"].label = _("Role")
        self.filters["group"].field.label_from_instance = role_label


class AccountViewSet(UserViewSet):
    filterset_class = AccountFilterSet
    create_template_name = "pages/cms/account_new.html"
    edit_template_name = "pages/cms/account.html"
    index_view_class = AccountIndexView
    add_view_class = AccountCreateView
    edit_view_class = AccountEditView
    history_view_class = AccountHistoryView

    def get_form_class(self, for_update=False):
        return AccountForm if for_update else NewAccountForm


def refuse_deleting(request):
    messages.error(
        request,
        _(
            "Accounts are not deleted here: enter a request for erasure at the counter. "
            "It takes the files along and keeps the counts."
        ),
    )
    return redirect("people:counter")
