"""The source of a cue: subject of its verb, or complement of its preposition, as a stretch of tokens."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.candidate import Candidate
from quotes.carriers import antecedent, apposed_to, can_carry, following, narrative, perceived
from quotes.clauses import RELATIVE_REACH, clause_subject
from quotes.inversion import FIXED_ADJUNCTS, after
from quotes.lexicon import words
from quotes.phrases import phrase_before, phrase_end
from quotes.subjects import main_subject
from quotes.things import is_mute
from quotes.tokens import INVERTED, QUOTE, Mention, Token
from quotes.verborder import closes_with, incised, parenthetic, postposed
from quotes.wordkinds import is_plural_verb, is_pronoun, is_verb

SUBORDINATORS = {"qui", "que", "qu'", "où", "dont", "lorsque", "lorsqu'", "quand", "si", "comme"}
OBJECT_PRONOUNS = {"lui", "leur", "se", "s'", "l'", "le", "la", "les", "y"}
FIRST_PERSONS = {"je", "j'", "nous", "tu", "vous", "-je", "-nous", "-vous"}


def subject(tokens: Sequence[Token], cue: Candidate, cues: Sequence[Candidate]) -> Mention | None:
    """Return the subject of a verbal cue that says something: inverted pronoun, phrase before it, sentence's subject.

    Args:
        tokens: The sentence.
        cue: The verb.
        cues: All cues of the sentence: a participle goes with an earlier speech verb rather than with another verb.
    """
    found = _subject(tokens, cue, cues)
    return _on_the_left(tokens, found[0]) if found and is_mute(tokens, *found) else found


def _on_the_left(tokens: Sequence[Token], start: int) -> Mention | None:
    """What a phrase that says nothing hangs on: "La Ligue contre l'antisémitisme a dénoncé"."""
    hangs = start > 0 and tokens[start - 1].low in words("linker", "preposition") | {"et", "ou"}
    found = clause_subject(tokens, start) if hangs else None
    return None if found is None or is_mute(tokens, *found) else found


def _subject(tokens: Sequence[Token], cue: Candidate, cues: Sequence[Candidate]) -> Mention | None:
    if cue.inverted is not None:
        return cue.inverted, cue.inverted + 1
    heard = perceived(tokens, cue.start) if cue.form == "infinitive" else None
    if heard:
        return heard
    if cue.form in {"participle", "infinitive", "past"}:
        return governor(tokens, cue.start, cues, participle=cue.form == "participle")
    if postposed(tokens, cue.start) or incised(tokens, cue.start) or parenthetic(tokens, cue):
        found = after(tokens, cue.end, plural=cue.plural)
        if found:
            return found
    return before(tokens, cue.start, cues, plural=cue.plural)


def before(
    tokens: Sequence[Token], verb: int, cues: Sequence[Candidate], *, plural: bool, coordinated: bool = True
) -> Mention | None:
    """Return the subject that stands before a conjugated verb.

    Args:
        tokens: The sentence.
        verb: Where the verb starts.
        cues: All cues of the sentence.
        plural: Whether it is plural.
        coordinated: Whether a verb after "et" may take the subject of the verb before it.
    """
    at = _over_clitics(tokens, verb)
    if at == 0:
        return None
    previous = tokens[at - 1].low
    if previous in FIRST_PERSONS:
        return None
    for width in (2, 1):
        if at >= width and is_pronoun(tokens, at - width) == at:
            return _emphasised(tokens, at - width, at)
    if previous in {"et", "mais", "puis", "ou"}:
        return governor(tokens, at, cues, participle=False) if coordinated else None
    if previous == "qui" or previous in words("which"):
        return antecedent(tokens, at - 1)
    if previous == "," and coordinated and _goes_on(tokens, at - 1):
        return governor(tokens, at, cues, participle=False)
    opened = _over_aside(tokens, at)
    if opened is not None and tokens[opened].low == "qui":
        return antecedent(tokens, opened)
    if opened is not None and coordinated and tokens[opened].low in {"et", "puis"}:
        return governor(tokens, opened + 1, cues, participle=False)
    return clause_subject(tokens, at, plural=plural) or main_subject(tokens, at)


def _goes_on(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a verb after a comma shares the subject of the one before: "Il plaide la bonne foi, évoque « … »"."""
    verb = next((i for i in range(comma - 1, max(-1, comma - RELATIVE_REACH), -1) if is_verb(tokens, i)), None)
    if verb is None or any(token.low in SUBORDINATORS | {",", QUOTE, "(", "selon"} for token in tokens[:comma]):
        return False
    return phrase_end(tokens, verb + 1) == comma and is_pronoun(tokens, 0) == verb


