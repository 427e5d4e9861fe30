"""The proper names of an article: where each stands, what is said of it there, whether it is a person's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from quotes.appositions import SCOPE, description_after, description_before, first_role, is_a_body, is_plural
from quotes.cutting import cut, is_first_name, unglued
from quotes.lexicon import first_names, words
from quotes.phrasewords import DEMONYM
from quotes.wordkinds import is_role, reads_as_verb

_CAPITAL = r"[A-ZÀ-ÖØ-Þ](?:[\w’'\-]*\w|\.)?"
NAME = re.compile(
    r"(?:\b\d\d (?=Minutes\b|Millions\b))?"
    rf"{_CAPITAL}(?:[ \u00a0](?:(?:de(?: la)?|du|v[ao]n(?: d(?:en|er|e))?|der|den|di|da|dos|del|ben|bin|el|al|ould) "
    r"|d[’']|(?:of(?: the)?|for|and) |(?:al|el|as|ad|an|ar|at|ed|es|ez)-)?"
    rf"(?:{_CAPITAL}|\d{{1,2}}\b|enchaîné\b|insoumise\b|sans frontières\b))*"
)
CIVILITY = re.compile(r"\b(Mme|Madame|Mlle|M\.|Monsieur|Me|Maître)[\s\u00a0]*$")
PLACE = re.compile(
    r"\b(?:aéroport|affaire|avenue|boulevard|clinique|collège|fondation|gymnase|hôpital|lycée|prix|quai|rue|stade|université)s?\s$",
    re.IGNORECASE,
)  # named after somebody: "l'université George Washington"
ASKS = re.compile(
    r"\b(?:recueillis|(?:interrog|questionn)ée?|émission\s[^.;\n]{0,50}?\s(?:anim|présent)ée)\spar\s$"
    r"|\b(?:plateau|micro)\sd(?:e\s|['’])$",
    re.IGNORECASE,
)  # of whom the article says nothing else
ASKS_REACH = 90  # code points before a name in which that stands
TITLED = re.compile(r"\b([DP])r\.?[\s\u00a0]$")
ROMAN = re.compile(r"[IVX]{2,}e?")  # "la phase II"
AGED = re.compile(r",\s+(?:âgée?\s+de\s+)?\d+\sans\b")
COMPLEMENT = re.compile(r"\s(?:à|de|du|des|pour)\s")
NATIVE = re.compile(r"\b(?:([Ll]a|[Uu]ne)|[Ll]e|[Uu]n|[Ll]['’])\s?([A-ZÀ-Ý][\w\-]+)\s$")  # "la Belge "
OPENS = re.compile(r"(?:^|[.!?»\n:]|(?:^|\s)[Qq]ue?|[Mm]ais|[Oo]ù|,)\s?$")
FOLLOWS = re.compile(r"(,)?\s(?:«\s?(?=[a-zà-ÿ]))?(\w+)")
LAWYER = ("avocat", "avocate")
DOCTOR = ("médecin", "docteur", "docteure")
PROFESSOR = ("professeur",)


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
    """Return a name with what its article says of it right there."""
    end = start + len(name)
    if text.endswith(("par ", "de ", "d'", "d’"), 0, start) and ASKS.search(text, max(0, start - ASKS_REACH), start):
        return Name(name, start, end, None, False, (), frozenset())
    civility = CIVILITY.search(text, max(0, start - 12), start)
    before, feminine = description_before(text, start)
    after = description_after(text, end)
    parts = name.replace("\u00a0", " ").split(" ")
    place = not before and PLACE.search(text, max(0, start - 30), start)
    known = not place and is_first_name(parts[0]) and parts[0].lower() not in words("not_person")
    if not known and is_a_body(before) and text[start - 2 : start - 1] != ",":
        before = ()  # "la présidente de l'association Rive-Verte"
    titled = TITLED.search(text, max(0, start - 8), start)
    roles = (*(word for said in (before, after) for word in first_role(said)), *_titles(civility, titled))
    if len(parts) > 1 and (parts[1].lower() in words("not_person") or parts[1].isdigit()):
        known = False
    native = _native(text, start) if len(parts) > 1 else None
    says = civility or titled or native or (len(parts) > 1 and (known or roles))
    person = bool(says) or _is_somebody(text, start, name, before, known=known)
    gender = _gender(civility.group(1) if civility else None, parts[0] if known else "", roles, feminine)
    gender = gender or (_native_gender(native) if native else None)
    said = frozenset((*before, *after))
    return Name(name, start, end, gender, person and not _is_foreign(name, parts), roles, said)


def _titles(civility: re.Match[str] | None, titled: re.Match[str] | None) -> tuple[str, ...]:
    """Return the roles that a title stands for: "Me", "Dr", "Pr"."""
    lawyer = LAWYER if civility and civility.group(1) in {"Me", "Maître"} else ()
    if titled is None:
        return lawyer
    return (*lawyer, *(DOCTOR if titled.group(1) == "D" else PROFESSOR))


def _is_somebody(text: str, start: int, name: str, before: tuple[str, ...], *, known: bool) -> bool:
    """Whether an age, a description that touches a lone name, or its place in the clause says that it is a person's."""
    end = start + len(name)
    lone = " " not in name.replace("\u00a0", " ")
    acronym = lone and name.isupper()
    if not acronym and AGED.match(text, end):
        return True
    if not lone:
        return False
    touches = bool(before) and not is_plural(before[0]) and not any(word in SCOPE for word in before[1:])
    if touches and not acronym and COMPLEMENT.match(text, end) is None:
        return True
    return known and _is_told_of(text, start, end)


def _is_foreign(name: str, parts: list[str]) -> bool:
    """Whether a name is a place's, an outlet's or a party's: "France Bleu Gironde", "Europe Écologie Les Verts"."""
    several = len(parts) > 1
    branch = several and parts[1].lower() in words("not_person")
    union = several and parts[0].isupper() and parts[0].lower() in words("affiliation")
    party = any(part.lower() in words("party") for part in parts)
    listed = name.lower() in words("not_person", "outlet") or parts[0].lower() in words("not_person")
    return branch or union or party or listed


def _native(text: str, start: int) -> re.Match[str] | None:
    """Return the demonym before a name: "la Belge Famke Visser"."""
    native = NATIVE.search(text, max(0, start - 40), start)
    return native if native and DEMONYM.fullmatch(native.group(2).lower()) else None


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
    return "«" in follows.group() or low in words("auxiliary", "clitic") or reads_as_verb(low)


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
