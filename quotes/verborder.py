"""Whether the subject of a verb follows it: in incises, between commas, after "comme" and "que"."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.candidate import Candidate
from quotes.clauses import RELATIVE_REACH
from quotes.lexicon import words
from quotes.phrases import phrase_end
from quotes.tokens import QUOTE, Token
from quotes.wordkinds import is_role, is_verb


def incised(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb opens the incise of an earlier quotation: « A », estime la maire, qui refuse cette « B »."""
    while at and tokens[at - 1].low in words("clitic"):
        at -= 1
    if at > 1 and tokens[at - 1].low == QUOTE and tokens[at - 2].low in {"les", "ces", "des"}:
        return False  # "les « gilets jaunes » ont appelé"
    return at > 1 and (tokens[at - 1].low == QUOTE or (tokens[at - 1].low == "," and tokens[at - 2].low == QUOTE))


def parenthetic(tokens: Sequence[Token], cue: Candidate) -> bool:
    """Whether a verb and its subject stand between commas: "Le plan, a expliqué la maire, serait « ambitieux »"."""
    if cue.start < 2 or tokens[cue.start - 1].low != "," or "que" not in cue.flags or "object" in cue.flags:
        return False
    if "naming" in cue.flags and any(token.low == "," for token in tokens[: cue.start - 1]):
        return False  # "Le maire, élu en mars, juge la ministre, Zoé Lam, « absente »"
    end = phrase_end(tokens, cue.end) if cue.end < len(tokens) else cue.end
    speaking = words("document", "organisation", "human", "entourage")
    if not any(token.capital or is_role(token.low) or token.low in speaking for token in tokens[cue.end : end]):
        return False
    stop = min(len(tokens), cue.end + RELATIVE_REACH)
    while end < stop and tokens[end].low not in {",", ";", ":", "(", QUOTE} and not is_verb(tokens, end):
        end += 1  # "juge l'analyste Paul Roche de l'institut Delphes,"
    return end < len(tokens) and tokens[end].low == ","


def postposed(tokens: Sequence[Token], at: int) -> bool:
    """Whether the subject follows: "comme le rappelle HRW", "selon ce qu'a confié Rodrigue", "ces mots qu'a Marie"."""
    while at and tokens[at - 1].low in words("clitic"):
        at -= 1
    return at > 0 and tokens[at - 1].low in {"comme", "qu'", "que"}


def closes_with(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a verb opens the incise of indirect speech: "… doit être votée lundi, a rappelé la maire, soulignant"."""
    if start < 2 or tokens[start - 1].low != "," or end >= len(tokens) or tokens[end].low in {"que", "qu'", ":", QUOTE}:
        return False
    phrase = phrase_end(tokens, end)
    closed = phrase > end and phrase < len(tokens) and tokens[phrase].low in {",", "."}
    return closed and any(is_verb(tokens, i) for i in range(start - 1))
