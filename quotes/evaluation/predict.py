"""Where predictions come from: this library, or files in any of the corpus formats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from quotes.corpus.files import read
from quotes.corpus.model import AnnotatedQuote, Article
from quotes.extractor import Extractor
from quotes.model import Cue, Quote, Span, Speaker


def predict(articles: Iterable[Article], *, tone: bool = True) -> dict[str, list[AnnotatedQuote]]:
    """Return what `quotes.extract` finds in each article, by the article's id.

    Args:
        articles: Articles; only their texts are read.
        tone: Whether to score the tone, which loads the model.

    Raises:
        ModelError: The tone model cannot be loaded.
    """
    pairs = ((article.text, article.id) for article in articles)
    found = Extractor(tone=tone).pipe(pairs, as_tuples=True)
    return {name: [annotated(quote) for quote in quotes] for quotes, name in found}


def read_predictions(*paths: str | Path) -> dict[str, Sequence[AnnotatedQuote]]:
    """Return the quotations of files in any of the corpus formats; JSON lines need no texts.

    Raises:
        CorpusError: A file is malformed or not there.
    """
    return {article.id: article.quotes for article in read(*paths, text_needed=False)}


def annotated(quote: Quote) -> AnnotatedQuote:
    """Return a quotation of this library as an annotation."""
    return AnnotatedQuote(
        quote.text,
        quote.start,
        quote.end,
        kind=quote.kind,
        speaker=_span(quote.speaker),
        name=quote.speaker.name if quote.speaker else None,
        pronoun=quote.speaker is not None and quote.speaker.pronoun,
        cue=_span(quote.cue),
        tone=quote.tone.label if quote.tone else None,
        nested=quote.depth > 0,
        closed=quote.closed,
    )


def _span(part: Speaker | Cue | None) -> Span | None:
    return Span(part.text, part.start, part.end) if part else None
