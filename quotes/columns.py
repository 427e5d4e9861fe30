"""Quotations for tools that hand over columns: a batched function in the manner of Hugging Face ``datasets``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from quotes.extractor import Extractor
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

    It is made for ``dataset.map(quotes.batched, batched=True, fn_kwargs={"tone": False})``; the tone is scored across
    the texts of a batch.

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
