"""Passives: words judged, described or written by somebody, or by nobody that is named."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.candidate import Candidate
from quotes.lexicon import words
from quotes.phrases import over_bracket
from quotes.rules.common import OBJECT_REACH, Decision, Sentence, agent, gap
from quotes.subjects import main_subject
from quotes.tokens import QUOTE, Token
from quotes.wordkinds import NO_AGENT, is_verb


def passive(sentence: Sentence, at: int) -> Decision | None:
    """L'accord a été jugé « insuffisant » par les syndicats; décrit par ses voisins comme « discret »."""
    tokens = sentence.tokens
    for cue in reversed(sentence.cues):
        if cue.end > at or cue.form not in {"passive", "past", "agentive"} or cue.lemma == "citer":
            continue  # "une source citée par Ouest-France" names who relays
        if at - cue.end > OBJECT_REACH or any(is_verb(tokens, i) or tokens[i].low == QUOTE for i in range(cue.end, at)):
            return None
        by = next((i for i in range(cue.end, at) if tokens[i].low == "par"), None) or _agent_after(tokens, at)
        mention = agent(tokens, by) if by is not None and not _means_else(tokens, by) else None
        if mention and by is not None and (by > at or gap(tokens, _over_apposition(tokens, mention[1], at), at)):
            return Decision("passive", cue, mention)
        if by is None and gap(tokens, cue.end, at) and _judged(tokens, cue):
            return Decision("passive", cue, None)
        on = tokens[cue.start - 1].low in words("which") | {"où"}  # "une pancarte sur laquelle était écrit"
        if cue.lemma == "écrire" and by is None and cue.end >= at - 1 and on:
            return Decision("passive", cue, main_subject(tokens, cue.start))
    return None


def _means_else(tokens: Sequence[Token], by: int) -> bool:
    """Whether "par" names no agent: "par ailleurs", "par exemple"."""
    return any(token.low in NO_AGENT for token in tokens[by + 1 : by + 2])


def _over_apposition(tokens: Sequence[Token], end: int, at: int) -> int:
    """Go over what describes an agent: "décrit par Paul Roche, l'ancien maire, comme"."""
    end = over_bracket(tokens, end)
    if end < at and tokens[end].low == "," and tokens[at - 1].low == "comme":
        return next((i + 1 for i in range(at - 1, end, -1) if tokens[i].low == ","), end + 1)
    return end


def _agent_after(tokens: Sequence[Token], at: int) -> int | None:
    """Return the "par" after a quotation or a list of them: "jugé « opaque » et « coûteux » par les élus"."""
    i = at + 1
    while i + 1 < len(tokens) and tokens[i].low in {"et", ",", "ou"} and tokens[i + 1].low == QUOTE:
        i += 2
    return i if i < len(tokens) and tokens[i].low == "par" else None


def _judged(tokens: Sequence[Token], cue: Candidate) -> bool:
    """Whether a participle without an agent tells what somebody thinks: "est accusé de", "un stade jugé « cher »"."""
    if cue.form == "passive":
        return "naming" in cue.flags or cue.lemma == "accuser"
    shown = cue.lemma == "présenter" and tokens[cue.end].low == "comme"
    alone = not cue.start or tokens[cue.start - 1].low not in {"avoir", "ayant", "être"}
    return alone and (shown or cue.lemma in words("judging"))
