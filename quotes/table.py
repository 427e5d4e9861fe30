"""Quotations as a table of plain text that fits its width."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from quotes.model import Quote

NOBODY = "—"
UNKNOWN = "?"
HEADER = ("SPEAKER", "CUE", "TONE", "WORDS")
WORD_LINES = 3  # lines of a quotation
LONGEST = 4000  # code points of a quotation that are looked at: more than any three lines

Style = Literal["header", "speaker", "negative", "neutral", "positive", "plain"]
Paint = Callable[[str, Style], str]


def plain(cell: str, style: Style) -> str:
    """Return the cell as it is: a table without colour."""
    return cell


def table(quotes: Sequence[Quote], width: int = 80, *, tone: bool = True, paint: Paint = plain) -> Iterator[str]:
    """Yield the lines of a table that is ``width`` wide, or as narrow as its columns allow.

    Args:
        quotes: The quotations.
        width: Columns of the terminal.
        tone: Whether there is a column for the tone.
        paint: What puts colour around a cell of a style; it must not change the width.
    """
    rows = [HEADER, *map(_cells, quotes)]
    caps = (max(width // 4, 12), max(width // 7, 10), 8)
    columns = [(at, min(cap, max(len(row[at]) for row in rows))) for at, cap in enumerate(caps) if tone or at != 2]
    rest = max(width - sum(size + 2 for _, size in columns), 16)
    for row in rows:
        left = "".join(paint(_fit(row[at], size), _style(row, at)) + "  " for at, size in columns)
        lines = textwrap.wrap(row[-1], rest, max_lines=WORD_LINES, placeholder=" …") or [""]
        for line in lines:
            yield (left + paint(line, _style(row, 3))).rstrip()
            left = " " * sum(size + 2 for _, size in columns)


def one_line(text: str) -> str:
    """Return text that cannot move the cursor: white space as single blanks, no control or format characters."""
    return "".join(c for c in " ".join(text.split()) if unicodedata.category(c) not in {"Cc", "Cf"})


def _cells(quote: Quote) -> tuple[str, str, str, str]:
    if quote.speaker is not None:
        speaker = quote.speaker.name or quote.speaker.text
    else:
        speaker = NOBODY if quote.kind == "other" else UNKNOWN
    cue = quote.cue.lemma if quote.cue else NOBODY
    tone = quote.tone.label.value if quote.tone else NOBODY
    words = one_line(quote.text[:LONGEST]) + " …" * (len(quote.text) > LONGEST)
    return one_line(speaker), one_line(cue), tone, words


def _fit(cell: str, width: int) -> str:
    return cell.ljust(width) if len(cell) <= width else (cell[: width - 1].rstrip() + "…").ljust(width)


def _style(row: Sequence[str], at: int) -> Style:
    if row is HEADER:
        return "header"
    if at == 0:
        return "speaker"
    tones: dict[str, Style] = {"negative": "negative", "neutral": "neutral", "positive": "positive"}
    return tones.get(row[2], "plain") if at == 2 else "plain"
