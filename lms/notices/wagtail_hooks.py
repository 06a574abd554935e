"""Where editors write the texts of messages: one for each message and language."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .compose import default_words
from .models import MessageText
from .placeholders import fields_of, needed_in
from .text_form import MessageTextForm
from .titles import TITLES, title_of


class WordsInTheCode(Panel):
    """What each message says without an editor's text, and which fields it may name."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "pages/cms/message_fields.html"

        def get_context_data(self, parent_context=None):
            one = self.instance.code
            language = self.instance.language or "id"
            return {"texts": [explained(code, language) for code in ([one] if one else TITLES)]}


def explained(code: str, language: str) -> dict:
    needed = needed_in(code)
    return {
        "title": title_of(code),
        "fields": [
            {"name": name, "example": example, "is_needed": name in needed}
            for name, example in fields_of(code).items()
        ],
        "words": default_words(code, language),
    }


class MessageTextViewSet(SnippetViewSet):
    model = MessageText
    icon = "mail"
    menu_label = _("Texts of messages")
    menu_order = 230
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = [
        Column("title", label=_("Message"), accessor=lambda text: title_of(text.code)),
        "language_name",
        "changed_at",
    ]
    list_filter = ["language"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("code"), FieldPanel("language")]),
            MultiFieldPanel([FieldPanel("subject"), FieldPanel("body")], heading=_("E-mail")),
            FieldPanel("short"),
            WordsInTheCode(heading=_("Fields, and the platform's own words")),
        ],
        base_form_class=MessageTextForm,
    )


register_snippet(MessageTextViewSet)
