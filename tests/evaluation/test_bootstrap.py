"""Intervals by resampling articles."""

from __future__ import annotations

import pytest

from quotes.evaluation.bootstrap import intervals
from quotes.evaluation.figures import SCORES, SHARES
from quotes.evaluation.outcomes import Tally


def part(hits: int, gold: int) -> dict[str, Tally]:
    return dict.fromkeys((*SCORES, *SHARES), Tally(hits, gold, gold))


HALF = [part(2, 2)] * 20 + [part(0, 2)] * 20


def test_articles_all_alike_leave_no_doubt() -> None:
    assert set(intervals([part(1, 2)] * 5, resamples=100).values()) == {(0.5, 0.5)}


def test_the_interval_lies_around_the_figure() -> None:
    low, high = intervals(HALF)["detection_f1"]
    # A binomial of 40 articles: 0.5 plus or minus 1.96 · sqrt(0.25 / 40).
    assert low == pytest.approx(0.345, abs=0.03)
    assert high == pytest.approx(0.655, abs=0.03)


def test_more_articles_make_it_narrower() -> None:
    few, many = (intervals(HALF * times, resamples=200)["detection_f1"] for times in (1, 9))
    assert many[1] - many[0] < 0.6 * (few[1] - few[0])


def test_whole_articles_are_drawn() -> None:
    low, high = intervals([part(50, 50), part(0, 50)], resamples=100)["detection_r"]
    assert (low, high) == (0.0, 1.0)


def test_one_seed_gives_one_interval() -> None:
    assert intervals(HALF, resamples=50) == intervals(HALF, resamples=50)
    assert intervals(HALF, resamples=50, seed=1) != intervals(HALF, resamples=50, seed=2)


def test_no_resamples_give_no_intervals() -> None:
    assert intervals(HALF, resamples=0) == {}
    assert intervals([]) == {}


@pytest.mark.parametrize("resamples", [-1, 1, 39])
def test_too_few_resamples_are_an_error(resamples: int) -> None:
    with pytest.raises(ValueError, match="0 or at least 40"):
        intervals(HALF, resamples=resamples)
