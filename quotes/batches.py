"""Texts in batches: attribution text by text, tone for all of them at once, an error in the place of what it spoils."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from attrs import evolve

from quotes.characters import composed
from quotes.errors import ModelError
from quotes.model import Quote
from quotes.reading import attribute
from quotes.tone import Passage, Scorer, scorer
from quotes.verbs import SpeechVerb, with_verbs

T = TypeVar("T")
Outcome = list[Quote] | Exception
"""What a text gives: its quotations, or why there are none."""

CONTEXT = 160  # code points on each side handed to the tone model, which takes what it was trained to read


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield lists of ``size`` items; an error of the iterable itself comes after what it gave before."""
    source = iter(items)
    while True:
        batch: list[T] = []
        broken: Exception | None = None
        try:
            for item in islice(source, size):
                batch.append(item)  # a list built at once would be lost with the error
        except Exception as error:
            broken = error
        if batch:
            yield batch
        if broken is not None:
            raise broken
        if len(batch) < size:
            return


def read(tone: bool | str | Path | Scorer, verbs: tuple[SpeechVerb, ...], texts: Sequence[str]) -> list[Outcome]:
    """Return what each text of a batch gives, in order.

    Args:
        tone: As `quotes.Extractor` takes it.
        verbs: Speech verbs besides the shipped ones.
        texts: The batch.

    Raises:
        ModelError: The tone model cannot be loaded.
    """
    with with_verbs(verbs):
        outcomes = [_attributed(text) for text in texts]
    quoting = {i: (texts[i], found) for i, found in enumerate(outcomes) if isinstance(found, list) and found}
    reader = scorer(tone) if quoting else None
    if reader is not None:
        for i, outcome in zip(quoting, _scored(list(quoting.values()), reader), strict=True):
            outcomes[i] = outcome
    return outcomes


def _attributed(text: str) -> Outcome:
    try:
        return attribute(text)
    except Exception as error:
        return error


def _scored(pairs: Sequence[tuple[str, list[Quote]]], reader: Scorer) -> Sequence[Outcome]:
    """Fill in the tone of all quotations at once; where that fails, text by text, so that one cannot spoil the rest."""
    try:
        return scored(pairs, reader)
    except Exception as error:
        if len(pairs) == 1:
            return [error]
        return [outcome for pair in pairs for outcome in _scored([pair], reader)]


def scored(pairs: Sequence[tuple[str, list[Quote]]], reader: Scorer) -> list[list[Quote]]:
    """Return the quotations of each text with their tone.

    Args:
        pairs: Each text with its quotations.
        reader: Gives the tone, asked once for all of them.

    Raises:
        ModelError: The scorer does not give one tone a passage.
    """
    passages = [passage(text, quote) for text, found in pairs for quote in found]
    tones = reader.score(passages)
    if len(tones) != len(passages):
        raise ModelError(
            f"{type(reader).__name__}.score gave {len(tones)} tones for {len(passages)} passages; one each is due"
        )
    left = iter(tones)
    return [[evolve(quote, tone=next(left)) for quote in found] for _, found in pairs]


def passage(text: str, quote: Quote) -> Passage:
    """Return what the tone model reads of a quotation: its own words without an incise, and what surrounds it."""
    words = " ".join(segment.text for segment in quote.segments)
    before, after = text[max(0, quote.start - CONTEXT) : quote.start], text[quote.end : quote.end + CONTEXT]
    return Passage(*(composed(part)[0] for part in (words, before, after)))  # the model never saw a soft hyphen
