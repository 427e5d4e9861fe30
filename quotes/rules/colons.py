"""Words after a colon: « … » after a verb, a source, a noun that introduces them, or the subject of the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from quotes import speakers
from quotes.candidate import Candidate
from quotes.clauses import holder_of_view
from quotes.complements import source
from quotes.lexicon import words
from quotes.mentions import can_speak
from quotes.phrases import over_bracket
from quotes.rules.common import VERBAL, Decision, Sentence, agent, inverted_subject, is_first_person
from quotes.rules.labels import label, labelled
from quotes.rules.reported import que_clause
from quotes.subjects import main_subject
from quotes.tokens import Mention, Token
from quotes.wordkinds import is_verb

SIGNED = {",", "signé", "signée", "signés"}
NOUN_REACH = 6  # tokens between a noun that introduces words and the colon


def colon(sentence: Sentence, at: int) -> Decision | None:
    """Le ministre a déclaré : « … »; a ajouté Marie : « … »; selon lui : « … »; ce message : « … »."""
    tokens = sentence.tokens
    if not at or tokens[at - 1].low != ":":
        return None
    unsaid = None  # a noun that announces the words, of nobody that it names
    for cue in reversed(sentence.cues):
        if cue.end > at - 1 or cue.form == "agentive" or _in_relative(sentence, cue):
            continue
        if _hangs_on_another(sentence, cue):
            continue
        decision = _colon_noun(sentence, cue, at) if cue.form == "noun" else _colon_cue(sentence, cue, at)
        if decision and (decision.mention or cue.form != "noun"):
            return decision
        unsaid = unsaid or decision
    return unsaid or label(sentence, at) or shared_view(sentence, at - 1)


def shared_view(sentence: Sentence, end: int) -> Decision | None:
    """Un avis partagé par Marie Dupont : « … »; une information confirmée par la mairie : « … »."""
    mention = holder_of_view(sentence.tokens, end)
    if mention is None:
        return None
    cue = next((cue for cue in sentence.cues if cue.form != "source" and cue.end == mention[0] - 1), None)
    return Decision("colon", cue, mention)


def _in_relative(sentence: Sentence, cue: Candidate) -> bool:
    """Whether a verb belongs to a relative clause and another one governs the sentence: "ceux qui lui parlaient"."""
    at = cue.start
    while at and sentence.tokens[at - 1].low in words("clitic"):
        at -= 1
    relative = cue.form == "finite" and at > 1 and sentence.tokens[at - 1].low == "qui"
    aside = relative and (sentence.tokens[at - 2].low in words("indefinite") or sentence.tokens[at - 2].low == ",")
    return aside and any(c.end < cue.start and c.form == "finite" and "direct" in c.flags for c in sentence.cues)


def _hangs_on_another(sentence: Sentence, cue: Candidate) -> bool:
    """Whether an infinitive only completes what another verb says: "rappelle la difficulté à dévoiler … : « … »"."""
    start = cue.start
    while start and sentence.tokens[start - 1].low in words("clitic"):
        start -= 1
    completes = cue.form == "infinitive" and start > 0 and sentence.tokens[start - 1].low in {"à", "que", "qu'"}
    return completes and any(c.end < start and c.form == "finite" and "direct" in c.flags for c in sentence.cues)


def _colon_cue(sentence: Sentence, cue: Candidate, at: int) -> Decision | None:
    tokens = sentence.tokens
    if cue.form == "source":
        relayed = cue.start > 0 and tokens[cue.start - 1].low == ","
        if relayed and any(c.end < cue.start and c.form == "finite" and "direct" in c.flags for c in sentence.cues):
            return None  # "l'ex-président a lancé un message, selon Le Parisien : « … »"
        mention = source(tokens, cue)
    else:
        mention = _agent(tokens, cue) or speakers.subject(tokens, cue, sentence.cues)
        if mention and mention[0] and tokens[mention[0] - 1].low in {"que", "qu'"} and mention[1] - mention[0] == 1:
            outer = que_clause(sentence, cue.start)  # "a fait savoir qu'elle demanderait … : « … »"
            if outer:
                return Decision("colon", outer.cue, outer.mention)
    if mention is None and cue.form in VERBAL:
        if is_first_person(tokens, cue):
            return Decision("colon", None, None)
        mention = inverted_subject(tokens[: at - 1], cue)
    return Decision("colon", cue, mention) if mention else None


def _agent(tokens: Sequence[Token], cue: Candidate) -> Mention | None:
    """Who says what a passive announces: "la nouvelle a été confirmée par la mairie : « … »"."""
    if cue.form != "passive" or tokens[cue.end].low != "par":
        return None
    found = agent(tokens, cue.end)
    return found if found and can_speak(tokens, found) else None


def _colon_noun(sentence: Sentence, cue: Candidate, at: int) -> Decision | None:
    """La réponse de la fédération, lundi : « … »; dans un message aussitôt effacé : « … »; cette affiche : « … »."""
    tokens = sentence.tokens
    if cue.end < len(tokens) and tokens[cue.end].low in {"de", "d'", "du", "des"}:
        mention = source(tokens, cue)
        near = cue.start <= 1 or (mention is not None and over_bracket(tokens, mention[1]) >= at - 1)
        return Decision("colon", cue, mention) if mention and near else None
    if cue.end == 1:
        return Decision("colon", cue, _complement_later(sentence, at))
    if cue.start and tokens[cue.start - 1].low == "à":
        return None  # "a rappelé à la tribune"
    inside = cue.start > 0 and tokens[cue.start - 1].low in {"dans", "par", "via"}
    if inside and any(c.end < cue.start and c.form == "finite" and "direct" in c.flags for c in sentence.cues):
        return None  # "a déclaré dans un communiqué"
    if (cue.start and at - 1 - cue.end > NOUN_REACH) or any(is_verb(tokens, i) for i in range(cue.end, at - 1)):
        return None
    mention = source(tokens, cue) or labelled(sentence, at)
    return Decision("colon", cue, mention)


def _complement_later(sentence: Sentence, at: int) -> Mention | None:
    """Whose words a noun that opens the sentence announces: "Réponse, par courriel, de la mairie : « … »"."""
    for i in range(2, at - 1):
        if sentence.tokens[i].low in {"de", "d'", "du", "des"} and sentence.tokens[i - 1].low in SIGNED:
            return source(sentence.tokens, Candidate(0, i, "", "noun"))
    return None


def colon_subject(sentence: Sentence, at: int) -> Decision | None:
    """La ministre n'a pas tardé à réagir : « … »: the subject of the sentence before a colon, without a cue."""
    if not at or sentence.tokens[at - 1].low != ":":
        return None
    mention = main_subject(sentence.tokens, at)
    if mention is None:
        return None
    return Decision("colon", None, mention if can_speak(sentence.tokens, mention) else None)
