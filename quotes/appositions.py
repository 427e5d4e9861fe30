"""What the words right before and after a proper name say of it: "la chancelière allemande Angela Merkel"."""

from __future__ import annotations

import itertools
import re

from quotes.cutting import is_first_name
from quotes.lexicon import forms, words
from quotes.verbs import verbs
from quotes.wordkinds import is_role

WORD = re.compile(r"[\w\-]+")
SEGMENT_END = re.compile(r"[.;:!?«»()\n]|,(?=\s)")
DESCRIPTION_REACH = 110  # code points of "le ministre russe des Affaires étrangères" read before a name
APPOSED = re.compile(
    r"(?:\s*\([^()\n]{1,40}\))?(?:,\s+(?:\d+ ans,\s+)?|\s+(?:est|était|devient|sera|reste)\s+)"
    r"((?:l[ea]\s|l['’]|une?\s|actuel(?:le)?\s|ancien(?:ne)?\s|ex-)?[^,.;:!?()«»\n]{3,90})"
)
MISTER = re.compile(r"\b(?:MM?|[DP]r)\.\s")  # its full stop ends no sentence: "l'avocat de M. Roy, Erick Campan"
PARENTHESIS = re.compile(r"\s\([^()\n]{1,40}\)(?=,\s$)")  # "Le président du conseil (PCA), Paul Lam"
RELATIVE = {"qui", "que", "qu", "dont", "où"}
SCOPE = {"de", "du", "des", "d", "l", "la", "le", "les", "à", "au", "aux"} | {
    *("en", "et", "pour", "par", "chargé", "chargée"),
}


def description_before(text: str, start: int) -> tuple[tuple[str, ...], bool | None]:
    """Return the words of the description right before a name, and whether its article is feminine.

    "la chancelière allemande Angela Merkel", "Le vice-ministre russe des Affaires étrangères, Alexeï Mechkov".
    """
    window = MISTER.sub("", PARENTHESIS.sub("", text[max(0, start - DESCRIPTION_REACH) : start]))
    segments = SEGMENT_END.split(window)
    segment = segments[-1] if segments[-1].strip() or len(segments) < 2 else segments[-2]
    apposed = not segments[-1].strip() and len(segments) > 1
    found = list(WORD.finditer(segment))
    low = [match.group().lower() for match in found]
    at = next((i for i, word in enumerate(low) if is_role(word) and _after_article(low, i)), None)
    if at is None or (low[-1] in SCOPE and not apposed) or (apposed and not window.rstrip().endswith(",")):
        return (), None
    inside = low[at + 1 :]
    if any(word in words("boundary") or word in forms("verb") or word in words("auxiliary") for word in inside):
        return (), None
    if any(word in words("preposition") for word in inside if word != "sans"):
        return (), None
    feminine = {"la": True, "une": True, "sa": True, "cette": True, "le": False, "un": False, "ce": False}
    article = next((word for word in reversed(low[:at]) if word in feminine), "")
    return tuple(low[at:]), feminine.get(article)


def _after_article(low: list[str], at: int) -> bool:
    articles = words("determiner") | {"l", "d", "au", "du", "des"}
    return at == 0 or low[at - 1] in articles or low[at - 1] in words("prenominal") or low[at - 1] in {"ex", "vice"}


def description_after(text: str, end: int) -> tuple[str, ...]:
    """Return the words of the description right after a name: ", chancelière allemande,", " est le maire de Brest"."""
    match = APPOSED.match(text, end)
    if match is None:
        return ()
    found = WORD.findall(match.group(1))
    if any(is_first_name(a) and a[0].isupper() and b[0].isupper() for a, b in itertools.pairwise(found)):
        return ()  # another person: "Marie Dupont, le maire Paul Roche et …"
    low = [word.lower() for word in found]
    at = next((i for i, word in enumerate(low[:4]) if is_role(word)), None)
    if at is None or not all(_leads(word) for word in low[:at]) or (at and _has_verb(match, low)):
        return ()
    return tuple(low[at:])


def _has_verb(apposed: re.Match[str], low: list[str]) -> bool:
    """Whether a description after a comma is the subject of a verb: "Avec Luc Brandt, la maire a ouvert …"."""
    verb = next((i for i, word in enumerate(low) if word in words("auxiliary") or word in verbs().finite), len(low))
    return apposed.group().startswith(",") and verb < len(low) and not RELATIVE & set(low[:verb])


def is_plural(role: str) -> bool:
    """Whether a role stands for several people, who bear no single name: "des militantes Femen"."""
    return role not in words("role") and is_role(role) and role.endswith("s")


def first_role(said: tuple[str, ...]) -> tuple[str, ...]:
    """Return the noun that heads a description, both of "fondateur et PDG": "ministre" of "premier ministre"."""
    at = next((i for i, word in enumerate(said) if is_role(word) and word not in words("prenominal")), None)
    if at is None:
        return ()
    also = said[at + 2 : at + 3] if said[at + 1 : at + 2] == ("et",) and is_role("".join(said[at + 2 : at + 3])) else ()
    return (said[at], *also)


def _leads(word: str) -> bool:
    articles = words("determiner") | {"l", "ex", "actuel", "actuelle"}
    return word in articles or word in words("prenominal") or word[0].isdigit()  # "1re adjointe"


def is_a_body(before: tuple[str, ...]) -> bool:
    """Whether a description ends with an organisation, whose name then follows."""
    kinds = words("named_after", "anaphoric", "company")
    return before[-1:] != () and before[-1] in kinds and before[-2:-1] != () and before[-2] in SCOPE
