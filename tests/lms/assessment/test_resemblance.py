"""What a trainer is told of earlier works that a video resembles, and what not."""

import pytest
from django.urls import reverse

from media_tools.models import Likeness
from tests.factories import PersonFactory, make_video

STRETCH = {"start": 2.0, "end": 9.0, "other_start": 30.0, "other_end": 37.0}


@pytest.fixture
def page(client, citra):
    """The review page of an attempt, as Citra reads it."""
    client.force_login(citra)
    return lambda attempt: client.get(
        reverse("assessment:review", args=[attempt.public_id])
    ).content.decode()


def resembles(attempt, other):
    return Likeness.objects.create(
        video=attempt.video,
        other=other,
        picture_share=0.8,
        mirrored=True,
        stretches=[STRETCH],
    )


@pytest.fixture
def of_class(handed_in, hand_in_as):
    """Budi's work in the same class, which Citra may see."""
    return hand_in_as("Budi")


def test_without_a_likeness_nothing_is_said(page, handed_in):
    assert "mirip" not in page(handed_in)


def test_the_other_one_is_named_with_the_stretch_and_both_can_be_watched(
    page, client, handed_in, of_class
):
    one = resembles(handed_in, of_class.video)
    told = page(handed_in)
    assert "80%" in told
    assert "Budi" in told
    address = reverse("assessment:resemblance", args=[handed_in.public_id, one.pk])
    assert address in told
    both = client.get(address).content.decode()
    assert both.count("data-seek=") == 2
    assert 'data-seek="30.0"' in both


def test_somebody_of_a_class_that_is_not_hers_is_not_named(page, client, handed_in):
    stranger = make_video(PersonFactory(name="Sukarno"))
    one = resembles(handed_in, stranger)
    told = page(handed_in)
    assert "80%" in told
    assert "Sukarno" not in told
    address = reverse("assessment:resemblance", args=[handed_in.public_id, one.pk])
    assert address not in told
    assert client.get(address).status_code == 404


def test_neither_the_resident_nor_another_trainer_opens_it(client, handed_in, of_class, ayu):
    one = resembles(handed_in, of_class.video)
    address = reverse("assessment:resemblance", args=[handed_in.public_id, one.pk])
    other_trainer = PersonFactory(name="Dimas", roles=["trainer"])
    for person in (ayu, other_trainer):
        client.force_login(person)
        assert client.get(address).status_code == 404


def test_the_number_of_queries_does_not_grow_much_with_likenesses(
    page, handed_in, hand_in_as, django_assert_max_num_queries
):
    resembles(handed_in, hand_in_as("Budi").video)
    page(handed_in)
    with django_assert_max_num_queries(80) as one:
        page(handed_in)
    for name in ("Sari", "Rina"):
        resembles(handed_in, hand_in_as(name).video)
    with django_assert_max_num_queries(80) as three:
        page(handed_in)
    # Whether each may be seen is asked for each; there are never more than a few.
    assert len(three) - len(one) <= 2 * 2
