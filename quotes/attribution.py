"""The rules: which construction ties a quotation to its source. The first rule that answers decides.

Construction ranks first and distance second, which is the order of `RULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import frozen

from quotes import speakers
from quotes.cues import Candidate
from quotes.lexicon import words
from quotes.phrases import main_subject, phrase_end
from quotes.tokens import QUOTE, Token


@frozen
class Sentence:
    """A sentence: its tokens, masked quotations included, and its candidate cues."""

    tokens: Sequence[Token]
    cues: Sequence[Candidate]


@frozen
class Decision:
    """What a rule found: the rule's name, the cue and the mention in tokens; either may be missing."""

    rule: str
    cue: Candidate | None
    mention: speakers.Mention | None


Rule = Callable[[Sentence, int], "Decision | None"]
VERBAL = {"finite", "passive"}
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
}
PASSING = {",", ";", ".", "!", "?", "–", "—", "-", ")", "…", '"'}


def incise(sentence: Sentence, at: int) -> Decision | None:
    """« … », a déclaré mardi le ministre; « … », a-t-il ajouté."""
    tokens, quote = sentence.tokens, at
    at += 1
    while at < len(tokens) and (tokens[at].low in PASSING or tokens[at].low in words("adverb")):
        at += 1
    cue = next((c for c in sentence.cues if at <= c.start <= at + 1 and c.form in VERBAL), None)
    woven = any(token.low.isalnum() for token in tokens[:quote]) and tokens[quote - 1].low not in {":", QUOTE}
    if cue and cue.inverted is None and woven and tokens[quote + 1].low != ",":
        return None
    if cue is None or (cue.start > at and tokens[at].low not in words("clitic") | {"en", "y"}):
        return _subject_then_verb(sentence, at)
    mention = speakers.after(tokens, cue)
    if mention is None or _object_follows(tokens, cue):
        return None
    return Decision("incise", cue, mention)


def _object_follows(tokens: Sequence[Token], cue: Candidate) -> bool:
    """Whether what follows an uninverted verb is its object rather than its subject: "« … » indique que"."""
    return cue.inverted is None and cue.end < len(tokens) and tokens[cue.end].low in {"que", "qu'"}


def _subject_then_verb(sentence: Sentence, at: int) -> Decision | None:
    """« … » lui indique-t-on; « … », il a dit; « … » Marie Dupont a répondu."""
    tokens = sentence.tokens
    if at >= len(tokens):
        return None
    end = phrase_end(tokens, at)
    if end == at:
        return None
    cue = next((c for c in sentence.cues if c.form == "finite" and end <= c.start <= end + 2), None)
    if cue is None or cue.inverted is not None or tokens[at - 1].low != ",":
        return None
    between = [token.low for token in tokens[end : cue.start]]
    if any(low not in words("clitic") | words("adverb") for low in between):
        return None
    rest = cue.end < len(tokens) and tokens[cue.end].low in {"que", "qu'", ":", QUOTE}
    return None if rest else Decision("incise", cue, (at, end))


def source_after(sentence: Sentence, at: int) -> Decision | None:
    """« … », selon la police; « … », d'après lui."""
    tokens = sentence.tokens
    i = at + 1
    while i < len(tokens) and tokens[i].low in PASSING:
        i += 1
    return _source_at(sentence, i, "source_after")


def _source_at(sentence: Sentence, at: int, rule: str) -> Decision | None:
    cue = next((c for c in sentence.cues if c.start == at and c.form == "source"), None)
    if cue is None:
        return None
    mention = speakers.source(sentence.tokens, cue)
    if mention is None:
        told = next((c for c in sentence.cues if cue.end <= c.start <= cue.end + 3 and c.form == "finite"), None)
        cue, mention = (told, speakers.subject(sentence.tokens, told)) if told else (cue, None)
    return Decision(rule, cue, mention) if mention else None


def colon(sentence: Sentence, at: int) -> Decision | None:
    """Le ministre a déclaré : « … »; a ajouté Marie : « … »; selon lui : « … »; ce message : « … »."""
    tokens = sentence.tokens
    if not at or tokens[at - 1].low != ":":
        return None
    left = [c for c in sentence.cues if c.end <= at - 1]
    for cue in reversed(left):
        if cue.form == "noun" and cue.end < at - 2:
            continue
        mention = _colon_mention(sentence, cue, at)
        if mention:
            return Decision("colon", cue, mention)
        if cue.form in VERBAL and _first_person(tokens, cue):
            return Decision("colon", None, None)
    label = phrase_end(tokens, 0)
    if label == at - 1 and label > 0:
        return Decision("label", None, (0, label))
    mention = main_subject(tokens, at)
    return Decision("colon", None, mention) if mention else None


def _colon_mention(sentence: Sentence, cue: Candidate, at: int) -> speakers.Mention | None:
    tokens = sentence.tokens
    if cue.form in {"source", "noun"}:
        return speakers.source(tokens, cue)
    mention = speakers.subject(tokens, cue)
    if mention is None and cue.form in VERBAL:
        mention = speakers.after(tokens[: at - 1], cue)
    return mention


def _first_person(tokens: Sequence[Token], cue: Candidate) -> bool:
    return cue.start > 0 and tokens[cue.start - 1].low in speakers.FIRST_PERSONS


