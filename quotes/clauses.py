"""The subject before its verb, over appositions, asides, adjuncts and relative clauses."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.lexicon import words
from quotes.phrases import phrase_before, phrase_end
from quotes.tokens import QUOTE, Mention, Token
from quotes.wordkinds import is_role, is_verb

SUBJECT_REACH = 60  # tokens before a verb in which its subject is looked for
LONGEST_NAME = 4  # tokens
RELATIVE_ENDS = {"qui", ",", ";", ":", ".", QUOTE}
RELATIVE_REACH = 14  # tokens of a relative clause between a subject and its verb
RELATIVES = {"que", "qu'", "dont", "où"}
CLAUSE_ENDS = {";", ":", "que", "qu'", "–", "—", ".", "!", "?", "car", "lorsque", "quand", "si"}
NOMINAL = 4  # tokens of the shortest sentence with a view and who shares it
FUNCTION_REACH = 10  # tokens of a function after a name, without the body
PARTICIPLES = ("é", "ée", "és", "ées", "ie", "ies", "ue", "ues")
EXAMPLES = {"comme", "lesquels", "lesquelles"}  # "des élus, comme Paul Roche, maire de Sion, estiment"
DASHES = {"-", "–", "—"}


def clause_subject(tokens: Sequence[Token], at: int, *, plural: bool = False) -> Mention | None:
    """Return the subject of the verb at a token: the phrase before it, over appositions, adjuncts and relatives."""
    end, floor = at, max(0, at - SUBJECT_REACH)
    while end > floor:
        previous = tokens[end - 1].low
        if previous == ")":
            end = _opening(tokens, end - 1)
        elif previous in DASHES and any(token.low in DASHES for token in tokens[floor : end - 1]):
            end = next(i for i in range(end - 2, floor - 1, -1) if tokens[i].low in DASHES)
        elif previous == QUOTE and end > 1 and (found := _names_with_quote(tokens, end - 1, floor)):
            carrier = _carrier(tokens, found[0])
            if carrier is None:
                return found
            end = carrier
        elif previous == ",":
            subject_end = _before_apposition(tokens, end - 1, floor)
            found = phrase_before(tokens, subject_end, plural=plural) if subject_end else None
            if found:
                start, end = whole(tokens, found)
                return start, max(end, phrase_end(tokens, start))  # with an apposed name
            end -= 1
        elif previous in RELATIVES and phrase_before(tokens, end - 1, floor):
            return phrase_before(tokens, end - 1, floor)
        elif previous in CLAUSE_ENDS:
            return None
        else:
            found = phrase_before(tokens, end, floor, plural=plural)
            if found is None:
                end -= 1
                continue
            carrier = _carrier(tokens, found[0])
            if carrier is None and _opens_with_name(tokens, found):
                end = found[0] - 1  # "Étienne Manteaux, le procureur de Besançon déclare"
                continue
            if carrier is None:
                return whole(tokens, found)
            end = carrier
    return None


def _names_with_quote(tokens: Sequence[Token], quote: int, floor: int) -> Mention | None:
    """Return a mention that ends with a quotation: "les « gilets jaunes »", "le groupe « Gilet jaune officiel »"."""
    if tokens[quote - 1].low in words("determiner"):
        many = tokens[quote - 1].low.endswith("s") or tokens[quote - 1].low in words("numeral")
        return (quote - 1, quote + 1) if many and tokens[quote - 1].low != "ses" else None
    found = phrase_before(tokens, quote, floor) if not tokens[quote - 1].capital else None
    return (found[0], quote + 1) if found and tokens[found[0]].low in words("determiner") else None


def _opening(tokens: Sequence[Token], closing: int) -> int:
    return next((i for i in range(closing - 1, -1, -1) if tokens[i].low == "("), closing)


def _carrier(tokens: Sequence[Token], start: int) -> int | None:
    """Where the search goes on when a phrase is not the subject but hangs on something: an adjunct, a relative clause.

    "Marie Dupont sur France Inter", "des manifestants réclamant la libération", "l'homme qui a vu le maire".
    """
    if start < 2:
        return None
    previous = tokens[start - 1].low
    if previous in words("preposition") or previous in {"à", "de", "d'", "en", "par"}:
        return start - 1
    if previous.endswith("ant") and tokens[start - 2].low not in {",", "en"} and not tokens[start - 1].capital:
        return start - 1
    if tokens[start - 2].low == "," and is_role(previous):
        return start - 2  # "Célia de Lavergne, élue La République en marche (LREM) estime"
    function = function_before(tokens, start)
    if function:
        return function
    complement = tokens[start].low in {"des", "du", "de", "d'"} and tokens[start - 1].low.isalpha()
    if complement and previous not in words("boundary") and not is_verb(tokens, start - 1):
        return start
    verb = start - 1
    while verb > 0 and tokens[verb].low not in RELATIVE_ENDS and start - verb < RELATIVE_REACH:
        verb -= 1
    if tokens[verb].low == "qui" and verb > 0 and verb < start - 1:
        return verb - (tokens[verb - 1].low == ",")
    return None


def function_before(tokens: Sequence[Token], start: int) -> int:
    """Return the comma before a function that a body's name closes, or 0: "Marie Dupont, présidente de l'UDI a dit"."""
    if tokens[start - 1].low not in {"l'", "la", "les"} or tokens[start - 2].low != "de":
        return 0
    comma = next((i for i in range(start - 3, max(0, start - FUNCTION_REACH), -1) if tokens[i].low == ","), 0)
    words_ = [token.low for token in tokens[comma + 1 : start - 2]] if comma else []
    bare = any(map(is_role, words_[:2])) and not any(low in words("determiner", "boundary") for low in words_)
    return comma if bare else 0


