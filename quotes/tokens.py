"""Tokens of one sentence, cut just finely enough for the attribution rules."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from quotes.lexicon import CACHED

TOKEN = re.compile(
    r"«[^«»]*»"  # a masked quotation is one token
    r"|(?:MM?|Dr|Pr|[A-ZÀ-ÖØ-Þ])\.(?=[\s-]?\w)"  # titles and initials
    r"|(?:[Qq]u|[Ll]orsqu|[Pp]uisqu|[Jj]usqu|[Qq]uoiqu|[cdjlmnstCDJLMNST])['’](?=\s?[\w«])"
    r"|\bt-(?:ils?|elles?|on)\b"  # "accuse t-il"
    r"|-(?:t-)?(?:ils?|elles?|on|je|nous|vous|ce)\b"
    r"|[Aa]ujourd['’]hui"
    r"|\w+(?:[-'’](?!(?:t-)?(?:ils?|elles?|on|je|nous|vous|ce)\b)\w+)*"
    r"|[^\w\s]"
)
QUOTE = "«»"
INVERTED = {"-il", "-elle", "-ils", "-elles", "-on", "-t-il", "-t-elle", "-t-on", "-t-ils", "-t-elles"}
INVERTED |= {form[1:] for form in INVERTED if form.startswith("-t-")}
Mention = tuple[int, int]  # a stretch of tokens that names somebody: the first, and the one after the last


class Token(NamedTuple):
    """A token: its lower-case form with a straight apostrophe, whether it opens with a capital, its offsets."""

    low: str
    capital: bool
    start: int
    end: int


def tokenize(masked: str, start: int, end: int) -> list[Token]:
    """Return the tokens of ``masked[start:end]``; a masked quotation becomes one token whose form is ``«»``."""
    tokens = []
    for match in TOKEN.finditer(masked, start, end):
        word = match.group()
        low, capital = (QUOTE, False) if word[0] == "«" and len(word) > 1 else _form(word)
        tokens.append(Token(low, capital, *match.span()))
    return tokens


@lru_cache(maxsize=CACHED)
def _form(word: str) -> tuple[str, bool]:
    low = word.lower().replace("’", "'")
    return low, word[0].isupper() or (word[0].isdigit() and word != low)
