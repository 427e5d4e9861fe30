"""Rules whose evidence stands before the quotation: colons, verbs, sources, nouns."""

from __future__ import annotations

from collections.abc import Sequence

from quotes import inversion
from quotes.candidate import Candidate
from quotes.complements import source
from quotes.lexicon import words
from quotes.mentions import can_speak
from quotes.phrases import over_bracket
from quotes.rules.common import NO_CLAUSE, Decision, Sentence, agent, by_verb, inverted_subject
from quotes.subjects import main_subject
from quotes.tokens import QUOTE, Token
from quotes.wordkinds import NO_AGENT, is_verb

INCISE_REACH = 20  # tokens of an incise that a quotation follows
OBJECT_REACH = 14  # tokens between a verb and the end of its object
AS_REACH = 2  # tokens between the start of the sentence and its verb in "Comme le rapporte"
LONG_OBJECT = 10  # tokens between a speech verb and the infinitive that hangs on it
WRITTEN_ON = {"où", "lequel", "laquelle", "lesquels", "lesquelles"}  # "une pancarte sur laquelle était écrit"
LONGEST_GAP = 4  # tokens between a verb and a quotation that touches it
DESCRIBING = {"décrire", "dépeindre", "présenter", "qualifier"}
FRAGMENT_GAP = words("determiner") | {
    "que",
    "qu'",
    "de",
    "d'",
    "du",
    "comme",
    "à",
    "au",
    "aux",
    "être",
    "en",
    "est",
    "était",
    "contre",
    "sur",
}


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
        if not _gap(tokens, cue.end, at):
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
        if cue.end <= at and "wish" in cue.flags and _gap(sentence.tokens, cue.end, at):
            return by_verb(sentence, cue, "verb_before")
    return None


def _governing(sentence: Sentence, cue: Candidate) -> Candidate:
    """Return the speech verb that another hangs on: "demande au ministre de détailler « … »", "rétorque en criant"."""
    tokens = sentence.tokens
    outer = next((c for c in reversed(sentence.cues) if c.end <= cue.start), None)
    if outer is None or outer.form not in {"finite", "participle"} or "direct" not in outer.flags:
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


def passive(sentence: Sentence, at: int) -> Decision | None:
    """L'accord a été jugé « insuffisant » par les syndicats; décrit par ses voisins comme « discret »."""
    tokens = sentence.tokens
    for cue in reversed(sentence.cues):
        if cue.end > at or cue.form not in {"passive", "past", "agentive"} or cue.lemma == "citer":
            continue  # "une source citée par Ouest-France" names who relays
        if at - cue.end > OBJECT_REACH or any(is_verb(tokens, i) or tokens[i].low == QUOTE for i in range(cue.end, at)):
            return None
        by = next((i for i in range(cue.end, at) if tokens[i].low == "par"), None) or _agent_after(tokens, at)
        mention = agent(tokens, by) if by is not None and tokens[by + 1].low not in NO_AGENT else None
        if mention and by is not None and (by > at or _gap(tokens, _over_apposition(tokens, mention[1], at), at)):
            return Decision("passive", cue, mention)
        if by is None and _gap(tokens, cue.end, at) and (_judged(tokens, cue) or _described(tokens, cue)):
            return Decision("passive", cue, None)
        if cue.lemma == "écrire" and by is None and cue.end >= at - 1 and tokens[cue.start - 1].low in WRITTEN_ON:
            return Decision("passive", cue, main_subject(tokens, cue.start))
    return None


def _described(tokens: Sequence[Token], cue: Candidate) -> bool:
    """Whether a participle describes a noun before it: "un traitement décrit comme « lourd »", not "l'avoir décrit"."""
    if cue.form not in {"past", "agentive"} or cue.lemma not in DESCRIBING or tokens[cue.end].low != "comme":
        return False
    return not cue.start or tokens[cue.start - 1].low not in {"avoir", "ayant", "être"}


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
    before = tokens[cue.start - 1] if cue.start else None
    noun = before is not None and (before.low == "," or before.low in words("adverb") or before.low.isalpha())
    return noun and cue.form == "agentive" and cue.lemma in words("judging")


def _gap(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether only function words stand between a verb or its agent and the quotation."""
    between = [token.low for token in tokens[start:at]]
    if tuple(between[:3]) in inversion.FIXED_ADJUNCTS:
        between = between[3:]
    if between and between[0].endswith("ement"):
        between = between[1:]  # "a répondu simplement « Dehors »"
    return len(between) <= LONGEST_GAP and all(low in FRAGMENT_GAP or low in words("adverb") for low in between)


def noun_before(sentence: Sentence, at: int) -> Decision | None:
    """Dans un message de la police « … »; ses mots « … »; l'appel du maire à « … »."""
    for cue in sentence.cues:
        if cue.form != "noun" or cue.end > at:
            continue
        mention = source(sentence.tokens, cue)
        owned = mention is not None and cue.end < mention[1] <= at and can_speak(sentence.tokens, mention)
        owned = owned and mention is not None and _gap(sentence.tokens, mention[1], at)
        if mention and (owned or cue.end >= at - 1):
            return Decision("noun_before", cue, mention)
    return None
