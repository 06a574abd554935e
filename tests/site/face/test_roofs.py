from face.roofs import progress, row


def test_what_is_done_is_painted_and_the_rest_stays_bare():
    drawn = row(count=3, done=2)
    assert [roof.paint for roof in drawn.roofs] == ["roof-1", "roof-2", "roof-3"]
    assert (drawn.width, drawn.height, drawn.painted_to) == (76, 12, 52)


def test_a_part_of_a_roof_can_be_painted():
    assert row(count=4, done=1.5, paint="accent").painted_to == 26 + 12


def test_steps_that_can_be_counted_get_one_roof_each():
    assert len(progress(value=3, maximum=8).roofs) == 8


def test_a_sum_of_money_is_drawn_as_a_share_of_twenty_roofs():
    drawn = progress(value=75_000_000, maximum=150_000_000)
    assert (len(drawn.roofs), drawn.painted_to) == (20, 260.0)


def test_all_is_painted_at_the_end_and_never_more():
    assert [progress(value=value, maximum=5).painted_to for value in (5, 9)] == [128, 128]


def test_nothing_of_nothing_is_drawn_bare():
    assert progress(value=0, maximum=0).painted_to == 0
