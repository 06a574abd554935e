"""Wagtail's pages of accounts do not delete (lms.people.account_pages)."""

from wagtail import hooks

from .account_pages import refuse_deleting
from .models import User


@hooks.register("before_delete_user")
def no_deleting(request, user):
    return refuse_deleting(request)


@hooks.register("before_bulk_action")
def no_deleting_of_many(request, action_type, objects, action):
    if action_type == "delete" and User in action.models:
        return refuse_deleting(request)
    return None