def _over_aside(tokens: Sequence[Token], at: int) -> int | None:
    """Return the "qui" or "et" whose verb an aside keeps away: "un cabinet qui, mandaté par la ville, a jugé"."""
    if tokens[at - 1].low != ",":
        return None
    opened = next((i for i in range(at - 2, max(0, at - RELATIVE_REACH), -1) if tokens[i].low == ","), None)
    return opened - 1 if opened else None


def _over_clitics(tokens: Sequence[Token], at: int) -> int:
    """Go left over what stands between a subject and its verb: "Marie ne l'a", "Marie, pour sa part, a"."""
    while at:
        if tokens[at - 1].low == "puis" or (tokens[at - 1].low == "lui" and tokens[at - 1].capital):
            return at  # "a ri, puis a dit", "Lui se souvient"
        if tokens[at - 1].low in words("clitic") or tokens[at - 1].low in words("adverb"):
            at -= 1
        elif tokens[at - 1].low == "," and tuple(t.low for t in tokens[max(0, at - 4) : at - 1]) in FIXED_ADJUNCTS:
            at -= 4
            at -= at > 0 and tokens[at - 1].low == ","
        else:
            return at
    return at


def _emphasised(tokens: Sequence[Token], start: int, end: int) -> Mention:
    """The name before an emphatic pronoun is the subject: "Emmanuel Macron, lui, a déclaré"."""
    emphatic = tokens[start].low in {"lui", "eux"} or (end < len(tokens) and tokens[end].low == ",")
    if emphatic and start > 1 and tokens[start - 1].low == "," and tokens[start].low not in {"il", "ils", "on"}:
        name = phrase_before(tokens, start - 1)
        if name:
            return name
    return start, end


def governor(tokens: Sequence[Token], at: int, cues: Sequence[Candidate], *, participle: bool) -> Mention | None:
    """Return the subject of the clause that a participle, an infinitive or a coordinated verb hangs on.

    Args:
        tokens: The sentence.
        at: Where the participle, infinitive or verb stands.
        cues: All cues of the sentence.
        participle: Whether a phrase right before it carries it: "un communiqué dénonçant".
    """
    head = at
    while head and tokens[head - 1].low in OBJECT_PRONOUNS:
        head -= 1
    if participle and head and tokens[head - 1].low != ",":
        carrier = phrase_before(tokens, head)
        if carrier and can_carry(tokens, carrier):
            return carrier
    for cue in reversed(cues):
        if cue.end <= at and cue.form == "finite":
            found = _own_subject(tokens, cue.start, cue.end, cues, plural=cue.plural)
            if found:
                return found
    for i in range(at - 1, -1, -1):
        if tokens[i].low in INVERTED:
            return i, i + 1
        if is_verb(tokens, i) and tokens[i].low not in words("clitic") and not _apart(tokens, i, at):
            found = _own_subject(tokens[:at], i, i + 1, cues, plural=is_plural_verb(tokens[i].low))
            if found:
                return found
    return apposed_to(tokens, at) or main_subject(tokens, at) or narrative(tokens, at) or following(tokens, at)


def _apart(tokens: Sequence[Token], verb: int, at: int) -> bool:
    """Whether a verb stands in a subordinate clause that a comma closes before a token."""
    if not any(token.low == "," for token in tokens[verb:at]):
        return False
    coordinated = tokens[at - 1].low in {"et", "mais", "puis", "ou"}  # "qui n'a rien dit, mais a souri"
    for i in range(verb - 1, max(-1, verb - RELATIVE_REACH), -1):
        if tokens[i].low in SUBORDINATORS:
            return not (coordinated and tokens[i].low == "qui")
        if tokens[i].low in {",", ";", ":", QUOTE}:
            return False
    return False


def _own_subject(
    tokens: Sequence[Token], start: int, end: int, cues: Sequence[Candidate], *, plural: bool
) -> Mention | None:
    """The subject of a conjugated verb that is not itself coordinated with a verb before it."""
    inverted = next((i for i in range(start, end) if tokens[i].low in INVERTED), None)
    if inverted is not None:
        return inverted, inverted + 1
    if incised(tokens, start) or closes_with(tokens, start, end):
        return after(tokens, end, plural=plural)
    return before(tokens, start, cues, plural=plural, coordinated=False)
