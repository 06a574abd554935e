from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from courses.models.shown import ShownPage
from courses.shelf import Section, outline_around
from courses.translatable import page_fields


class ModulePage(ShownPage, Page):
    """A part of a course: a few lessons, and a quiz or an assignment at their end."""

    page_description = _("A part of a course: lessons, quizzes and assignments live under it.")
    template = "pages/courses/module.html"
    parent_page_types = ["courses.CoursePage"]
    subpage_types = ["courses.LessonPage", "courses.QuizPage", "courses.AssignmentPage"]

    introduction = models.TextField(
        _("introduction"), max_length=300, help_text=_("What this part is for.")
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    translatable_fields = page_fields(words=["introduction"])
    search_fields = [*Page.search_fields, index.SearchField("introduction")]

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context.update(outline_around(self))
        context["own_sections"] = [
            Section(None, section.units)
            for section in context["sections"]
            if section.module and section.module.pk == self.pk
        ]
        return context
