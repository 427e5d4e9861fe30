"""Incises with a verb that no lexicon has: where only an incise can stand, any verb says the words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.candidate import Candidate
from quotes.fragments import HAVE
from quotes.lexicon import words
from quotes.mentions import is_somebody
from quotes.phrases import phrase_end
from quotes.rules.common import Decision, Sentence
from quotes.things import is_mute
from quotes.tokens import INVERTED, Token

PARTICIPLE = re.compile("ée?s?$")


def any_verb(sentence: Sentence, quote: int, at: int) -> Decision | None:
    """« … », coupe-t-elle; « … », calcule le chauffeur: where an incise is due any verb says the words."""
    tokens = sentence.tokens
    if at != quote + 2 or at + 1 >= len(tokens) or tokens[quote + 1].low != "," or sentence.first_word < quote:
        return None
    low, pronoun = tokens[at].low, tokens[at + 1].low
    if tokens[at].capital or not low.isalpha() or low in words("boundary", "preposition", "linker", "adverb"):
        return None
    if low in words("auxiliary") and at + 2 < len(tokens) and pronoun in INVERTED and not pronoun.endswith("on"):
        end = at + 2 + (tokens[at + 2].low in words("adverb") and at + 3 < len(tokens))
        past = tokens[end].low  # "a-t-elle calculé"
        made = Candidate(at, end + 1, PARTICIPLE.sub("er", past), "finite", at + 1)
        return Decision("incise", made, (at + 1, at + 2)) if past.endswith(("é", "i", "u", "it", "is")) else None
    said_before = _past_said(tokens, at) if low in HAVE else None
    if said_before:
        return said_before
    if pronoun in INVERTED:
        lemma = low + "r" if low.endswith("e") else low
        made = Candidate(at, at + 2, lemma, "finite", at + 1)
        return None if pronoun.endswith("on") else Decision("incise", made, (at + 1, at + 2))
    if not low.endswith(("e", "ent", "it", "a")) or low in words("determiner", "clitic", "pronoun", "auxiliary"):
        return None
    end = phrase_end(tokens, at + 1, plural=low.endswith("ent"))
    if end == at + 1 or not is_somebody(tokens, (at + 1, end)) or is_mute(tokens, at + 1, end):
        return None
    lemma = low.removesuffix("nt") + "r" if low.endswith(("e", "ent")) else low
    said = Decision("incise", Candidate(at, at + 1, lemma, "finite"), (at + 1, end))
    return said if is_closed(tokens, end) else None


def _past_said(tokens: Sequence[Token], at: int) -> Decision | None:
    """« … », a évacué un conseiller: the auxiliary, any participle, and somebody who closes the incise."""
    end = at + 1 + (tokens[at + 1].low in words("adverb"))
    if end + 1 >= len(tokens) or not tokens[end].low.endswith(("é", "i", "u")) or tokens[end].low == "été":
        return None
    stop = phrase_end(tokens, end + 1, plural=tokens[at].low.endswith("nt"))
    if stop == end + 1 or not is_somebody(tokens, (end + 1, stop)) or is_mute(tokens, end + 1, stop):
        return None
    cue = Candidate(at, end + 1, PARTICIPLE.sub("er", tokens[end].low), "finite")
    return Decision("incise", cue, (end + 1, stop)) if is_closed(tokens, stop) else None


def is_closed(tokens: Sequence[Token], end: int) -> bool:
    """Whether an incise ends or an adjunct goes on with it."""
    return end == len(tokens) or tokens[end].low in {",", ".", "("} or tokens[end].low in words("preposition")
