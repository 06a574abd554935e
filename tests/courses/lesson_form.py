"""A lesson as the editor's form sends it."""

from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield


def lesson_words(**changed):
    values = {
        "title": "Materi 1",
        "slug": "materi-1",
        "introduction": "Tentang ini.",
        "minutes": "5",
        "completion_rule": "read",
        "watch_share": "80",
        "requires": streamfield([]),
        "body": streamfield([("text", rich_text("<p>Pukul lima sore.</p>"))]),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0},
    }
    return nested_form_data(values | changed)
