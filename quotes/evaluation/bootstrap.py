"""Intervals by the bootstrap over articles: quotations of one article are not independent of each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from statistics import quantiles

from quotes.evaluation.figures import values
from quotes.evaluation.outcomes import Tally

RESAMPLES, SEED = 1000, 2021
FEWEST = 40
"""Resamples under which 2.5 % of them is less than one."""


def intervals(
    parts: Sequence[Mapping[str, Tally]], *, resamples: int = RESAMPLES, seed: int = SEED
) -> dict[str, tuple[float, float]]:
    """Return the percentile interval of 95 % of each figure.

    Args:
        parts: The tallies of each article.
        resamples: How many samples of as many articles to draw, with replacement; 0 for no intervals.
        seed: What makes the draws repeatable.

    Raises:
        ValueError: ``resamples`` is neither 0 nor at least `FEWEST`.
    """
    if resamples and resamples < FEWEST:
        raise ValueError(f"resamples must be 0 or at least {FEWEST}, not {resamples}")
    if not resamples or not parts:
        return {}
    draws = [values(sample) for sample in _samples(parts, resamples, Random(seed))]
    return {name: _interval([draw[name] for draw in draws]) for name in draws[0]}


def _samples(parts: Sequence[Mapping[str, Tally]], resamples: int, random: Random) -> list[dict[str, Tally]]:
    columns = {
        name: [[getattr(part[name], field) for part in parts] for field in ("hits", "predicted", "gold")]
        for name in parts[0]
    }
    samples = []
    for _ in range(resamples):
        drawn = random.choices(range(len(parts)), k=len(parts))
        samples.append({name: Tally(*(_pick(column, drawn) for column in three)) for name, three in columns.items()})
    return samples


def _pick(column: list[int], drawn: list[int]) -> int:
    return sum([column[at] for at in drawn])


def _interval(drawn: list[float]) -> tuple[float, float]:
    cuts = quantiles(drawn, n=40, method="inclusive")
    return cuts[0], cuts[-1]
