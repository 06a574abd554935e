import pytest
from django.core.exceptions import ValidationError

from courses.blocks.rubric import RubricBlock
from tests.factories import RUBRIC


def rubric_with(*, weights, points=(0, 5, 10)):
    levels = [{"title": f"L{n}", "meaning": "Terlihat.", "points": n} for n in points]
    block = RubricBlock()
    return block, block.to_python(
        [
            {
                "type": "criterion",
                "value": {"name": "C", "description": "D", "weight": weight, "levels": levels},
            }
            for weight in weights
        ]
    )


def test_weights_that_add_up_to_100_are_accepted(db):
    block = RubricBlock()
    value = block.to_python(RUBRIC)

    assert [child.value["weight"] for child in block.clean(value)] == [60, 40]


@pytest.mark.parametrize("weights", [(60,), (60, 50)])
def test_weights_that_do_not_add_up_to_100_are_refused(weights):
    block, value = rubric_with(weights=weights)

    with pytest.raises(ValidationError) as refusal:
        block.clean(value)

    assert str(sum(weights)) in str(refusal.value.non_block_errors.as_data())


@pytest.mark.parametrize("points", [(0, 10, 5), (0, 5, 5)])
def test_levels_must_rise_in_points(points):
    block, value = rubric_with(weights=(100,), points=points)

    with pytest.raises(ValidationError) as refusal:
        block.clean(value)

    assert list(refusal.value.block_errors[0].block_errors) == ["levels"]
