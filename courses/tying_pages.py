"""The page in the editor's place that ties a translation to its source (`courses.tying`)."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from courses.tying import is_tied, source_of, tie_translation, what_ties

PERMISSION = "wagtail_localize.submit_translation"


class TieView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "pages/cms/tie_translation.html"
    page_title = _("Keep in step with the source")
    header_icon = "wagtail-localize-language"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *super().get_breadcrumbs_items(),
            {"url": edit, "label": self.page.get_admin_display_title()},
            {"url": "", "label": self.page_title},
        ]

    def dispatch(self, request, *args, page_id, **kwargs):
        self.page = get_object_or_404(Page, pk=page_id).specific
        if not may_tie(request.user, self.page):
            raise PermissionDenied
        if source_of(self.page) is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        return self.to_the_page() if is_tied(self.page) else super().get(request)

    def get_context_data(self, **kwargs):
        told = {
            "page": self.page,
            "source": source_of(self.page),
            "tie": what_ties(page=self.page),
        }
        return super().get_context_data(**kwargs) | told

    def post(self, request, *args, **kwargs):
        tie_translation(page=self.page, user=request.user)
        messages.success(
            request,
            _("From now on you see here what changed in the source, sentence by sentence."),
        )
        return self.to_the_page()

    def to_the_page(self):
        return redirect("wagtailadmin_pages:edit", self.page.pk)


def may_tie(user, page) -> bool:
    return user.has_perm(PERMISSION) and page.permissions_for_user(user).can_edit()


def tie_button(page, user, view_name=None, next_url=None):
    """In the menu above a page that was written beside its source. Not in listings, where asking
    would cost queries a row."""
    if page.alias_of_id or page.is_root() or not may_tie(user, page):
        return
    if source_of(page) is None or is_tied(page):
        return
    yield Button(
        _("Keep in step with the source"),
        reverse("course_translations:tie", args=[page.pk]),
        icon_name="wagtail-localize-language",
        priority=61,
    )