def verb_before(sentence: Sentence, at: int) -> Decision | None:
    """Il a dénoncé « … »; elle estime que « … »; qualifiant l'accord de « … »: the cue touches the quotation."""
    tokens = sentence.tokens
    for cue in reversed(sentence.cues):
        if cue.end > at or cue.form in {"source", "noun"}:
            continue
        between = [token.low for token in tokens[cue.end : at]]
        if tuple(between[:3]) in speakers.FIXED_ADJUNCTS:
            between = between[3:]
        if len(between) > 4 or any(low not in FRAGMENT_GAP | words("adverb") for low in between):
            return None
        return _by_verb(sentence, cue, "verb_before")
    return None


def _by_verb(sentence: Sentence, cue: Candidate, rule: str) -> Decision | None:
    tokens = sentence.tokens
    if cue.form == "passive":
        agent = cue.end < len(tokens) and tokens[cue.end].low == "par"
        mention = speakers.source(tokens, Candidate(cue.end, cue.end + 1, "par", "source")) if agent else None
        return Decision(rule, cue, mention) if mention else None
    mention = speakers.subject(tokens, cue)
    return Decision(rule, cue, mention) if mention else None


def incise_later(sentence: Sentence, at: int) -> Decision | None:
    """Il « discutera des engagements », a déclaré mardi le département d'État: the incise closes the sentence."""
    tokens = sentence.tokens
    for i in range(at + 1, len(tokens)):
        if tokens[i].low == "," or (tokens[i].low == QUOTE and i > at + 1):
            decision = _verb_subject_at(sentence, i + 1) or _source_at(sentence, i + 1, "incise_later")
            if decision:
                return decision
    return None


def _verb_subject_at(sentence: Sentence, at: int) -> Decision | None:
    cue = next((c for c in sentence.cues if c.start == at and c.form == "finite" and "direct" in c.flags), None)
    if cue is None:
        return None
    mention = speakers.after(sentence.tokens, cue)
    if mention is None or _object_follows(sentence.tokens, cue) or _indefinite(sentence.tokens, mention):
        return None
    return Decision("incise_later", cue, mention)


def _indefinite(tokens: Sequence[Token], mention: speakers.Mention) -> bool:
    """Whether a phrase after a verb reads as its object: "a révélé des traces de sang"."""
    start, end = mention
    if tokens[start].low not in {"des", "un", "une", "de", "d'", "plusieurs"}:
        return False
    return not any(
        token.low in words("role") | {"source", "témoin", "témoins", "habitant", "proche"}
        for token in tokens[start:end]
    )


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
            mention = speakers.source(sentence.tokens, cue)
            if mention and mention[1] <= at:
                return Decision("source_before", cue, mention)
            continue
        if cue.form in {"noun", "passive", "infinitive"} or "adjacent" in cue.flags:
            continue
        if not cue.flags & {"que", "direct"} and not _completes(sentence.tokens, at):
            continue
        if any(token.low == ";" for token in sentence.tokens[cue.end : at]):
            continue
        decision = _by_verb(sentence, cue, "verb_earlier")
        if decision:
            return decision
    return None


def source_later(sentence: Sentence, at: int) -> Decision | None:
    """La situation est « très tendue » selon le maire."""
    for cue in sentence.cues:
        if cue.start > at and cue.form == "source" and cue.lemma != "pour":
            mention = speakers.source(sentence.tokens, cue)
            if mention:
                return Decision("source_later", cue, mention)
    return None


def passive(sentence: Sentence, at: int) -> Decision | None:
    """L'accord a été jugé « insuffisant » par les syndicats."""
    tokens = sentence.tokens
    cue = next((c for c in reversed(sentence.cues) if c.end <= at and c.form == "passive"), None)
    if cue is None or at + 1 >= len(tokens) or tokens[at + 1].low != "par":
        return None
    mention = speakers.source(tokens, Candidate(at + 1, at + 2, "par", "source"))
    return Decision("passive", cue, mention) if mention else None


def noun_before(sentence: Sentence, at: int) -> Decision | None:
    """Dans un message de la police « … »; ses mots « … »."""
    for cue in sentence.cues:
        if cue.form == "noun" and at - 1 <= cue.end <= at:
            mention = speakers.source(sentence.tokens, cue)
            if mention:
                return Decision("noun_before", cue, mention)
    return None


RULES: tuple[Rule, ...] = (
    incise,
    source_after,
    colon,
    passive,
    verb_before,
    incise_later,
    verb_earlier,
    source_later,
    noun_before,
)


def decide(sentence: Sentence, at: int) -> Decision | None:
    """Return what the first rule that applies to the quotation at a token says."""
    for rule in RULES:
        decision = rule(sentence, at)
        if decision is not None:
            return decision
    return None


def charge(sentence: Sentence, at: int) -> bool:
    """Whether a quotation is the wording of an offence: mis en examen pour « … », soupçonné de « … »."""
    tokens = sentence.tokens
    if not at or tokens[at - 1].low not in {"pour", "de", "d'", "et", ",", QUOTE}:
        return False
    for token in reversed(tokens[max(0, at - 12) : at]):
        if token.low in words("charge"):
            return True
        if token.low not in {"pour", "de", "d'", "et", ",", QUOTE} and token.low in words("auxiliary") | words(
            "boundary"
        ):
            return False
    return False


def named_thing(sentence: Sentence, at: int, words_quoted: str) -> bool:
    """Whether the words before a quotation say that it is a title, a name or a term: "le film « … »", "dit « … »"."""
    tokens = sentence.tokens
    if not at or (not words_quoted[0].isupper() and len(words_quoted.split()) > 3):
        return False
    previous = tokens[at - 1].low
    if previous in words("naming_noun"):
        return True
    return at > 1 and tokens[at - 2].low in words("naming_noun") and previous in {"le", "la", "de", "d'", "l'"}
