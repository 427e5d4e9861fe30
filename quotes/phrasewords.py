"""What a word does inside a noun phrase: goes on with the one before, calls for a noun, ends the phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.lexicon import forms, words
from quotes.tokens import Token
from quotes.verbs import verbs
from quotes.wordkinds import is_role, is_verb

DEMONYM = re.compile(
    r"(?!ukraine|aquitaine|lorraine|touraine|parisien|palais|calais|vienne)(?:[\w-]+(?:[ao]is|[ao]ise|ien|ienne|éen|éenne"
    r"|cain|caine)|allemande?|normande?|britannique|espagnole?|savoyarde?|grec(?:que)?|russe|belge|turc|turque)"
)
LEAGUES = {
    "alliance",
    "association",
    "bureau",
    "collectif",
    "comité",
    "coordination",
    "ligue",
    "mouvement",
    "observatoire",
}
OF = {"de", "d'", "du", "des"}
THEM = {"eux", "elles"}


def is_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether "le" stands for an object before its verb rather than before a noun: "certains le verraient"."""
    following = tokens[at + 1]
    verb = following.low in forms("verb") or following.low.endswith(("aient", "eront"))
    return tokens[at].low in {"le", "la", "les", "l'"} and verb and not following.capital


def among_end(tokens: Sequence[Token], at: int) -> int:
    """Return the end of "d'entre eux" in "l'un d'entre eux", or 0."""
    among = at + 2 < len(tokens) and tokens[at + 1].low == "entre" and tokens[at + 2].low in THEM
    return at + 3 if among else 0


def is_league(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether a body is called after what it fights: "la Ligue contre le cancer"."""
    head = start + (tokens[start].low in words("determiner"))
    return head < at and tokens[head].capital and tokens[head].low in LEAGUES


def counts_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a determiner goes on with the word before: "les deux rescapés", "tous les maires", "Mme la juge"."""
    low, previous = tokens[at].low, tokens[at - 1].low
    if previous == "et" or (previous == "numéro" and low in words("numeral") | {"un"}):
        return True
    if low in words("numeral") or (low in {"un", "une"} and previous == "l'"):
        return previous in words("determiner") or previous in words("linker")
    return low in {"le", "la", "les", "l'"} and previous in {
        "tous",
        "toutes",
        "tout",
        "toute",
        "mme",
        "monsieur",
        "madame",
    }


def calls_on(token: Token) -> bool:
    """Whether a word calls for another after it, so that no phrase ends with it: "M.", "le", "de"."""
    title = token.low in words("title") and (
        token.capital or token.low.endswith(".") or token.low in {"mme", "mlle", "me"}
    )
    return title or token.low in words("determiner", "linker")


def is_office_of(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether "et des" goes on with the field of an office: "le ministre de l'Économie et des Finances"."""
    field = at + 2 < len(tokens) and not is_role(tokens[at + 2].low)
    return field and any(token.low in {"ministre", "secrétaire", "ministère"} for token in tokens[start:at])


def stops(tokens: Sequence[Token], at: int, *, first: bool) -> bool:
    """Whether a word is none that a noun phrase goes on with: a verb, a relative pronoun, an adverb."""
    if first:
        return False
    low = tokens[at].low
    if tokens[at].capital:
        return False
    nominal = tokens[at - 1].low in words("determiner")
    return (
        low in words("boundary")
        or low in {"lui", "y", "s'", "va", "celui", "celle", "ceux", "celles"}
        or (low in words("preposition") and not _unaffiliated(tokens, at))
        or (low in words("weekday") and tokens[at - 1].low != "du")
        or (low in words("adverb") and not nominal)
        or (low in verbs().present and not nominal)
        or (low.endswith("ment") and tokens[at - 1].low not in words("determiner", "linker") and len(low) > 9)
        or is_verb(tokens, at)
    )


def goes_on_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word in small letters stands inside a name: "Ursula von der Leyen", "Médecins sans frontières"."""
    low, previous = tokens[at].low, tokens[at - 1]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if low in words("foreign_particle") and following:
        before = previous.capital or previous.low in words("foreign_particle")
        return before and (following.capital or following.low in words("foreign_particle"))
    return "sans frontières" in {f"{low} {following.low if following else ''}", f"{previous.low} {low}"}


def _unaffiliated(tokens: Sequence[Token], at: int) -> bool:
    """Whether "sans étiquette" or "sans frontières" stands at a token: "le maire sans étiquette de Monze"."""
    return tokens[at].low == "sans" and at + 1 < len(tokens) and tokens[at + 1].low in {"étiquette", "frontières"}
