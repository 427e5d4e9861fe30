"""Quotations for tools that hand over columns: a batched function in the manner of Hugging Face ``datasets``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from quotes.extractor import Extractor
from quotes.model import ToneLabel
from quotes.serialize import to_dict
from quotes.tone import Scorer


def batched(
    batch: Mapping[str, Sequence[str]],
    *,
    column: str = "text",
    output: str = "quotes",
    tone: bool | str | Path | Scorer = True,
) -> dict[str, list[list[dict[str, object]]]]:
    """Return the quotations of a batch of texts as a new column.

    It is made for ``dataset.map(quotes.batched, batched=True, features=…, fn_kwargs={"tone": False})``, where
    `quotes.columns.feature` gives the type of the new column; the tone is scored across the texts of a batch.

    Args:
        batch: Columns by name, of which only ``column`` is read.
        column: The column of the texts.
        output: The name of the new column.
        tone: As for `quotes.extract`.

    Returns:
        ``output`` to one list a text, of quotations as `quotes.serialize.to_dict` writes them.

    Raises:
        KeyError: There is no such column.
        TypeError: A text is not a str.
        ModelError: The tone model cannot be loaded.

    Example:
        >>> import quotes
        >>> columns = quotes.batched({"text": ["« Oui », a dit Zoé Roy.", "Rien."]}, tone=False)
        >>> [[quote["text"] for quote in found] for found in columns["quotes"]]
        [['Oui'], []]
    """
    if column not in batch:
        raise KeyError(f"no column {column!r} among {', '.join(map(repr, batch))}: name the texts with column=")
    found = Extractor(tone=tone).pipe(batch[column])
    return {output: [[to_dict(quote) for quote in quotes] for quotes in found]}


def feature() -> list[dict[str, object]]:
    """Return the type of the column that `batched` makes, for ``datasets.Features``.

    Without it ``datasets`` guesses from the first texts, and fails on later ones where those had no quotations. Use it
    as ``dataset.map(…, features=datasets.Features({**dataset.features, "quotes": feature()}))``.

    Raises:
        ImportError: ``datasets`` is not installed.
    """
    from datasets import Value

    text, number, truth, share = (Value(kind) for kind in ("string", "int64", "bool", "float64"))
    span: dict[str, object] = {"text": text, "start": number, "end": number}
    probabilities = {label.value: share for label in ToneLabel}
    quote: dict[str, object] = {
        **span,
        "kind": text,
        "speaker": {**span, "name": text, "pronoun": truth, "gender": text},
        "cue": {**span, "lemma": text},
        "tone": {"label": text, "score": share, "probabilities": probabilities},
        "depth": number,
        "closed": truth,
        "segments": [span],
        "rule": text,
    }
    return [quote]
