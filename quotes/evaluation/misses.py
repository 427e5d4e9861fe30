"""What is wrong, quotation by quotation, for somebody who wants to see why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from quotes.corpus.model import AnnotatedQuote
from quotes.evaluation.outcomes import Outcome
from quotes.model import Span


@frozen
class Miss:
    """One disagreement.

    Attributes:
        article: The article's id.
        what: "span", "taken as other", "nobody's words", "speaker", "name" or "cue".
        quote: The gold annotation.
        detail: What was wanted and what was predicted, where that helps.
    """

    article: str
    what: str
    quote: AnnotatedQuote
    detail: str = ""


def misses(found: Iterable[Outcome]) -> Iterator[Miss]:
    """Yield the disagreements in order: of a quotation's source the first of speaker and name, and the cue."""
    for outcome in found:
        for what, detail in _wrong(outcome):
            yield Miss(outcome.article, what, outcome.gold, detail)


def _wrong(outcome: Outcome) -> Iterator[tuple[str, str]]:
    gold, predicted = outcome.gold, outcome.predicted
    if predicted is None:
        yield "span", ""
    elif gold.speech != predicted.speech:
        wanted = "taken as other" if gold.speech else "nobody's words"
        yield wanted, "" if gold.speech else f"not {_words(predicted.speaker)}"
    elif gold.speech:
        if not outcome.attributed:
            yield "speaker", f"{_words(gold.speaker)} not {_words(predicted.speaker)}"
        elif not outcome.named:
            yield "name", f"{gold.name!r} not {predicted.name!r}"
        if not outcome.cue and (gold.cue or predicted.cue):
            yield "cue", f"{_words(gold.cue)} not {_words(predicted.cue)}"


def _words(span: Span | None) -> str:
    return repr(span.text) if span else "none"
