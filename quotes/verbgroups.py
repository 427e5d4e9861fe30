"""Verb groups that report: a speech verb with its auxiliary, its modal, its inverted pronoun."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.candidate import Candidate
from quotes.lexicon import Locution, forms, locutions, words
from quotes.tokens import INVERTED, Token
from quotes.verbs import verbs
from quotes.wordkinds import NO_AGENT, is_calling, is_plural_verb

LOCUTION_FLAGS = frozenset({"direct", "que"})
PAYING = frozenset({"direct", "adjacent", "object"})  # "rendre hommage à": its object is all that it governs
BETWEEN = {
    "à",
    "de",
    "d'",
    "en",
    "y",
    "s'",
    "se",
    "également",
    "aussi",
    "effet",
    "notamment",
    "ainsi",
    "encore",
    "alors",
    "par",
    "soin",
}
WISHES = dict.fromkeys(("veut", "veulent", "voulait", "voulaient", "voulu", "vouloir"), "vouloir")
WISHES |= dict.fromkeys(("décide", "décidé", "décident"), "décider")
HOLDS = {"tient", "tiennent", "tenait", "tenaient"}
HELD_FLAGS = frozenset({"direct", "naming", "adjacent", "object"})
REACH = 7  # tokens that may stand between an auxiliary and its participle
BEFORE_VERB = {"l'", "leur", "certains", "certaines", "plusieurs", "deux", "trois", "quatre"}  # pronouns, too
OBJECTS = {"le", "la", "l'", "les", "se", "s'", "me", "m'", "que", "qu'"}
OBJECT_REACH = 9  # tokens between "que" and the verb of its clause
TO_BE = frozenset(
    ("est", "sont", "était", "étaient", "fut", "furent", "sera", "seront", "serait", "seraient", "soit", "soient")
)


def compound(tokens: Sequence[Token], at: int) -> Candidate | None:
    """An auxiliary and its participle, with what may stand between: "a, pour sa part, déclaré", "s'est-elle dite"."""
    if tokens[at].low not in words("auxiliary") or (at and tokens[at - 1].low in words("determiner") - BEFORE_VERB):
        return None
    if tokens[at].low in {"ayant", "étant"}:
        return None
    state = locution_end(tokens, at, locutions().finite)  # "est convaincue que"
    if state and state[0] < len(tokens) and tokens[state[0]].low in {"que", "qu'", "de", "d'", ":"}:
        return _group(tokens, at, state[0], state[1], "finite", None, LOCUTION_FLAGS)
    inverted = None
    for i in range(at + 1, min(len(tokens), at + 1 + REACH)):
        low = tokens[i].low
        if low == "et":
            return None
        if low in INVERTED and i == at + 1:
            inverted = i
            continue
        located = locution_end(tokens, i, locutions().past)
        if located:
            return _group(tokens, at, *located, "finite", inverted, locution_flags(located[1]))
        if low in verbs().past and not (tokens[i - 1].low in words("determiner") and i - 1 != at):
            verb = verbs().past[low]
            if i + 1 < len(tokens) and tokens[i + 1].low in INVERTED:
                return None  # "est déjà beaucoup, dit-elle"
            if verb.lemma == "faire" and inverted is None:
                return None
            if _reflexive(tokens, at) and verb.lemma in words("not_reflexive"):
                return None
            if "locative" in verb.flags and not judges(tokens, at, i):
                return None
            passive = tokens[at].low in TO_BE or any(token.low == "été" for token in tokens[at:i])
            passive = passive and not _reflexive(tokens, at)
            return _group(tokens, at, i + 1, verb.lemma, "passive" if passive else "finite", inverted, verb.flags)
        if low in {".", ";", ":", "«»", "que", "qu'"} or low in words("auxiliary"):
            return None
        if low in words("modal"):
            return _modal(tokens, at, i, inverted) or _wish(tokens, at, i)
    return None


def _modal(tokens: Sequence[Token], at: int, modal: int, inverted: int | None) -> Candidate | None:
    """The infinitive after a modal is the reporting verb: "a tenu à préciser", "a voulu rassurer"."""
    for j in range(modal + 1, min(modal + 5, len(tokens))):
        if tokens[j].low in INVERTED and j == modal + 1:
            inverted = j
            continue
        located = locution_end(tokens, j, locutions().infinitive)
        if located:
            return _group(tokens, at, *located, "finite", inverted, locution_flags(located[1]))
        if tokens[j].low in verbs().infinitive and tokens[j].low != "faire":
            verb = verbs().infinitive[tokens[j].low]
            if _reflexive(tokens, j) and verb.lemma in words("not_reflexive"):
                return None  # "doivent s'assurer que"
            if "locative" in verb.flags and not judges(tokens, j, j):
                return None
            return _group(tokens, at, j + 1, verb.lemma, "finite", inverted, verb.flags)
        if tokens[j].low not in BETWEEN:
            return None
    return None


def _wish(tokens: Sequence[Token], at: int, modal: int) -> Candidate | None:
    """A wish whose infinitive stands in the quotation: "veut « arrêter cette folie »", "a décidé de « reporter »"."""
    i = modal + 1
    while i < len(tokens) and (tokens[i].low in {"de", "d'"} or tokens[i].low in words("adverb")):
        i += 1
    lemma = WISHES.get(tokens[modal].low)
    touches = lemma is not None and i < len(tokens) and tokens[i].low == "«»"
    return (
        _group(tokens, at, modal + 1, lemma, "finite", None, frozenset({"adjacent", "wish"}))
        if lemma and touches
        else None
    )


def _group(
    tokens: Sequence[Token],
    at: int,
    end: int,
    lemma: str,
    form: str,
    inverted: int | None,
    flags: frozenset[str],
) -> Candidate:
    start = at
    while start and tokens[start - 1].low in {"s'", "se"}:
        start -= 1
    plural = is_plural_verb(tokens[at].low)
    return Candidate(start, end, lemma, form, inverted, flags, plural)


def _reflexive(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].low in {"s'", "se"}


def simple(tokens: Sequence[Token], at: int) -> Candidate | None:
    """A conjugated speech verb, or a modal and an infinitive: "affirme", "déclare-t-il", "tient à préciser"."""
    low = tokens[at].low
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    inverted = at + 1 if after in INVERTED else None
    located = None if tokens[at].capital else locution_end(tokens, at, locutions().finite)
    if located:
        return _group(tokens, at, *located, "finite", inverted, locution_flags(located[1]))
    held = _held(tokens, at) if low in HOLDS else None
    if held:
        return held
    if low in words("modal") and not tokens[at].capital:
        made = _modal(tokens, at, at, None) or _wish(tokens, at, at)
        if made or low not in verbs().finite:
            return made
    verb = verbs().finite.get(low)
    if verb is None or (tokens[at].capital and at and inverted is None) or low.endswith(("ons", "ez")):
        return None
    previous = tokens[at - 1].low if at else ""
    nominal = {"l'", "la", "le", "les"} if not _object_pronoun(tokens, at) else set()
    if inverted is None and (previous in (words("determiner") - {"l'", "la", "le", "les", "leur"}) | nominal):
        return None
    if inverted is None and (
        previous in words("linker") or previous in words("preposition") or previous in {"je", "j'"}
    ):
        return None
    if verb.lemma == "faire" and inverted is None:
        return None
    if previous in {"se", "s'"} and verb.lemma in words("not_reflexive"):
        return None
    if "locative" in verb.flags and not judges(tokens, at, at):
        return None
    if at == 0 and after in {"de", "d'", "du", "des"} and low in words("introducing_noun"):
        return None  # "Réplique du notaire : « … »"
    if low in verbs().past and after == "par" and tokens[at - 1].low.isalpha() and not _follows_subject(tokens, at):
        return None  # "un projet décrit par la maire"
    if is_calling(tokens, at):
        return None
    if low in verbs().past and after == "comme" and not _has_object(tokens, at):
        return None  # "son auteur, seulement décrit comme un cadre"
    if "pronominal" in verb.flags and not (at and previous in {"se", "s'"}):
        return None
    return _group(tokens, at, at + 1 + (inverted is not None), verb.lemma, "finite", inverted, verb.flags)


def _held(tokens: Sequence[Token], at: int) -> Candidate | None:
    """Hold something to be: "tient la fermeture pour « inéluctable »", "la tenaient pour « une insulte »"."""
    quote = next((i for i in range(at + 2, min(len(tokens), at + REACH + 2)) if tokens[i].low == "«»"), 0)
    holds = (
        quote > 0 and tokens[quote - 1].low == "pour" and (quote == at + 2 or tokens[at + 1].low in words("determiner"))
    )
    return _group(tokens, at, at + 1, "tenir pour", "finite", None, HELD_FLAGS) if holds else None


def _follows_subject(tokens: Sequence[Token], at: int) -> bool:
    """Whether a pronoun or a name stands right before a verb that could be a participle: "elle décrit"."""
    if any(token.low in NO_AGENT for token in tokens[at + 2 : at + 3]):
        return True  # "le maire craint par ailleurs"
    return at == 0 or tokens[at - 1].capital or tokens[at - 1].low in words("pronoun", "clitic") | {"qui", "en"}


def _has_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether what a verb describes stands before it: "qu'elle décrit comme", "se décrit comme"."""
    for i in range(at - 1, max(-1, at - OBJECT_REACH), -1):
        if tokens[i].low in OBJECTS:
            return True
        if tokens[i].low in {",", ";", ":", "«»"}:
            return False
    return False


