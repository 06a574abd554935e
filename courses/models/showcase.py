from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from courses.blocks.bodies import ARTICLE_BODY
from courses.gather import gather_media
from courses.models.shown import ShownPage
from courses.translatable import page_fields


class ShowcasePage(ShownPage, Page):
    """Works of residents, which the slot `showcase_works` brings. Its slug is `karya` in every
    language, because other places link to it."""

    page_description = _("Works that their makers agreed to show.")
    template = "pages/courses/showcase.html"
    parent_page_types = ["courses.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    introduction = models.TextField(
        _("introduction"), max_length=400, help_text=_("One or two sentences above the works.")
    )
    body = StreamField(
        ARTICLE_BODY, blank=True, verbose_name=_("body"), help_text=_("Shown below the works.")
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    translatable_fields = page_fields(words=["introduction", "body"])
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("page of works")
        verbose_name_plural = _("pages of works")

    def get_context(self, request, *args, **kwargs):
        gather_media(self.body)
        return super().get_context(request, *args, **kwargs)
