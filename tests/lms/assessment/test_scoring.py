from lms.assessment.scoring import marked, score, unmarked


def criterion(key, weight, points):
    levels = [
        {"key": f"{key}{n}", "title": f"L{n}", "meaning": "", "points": p}
        for n, p in enumerate(points)
    ]
    return {"key": key, "name": key.upper(), "description": "", "weight": weight, "levels": levels}


RUBRIC = {"criteria": [criterion("a", 60, (0, 5, 10)), criterion("b", 40, (1, 2, 3))]}


def test_a_score_weighs_each_criterion_against_its_own_best_level():
    assert score(RUBRIC, {"a": "a2", "b": "b2"}) == 100
    assert score(RUBRIC, {"a": "a1", "b": "b2"}) == 70
    assert score(RUBRIC, {"a": "a0", "b": "b0"}) == 13


def test_a_score_is_rounded_down_so_that_what_reads_as_the_pass_mark_passes():
    # 60 + 40 * 2/3 = 86.67
    assert score(RUBRIC, {"a": "a2", "b": "b1"}) == 86


def test_there_is_no_score_while_a_criterion_is_open():
    assert score(RUBRIC, {"a": "a2"}) is None
    assert unmarked(RUBRIC, {"a": "a2"}) == ["B"]
    assert score({"criteria": []}, {}) is None


def test_a_level_that_the_rubric_does_not_know_counts_as_open():
    assert [row.place for row in marked(RUBRIC, {"a": "a1", "b": "z9"})] == [2, 0]


def test_levels_worth_nothing_earn_nothing():
    assert score({"criteria": [criterion("a", 100, (0, 0, 0))]}, {"a": "a2"}) == 0