def _before_apposition(tokens: Sequence[Token], comma: int, floor: int) -> int | None:
    """Return where the phrase before an apposition ends: "Marie Dupont, directrice, membre du jury, a déclaré"."""
    for i in range(comma - 1, floor, -1):
        if tokens[i].low == ")" or (tokens[i].low in {"que", "qu'"} and tokens[i - 1].low == ","):
            continue  # "Marie Dupont, que ses rivaux disent fatiguée, a déclaré"
        if tokens[i].low in CLAUSE_ENDS or tokens[i].low == QUOTE:
            return None
        if tokens[i].low != "," or not _apposes(tokens, i + 1, comma):
            continue
        end = _opening(tokens, i - 1) if i and tokens[i - 1].low == ")" else i
        found = phrase_before(tokens, end, floor)
        if found is None:
            continue
        hangs = found[0] and tokens[found[0] - 1].low in words("preposition", "linker") | EXAMPLES
        if not hangs and not _is_apposition_itself(tokens, found, floor):
            return end
    return None


def _is_apposition_itself(tokens: Sequence[Token], found: Mention, floor: int) -> bool:
    """Whether a description stands between commas after a name, so that the name is the subject."""
    start = found[0]
    if start <= floor or tokens[start - 1].low != "," or tokens[start].capital:
        return False
    named = phrase_before(tokens, start - 1, floor)
    if named is None or (named[0] and tokens[named[0] - 1].low in words("preposition", "linker")):
        return False
    if any(token.low in words("time") for token in tokens[slice(*named)]):
        return (
            False  # "Cette année, plusieurs associations, …, appellent", "Ces derniers jours, le candidat, Joe Lam, a"
        )
    return tokens[named[0]].capital and phrase_end(tokens, named[0]) == named[1]


def _opens_with_name(tokens: Sequence[Token], found: Mention) -> bool:
    """Whether a person's name opens the sentence and a description stands right after it, unclosed."""
    comma = found[0] - 1
    opens = 2 <= comma <= LONGEST_NAME and tokens[comma].low == "," and phrase_end(tokens, 0) == comma
    return opens and not tokens[found[0]].capital and all(token.capital for token in tokens[:comma])


def _apposes(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the words between two commas can stand after a noun: no main verb of their own."""
    first = tokens[start].low
    if first in {"qui", "dont", "où", "que", "qu'", "lequel", "laquelle", "avec", "à", "de"}:
        return True
    return not any(is_verb(tokens, i) and not _in_relative(tokens, start, i) for i in range(start, end))


def _in_relative(tokens: Sequence[Token], start: int, at: int) -> bool:
    return any(token.low in {"qui", "dont", "où", "que", "qu'", "lequel", "laquelle"} for token in tokens[start:at])


def whole(tokens: Sequence[Token], found: Mention) -> Mention:
    """Take a description before an apposed name into the mention: "Le secrétaire général, Jens S., a déclaré"."""
    start, end = found
    if start > 1 and tokens[start - 1].low == "," and tokens[start].capital:
        description = phrase_before(tokens, start - 1)
        if description and phrase_end(tokens, description[0]) == end:
            return description[0], end
    return found


def ends_relative(tokens: Sequence[Token], quote: int) -> int:
    """Return the comma before the relative clause that a quotation ends, or 0: "Marie, qui a « … », dit"."""
    if quote + 1 >= len(tokens) or tokens[quote + 1].low != ",":
        return 0
    for i in range(quote - 1, max(0, quote - RELATIVE_REACH), -1):
        if tokens[i].low == "qui":
            return i - 1 if tokens[i - 1].low == "," else 0
        if tokens[i].low == "," or tokens[i].low in words("boundary"):
            return 0
    return 0


def holder_of_view(tokens: Sequence[Token], end: int) -> Mention | None:
    """Return who shares or confirms something in a sentence without a verb: "Un avis partagé par Paul Roche."."""
    if end < NOMINAL or tokens[0].low not in {"un", "une", "des"}:
        return None
    for i in range(2, end - 1):
        if is_verb(tokens, i) or tokens[i].low in CLAUSE_ENDS | {",", "qui", QUOTE}:
            return None
        participle = tokens[i - 1].low.endswith(PARTICIPLES) or tokens[i - 1].low in words("adverb", "weekday")
        if tokens[i].low == "par" and participle and tokens[i + 1].low != "ailleurs":
            stop = phrase_end(tokens, i + 1)
            ends = stop >= end or tokens[stop].low in {",", ".", ":", "("}
            return (i + 1, stop) if ends and i + 1 < stop <= end else None
    return None
