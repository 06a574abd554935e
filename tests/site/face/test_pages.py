import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

from face.gallery import gallery
from face.gallery_form import SignUp

SITE = Path(__file__).parents[3] / "site"


@pytest.fixture
def page():
    context = {"form": SignUp(), "user_roles": frozenset(), "csrf_token": "t", **gallery()}
    request = RequestFactory().get("/gaya/")

    def render(template):
        with override("id"):
            return render_to_string(template, {**context, "request": request})

    return render


@pytest.mark.parametrize("name", ["gaya", "errors/404", "errors/403", "errors/500"])
def test_pages_carry_no_inline_style_or_script(page, name):
    html = page(f"pages/{name}.html")
    assert re.findall(r'\sstyle="|\son\w+="|<script(?![^>]*\ssrc=)|<style', html) == []
    assert html.count("<h1") >= 1


def test_no_two_parts_of_a_page_share_an_id(page):
    ids = re.findall(r'\sid="([^"]+)"', page("pages/gaya.html"))
    twice = {name for name in ids if ids.count(name) > 1}
    # The two forms of the page show the same fields, once right and once wrong.
    assert {name for name in twice if not name.startswith("id_")} == set()


def test_every_icon_that_a_template_calls_is_in_the_sprite():
    known = set(re.findall(r'"([\w-]+)"', (SITE / "frontend" / "icons.json").read_text()))
    called = {
        name
        for template in (SITE / "templates").rglob("*.html")
        for name in re.findall(r'{% icon "([\w-]+)"', template.read_text())
    }
    assert called - known == set()
