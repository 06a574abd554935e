"""Platform profiles in Wagtail: dated data that staff correct when a platform changes it."""

from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError
from django.db.models.deletion import Collector
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import Column
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView, SnippetViewSet

from courses.profile_form import HARD, PlatformProfileForm
from courses.profile_history import changes_of
from media_tools.changing import ChangedMeanwhile, add_profile, change_profile
from media_tools.enums import Verdict
from media_tools.limit_fields import ENFORCEABLE, SECTIONS
from media_tools.models import PlatformProfile
from media_tools.rejudging import Effect, effect_of, progress_of

ASK_EFFECT = "ask-effect"


class ToldPanel(Panel):
    """A part of the page that says something and is not filled in."""

    template = ""

    class BoundPanel(Panel.BoundPanel):
        @property
        def template_name(self):
            return self.panel.template

        def is_shown(self):
            return super().is_shown() and bool(self.instance.pk)


class EffectPanel(ToldPanel):
    """What the change on this page would do to verdicts, before it is saved."""

    template = "pages/cms/profile_effect.html"

    class BoundPanel(ToldPanel.BoundPanel):
        def get_context_data(self, parent_context=None):
            effect = self.form.effect
            rows = effect and [
                (verdict.label, effect.before.get(verdict, 0), effect.after.get(verdict, 0))
                for verdict in Verdict
            ]
            words = effect and in_words(effect)
            return {"ask": ASK_EFFECT, "words": words, "rows": effect and effect.all and rows}


def in_words(effect: Effect) -> str:
    if not effect.all:
        return str(_("No video has been measured for this profile yet."))
    told = ngettext(
        "Of %(number)s video: %(better)s better, %(worse)s worse, %(same)s as before.",
        "Of %(number)s videos: %(better)s better, %(worse)s worse, %(same)s as before.",
        effect.all,
    ) % {
        "number": effect.all,
        "better": effect.better,
        "worse": effect.worse,
        "same": effect.same,
    }
    if not effect.settled:
        return told
    return f"{told} " + ngettext(
        "%(number)s of them was handed in and keeps the verdict that it has.",
        "%(number)s of them were handed in and keep the verdict that they have.",
        effect.settled,
    ) % {"number": effect.settled}


class HistoryPanel(ToldPanel):
    """How far the last change has come, and what was changed before, by whom."""

    template = "pages/cms/profile_history.html"

    class BoundPanel(ToldPanel.BoundPanel):
        def get_context_data(self, parent_context=None):
            return {"progress": progress_of(self.instance), "changes": changes_of(self.instance)}


class ProfileAddView(CreateView):
    def save_instance(self):
        made = add_profile(**told(self.form.instance), actor=self.request.user)
        log(instance=made, action="wagtail.create", user=self.request.user)
        return made


class ProfileEditView(EditView):
    def post(self, request, *args, **kwargs):
        if ASK_EFFECT not in request.POST:
            return super().post(request, *args, **kwargs)
        stored = self.get_object()
        self.object = self.get_object()
        form = self.get_form()
        if not self.is_valid(form):
            return self.form_invalid(form)
        self.form = form
        form.effect = effect_of(stored, form.instance)
        # At the head of a long page, where it is seen at once; the table stands by the button.
        messages.info(request, in_words(form.effect))
        return self.render_to_response(self.get_context_data(form=form))

    def is_valid(self, form):
        if not super().is_valid(form):
            return False
        stored = PlatformProfile.objects.get(pk=self.object.pk)
        if form.cleaned_data["seen_version"] == stored.version:
            return True
        self.form = form
        self.refuse_old()
        return False

    def refuse_old(self):
        self.form.add_error(
            None,
            _("Somebody else changed this profile meanwhile. Load the page again to see it."),
        )
        self.produced_error_code = "validation_error"
        self.produced_error_message = self.get_error_message()

    def save_instance(self):
        instance, version = self.form.instance, self.form.cleaned_data["seen_version"]
        said = told(instance)
        del said["slug"]
        saved = change_profile(
            profile=instance, seen_version=version, **said, actor=self.request.user
        )
        if saved.version != version:
            log(instance=saved, action="wagtail.edit", user=self.request.user)
        self.left = progress_of(saved)
        return saved

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ChangedMeanwhile:
            self.refuse_old()
            return self.form_invalid(form)

    def get_success_message(self):
        left = self.left.all - self.left.done
        if not left:
            return super().get_success_message()
        return ngettext(
            "Saved. %(count)s video is being judged again.",
            "Saved. %(count)s videos are being judged again.",
            left,
        ) % {"count": left}


class ProfilePolicy(ModelPermissionPolicy):
    """A profile that something was judged by, or is to be judged by, explains it, and stays."""

    def user_has_permission_for_instance(self, user, action, instance):
        allowed = super().user_has_permission_for_instance(user, action, instance)
        return allowed and not (action == "delete" and is_used(instance))


def is_used(profile: PlatformProfile) -> bool:
    try:
        Collector(using=profile._state.db).collect([profile])
    except ProtectedError:
        return True
    return False


class ProfileDeleteView(DeleteView):
    def form_valid(self, form):
        if not self.user_has_permission_for_instance("delete", self.object):
            raise PermissionDenied
        return super().form_valid(form)


def told(instance: PlatformProfile) -> dict:
    return {
        name: getattr(instance, name) for name in ("slug", "name", "source", "dated", "limits")
    }


def panel_of(name: str):
    if name not in ENFORCEABLE:
        return FieldPanel(name)
    return FieldRowPanel([FieldPanel(name), FieldPanel(HARD + name)])


def judged(profile: PlatformProfile) -> str:
    progress = progress_of(profile)
    return f"{progress.done} / {progress.all}"


class PlatformProfileViewSet(SnippetViewSet):
    model = PlatformProfile
    add_view_class = ProfileAddView
    edit_view_class = ProfileEditView
    delete_view_class = ProfileDeleteView
    copy_view_enabled = False
    icon = "list-ul"
    menu_label = _("Platform profiles")
    menu_order = 220
    add_to_admin_menu = True
    list_display = [
        "name",
        "dated",
        "source",
        Column("judged", label=_("Videos judged by it"), accessor=judged),
    ]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
            MultiFieldPanel([FieldPanel("source"), FieldPanel("dated")], heading=_("Where from")),
            *(
                MultiFieldPanel([panel_of(name) for name in section.limits], heading=section.title)
                for section in SECTIONS
            ),
            EffectPanel(heading=_("What this change would do")),
            HistoryPanel(heading=_("What was changed before")),
        ],
        base_form_class=PlatformProfileForm,
    )


register_permission_policy(PlatformProfile, ProfilePolicy(PlatformProfile))
