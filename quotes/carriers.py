"""What a participle, an infinitive or a relative clause hangs on: the phrase that carries it."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.clauses import SUBJECT_REACH, clause_subject, function_before, whole
from quotes.inversion import ADJUNCT_REACH, CONTRACTED, RELATIVE_HEADS, contracted_end, without_outlet
from quotes.lexicon import words
from quotes.phrases import phrase_before, phrase_end, starts_phrase
from quotes.subjects import main_subject
from quotes.tokens import Mention, Token
from quotes.wordkinds import is_pronoun, is_role, is_verb

HEARD = {"entend", "entendait", "entendant", "entendre", "entendu", "voit", "vu"}
HEARD_REACH = 10  # tokens
APPOSED = 20  # tokens of an apposition


def perceived(tokens: Sequence[Token], at: int) -> Mention | None:
    """Who is heard to say something: "Elle a entendu l'un des agresseurs crier"."""
    start = next((i + 1 for i in range(at - 2, max(-1, at - HEARD_REACH), -1) if tokens[i].low in HEARD), at)
    fits = start < at and starts_phrase(tokens, start) and phrase_end(tokens[:at], start) == at
    return (start, at) if fits else None


def apposed_to(tokens: Sequence[Token], at: int) -> Mention | None:
    """The phrase before a participle between commas: "Marie Dupont, se disant « vidée », a renoncé"."""
    while at and tokens[at - 1].low in words("clitic", "adverb"):
        at -= 1
    return clause_subject(tokens, at) if at > 1 and tokens[at - 1].low == "," else None


def can_carry(tokens: Sequence[Token], found: Mention) -> bool:
    """Whether the phrase before a participle says the words: not "une lettre expliquant", "par l'État affirmant"."""
    start, end = found
    if start and tokens[start - 1].low in words("preposition"):
        return False
    if any(token.low in words("missive") for token in tokens[start:end]):
        return False
    if is_pronoun(tokens, start) == end or (start and tokens[start - 1].low in {",", ";", "et"}):
        return True
    return any(
        token.capital or is_role(token.low) or token.low in words("document", "human", "organisation")
        for token in tokens[start + (start == 0) : end]
    )


def narrative(tokens: Sequence[Token], at: int) -> Mention | None:
    """The subject of a narrative infinitive: "Et le présentateur de conclure"."""
    return phrase_before(tokens, at - 1) if at > 1 and tokens[at - 1].low in {"de", "d'"} else None


def following(tokens: Sequence[Token], at: int) -> Mention | None:
    """The subject after a participle that opens the sentence: "Dénonçant « une injustice », la maire a quitté …"."""
    for i in range(at + 1, min(len(tokens) - 1, at + SUBJECT_REACH)):
        if tokens[i].low == ",":
            end = phrase_end(tokens, i + 1)
            if end > i + 1:
                return (i + 1, end) if _verb_follows(tokens, end) or _apposed_verb(tokens, i + 1, end) else None
    return None


def _verb_follows(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb stands at a token, or after the comma there."""
    at += at < len(tokens) and tokens[at].low == ","
    while at < len(tokens) and tokens[at].low in words("clitic", "adverb"):
        at += 1
    return at < len(tokens) and is_verb(tokens, at)


def _apposed_verb(tokens: Sequence[Token], start: int, comma: int) -> bool:
    """Whether a verb follows the apposition of a subject: ", Paul Roche, maire de Sion, a indiqué"."""
    if comma >= len(tokens) or tokens[comma].low != ",":
        return False
    closing = next((i for i in range(comma + 1, min(len(tokens), comma + APPOSED)) if tokens[i].low == ","), 0)
    found = clause_subject(tokens, closing + 1) if closing and _verb_follows(tokens, closing) else None
    return found is not None and found[0] == start


def antecedent(tokens: Sequence[Token], qui: int) -> Mention | None:
    """Return what a relative pronoun stands for: "Marie Dupont, maire de Sion, qui", "celle qui"."""
    if qui and tokens[qui - 1].low in RELATIVE_HEADS:
        return qui - 1, qui
    end = qui - 1 if qui and tokens[qui - 1].low == "," else qui
    found = phrase_before(tokens, end) or (_contracted_before(tokens, end) if end == qui else None)
    if found is None:
        return clause_subject(tokens, qui) or main_subject(tokens, qui)
    if end < qui and found[0] and tokens[found[0] - 1].low in {"le", "la", "l'", "les"}:
        over = phrase_before(tokens, function_before(tokens, found[0])) or clause_subject(
            tokens, qui
        )  # "David Julliard, adjoint au délégué à la Sécurité routière, qui"
        if over:
            return over
    if end < qui and found[0] > 1 and tokens[found[0] - 1].low == "," and not tokens[found[0]].capital:
        name = phrase_before(tokens, found[0] - 1)
        if name and tokens[name[0]].capital and phrase_end(tokens, name[0]) == name[1]:
            return name
    return whole(tokens, without_outlet(tokens, found))


def _contracted_before(tokens: Sequence[Token], end: int) -> Mention | None:
    """The phrase before a relative pronoun whose article is in a preposition: "notamment au RN, qui dénonce"."""
    for i in range(end - 2, max(-1, end - ADJUNCT_REACH), -1):
        if tokens[i].low in CONTRACTED and contracted_end(tokens, i) == end:
            return (i, end) if any(token.capital or is_role(token.low) for token in tokens[i + 1 : end]) else None
        if not tokens[i].low.isalpha():
            return None
    return None
