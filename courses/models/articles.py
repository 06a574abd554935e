from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from courses.blocks.bodies import ARTICLE_BODY
from courses.gather import gather_media
from courses.models.shown import ShownPage
from courses.translatable import page_fields


class ArticlePage(ShownPage, Page):
    """A page of plain information: about the programme, privacy."""

    page_description = _("Plain information: about, privacy.")
    template = "pages/courses/article.html"
    parent_page_types = ["courses.HomePage"]
    subpage_types = []

    body = StreamField(
        ARTICLE_BODY,
        verbose_name=_("body"),
        help_text=_("Words and pictures, with headings for whoever looks for one thing."),
    )

    content_panels = [*Page.content_panels, FieldPanel("body")]
    translatable_fields = page_fields(words=["body"])
    search_fields = [*Page.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def get_context(self, request, *args, **kwargs):
        gather_media(self.body)
        return super().get_context(request, *args, **kwargs)
