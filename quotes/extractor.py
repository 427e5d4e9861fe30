"""The reusable object that runs every step: text in, quotations out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Literal, TypeVar, overload

from attrs import evolve

from quotes.model import Quote
from quotes.reading import attribute
from quotes.tone import Passage, Scorer, scorer

Context = TypeVar("Context")


class Extractor:
    """Find, attribute, name and score the quotations of French texts.

    Args:
        tone: ``True`` for the bundled model, ``False`` for no tone, a path or name of a Flair ``TextClassifier``, or an
            object with a ``score(passages)`` method (see `quotes.tone.Scorer`). The model loads on first use.

    Raises:
        TypeError: ``tone`` is none of these.
    """

    def __init__(self, *, tone: bool | str | Path | Scorer = True) -> None:
        if not isinstance(tone, (bool, str, Path)) and not hasattr(tone, "score"):
            raise TypeError(f"tone must be a bool, a path or name, or a scorer, not {type(tone).__name__}")
        self.tone = tone

    def __call__(self, text: str) -> list[Quote]:
        """Return the quotations of one text, in the order of their opening marks.

        Raises:
            TypeError: ``text`` is not a str.
            ModelError: The tone model cannot be loaded.
        """
        return self._score([text], [attribute(text)])[0]

    @overload
    def pipe(
        self, texts: Iterable[str], *, batch_size: int = ..., n_process: int = ..., as_tuples: Literal[False] = ...
    ) -> Iterator[list[Quote]]: ...

    @overload
    def pipe(
        self,
        texts: Iterable[tuple[str, Context]],
        *,
        batch_size: int = ...,
        n_process: int = ...,
        as_tuples: Literal[True],
    ) -> Iterator[tuple[list[Quote], Context]]: ...

    def pipe(
        self, texts: Iterable[Any], *, batch_size: int = 64, n_process: int = 1, as_tuples: bool = False
    ) -> Iterator[Any]:
        """Yield the quotations of many texts, in order, the tone scored across the texts of a batch.

        Args:
            texts: Texts, or (text, context) pairs with ``as_tuples``.
            batch_size: Texts read ahead at a time.
            n_process: Processes; only attribution is shared out, tone stays in this process.
            as_tuples: Take and yield pairs whose second part is carried along.

        Yields:
            The quotations of each text, or (quotations, context).

        Raises:
            ValueError: ``batch_size`` or ``n_process`` is under 1.
            TypeError: A text is not a str.
        """
        if batch_size < 1 or n_process < 1:
            raise ValueError("batch_size and n_process must be at least 1")
        return self._pipe(iter(texts), batch_size, n_process, as_tuples)

    def _pipe(self, items: Iterator[Any], batch_size: int, n_process: int, as_tuples: bool) -> Iterator[Any]:
        with _Workers(n_process) as run:
            while batch := list(islice(items, batch_size)):
                texts = [item[0] for item in batch] if as_tuples else batch
                scored = self._score(texts, list(run(attribute, texts)))
                yield from zip(scored, (item[1] for item in batch), strict=True) if as_tuples else scored

    def _score(self, texts: list[str], found: list[list[Quote]]) -> list[list[Quote]]:
        """Fill in the tone of all quotations at once."""
        if self.tone is False or not any(found):
            return found
        reader = scorer(self.tone)
        if reader is None:
            return found
        passages = [_passage(text, quote) for text, quotes in zip(texts, found, strict=True) for quote in quotes]
        tones = iter(reader.score(passages))
        return [[evolve(quote, tone=next(tones)) for quote in quotes] for quotes in found]


class _Workers:
    """Give a ``map`` that runs here or in spawned processes."""

    def __init__(self, n_process: int) -> None:
        self.pool: Any = None
        if n_process > 1:
            self.pool = get_context("spawn").Pool(n_process)

    def __enter__(self) -> Any:
        if self.pool is None:
            return map
        return lambda function, texts: self.pool.imap(function, texts, chunksize=8)

    def __exit__(self, *_: object) -> None:
        if self.pool is not None:
            self.pool.terminate()
            self.pool.join()


CONTEXT = 160  # code points on each side handed to the tone model, which takes what it was trained to read


def _passage(text: str, quote: Quote) -> Passage:
    words = " ".join(segment.text for segment in quote.segments)
    return Passage(words, text[max(0, quote.start - CONTEXT) : quote.start], text[quote.end : quote.end + CONTEXT])
