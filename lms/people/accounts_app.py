"""Wagtail's app of accounts with our pages in it: what INSTALLED_APPS names, before any model."""

from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(WagtailUsersAppConfig):
    user_viewset = "lms.people.account_pages.AccountViewSet"
