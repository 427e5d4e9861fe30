"""What kind of word stands at a token: a pronoun, a role, a conjugated verb."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from quotes.lexicon import CACHED, forms, words
from quotes.tokens import Token
from quotes.verbs import verbs

TWO_WORD_PRONOUNS = {"ce dernier", "cette dernière", "ces derniers", "ces dernières", "l' un", "l' une", "les uns"}
TWO_WORD_PRONOUNS |= {"l' intéressé", "l' intéressée", "les autres", "d' autres", "l' autre", "les unes"}
NO_AGENT = {"ailleurs", "exemple", "conséquent", "contre"}  # after "par"
CALLINGS = {"critique", "juge", "guide"}  # nouns that are verbs too
FINITE_ENDINGS = ("aient", "èrent", "eront", "erait", "eraient", "ait", "irent")


def is_pronoun(tokens: Sequence[Token], at: int) -> int:
    """Return the end of the pronoun that starts at a token, or ``at`` where there is none."""
    if at + 1 < len(tokens) and f"{tokens[at].low} {tokens[at + 1].low}" in TWO_WORD_PRONOUNS:
        if at + 2 >= len(tokens):
            return at + 2
        following = tokens[at + 2]
        noun = tokens[at + 1].low.startswith(("autre", "derni")) and is_word(following)
        noun = noun and following.low not in words("clitic", "adverb", "boundary", "preposition", "linker")
        verb = following.low in verbs().finite or is_verb(tokens, at + 2)
        return at if following.low in {"de", "d'", "des", "du"} or (noun and not verb) else at + 2
    if tokens[at].low in words("pronoun"):
        among = at > 1 and tokens[at - 1].low == "entre" and tokens[at - 2].low == "d'"
        return at if among else at + 1  # "plusieurs d'entre eux" is the phrase
    if tokens[at].low in words("indefinite") and at + 1 < len(tokens):
        next_ = at + 1
        while next_ < len(tokens) - 1 and tokens[next_].low in words("clitic") and not tokens[next_].capital:
            next_ += 1
        low = tokens[next_].low
        if low in words("boundary") or low in verbs().present or _is_conjugated(tokens, next_, clitics=next_ > at + 1):
            return at + 1
    return at


def is_word(token: Token) -> bool:
    """Whether a token is a word or a number rather than punctuation."""
    return token.low[0].isalnum()


@lru_cache(maxsize=CACHED)
def is_role(word: str) -> bool:
    """Whether a word in lower case names a role, also with a prefix: "vice-ministre", "ex-maire"."""
    if word in words("role") or (word.endswith("s") and word[:-1] in words("role")):
        return True
    first, _, rest = word.partition("-")
    ends = {first, rest, rest.rpartition("-")[2]} if rest else set()  # "sage-femme-cheffe"
    return not words("role").isdisjoint(ends) or word.removeprefix("euro") in words("role")


def reads_as_verb(low: str) -> bool:
    """Whether a word by itself, in lower case, is conjugated: a verb and no noun, or a form of a speech verb."""
    return low in forms("verb") or low in verbs().finite


def is_speech(low: str) -> bool:
    """Whether a word by itself, in lower case, is a conjugated form or a past participle of a speech verb."""
    return low in verbs().finite or low in verbs().past


def is_plural_verb(low: str) -> bool:
    """Whether a conjugated verb in the third person is plural: "déclarent", "vont"; not "soutient", "prévient"."""
    return low in words("plural") or (low.endswith(("ent", "ont")) and not low.endswith(("tient", "vient")))


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a conjugated verb, or a clitic before one, and not a noun of the same form."""
    low = tokens[at].low
    if low == "ne" and at + 1 < len(tokens) and tokens[at + 1].low == "pas":
        return False  # "de ne pas partir"
    if low in {"se", "s'", "ne", "n'"} or low in words("auxiliary"):
        return not tokens[at].capital or at == 0
    if tokens[at].capital:
        return False
    if at and _calls_for_noun(tokens[at - 1].low):
        return False
    if low in forms("verb"):
        return True
    if at and tokens[at - 1].low in {"se", "s'"} and low not in words("clitic", "pronoun", "auxiliary"):
        return not low.endswith(("er", "ir", "re", "é", "és", "ée", "ées", "ant"))  # a clitic calls for a verb
    if low in forms("verb_or_noun") or low in verbs().finite:
        participle = low in verbs().past and at + 1 < len(tokens) and tokens[at + 1].low in {"par", "à", "en"}
        participle = participle and not any(token.low in NO_AGENT for token in tokens[at + 2 : at + 3])
        return not (participle or low.endswith(("ons", "ez")))
    return low.endswith(FINITE_ENDINGS) and len(low) > 5 and low not in {"souhait", "portrait", "extrait", "retrait"}


def _is_conjugated(tokens: Sequence[Token], at: int, *, clitics: bool) -> bool:
    """Whether a verb stands at a token; after a clitic ("le verraient") a form that is sure to be one."""
    return tokens[at].low in forms("verb") if clitics else is_verb(tokens, at)


def _calls_for_noun(low: str) -> bool:
    return low in words("determiner", "linker", "prenominal", "preposition")


def is_calling(tokens: Sequence[Token], at: int) -> bool:
    """Whether what somebody does stands in apposition: "Paul Roche, critique littéraire", "…, juge d'instruction"."""
    if tokens[at].low not in CALLINGS or at < 2 or tokens[at - 1].low != ",":
        return False
    following = tokens[at + 1].low if at + 1 < len(tokens) else ","
    if tokens[at - 2].low == "«»" or (at + 1 < len(tokens) and tokens[at + 1].capital):
        return False
    if following in {",", "de", "d'", "du", "au", "aux"}:
        return True
    return tokens[at].low == "critique" and following.endswith(("ique", "aire", "al", "ale", "iste"))
