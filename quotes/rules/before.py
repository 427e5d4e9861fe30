"""Rules whose evidence stands before the quotation: colons, verbs, sources, nouns."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.candidate import Candidate
from quotes.complements import source
from quotes.lexicon import words
from quotes.mentions import can_speak
from quotes.rules.common import NO_CLAUSE, OBJECT_REACH, Decision, Sentence, by_verb, gap, inverted_subject
from quotes.tokens import QUOTE, Token
from quotes.wordkinds import is_verb

INCISE_REACH = 20  # tokens of an incise that a quotation follows
AS_REACH = 2  # tokens between the start of the sentence and its verb in "Comme le rapporte"
LONG_OBJECT = 10  # tokens between a speech verb and the infinitive that hangs on it


def source_touching(sentence: Sentence, at: int) -> Decision | None:
    """Il explique que, selon lui, « … »: a source right before the quotation."""
    tokens = sentence.tokens
    for cue in sentence.cues:
        if cue.form == "source" and cue.end < at:
            mention = source(tokens, cue)
            if mention and (mention[1] == at or (mention[1] == at - 1 and tokens[at - 1].low == ",")):
                return Decision("source_before", cue, mention)
    return None


def verb_before(sentence: Sentence, at: int) -> Decision | None:
    """Il a dénoncé « … »; elle estime que « … »; qualifiant l'accord de « … »: the cue touches the quotation."""
    tokens = sentence.tokens
    for cue in reversed(sentence.cues):
        if cue.end > at or cue.form in {"source", "noun", "agentive"} or cue.flags & {"incise", "wish"}:
            continue
        if not gap(tokens, cue.end, at):
            return None
        return by_verb(sentence, _governing(sentence, cue), "verb_before")
    return None


def incise_before(sentence: Sentence, at: int) -> Decision | None:
    """Un bilan, relève-t-il, « presque miraculeux »; le reste, a tempéré la maire, « demandera du temps »."""
    tokens = sentence.tokens
    if at < 4 or tokens[at - 1].low != ",":
        return None
    comma = next((i for i in range(at - 2, max(0, at - INCISE_REACH), -1) if tokens[i].low == ","), 0)
    opens = comma + 1
    while opens < at and (
        tokens[opens].low in words("clitic") or (opens == comma + 1 and tokens[opens].low == "comme")
    ):
        opens += 1  # "comme le rappelle Amnesty"
    cue = next((c for c in sentence.cues if c.start <= opens < c.end), None) if comma else None
    if cue is None or cue.form != "finite" or "direct" not in cue.flags or cue.start <= comma:
        return None
    mention = inverted_subject(tokens[: at - 1], cue)
    if mention is None:
        return None
    listed = tokens[mention[0]].low in {"un", "une", "des"} and not can_speak(tokens, mention)
    if cue.inverted is None and (listed or mention[1] < at - 1):
        return None  # "s'est levé, a lancé un appel, « … »"
    return Decision("incise_before", cue, mention)


def wish(sentence: Sentence, at: int) -> Decision | None:
    """Il veut « arrêter cette folie »; elle a décidé de « reporter »: unless somebody else says so."""
    for cue in reversed(sentence.cues):
        if cue.end <= at and "wish" in cue.flags and gap(sentence.tokens, cue.end, at):
            return by_verb(sentence, cue, "verb_before")
    return None


def _governing(sentence: Sentence, cue: Candidate) -> Candidate:
    """Return the speech verb that another hangs on: "demande au ministre de détailler « … »", "rétorque en criant"."""
    tokens = sentence.tokens
    outer = next((c for c in reversed(sentence.cues) if c.end <= cue.start), None)
    if outer is None or outer.form not in {"finite", "participle", "past"} or "direct" not in outer.flags:
        return cue
    if cue.form == "participle" and [token.low for token in tokens[outer.end : cue.start]] == ["en"]:
        clause = cue.end < len(tokens) and tokens[cue.end].low in {"que", "qu'"}
        return cue if clause else outer  # "s'est justifié en affirmant que"
    told = cue.form == "past" and tokens[cue.start - 1].low == "avoir"  # "a expliqué avoir dit"
    if cue.form != "infinitive" and not told:
        return cue
    start = cue.start - told
    while start > outer.end and tokens[start - 1].low in words("clitic") | {"pas"}:
        start -= 1
    between = [token.low for token in tokens[outer.end : start]]
    hangs = not between or (between[-1] in {"de", "d'", "à"} and "avant" not in between)
    apart = any(low in {QUOTE, ",", ";", ":", "pour", "afin", "et"} for low in between)
    return outer if hangs and not apart and len(between) < LONG_OBJECT else cue