def judges(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether "voir" judges: "y voit « un recul »", "voit dans la loi « un recul »"; not "a vu « une ombre »"."""
    following = tokens[end + 1].low if end + 1 < len(tokens) else ""
    return (start > 0 and tokens[start - 1].low == "y") or following in {"dans", "en", "là"}


def locution_end(tokens: Sequence[Token], at: int, heads: dict[str, tuple[Locution, ...]]) -> tuple[int, str] | None:
    """Return the end and the lemma of the locution whose head stands at a token: "fait savoir", "met en garde"."""
    for locution in heads.get(tokens[at].low, ()):
        i = at + 1
        while i < len(tokens) and i < at + 4 and _passes(tokens, i, at) and tokens[i].low != locution.rest[0]:
            i += 1
        end = i + len(locution.rest)
        if tuple(token.low for token in tokens[i:end]) == locution.rest:
            return end, locution.lemma
    return None


def locution_flags(lemma: str) -> frozenset[str]:
    """Return what a locution can govern."""
    return PAYING if lemma.endswith("hommage") else LOCUTION_FLAGS


def _passes(tokens: Sequence[Token], i: int, head: int) -> bool:
    """Whether a word may stand between the head of a locution and its rest: "met-elle une fois encore en garde"."""
    return tokens[i].low in words("adverb") or (i == head + 1 and tokens[i].low in INVERTED)


def _object_pronoun(tokens: Sequence[Token], at: int) -> bool:
    """Whether the "l'" or "le" before a verb is its object: a subject stands before it ("Marie l'affirme")."""
    before = tokens[at - 2].low if at > 1 else ""
    if tokens[at - 1].low not in {"l'", "le", "la", "les"}:
        return False
    no_noun = tokens[at].low in verbs().past or tokens[at].low in forms("verb")  # "Sa tante, qui l'évite, le décrit"
    return before in {"il", "elle", "qui", "on", "comme", "ils"} or (before == "," and no_noun)
