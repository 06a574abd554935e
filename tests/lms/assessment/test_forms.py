"""What a trainer may write at a second of the video."""

from lms.assessment.forms import NewCommentForm


def test_a_comment_lies_within_the_video():
    data = {"new-start": "0:16", "new-end": "9:59", "new-body": "Bagus."}
    form = NewCommentForm(data, seconds=15.0)
    assert not form.is_valid()
    assert set(form.errors) == {"start", "end"}
    assert NewCommentForm(data | {"new-start": "0:15", "new-end": ""}, seconds=15.0).is_valid()


def test_a_minute_has_sixty_seconds():
    form = NewCommentForm({"new-start": "9:99", "new-body": "Bagus."})
    assert set(form.errors) == {"start"}
