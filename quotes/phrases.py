"""Noun phrases: where a mention starts and ends, told from function words and capitals alone.

No parser and no part-of-speech tagger: a mention is read from its determiner or first name onwards until something
that a noun phrase cannot contain (a conjugated verb, a relative pronoun, a preposition that opens an adjunct, a mark).
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.lexicon import first_names, words
from quotes.phrasewords import (
    OF,
    THEM,
    among_end,
    calls_on,
    counts_on,
    goes_on_name,
    is_league,
    is_object,
    is_office_of,
    stops,
)
from quotes.tokens import QUOTE, Token
from quotes.verbs import verbs
from quotes.wordkinds import is_pronoun, is_role, is_word

MANY = {"nombreux", "nombreuses", "autres", "jeunes", "hauts", "anciens", "plus"}
BRACKET = 9  # tokens of "(1er syndicat de la SNCF)"
LONGEST = 30  # tokens in a mention; a longer reading is a misreading


def starts_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun phrase with a determiner, a title or a proper name can start at a token."""
    token = tokens[at]
    if token.low == "le" and at + 1 < len(tokens) and tokens[at + 1].low.isdigit():
        return False  # a date
    if token.low.isdigit() and at + 1 < len(tokens) and tokens[at + 1].low == "%":
        return True
    if token.low in {"de", "d'"} and at + 1 < len(tokens) and tokens[at + 1].low in MANY:
        return True
    if token.low in words("title") and not token.capital and token.low not in words("determiner"):
        return at + 1 < len(tokens) and tokens[at + 1].capital
    if token.low in words("determiner") or token.low in words("title") or token.low in {"tous", "toutes"}:
        return at + 1 < len(tokens) and is_word(tokens[at + 1]) and not is_object(tokens, at)
    if (
        not token.capital
        or not is_word(token)
        or token.low == "a"
        or (token.low in words("preposition") and token.low != "près")
    ):
        return False
    if at:
        return token.low not in words("adverb")  # a glued sentence: "de l'Ined.Cependant, estime"
    participle = token.low.endswith(("é", "ée", "és", "ées", "ant", "ment")) and token.low not in first_names()
    return token.low not in words("opener", "adverb") and not participle


def phrase_end(tokens: Sequence[Token], at: int, *, plural: bool = False, apposed: bool = True) -> int:
    """Return the end (exclusive) of the noun phrase that starts at a token; ``at`` where none starts.

    Args:
        tokens: The sentence.
        at: Where the phrase starts.
        plural: Whether its verb is plural, so that "et" may join two phrases.
        apposed: Whether a name in apposition right after a description belongs to the phrase.
    """
    pronoun = is_pronoun(tokens, at)
    if pronoun > at:
        return pronoun
    if not starts_phrase(tokens, at):
        return at
    if tokens[at].low.isdigit():
        return _share_end(tokens, at)
    end = min(len(tokens), at + LONGEST)
    named = role = False
    i = at
    while i < end:
        low, capital = tokens[i].low, tokens[i].capital
        if low == "d'" and i > at and among_end(tokens, i):
            i = among_end(tokens, i)
            break
        if low in words("linker") or (low in words("determiner") and i > at and not capital):
            outlet = at > 0 and tokens[at].capital and tokens[at].low in words("determiner")  # "La Voix du Nord"
            against = tokens[i - 1].low == "contre"
            if (
                i > at
                and not (against or counts_on(tokens, i))
                and not _links(tokens, i, named=named, role=role, outlet=outlet)
            ):
                break
        elif low == "&" and i > at:
            if not (tokens[i - 1].capital and i + 1 < end and tokens[i + 1].capital):
                break
        elif low == "et" and i > at:
            if not _coordinates(tokens, i, at, plural=plural):
                break
            named = role = False
        elif low == "contre" and is_league(tokens, at, i):
            named = False
        elif not (is_word(tokens[i]) or low.endswith("'")) or stops(tokens, i, first=i == at):
            break
        elif capital and i > at and tokens[i - 1].capital and low not in words("title"):
            named = i > at + 1 or tokens[at].low not in words("determiner")  # "Le Creusois de 28 ans"
        elif capital and i > at and not calls_on(tokens[i - 1]):
            named = named or (role and low not in words("affiliation"))  # "le député LR de la Creuse"
        elif not capital:
            tail = tokens[i - 1].capital and (low.isdigit() or low in words("name_tail"))
            if named and not (tail or goes_on_name(tokens, i)):
                break
            role = role or is_role(low)
        i += 1
    while i > at and (calls_on(tokens[i - 1]) or tokens[i - 1].low == "et"):
        i -= 1
    return _with_name_apposed(tokens, at, i, named=named) if apposed else i


