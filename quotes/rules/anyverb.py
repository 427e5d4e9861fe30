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
    low = tokens[at].low
    if tokens[at].capital or not low.isalpha() or low in words("boundary", "preposition", "linker", "adverb"):
        return None
    if tokens[at + 1].low in INVERTED:
        return _inverted(tokens, at)
    return _past(tokens, at) if low in HAVE else _present(tokens, at)


def _inverted(tokens: Sequence[Token], at: int) -> Decision | None:
    """« … », coupe-t-elle; « … », a-t-elle calculé: a pronoun, but not "on"."""
    low = tokens[at].low
    if tokens[at + 1].low.endswith("on"):
        return None
    end, lemma = at + 2, low + "r" if low.endswith("e") else low
    if low in words("auxiliary") and end < len(tokens):
        end += tokens[end].low in words("adverb") and end + 1 < len(tokens)
        past = tokens[end].low
        if not past.endswith(("é", "i", "u", "it", "is")):
            return None
        end, lemma = end + 1, PARTICIPLE.sub("er", past)
    return Decision("incise", Candidate(at, end, lemma, "finite", at + 1), (at + 1, at + 2))


def _past(tokens: Sequence[Token], at: int) -> Decision | None:
    """« … », a évacué un conseiller: the auxiliary and any participle."""
    end = at + 1 + (tokens[at + 1].low in words("adverb"))
    if end + 1 >= len(tokens) or not tokens[end].low.endswith(("é", "i", "u")) or tokens[end].low == "été":
        return None
    cue = Candidate(at, end + 1, PARTICIPLE.sub("er", tokens[end].low), "finite")
    return _said_by(tokens, cue, plural=tokens[at].low.endswith("nt"))


def _present(tokens: Sequence[Token], at: int) -> Decision | None:
    """« … », calcule le chauffeur: any verb in one word."""
    low = tokens[at].low
    if not low.endswith(("e", "ent", "it", "a")) or low in words("determiner", "clitic", "pronoun", "auxiliary"):
        return None
    lemma = low.removesuffix("nt") + "r" if low.endswith(("e", "ent")) else low
    return _said_by(tokens, Candidate(at, at + 1, lemma, "finite"), plural=low.endswith("ent"))


def _said_by(tokens: Sequence[Token], cue: Candidate, *, plural: bool) -> Decision | None:
    """Return the incise of a verb, if somebody follows who closes it."""
    end = phrase_end(tokens, cue.end, plural=plural)
    mention = cue.end, end
    if end == cue.end or not is_somebody(tokens, mention) or is_mute(tokens, *mention):
        return None
    return Decision("incise", cue, mention) if is_closed(tokens, end) else None


def is_closed(tokens: Sequence[Token], end: int) -> bool:
    """Whether an incise ends or an adjunct goes on with it."""
    return end == len(tokens) or tokens[end].low in {",", ".", "("} or tokens[end].low in words("preposition")
