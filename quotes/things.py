"""Nouns that nobody's words come from: acts, states, objects, measures. A document or a banner may speak."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from quotes.lexicon import CACHED, words
from quotes.tokens import Token
from quotes.wordkinds import is_role

ABSTRACT = re.compile(r"(?:[stx]ion|[aeiou]ment|ité|isme|ance|ence|tude)s?$")


def is_mute(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a phrase is headed by a noun that says nothing: "cette décision", "le port du masque"."""
    head = next((i for i in range(start, end) if not _leads(tokens[i].low)), None)
    if head is None or tokens[head].capital:
        return False
    if tokens[head].low.startswith("cadre") and head > start and tokens[head - 1].low in {"un", "une", "des"}:
        return False  # "un cadre de la préfecture"
    return _names_a_thing(tokens[head].low)


def _leads(low: str) -> bool:
    return low in words("determiner", "prenominal") or low in {"de", "d'"}


@lru_cache(maxsize=CACHED)
def _names_a_thing(low: str) -> bool:
    forms = {low, low.removesuffix("s"), low.removesuffix("x")}
    if forms & words("mute"):
        return True
    speaking = words("organisation", "document", "introducing_noun", "reported", "collective", "human")
    return bool(ABSTRACT.search(low)) and not (forms & speaking or is_role(low))
