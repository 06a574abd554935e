"""An editor corrects what a platform asks: field by field, and sees first what it would do."""

from dataclasses import replace

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import ModelLogEntry

from courses.profile_pages import ASK_EFFECT, PlatformProfileViewSet
from media_tools import rejudging, sandbox
from media_tools.judging import rejudge
from media_tools.models import PlatformProfile
from tests.factories import make_video
from tests.media_tools.measured import GOOD


@pytest.fixture(autouse=True)
def rung(monkeypatch):
    asked = []
    monkeypatch.setattr(rejudging, "ring", asked.append)
    monkeypatch.setattr(sandbox, "run", None)
    return asked


@pytest.fixture
def profile(db):
    return PlatformProfile.objects.get(slug="tiktok")


@pytest.fixture
def editor(fajar, client):
    call_command("allow_roles")
    client.force_login(fajar)
    return client


def page(profile):
    return reverse("wagtailsnippets_media_tools_platformprofile:edit", args=[profile.pk])


def filled_in(profile, **changes):
    """What a browser sends of the page as it stands, with `changes` typed in."""
    form_class = PlatformProfileViewSet.edit_handler.bind_to_model(
        PlatformProfile
    ).get_form_class()
    form = form_class(instance=profile)
    values = {}
    for name, field in form.fields.items():
        value = field.prepare_value(form.get_initial_for_field(field, name))
        if value not in (None, False, ()):
            values[name] = list(value) if isinstance(value, tuple) else value
    values |= changes
    return {name: value for name, value in values.items() if value is not None}


@pytest.mark.parametrize("slug", ["tiktok", "shorts", "youtube"])
def test_saving_what_stands_there_changes_nothing(slug, editor):
    profile = PlatformProfile.objects.get(slug=slug)
    before = profile.limits
    response = editor.post(page(profile), filled_in(profile))
    assert response.status_code == 302
    profile.refresh_from_db()
    assert (profile.version, profile.limits) == (1, before)


def test_each_limit_is_typed_and_stored_as_the_bench_reads_it(
    editor, profile, fajar, rung, django_capture_on_commit_callbacks
):
    typed = filled_in(
        profile,
        longest_s="120.5",
        largest_bytes="512",
        shapes=["vertical", "square"],
        safe_area="10, 14, 20, 5",
        black_s="",
        index_first="on",
        hard_shapes="on",
        hard_largest_bytes=None,
    )
    with django_capture_on_commit_callbacks(execute=True):
        assert editor.post(page(profile), typed).status_code == 302
    profile.refresh_from_db()
    assert {
        name: profile.limits.get(name)
        for name in ("longest_s", "largest_bytes", "shapes", "safe_area", "black_s", "index_first")
    } == {
        "longest_s": 120.5,
        "largest_bytes": 512 * 1024 * 1024,
        "shapes": ["vertical", "square"],
        "safe_area": [10, 14, 20, 5],
        "black_s": None,
        "index_first": True,
    }
    assert set(profile.limits["hard"]) == {
        "longest_s", "smallest_side_px", "largest_side_px", "shapes",
    }  # fmt: skip
    version = profile.versions.first()
    assert (version.version, version.changed_by, rung) == (2, fajar, [profile.pk])
    assert ModelLogEntry.objects.get().user == fajar


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"longest_s": "long"}, "longest_s"),
        ({"longest_s": "-1"}, "longest_s"),
        ({"shortest_s": "900"}, "longest_s"),
        ({"advised_s": "60, 15"}, "advised_s"),
        ({"advised_s": "15"}, "advised_s"),
        ({"advised_aspect": "9:16"}, "advised_aspect"),
        ({"safe_area": "60, 0, 50, 0"}, "safe_area"),
        ({"loudness_lufs": "14"}, "loudness_lufs"),
        ({"quieter_by": ""}, "quieter_by"),
        ({"shapes": ["round"]}, "shapes"),
        ({"longest_s": ""}, "longest_s"),
        ({"source": ""}, "source"),
        ({"dated": ""}, "dated"),
        ({"name": ""}, "name"),
    ],
)
def test_a_slip_is_told_at_its_field_and_stores_nothing(typed, field, editor, profile):
    before = profile.limits
    response = editor.post(page(profile), filled_in(profile, **typed))
    assert (response.status_code, list(response.context["form"].errors)) == (200, [field])
    profile.refresh_from_db()
    assert (profile.limits, profile.version) == (before, 1)


