"""`evaluate`: gold and predictions in, every figure out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import frozen

from quotes.corpus.model import AnnotatedQuote, Article, Construction
from quotes.errors import CorpusError, Problem
from quotes.evaluation.bootstrap import RESAMPLES, SEED, intervals
from quotes.evaluation.figures import MACRO, SCORES, SHARES, TONES, total, values
from quotes.evaluation.outcomes import Outcome, Tally, confusion, outcomes, tallies
from quotes.model import ToneLabel

Predictions = Mapping[str, Sequence[AnnotatedQuote]]
UNNAMED = "(not said)"


@frozen
class Figure:
    """One figure.

    Attributes:
        value: In [0, 1].
        low: The lower bound of its 95 % interval; ``None`` without resampling.
        high: The upper bound.
    """

    value: float
    low: float | None = None
    high: float | None = None


@frozen
class Row:
    """What became of the gold quotations of one construction or style; all numbers are counts.

    The last four are of somebody's words only, and 0 for nobody's.
    """

    quotations: int
    speech: int
    found: int
    kind: int
    attributed: int
    mention: int
    cue: int
    cues: int
    named: int


@frozen
class Report:
    """All that an evaluation tells.

    Attributes:
        articles: How many articles were judged.
        quotations: How many gold quotations they have.
        speech: How many of those are somebody's words.
        figures: Every figure by its name (`quotes.evaluation.figures` says what each means); the figures of the tone
            only if tones were predicted, those of direct and mixed words only if the gold tells them apart.
        tallies: The counts behind them.
        confusion: Gold tone and predicted tone to count; empty if no tones were predicted.
        outcomes: What became of each gold quotation.
        styles: The style of each article.
    """

    articles: int
    quotations: int
    speech: int
    figures: Mapping[str, Figure]
    tallies: Mapping[str, Tally]
    confusion: Mapping[tuple[ToneLabel, ToneLabel], int]
    outcomes: tuple[Outcome, ...]
    styles: Mapping[str, str]

    def per_construction(self) -> dict[str, Row]:
        """Return a row for each gold construction, in the order of `quotes.corpus.Construction`."""
        rows = _rows(self.outcomes, lambda outcome: str(outcome.gold.construction or UNNAMED))
        return {name: rows[name] for name in (*Construction, UNNAMED) if name in rows}

    def per_style(self) -> dict[str, Row]:
        """Return a row for each style of article, sorted."""
        return dict(sorted(_rows(self.outcomes, lambda outcome: self.styles[outcome.article]).items()))


def evaluate(
    gold: Iterable[Article], predictions: Predictions, *, resamples: int = RESAMPLES, seed: int = SEED
) -> Report:
    """Judge predictions by gold annotations.

    Args:
        gold: The annotated articles.
        predictions: The predicted quotations of each article by its id; those of other articles are not looked at.
        resamples: Samples for the intervals (see `quotes.evaluation.bootstrap`); 0 for none.
        seed: Of the resampling.

    Raises:
        CorpusError: There are no predictions for some article (an empty list says that nothing was found), or the words
            of a prediction do not stand at its offsets.
        ValueError: ``resamples`` is too small.
    """
    articles = list(gold)
    _check(articles, predictions)
    found = [outcomes(article, predictions[article.id]) for article in articles]
    parts = [tallies(part, predictions[article.id]) for part, article in zip(found, articles, strict=True)]
    flat = tuple(outcome for part in found for outcome in part)
    sums = total(parts)
    told = _told(sums)
    bounds = intervals(parts, resamples=resamples, seed=seed)
    return Report(
        articles=len(articles),
        quotations=len(flat),
        speech=sum(outcome.gold.speech for outcome in flat),
        figures={name: Figure(value, *bounds.get(name, ())) for name, value in values(sums).items() if name in told},
        tallies={name: tally for name, tally in sums.items() if told & {name, f"{name}_f1"}},
        confusion=confusion(flat) if MACRO in told else {},
        outcomes=flat,
        styles={article.id: article.meta.get("style", UNNAMED) for article in articles},
    )


def _check(articles: list[Article], predictions: Predictions) -> None:
    missing = [article.id for article in articles if article.id not in predictions]
    if missing:
        listed = ", ".join(missing[:5]) + (" …" if len(missing) > 5 else "")
        message = (
            f"no predictions for {len(missing)} articles ({listed}); give each an entry, empty if nothing is found"
        )
        raise CorpusError(Problem("predictions", None, message))
    for article in articles:
        for quote in predictions[article.id]:
            there = article.text[quote.start : quote.end]
            if quote.text not in ("", there):
                message = (
                    f"at {quote.start} is {there[:30]!r}, not {quote.text[:30]!r}; count code points of the gold text"
                )
                raise CorpusError(Problem("predictions", None, f"{article.id}: {message}"))


def _told(sums: Mapping[str, Tally]) -> set[str]:
    """Return the names of the figures that the data have something to say about."""
    silent = {name for name in ("direct", "mixed") if not sums[name].gold}
    if len(silent) == 2:  # the gold does not tell them apart
        silent.add("kind_acc")
    silent |= {name for name in SCORES if not sums[name].gold and not sums[name].predicted}
    if not any(sums[tone].predicted for tone in TONES):
        silent |= {*TONES, MACRO}
    scores = {f"{name}_{part}" for name in SCORES if name not in silent for part in ("p", "r", "f1")}
    return scores | ({*SHARES, MACRO} - silent)


def _rows(found: Iterable[Outcome], group: Callable[[Outcome], str]) -> dict[str, Row]:
    groups: dict[str, list[Outcome]] = {}
    for outcome in found:
        groups.setdefault(group(outcome), []).append(outcome)
    return {name: _row(members) for name, members in groups.items()}


def _row(members: list[Outcome]) -> Row:
    return Row(
        quotations=len(members),
        speech=sum(outcome.gold.speech for outcome in members),
        found=sum(outcome.found for outcome in members),
        kind=sum(outcome.kind for outcome in members),
        attributed=sum(outcome.attributed for outcome in members),
        mention=sum(outcome.mention for outcome in members),
        cue=sum(outcome.cue for outcome in members),
        cues=sum(outcome.gold.cue is not None for outcome in members),
        named=sum(outcome.named for outcome in members),
    )
