"""Where the office gives an assignment to a class: which brief, until when."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from .assign import give_assignment
from .models import Assignment


class AssignmentForm(WagtailAdminModelForm):
    """Once given, only the due time can be moved: the rest was copied for this class."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in ("cohort", "brief"):
                self.fields[name].disabled = True


class GiveView(CreateView):
    def save_instance(self):
        """Given by the verb, so that the brief's rules are copied whoever gives it."""
        asked = self.form.instance
        return give_assignment(
            cohort=asked.cohort, brief=asked.brief, due_at=asked.due_at, actor=self.request.user
        )


class AssignmentViewSet(SnippetViewSet):
    model = Assignment
    add_view_class = GiveView
    icon = "clipboard-list"
    menu_label = _("Assignments")
    menu_order = 220
    add_to_admin_menu = True
    list_display = ["brief", "cohort", "due_at", "pass_mark"]
    list_filter = ["cohort"]
    ordering = ["-due_at"]
    edit_handler = ObjectList(
        [FieldPanel("cohort"), FieldPanel("brief"), FieldPanel("due_at")],
        base_form_class=AssignmentForm,
    )


register_snippet(AssignmentViewSet)