def object_before(sentence: Sentence, at: int) -> Decision | None:
    """Il a confié à ses proches sa « frustration »; ils rejettent la perspective d'une « hausse »."""
    tokens = sentence.tokens
    for cue in reversed(sentence.cues):
        if cue.end > at or cue.form in NO_CLAUSE or "wish" in cue.flags:
            continue
        if at - cue.end > OBJECT_REACH or any(_breaks(tokens, i) for i in range(cue.end, at)):
            return None
        called = tokens[at - 1].low == "à" and cue.lemma in words("calling")  # "appelle, dans un tract, à « cesser »"
        if "adjacent" in cue.flags and "object" not in cue.flags and not (called or _completes(tokens, at)):
            continue
        return by_verb(sentence, cue, "object_before")
    return None


def _breaks(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token ends the object of a verb."""
    low = tokens[at].low
    return low in {",", ";", ":", "(", ")", "que", "qu'", "qui", "dont", QUOTE} or is_verb(tokens, at)


def _completes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a quotation completes a naming verb: "qualifie cela de « honte »", "le décrit comme un « lâche »"."""
    before = at - 1 if at > 1 and tokens[at - 1].low in {"un", "une"} else at
    return before > 0 and tokens[before - 1].low in {"de", "d'", "comme"}


def verb_earlier(sentence: Sentence, at: int) -> Decision | None:
    """Le ministre a déclaré qu'il avait proposé une réunion pour « essayer … »: the nearest reporting verb before."""
    for cue in reversed(sentence.cues):
        if cue.end > at:
            continue
        if cue.form == "source":
            mention = source(sentence.tokens, cue)
            if mention and mention[1] <= at:
                return Decision("source_before", cue, mention)
            continue
        if cue.form in {"noun", "passive", "infinitive", "agentive"}:
            continue
        if "adjacent" in cue.flags and not _as_told(sentence.tokens, cue):
            continue
        if _closed_relative(sentence.tokens, cue, at):
            continue
        if not cue.flags & {"que", "direct"} and not _completes(sentence.tokens, at):
            continue
        if any(token.low == ";" for token in sentence.tokens[cue.end : at]):
            continue
        decision = by_verb(sentence, cue, "verb_earlier")
        if decision:
            return decision
    return None


def _as_told(tokens: Sequence[Token], cue: Candidate) -> bool:
    """Whether a verb opens the sentence after "comme": "Comme le rapporte Ouest-France, l'inquiétude montait « … »"."""
    return cue.start <= AS_REACH and tokens[0].low == "comme"


def _closed_relative(tokens: Sequence[Token], cue: Candidate, at: int) -> bool:
    """Whether a verb stands in a relative clause that a comma closes: "Selon une source, qui confirme …, il était"."""
    start = cue.start
    while start and tokens[start - 1].low in words("clitic"):
        start -= 1
    relative = start > 0 and tokens[start - 1].low == "qui"
    return relative and any(token.low == "," for token in tokens[cue.end : at])


def noun_before(sentence: Sentence, at: int) -> Decision | None:
    """Dans un message de la police « … »; ses mots « … »; l'appel du maire à « … »."""
    for cue in sentence.cues:
        if cue.form != "noun" or cue.end > at:
            continue
        mention = source(sentence.tokens, cue)
        owned = mention is not None and cue.end < mention[1] <= at and can_speak(sentence.tokens, mention)
        owned = owned and mention is not None and gap(sentence.tokens, mention[1], at)
        if mention and (owned or cue.end >= at - 1):
            return Decision("noun_before", cue, mention)
    return None
