"""Who says the words of a participle or an infinitive when no verb before it tells: the phrase that carries it."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.clauses import SUBJECT_REACH, clause_subject
from quotes.lexicon import words
from quotes.phrases import phrase_before, phrase_end, starts_phrase
from quotes.tokens import Mention, Token
from quotes.wordkinds import is_pronoun, is_role, is_verb

HEARD = {"entend", "entendait", "entendant", "entendre", "entendu", "voit", "vu"}
HEARD_REACH = 10  # tokens


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
                next_ = end
                while next_ < len(tokens) and tokens[next_].low in words("clitic", "adverb"):
                    next_ += 1
                return (i + 1, end) if next_ < len(tokens) and is_verb(tokens, next_) else None
    return None
