"""Indirect speech: the clause or the infinitive that hangs on a speech verb, with the quotation in it."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.candidate import Candidate
from quotes.lexicon import words
from quotes.rules.common import NO_CLAUSE, Decision, Sentence, by_verb
from quotes.tokens import QUOTE, Token
from quotes.wordkinds import is_verb

QUE_REACH = 12  # tokens between a verb and the "que" of its clause


def que_clause(sentence: Sentence, at: int) -> Decision | None:
    """Le ministre a dit à la presse que le plan, voté mardi, serait « ambitieux »: inside the clause of a verb."""
    tokens = sentence.tokens
    for cue in reversed(sentence.cues):
        if cue.end > at or not cue.flags & {"que", "direct"} or cue.form in NO_CLAUSE:
            continue
        if _opens_clause(tokens, cue, at) and not any(t.low == ";" for t in tokens[cue.end : at]):
            decision = by_verb(sentence, cue, "que_clause")
            if decision:
                return decision
    return None


def _opens_clause(tokens: Sequence[Token], cue: Candidate, at: int) -> bool:
    """Whether a clause hangs on a verb: "a dit mardi à la presse que", "a demandé à son ministre, Paul, d'arrêter"."""
    if "que" in cue.flags:
        for i in range(cue.end, min(cue.end + (2 if "adjacent" in cue.flags else QUE_REACH), at)):
            if tokens[i].low in {"que", "qu'"}:
                return True
            if tokens[i].low in {QUOTE, ";", ":", "qui", "dont", "mais"} or is_verb(tokens, i):
                break
    asks = "adjacent" not in cue.flags or cue.lemma in words("calling")
    if cue.form != "finite" or not asks or "direct" not in cue.flags:
        return False
    for i in range(cue.end, min(cue.end + QUE_REACH, at - 1)):
        if tokens[i].low in {"de", "d'"} and tokens[i + 1].low.endswith(("er", "ir", "re")):
            return not tokens[i + 1].capital and tokens[i + 1].low not in words("role")
        if tokens[i].low in {QUOTE, ";", ":", "qui", "dont", "mais", "que"} or is_verb(tokens, i):
            return False
    return False
