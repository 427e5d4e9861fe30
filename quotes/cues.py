"""Reporting cues of one sentence: verb groups, prepositions and nouns that introduce somebody's words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from quotes.candidate import Candidate
from quotes.lexicon import locutions, words
from quotes.tokens import Token
from quotes.verbgroups import HOLDS, compound, judges, locution_end, locution_flags, simple
from quotes.verbs import Verbs, verbs
from quotes.wordkinds import is_role

SOURCES = {
    "selon": (("selon",),),
    "d'": (("d'", "après"),),
    "à": (("à", "en", "croire"),),
    "aux": (("aux", "yeux", "de"), ("aux", "yeux", "du"), ("aux", "yeux", "des")),
    "de": (("de", "l'", "avis", "de"), ("de", "l'", "avis", "du"), ("de", "l'", "avis", "des")),
}
POUR_AFTER = {",", "mais", "et", "-", "–", "—"}  # what may stand before the "pour" that opens a view
POINTING = {"ce", "cet", "cette", "ces", "ses", "certains", "certaines", "plusieurs"}


def find(tokens: Sequence[Token]) -> list[Candidate]:
    """Return the candidate cues of a sentence in order, without overlaps."""
    found: list[Candidate] = []
    i, starters = 0, _starters(verbs())
    while i < len(tokens):
        if tokens[i].low not in starters:
            i += 1
            continue
        made = _source(tokens, i) or compound(tokens, i) or simple(tokens, i) or _announced(tokens, i)
        made = made or _non_finite(tokens, i) or _noun(tokens, i)
        if made:
            found.append(made)
        i = made.end if made else i + 1
    return found


@cache
def _starters(table: Verbs) -> frozenset[str]:
    """Return every word that can open a cue: all others are passed over at once."""
    found = locutions()
    tables = (table.finite, table.past, table.present, table.infinitive)
    heads = (found.finite, found.past, found.present, found.infinitive)
    nouns = words("introducing_noun", "stance")
    return words("auxiliary", "modal").union(nouns, *tables, *heads, SOURCES, HOLDS, ("de", "pour"))


def _source(tokens: Sequence[Token], at: int) -> Candidate | None:
    low = tokens[at].low
    for words_ in SOURCES.get(low, ()):
        if tuple(token.low for token in tokens[at : at + len(words_)]) == words_:
            lemma = " ".join(words_).replace("' ", "'")
            return Candidate(at, at + len(words_), lemma, "source")
    if low == "de" and at + 2 < len(tokens) and tokens[at + 1].low in {"source", "sources"}:
        return Candidate(at, at + 1, "de source", "source")
    if low == "pour" and at > 1 and at + 1 < len(tokens) and tokens[at + 1].low == "qui" and tokens[at - 1].low == ",":
        return Candidate(at, at + 1, "pour", "source")  # "la maire, pour qui"
    if low == "pour" and at + 2 < len(tokens) and (at == 0 or tokens[at - 1].low in POUR_AFTER):
        following = tokens[at + 1]
        if tokens[at + 2].low in words("no_source"):
            return None
        if (
            following.capital
            or following.low.isdigit()
            or following.low in {"le", "la", "l'", "les", "lui", "elle", "eux", "son", "sa", "m."}
            or (following.low in POINTING and _somebody(tokens[at + 2].low))
        ):
            return Candidate(at, at + 1, "pour", "source")
    return None


def _somebody(word: str) -> bool:
    """Whether a word stands for those who can hold a view: "pour ces parents", not "pour ce match"."""
    return is_role(word) or word.removesuffix("s") in words("human", "organisation", "new_person")


def _non_finite(tokens: Sequence[Token], at: int) -> Candidate | None:
    low, previous = tokens[at].low, tokens[at - 1].low if at else ""
    for heads, form in ((locutions().present, "participle"), (locutions().infinitive, "infinitive")):
        located = locution_end(tokens, at, heads)
        if located:
            return Candidate(at, located[0], located[1], form, None, locution_flags(located[1]))
    if low in verbs().present and (previous not in words("determiner") or _has_object_before(tokens, at)):
        verb = verbs().present[low]
        return Candidate(at, at + 1, verb.lemma, "participle", None, verb.flags)
    if tokens[at].capital and at:
        return None
    if low in verbs().infinitive and previous not in words("determiner") and low != "faire":
        verb = verbs().infinitive[low]
        if "locative" in verb.flags and not judges(tokens, at, at):
            return None
        named = at + 1 < len(tokens) and tokens[at + 1].low == "comme"  # "se présenter comme « … »"
        if previous in {"s'", "se"} and verb.lemma in words("not_reflexive") and not named:
            return None
        return Candidate(at, at + 1, verb.lemma, "infinitive", None, verb.flags)
    if low in verbs().past:
        verb = verbs().past[low]
        form = "past" if at and previous in {"et", "avoir", "ayant"} else "agentive"
        if form == "past" or previous not in words("determiner"):
            return Candidate(at, at + 1, verb.lemma, form, None, verb.flags)
    return None


def _has_object_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether "le" before a participle is its object: ", l'accusant d'être", "en les jugeant"; not "le plaignant"."""
    pronoun = tokens[at - 1].low in {"le", "la", "l'", "les"} and not is_role(tokens[at].low)
    return pronoun and (at == 1 or tokens[at - 2].low in {",", "en", "et", "tout"})


def _announced(tokens: Sequence[Token], at: int) -> Candidate | None:
    """A noun that opens the sentence, even one that reads as a participle: "Communiqué de la mairie : « … »"."""
    return None if at else _noun(tokens, at)


def _noun(tokens: Sequence[Token], at: int) -> Candidate | None:
    low = tokens[at].low
    if low not in words("introducing_noun", "stance"):
        return None
    end = at + 3 if [token.low for token in tokens[at : at + 3]] == ["mot", "d'", "ordre"] else at + 1
    if at and tokens[at - 1].low in words("determiner"):
        return Candidate(at - 1, end, low, "noun")
    if at > 1 and tokens[at - 1].low in words("prenominal") and tokens[at - 2].low in words("determiner"):
        return Candidate(at - 2, end, low, "noun")  # "son dernier message"
    if at and tokens[at - 1].low in {"du", "au"} and end < len(tokens) and tokens[end].low == ":":
        return Candidate(at, end, low, "noun")  # "une photo accompagnée du message : « … »"
    bare = not at and len(tokens) > 1 and tokens[1].low in {",", ":", "de", "d'", "du", "des"}
    return Candidate(at, at + 1, low, "noun") if bare else None  # "Réponse de la mairie : « … »"
