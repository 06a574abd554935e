import re

from django import forms
from django.template import Context, Template
from django.utils.translation import override

from face.gallery import gallery
from face.gallery_form import SignUp


def drawn(source, **context):
    with override("id"):
        return Template("{% load face %}" + source).render(Context(context))


def test_a_wrong_field_says_so_where_a_reader_hears_it():
    html = drawn("{% field form.email %}", form=SignUp(data={"email": "ayu@"}))
    assert 'aria-describedby="id_email_error"' in html
    assert 'id="id_email_error"' in html
    assert 'aria-invalid="true"' in html


def test_choices_share_a_legend():
    html = drawn("{% field form.phone_kind %}", form=SignUp())
    assert (html.count("<fieldset"), html.count("<legend"), html.count('type="radio"')) == (
        1,
        1,
        2,
    )


def test_a_hidden_field_is_only_itself():
    class Hidden(forms.Form):
        at = forms.CharField(widget=forms.HiddenInput)

    assert drawn("{% field form.at %}", form=Hidden(initial={"at": "4"})).strip() == (
        '<input type="hidden" name="at" value="4" id="id_at">'
    )


def test_drawings_carry_no_decimal_comma():
    html = drawn("{% roof_bar 33 %}{% findings_timeline marks 58.5 %}", **gallery())
    assert 'width="170.4"' in html
    assert 'data-seek="4.2"' in html
    assert re.findall(r'\s(?:x|width|data-seek|data-duration)="[^"]*,', html) == []


def test_what_people_wrote_is_text_and_never_markup():
    marks = [{"start": 1, "end": 2, "kind": "comment", "text": "<script>alert(1)</script>"}]
    assert "<script" not in drawn("{% findings_timeline marks 10 %}", marks=marks)


def test_a_picked_level_is_checked_and_draws_its_roofs():
    html = drawn('{% rubric_picker "c" "Suara" levels selected=3 %}', levels=gallery()["levels"])
    assert (html.count("<input"), html.count(" checked")) == (4, 1)
    assert html.index('value="3" checked') > 0


def test_a_player_asks_for_nothing_before_play_and_says_what_it_costs():
    html = drawn(
        '{% include "components/player.html" %}', sources=gallery()["sources"], title="Uji"
    )
    assert 'preload="none"' in html
    assert "4,2 MB" in html
    assert "autoplay" not in html


def test_the_largest_bar_fills_its_space_and_an_empty_chart_draws_nothing():
    html = drawn(
        "{% bar_chart rows %}",
        rows=[{"label": "Sukun", "value": 4}, {"label": "Klojen", "value": 1}],
    )
    assert ('width="100.0%"' in html, 'width="25.0%"' in html) == (True, True)
    assert "<tbody></tbody>" in drawn("{% bar_chart rows %}", rows=[])
