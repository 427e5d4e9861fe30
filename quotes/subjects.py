"""The grammatical subject of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.lexicon import words
from quotes.phrases import phrase_before, phrase_end
from quotes.tokens import QUOTE, Token
from quotes.wordkinds import is_plural_verb, is_verb

SUBJECTS = {"il", "ils"}  # never anything else
APPOSITION = 34  # tokens between a subject and its verb


def main_subject(tokens: Sequence[Token], before: int) -> tuple[int, int] | None:
    """Return the first noun phrase of a sentence that a conjugated verb follows: its grammatical subject."""
    i = 0
    while i < before:
        end = phrase_end(tokens, i) if not (i and tokens[i - 1].low in words("preposition")) else i
        if end > i and end < len(tokens):
            linked = i > 0 and tokens[i - 1].low in words("linker", "preposition", "subordinator")
            linked = linked or (i == 1 and tokens[0].low == "a")  # "A la piscine, le gérant"
            if not linked and (tokens[i].low in SUBJECTS or _verb_follows(tokens, end, before)):
                return _joined(tokens, i, end), end
        i = max(end, i + 1)
    return None


def _joined(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where a subject of several starts whose last part precedes a plural verb: "Attac et Solidaires ont"."""
    verb = tokens[end]
    if start < 2 or tokens[start - 1].low != "et" or not is_plural_verb(verb.low):
        return start
    first = phrase_before(tokens, start - 1)
    return first[0] if first else start


def _verb_follows(tokens: Sequence[Token], end: int, before: int) -> bool:
    """Whether a conjugated verb follows a phrase, at once or after an apposition between commas."""
    stop = min(before, end + APPOSITION)
    if end < stop and tokens[end].low == "(":
        end = next((i + 1 for i in range(end, stop) if tokens[i].low == ")"), end)
    at = end
    while at < stop:
        opened = at + 1 if tokens[at].low == "," else at
        while opened < stop and tokens[opened].low in words("adverb", "clitic"):
            opened += 1
        if opened < len(tokens) and is_verb(tokens, opened):
            return True
        if tokens[end].low != ",":
            return False
        at = next((i for i in range(at + 1, stop) if tokens[i].low in {",", ";", ":", QUOTE}), stop)
        if at < stop and tokens[at].low != ",":
            return False
    return False