def _share_end(tokens: Sequence[Token], at: int) -> int:
    """Return the end of "56 % des sondés"."""
    of = at + 2
    if of + 1 < len(tokens) and tokens[of].low in {"de", "des", "d'", "du"}:
        return max(of, phrase_end(tokens, of) if tokens[of].low == "des" else phrase_end(tokens, of + 1))
    return of


def _links(tokens: Sequence[Token], at: int, *, named: bool, role: bool, outlet: bool) -> bool:
    """Whether a preposition or article inside a phrase carries it on."""
    low = tokens[at].low
    if at + 1 < len(tokens) and tokens[at + 1].low in words("weekday"):
        return low == "du" and tokens[at - 1].capital
    if at + 1 >= len(tokens) or not is_word(tokens[at + 1]):
        return False
    if low in {"de", "d'"} and tokens[at + 1].low in verbs().infinitive and not tokens[at + 1].capital:
        return False  # "et le chanteur de poursuivre"
    if low in words("particle") and tokens[at + 1].capital and tokens[at - 1].capital:
        return outlet or (low not in {"le", "la", "les"} and (not named or low not in {"du", "des"}))
    if named:
        return False
    if low in {"à", "au", "en", "pour", "aux"}:
        # "la secrétaire d'État à la Culture" is one phrase, "le prévenu à la barre" is not
        if any(token.low in words("audience", "agency") for token in tokens[at + 1 : at + 3]):
            return False  # "a expliqué le ministre à la presse"
        return role and any(token.low in words("posted") for token in tokens[max(0, at - 3) : at])
    return low in words("linker") or tokens[at - 1].low in words("linker")


def _coordinates(tokens: Sequence[Token], at: int, start: int, *, plural: bool) -> bool:
    """Whether "et" at a token joins parts of one mention that starts before it."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return False
    if plural and starts_phrase(tokens, at + 1):
        return True
    if following.low in OF and (not starts_phrase(tokens, at + 1) or is_office_of(tokens, start, at)):
        return any(token.low in OF for token in tokens[start:at])  # "les préfectures de l'Aisne et de la Somme"
    if any(token.low == "par" for token in tokens[at + 2 : at + 3]):
        return False  # "jugée fausse par les enquêteurs et démentie par d'autres"
    return not tokens[at - 1].capital and not following.capital and following.low.endswith(("s", "e", "l"))


def _with_name_apposed(tokens: Sequence[Token], at: int, end: int, *, named: bool) -> int:
    """Take in ", Jens Stoltenberg," after a description: an apposition that gives the name is part of the mention."""
    comma = over_bracket(tokens, end)
    if named or comma >= len(tokens) - 2 or tokens[comma].low != "," or tokens[at].low not in words("determiner"):
        return end
    if not any(is_role(token.low) or token.low in THEM for token in tokens[at:end]):
        return end
    name_end = phrase_end(tokens, comma + 1)
    name = [token for token in tokens[comma + 1 : name_end] if token.capital]
    if len(name) < 2 or not (tokens[comma + 1].capital or tokens[comma + 2].capital):
        return end
    if name_end < len(tokens) and tokens[name_end].low in {",", ".", ":", ";", "–", "—", "(", QUOTE}:
        return name_end
    return end


def over_bracket(tokens: Sequence[Token], at: int) -> int:
    """Go over a bracket: "le président de l'Union des pêcheurs (Udp), Paul Roche"."""
    if at >= len(tokens) or tokens[at].low != "(":
        return at
    return next((i + 1 for i in range(at, min(len(tokens), at + BRACKET)) if tokens[i].low == ")"), at)


def phrase_before(tokens: Sequence[Token], end: int, floor: int = 0, *, plural: bool = False) -> tuple[int, int] | None:
    """Return the longest noun phrase that ends exactly before a token, as (start, end) in tokens."""
    start = floor
    for i in range(end - 1, max(floor, end - LONGEST) - 1, -1):
        if tokens[i].low in {",", ";", ":", "(", ")", "«»", "–", "—"} or tokens[i].low in words("boundary"):
            start = i + 1
            break
    for i in range(max(start, end - LONGEST), end):
        if i > 0 and tokens[i - 1].low in {"à", "de", "d'", "du", "des", "au"} and i > start:
            continue
        if starts_phrase(tokens, i) or is_pronoun(tokens, i) > i:
            ends = {phrase_end(tokens, i, plural=plural, apposed=apposed) for apposed in (True, False)}
            if end in ends:
                return i, end
    return None
