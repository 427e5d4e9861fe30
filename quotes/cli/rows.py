"""Quotations as rows of a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import astuple

from quotes import schema
from quotes.model import Quote
from quotes.rows import to_rows

COLUMNS = tuple(column.name for column in schema.COLUMNS if column.name != "error")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows(article: str, quotes: Sequence[Quote]) -> list[list[object]]:
    """Return one row a quotation, a cell for each of `COLUMNS`.

    A text that a spreadsheet would take for a formula has an apostrophe before it; JSON lines have every text as it is.

    Args:
        article: What the article is called.
        quotes: Its quotations.
    """
    return [[_cell(value) for value in astuple(row)[: len(COLUMNS)]] for row in to_rows(quotes, article)]


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
