"""The proper names of an article: where each stands, what is said of it there, whether it is a person's."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from attrs import frozen

from quotes.cutting import cut, is_first_name, unglued
from quotes.lexicon import first_names, forms, words
from quotes.phrasewords import DEMONYM
from quotes.verbs import verbs
from quotes.wordkinds import is_role

_CAPITAL = r"[A-ZÀ-ÖØ-Þ](?:[\w’'\-]*\w|\.)?"
NAME = re.compile(
    r"(?:\b\d\d (?=Minutes\b|Millions\b))?"
    rf"{_CAPITAL}(?:[ \u00a0](?:(?:de(?: la)?|du|v[ao]n(?: d(?:en|er|e))?|der|den|di|da|dos|del|ben|bin|el|al|ould) "
    r"|d[’']|(?:of(?: the)?|for|and) |(?:al|el|as|ad|an|ar|at|ed|es|ez)-)?"
    rf"(?:{_CAPITAL}|\d{{1,2}}\b|enchaîné\b|insoumise\b|sans frontières\b))*"
)
CIVILITY = re.compile(r"\b(Mme|Madame|Mlle|M\.|Monsieur|Me|Maître)[\s\u00a0]*$")
BYLINE = re.compile(r"\brecueillis par\s$")  # who asked, of whom the article says nothing
DOCTOR = re.compile(r"\bDr\.?[\s\u00a0]$")
SEGMENT_END = re.compile(r"[.;:!?«»()\n]|,(?=\s)")
ROMAN = re.compile(r"[IVX]{2,}e?")  # "la phase II"
DESCRIPTION_REACH = 110  # code points of "le ministre russe des Affaires étrangères" read before a name
APPOSED = re.compile(
    r"(?:\s*\([^()\n]{1,40}\))?(?:,\s+(?:\d+ ans,\s+)?|\s+(?:est|était|devient|sera|reste)\s+)"
    r"((?:l[ea]\s|l['’]|une?\s|actuel(?:le)?\s|ancien(?:ne)?\s|ex-)?[^,.;:!?()«»\n]{3,90})"
)
MISTER = re.compile(r"\b(?:MM?|[DP]r)\.\s")  # its full stop ends no sentence: "l'avocat de M. Roy, Erick Campan"
PARENTHESIS = re.compile(r"\s\([^()\n]{1,40}\)(?=,\s$)")  # "Le président du conseil (PCA), Paul Lam"
AGED = re.compile(r",\s+(?:âgée?\s+de\s+)?\d+\sans\b")
COMPLEMENT = re.compile(r"\s(?:à|de|du|des|pour)\s")
NATIVE = re.compile(r"\b(?:([Ll]a|[Uu]ne)|[Ll]e|[Uu]n|[Ll]['’])\s?([A-ZÀ-Ý][\w\-]+)\s$")  # "la Belge "
OPENS = re.compile(r"(?:^|[.!?»\n:]|(?:^|\s)[Qq]ue?|[Mm]ais|[Oo]ù|,)\s?$")
FOLLOWS = re.compile(r"(,)?\s(?:«\s?(?=[a-zà-ÿ]))?(\w+)")
WORD = re.compile(r"[\w\-]+")
SCOPE = {"de", "du", "des", "d", "l", "la", "le", "les", "à", "au", "aux"} | {
    *("en", "et", "pour", "par", "chargé", "chargée"),
}


@frozen
class Name:
    """One occurrence of a proper name.

    Attributes:
        text: The name without civility, determiner or function.
        start: Offset of its first character, in code points.
        end: Offset after its last character, in code points.
        gender: "f" or "m" where the civility, the role's form or the first name gives it.
        person: Whether something says that it is a person's.
        roles: Role nouns said of it right there: "ministre", "porte-parole".
        said: The words of those descriptions, in lower case.
    """

    text: str
    start: int
    end: int
    gender: str | None
    person: bool
    roles: tuple[str, ...]
    said: frozenset[str]


def find_names(text: str) -> Iterator[Name]:
    """Yield the proper names of a text in order."""
    for match in NAME.finditer(text):
        for part in unglued(match.start(), match.group()):
            start, raw = cut(text, *part)
            if len(raw) >= 2 and (raw[0].isupper() or raw[0].isdigit()) and not _common(raw):
                yield _described(text, start, raw)


def _common(raw: str) -> bool:
    """Whether capitals make no name of it: "la phase II", "l'ONG"."""
    return ROMAN.fullmatch(raw) is not None or (raw.isupper() and raw.lower() in words("acronym"))


def _described(text: str, start: int, name: str) -> Name:
    if BYLINE.search(text, max(0, start - 30), start):
        return Name(name, start, start + len(name), None, False, (), frozenset())
    civility = CIVILITY.search(text, max(0, start - 12), start)
    before, feminine = _description_before(text, start)
    after = _description_after(text, start + len(name))
    parts = name.replace("\u00a0", " ").split(" ")
    known = is_first_name(parts[0]) and parts[0].lower() not in words("not_person")
    if not known and _is_a_body(before) and text[start - 2 : start - 1] != ",":
        before = ()  # "la présidente de l'association Rive-Verte"
    roles = tuple(word for said in (before, after) for word in _first_role(said))
    if civility and civility.group(1) in {"Me", "Maître"}:
        roles = (*roles, "avocat", "avocate")
    elif DOCTOR.search(text, max(0, start - 8), start):
        roles = (*roles, "médecin", "docteur", "docteure")
    if len(parts) > 1 and (parts[1].lower() in words("not_person") or parts[1].isdigit()):
        known = False
    branch = len(parts) > 1 and parts[1].lower() in words("not_person")  # "France Bleu Gironde"
    branch = branch or any(part.lower() in words("party") for part in parts)  # "Europe Écologie Les Verts"
    foreign = branch or name.lower() in words("not_person", "outlet") or parts[0].lower() in words("not_person")
    lone = len(parts) == 1
    acronym = lone and name.isupper()
    adjacent = bool(before) and not _is_plural(before[0]) and not any(word in SCOPE for word in before[1:])
    adjacent = adjacent and COMPLEMENT.match(text, start + len(name)) is None
    person = civility is not None or (not lone and (known or bool(roles))) or (lone and adjacent and not acronym)
    native = None if lone else NATIVE.search(text, max(0, start - 40), start)
    native = native if native and DEMONYM.fullmatch(native.group(2).lower()) else None
    person = person or native is not None
    person = person or (not acronym and AGED.match(text, start + len(name)) is not None)
    person = (person or (lone and known and _is_told_of(text, start, start + len(name)))) and not foreign
    gender = _gender(civility.group(1) if civility else None, parts[0] if known else "", roles, feminine)
    gender = gender or (_native_gender(native) if native else None)
    return Name(name, start, start + len(name), gender, person, roles, frozenset((*before, *after)))


def _native_gender(native: re.Match[str]) -> str | None:
    """Return "f" or "m" by the article of "la Belge Famke Visser", "le Français Paul Lam"."""
    if native.group(1):
        return "f"
    return None if native.group().lstrip().lower().startswith(("l'", "l’")) else "m"


def _is_told_of(text: str, start: int, end: int) -> bool:
    """Whether somebody called by the first name alone opens a clause: "Rosa a pleuré", "Alex, un Lillois,"."""
    follows = FOLLOWS.match(text, end)
    if follows is None:
        return False
    low = follows.group(2).lower()
    apposed = follows.group(1) is not None
    if apposed and (is_role(low) or low in words("human")):
        return True
    if OPENS.search(text, max(0, start - 6), start) is None:
        return False
    if apposed:
        return low in {"un", "une", "qui"}
    return (
        "«" in follows.group() or low in words("auxiliary", "clitic") or low in forms("verb") or low in verbs().finite
    )


def _is_a_body(before: tuple[str, ...]) -> bool:
    """Whether a description ends with an organisation, whose name then follows."""
    kinds = words("named_after", "anaphoric", "company")
    return before[-1:] != () and before[-1] in kinds and before[-2:-1] != () and before[-2] in SCOPE


def _gender(civility: str | None, first: str, roles: tuple[str, ...], feminine: bool | None) -> str | None:
    """Return "f" or "m": the civility says it best, then the article and form of a role, then the first name."""
    if civility and civility not in {"Me", "Maître"}:
        return "m" if civility in {"M.", "Monsieur"} else "f"
    known = first_names().get(first.lower()) or first_names().get(first.lower().split("-")[0])
    if known in {"f", "m"}:
        return known
    if civility in {"Me", "Maître"}:
        return None
    if any(role in words("feminine_role") for role in roles) or feminine:
        return "f"
    return "m" if feminine is False and roles else None


def _description_before(text: str, start: int) -> tuple[tuple[str, ...], bool | None]:
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


def _description_after(text: str, end: int) -> tuple[str, ...]:
    """Return the words of the description right after a name: ", chancelière allemande,", " est le maire de Brest"."""
    match = APPOSED.match(text, end)
    if match is None:
        return ()
    found = WORD.findall(match.group(1))
    if any(is_first_name(a) and a[0].isupper() and b[0].isupper() for a, b in itertools.pairwise(found)):
        return ()  # another person: "Marie Dupont, le maire Paul Roche et …"
    low = [word.lower() for word in found]
    at = next((i for i, word in enumerate(low[:4]) if is_role(word)), None)
    return tuple(low[at:]) if at is not None and all(_leads(word) for word in low[:at]) else ()


def _is_plural(role: str) -> bool:
    """Whether a role stands for several people, who bear no single name: "des militantes Femen"."""
    return role not in words("role") and is_role(role) and role.endswith("s")


def _first_role(said: tuple[str, ...]) -> tuple[str, ...]:
    """Return the noun that heads a description, both of "fondateur et PDG": "ministre" of "premier ministre"."""
    at = next((i for i, word in enumerate(said) if is_role(word) and word not in words("prenominal")), None)
    if at is None:
        return ()
    also = said[at + 2 : at + 3] if said[at + 1 : at + 2] == ("et",) and is_role("".join(said[at + 2 : at + 3])) else ()
    return (said[at], *also)


def _leads(word: str) -> bool:
    articles = words("determiner") | {"l", "ex", "actuel", "actuelle"}
    return word in articles or word in words("prenominal")
