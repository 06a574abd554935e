from courses.models import AssignmentPage
from courses.rubrics import content_hash, rubric_of
from tests.factories import RUBRIC, make_course


def brief():
    return AssignmentPage.objects.child_of(make_course()).get()


def test_a_rubric_is_plain_data_with_the_keys_of_its_blocks(db):
    assert rubric_of(brief()) == {
        "criteria": [
            {
                "key": criterion["id"],
                "name": criterion["value"]["name"],
                "description": criterion["value"]["description"],
                "weight": criterion["value"]["weight"],
                "levels": [
                    {"key": level["id"], **level["value"]}
                    for level in criterion["value"]["levels"]
                ],
            }
            for criterion in RUBRIC
        ],
        "pass_mark": 70,
    }


def test_an_edited_word_changes_the_hash_and_the_order_of_keys_does_not():
    first = {"criteria": [{"key": "a", "name": "Suara"}], "pass_mark": 70}
    turned = {"pass_mark": 70, "criteria": [{"name": "Suara", "key": "a"}]}
    edited = {"criteria": [{"key": "a", "name": "Bunyi"}], "pass_mark": 70}

    assert content_hash(first) == content_hash(turned)
    assert content_hash(first) != content_hash(edited)
    assert len(content_hash(first)) == 64


def test_a_rubric_that_was_never_saved_still_has_keys(db):
    page = AssignmentPage(pass_mark=70)
    page.rubric = [{"type": "criterion", "value": {**RUBRIC[0]["value"], "levels": []}}]

    assert [criterion["key"] for criterion in rubric_of(page)["criteria"]] == ["criterion-1"]
