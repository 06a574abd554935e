"""The workshop's page: for the owner alone, from what was found to a version that is kept."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from media_tools import repairs
from media_tools.enums import JobKind
from media_tools.models import Job
from media_tools.offering import fields_of
from tests import factories
from tests.media_tools.measured import GOOD

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiet(ayu):
    told = replace(GOOD, integrated_lufs=-27.0, true_peak_dbtp=-9.0).to_json()
    return factories.make_video(ayu, measurements=told, verdict="warn")


def version_of(video, **fields):
    return factories.make_video(
        video.owner, made_from=video, measurements=video.measurements, **fields
    )


def test_the_page_offers_what_the_check_found_and_one_tap_asks_for_it(client, quiet, ayu):
    client.force_login(ayu)
    page = client.get(f"/bengkel/{quiet.pk}/")
    assert [repair["name"] for repair in page.context["suggested"]] == ["loudness"]
    answer = client.post(f"/bengkel/{quiet.pk}/perbaiki/", {"perbaikan": "loudness"})
    assert answer.url == f"/bengkel/{quiet.pk}/"
    job = Job.objects.get(kind=JobKind.REPAIR)
    assert (job.video, job.asked) == (quiet, {"repairs": ["loudness"], "options": {}})
    assert client.get(f"/bengkel/{quiet.pk}/").context["running"]["percent"] == 0
    assert "hx-get" in client.get(f"/bengkel/{quiet.pk}/kemajuan/").text


def test_nobody_else_finds_the_page_or_its_acts(client, quiet, budi, citra):
    for person in (budi, citra):
        client.force_login(person)
        assert client.get(f"/bengkel/{quiet.pk}/").status_code == 404
        for act in ("perbaiki", "pakai", "buang"):
            assert client.post(f"/bengkel/{quiet.pk}/{act}/").status_code == 404
    assert not Job.objects.filter(kind=JobKind.REPAIR).exists()


def test_a_finished_version_is_shown_beside_the_original_and_kept(client, quiet, ayu):
    version = version_of(quiet)
    client.force_login(ayu)
    page = client.get(f"/bengkel/{quiet.pk}/?kembali=/belajar/")
    assert page.context["after"].video == version
    assert page.context["compared"][0]["after"] == "0:42"
    answer = client.post(f"/bengkel/{version.pk}/pakai/", {"kembali": "/belajar/"})
    version.refresh_from_db()
    assert (answer.url, version.kept_at is not None) == ("/belajar/", True)


def test_the_way_back_never_leads_to_another_site(client, quiet, ayu):
    version = version_of(quiet)
    client.force_login(ayu)
    answer = client.post(f"/bengkel/{version.pk}/pakai/", {"kembali": "https://jahat.test/"})
    assert answer.url == f"/bengkel/{quiet.pk}/"
    assert client.get(f"/bengkel/{quiet.pk}/?kembali=//jahat.test/").context["back"] == ""


def test_a_failed_repair_is_told_in_words(client, quiet, ayu):
    Job.objects.create(video=quiet, kind=JobKind.REPAIR, state="failed", reason="unexpected")
    client.force_login(ayu)
    assert client.get(f"/bengkel/{quiet.pk}/").context["failed"]


def test_the_number_of_queries_does_not_grow_with_the_versions(client, quiet, ayu):
    client.force_login(ayu)
    counts = []
    for more in (1, 2):
        for _ in range(more):
            version_of(quiet)
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/bengkel/{quiet.pk}/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


TITLE = {
    "title_card-text": "Pagi di Pasar Klojen",
    "title_card-second": "",
    "title_card-seconds": "2",
}


def test_repairs_and_additions_are_asked_for_in_one_go(client, quiet, ayu):
    client.force_login(ayu)
    told = {"perbaikan": ["title_card", "loudness", "reframe"], "reframe-mode": "follow", **TITLE}
    client.post(f"/bengkel/{quiet.pk}/perbaiki/", told)
    assert Job.objects.get(kind=JobKind.REPAIR).asked == {
        "repairs": ["reframe", "loudness", "title_card"],
        "options": {
            "reframe": {"mode": "follow"},
            "title_card": {"text": "Pagi di Pasar Klojen", "second": "", "seconds": 2.0},
        },
    }


def test_what_is_not_right_is_said_at_its_field_and_nothing_typed_is_lost(client, quiet, ayu):
    client.force_login(ayu)
    told = {
        "perbaikan": ["title_card", "lower_third", "loudness"],
        **TITLE,
        "lower_third-name": "Bu <b>Sri</b>",
        "lower_third-role": "Penjual",
        "lower_third-start": "3",
        "lower_third-end": "3.2",
        # Typed, but not ticked: neither looked at nor lost.
        "watermark-corner": "bottom_left",
        "kembali": "/belajar/",
    }
    answer = client.post(f"/bengkel/{quiet.pk}/perbaiki/", told)
    offers = {o["name"]: o for o in answer.context["adding"] + answer.context["mending"]}
    assert answer.status_code == 422
    assert {name for name, offer in offers.items() if offer["is_chosen"]} == set(told["perbaikan"])
    assert list(offers["lower_third"]["form"].errors) == ["end"]
    assert not offers["title_card"]["form"].errors
    assert 'value="Pagi di Pasar Klojen"' in answer.text
    assert 'value="Bu &lt;b&gt;Sri&lt;/b&gt;"' in answer.text
    assert offers["watermark"]["form"]["corner"].value() == "bottom_left"
    assert answer.context["back"] == "/belajar/"
    assert not Job.objects.filter(kind=JobKind.REPAIR).exists()


def test_nothing_chosen_is_told_in_words(client, quiet, ayu):
    client.force_login(ayu)
    answer = client.post(f"/bengkel/{quiet.pk}/perbaiki/", TITLE)
    assert answer.status_code == 422
    assert [str(message) for message in answer.context["messages"]]
    assert 'value="Pagi di Pasar Klojen"' in answer.text


def test_the_next_version_begins_with_what_was_asked_last(client, quiet, ayu):
    asked = {"repairs": ["title_card"], "options": {"title_card": {"text": "Pagi", "seconds": 3}}}
    Job.objects.create(video=quiet, kind=JobKind.REPAIR, state="done", asked=asked)
    version_of(quiet, repairs=["title_card"])
    client.force_login(ayu)
    page = client.get(f"/bengkel/{quiet.pk}/")
    chosen = {o["name"]: o for o in page.context["adding"] if o["is_chosen"]}
    assert list(chosen) == ["title_card"]
    assert chosen["title_card"]["form"]["text"].value() == "Pagi"
    assert len(page.context["done"]) == 1


def test_every_repair_is_on_the_page_with_what_it_lets_one_choose(client, quiet, ayu):
    client.force_login(ayu)
    page = client.get(f"/bengkel/{quiet.pk}/").text
    for name, module in repairs.BY_NAME.items():
        assert f'id="p-{name}"' in page
        for field in fields_of(module):
            assert f'name="{name}-{field}"' in page
