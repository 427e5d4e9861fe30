"""Quotations as rows of a spreadsheet."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from quotes.model import Quote, ToneLabel

COLUMNS = (
    *("article", "number", "text", "start", "end", "kind", "depth", "closed", "segments", "rule"),
    *(f"speaker_{name}" for name in ("text", "start", "end", "name", "pronoun", "gender")),
    *(f"cue_{name}" for name in ("text", "start", "end", "lemma")),
    *(f"tone_{name}" for name in ("label", "score", "negative", "neutral", "positive")),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows(article: str, quotes: Sequence[Quote]) -> list[list[object]]:
    """Return one row a quotation, a cell for each of `COLUMNS`.

    A text that a spreadsheet would take for a formula has an apostrophe before it; JSON lines have every text as it is.

    Args:
        article: What the article is called.
        quotes: Its quotations.
    """
    return [[_cell(value) for value in (article, number, *_values(quote))] for number, quote in enumerate(quotes)]


def _values(quote: Quote) -> Iterator[object]:
    yield from (quote.text, quote.start, quote.end, quote.kind.value, quote.depth, quote.closed)
    yield json.dumps([[segment.start, segment.end] for segment in quote.segments])
    yield quote.rule
    speaker, cue, tone = quote.speaker, quote.cue, quote.tone
    yield from (speaker.text, speaker.start, speaker.end, speaker.name, speaker.pronoun) if speaker else [None] * 5
    yield speaker.gender.value if speaker and speaker.gender else None
    yield from (cue.text, cue.start, cue.end, cue.lemma) if cue else [None] * 4
    yield from (tone.label.value, tone.score) if tone else [None] * 2
    yield from (tone.probabilities[label] for label in ToneLabel) if tone else [None] * 3


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