def test_the_effect_is_told_before_anything_is_saved(editor, profile, ayu):
    for seconds in (20, 40, 60):
        length = float(seconds)
        measured = replace(GOOD, duration_s=length, video_s=length, audio_s=length)
        video = make_video(ayu, profile=profile, measurements=measured.to_json())
        rejudge(video=video, profile=profile)
    typed = filled_in(profile, longest_s="30", **{ASK_EFFECT: "1"})
    response = editor.post(page(profile), typed)
    form = response.context["form"]
    assert (form.effect.better, form.effect.worse, form.effect.same) == (0, 2, 1)
    assert 'value="30' in response.content.decode()
    profile.refresh_from_db()
    assert (profile.version, profile.limits["longest_s"]) == (1, 600)


def test_a_slip_is_told_when_the_effect_is_asked_for(editor, profile):
    typed = filled_in(profile, longest_s="long", **{ASK_EFFECT: "1"})
    form = editor.post(page(profile), typed).context["form"]
    assert (form.effect, list(form.errors)) == (None, ["longest_s"])


def test_an_old_page_does_not_write_over_a_newer_change(editor, profile):
    old = filled_in(profile, longest_s="90")
    editor.post(page(profile), filled_in(profile, longest_s="120"))
    response = editor.post(page(profile), old)
    assert response.context["form"].non_field_errors()
    profile.refresh_from_db()
    assert (profile.version, profile.limits["longest_s"]) == (2, 120)


def test_the_page_tells_who_changed_what_and_how_far_it_has_come(editor, profile, ayu):
    rejudge(video=make_video(ayu, profile=profile, measurements=GOOD.to_json()), profile=profile)
    editor.post(page(profile), filled_in(profile, longest_s="120"))
    told = editor.get(page(profile)).content.decode()
    assert "600 → 120" in told
    assert "Fajar" in told
    assert '<progress id="rejudged" value="0" max="1">' in told
    rejudging.rejudge_behind(profile.pk)
    assert "<progress" not in editor.get(page(profile)).content.decode()


def test_a_new_profile_is_made_with_its_first_version(editor, fajar):
    add = reverse("wagtailsnippets_media_tools_platformprofile:add")
    said = {"name": "Reels", "slug": "reels", "source": "a page", "dated": "2026-11-01"}
    response = editor.post(add, {**said, "quieter_by": "4", "louder_by": "6", "longest_s": "90"})
    assert response.status_code == 302
    made = PlatformProfile.objects.get(slug="reels")
    assert made.limits["longest_s"] == 90
    assert [(v.version, v.changed_by) for v in made.versions.all()] == [(1, fajar)]


@pytest.mark.parametrize("person", ["ayu", "citra", "endah"])
def test_nobody_but_editors_and_administrators_comes_in(person, profile, client, request):
    call_command("allow_roles")
    client.force_login(request.getfixturevalue(person))
    answer = client.post(page(profile), filled_in(profile, longest_s="1"))
    assert answer.status_code != 200
    profile.refresh_from_db()
    assert profile.version == 1


def test_a_profile_that_judged_something_stays(client, admin, ayu, profile):
    make_video(ayu, profile=profile)
    client.force_login(admin)
    delete = reverse("wagtailsnippets_media_tools_platformprofile:delete", args=[profile.pk])
    client.post(delete)
    assert PlatformProfile.objects.filter(pk=profile.pk).exists()
