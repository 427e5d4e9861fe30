"""From a mention to who it is: an inventory of the article's names, then a few rules of reference."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from attrs import frozen

from quotes.lexicon import first_names, words
from quotes.phrases import is_role

_CAPITAL = r"[A-ZÀ-ÖØ-Þ](?:[\w’'\-]*\w|\.)?"
NAME = re.compile(
    rf"{_CAPITAL}(?:[ \u00a0](?:(?:de(?: la)?|du|van|von|der|den|di|da|dos|del|ben|bin|el|al|ould) |d[’'])?{_CAPITAL})*"
)
LEADING = re.compile(
    r"^(?:l[ea]s?\s|l['’]|une?\s|des\s|du\s|ce(?:t|tte)?\s|ces\s|s(?:on|a|es)\s|leurs?\s|certaine?s\s|de\s(?=nombreu|jeunes)|d['’](?=autres|anciens)|MM?\.\s|Mmes?\s|Mlle\s|Me\s|D[rR]\.?\s|P[rR]\.?\s"
    r"|[Mm]onsieur\s|[Mm]adame\s|[Mm]aître\s)+",
    re.IGNORECASE,
)
CIVILITY = re.compile(r"\b(Mme|Madame|Mlle|M\.|Monsieur)[\s\u00a0]+$")
FEMININE = {"elle", "elles", "-elle", "-elles", "celle-ci", "cette dernière", "-t-elle", "-t-elles"}
PLURAL = {"ils", "elles", "-ils", "-elles", "-t-ils", "-t-elles", "eux", "ces derniers", "ces dernières", "ceux-ci"}
ROLE_REACH = 80  # code points of "le ministre russe des Affaires étrangères" read before a name


@frozen
class Name:
    """One occurrence of a proper name, with what its surroundings say of it."""

    text: str
    start: int
    end: int
    person: bool
    gender: str | None
    role: str | None


def _gender(text: str, start: int, name: str, role: str | None) -> str | None:
    civility = CIVILITY.search(text, max(0, start - 12), start)
    if civility:
        return "m" if civility.group(1) in {"M.", "Monsieur"} else "f"
    first = name.split()[0].lower() if name.split() else ""
    known = first_names().get(first) or first_names().get(first.split("-")[0])
    if known in {"f", "m"}:
        return known
    if role in words("feminine_role") and role not in {"ministre", "porte-parole", "membre"}:
        return "f"
    return None


def _role(text: str, start: int) -> str | None:
    """Return the role noun in the description right before a name ("la chancelière allemande Angela Merkel")."""
    before = text[max(0, start - ROLE_REACH) : start].rstrip(" ,\u00a0")
    window = re.split(r"[.,;:!?«»()\n]", before)[-1]
    found = [word for word in re.findall(r"[\w\-]+", window.lower()) if is_role(word)]
    around = window.lower().split()
    if not around or not found or len(around) > 10 or around[-1] in words("linker") | words("determiner"):
        return None
    noun: str = found[0]
    return noun


def _apposed_role(text: str, end: int) -> str | None:
    """Return the role noun in the apposition right after a name ("Angela Merkel, chancelière allemande,")."""
    match = re.match(r",\s+(?:l[ea]\s|l['’])?([\w\-]+)", text[end : end + 40])
    noun: str = match.group(1).lower() if match else ""
    return noun if is_role(noun) else None


def _is_first(word: str) -> bool:
    return word.lower() in first_names() or word.split("-")[0].lower() in first_names()


def _from_first_name(start: int, raw: str) -> tuple[int, str]:
    """Cut what stands before a first name ("Nations unies Linda Thomas") or after a name ("Lionel Messi du PSG")."""
    parts = raw.split(" ")
    if not _is_first(parts[0]):
        first = next((i for i in range(1, len(parts) - 1) if _is_first(parts[i]) and parts[i][0].isupper()), 0)
        cut = len(" ".join(parts[:first])) + (first > 0)
        return start + cut, raw[cut:]
    for i in range(2, len(parts)):
        if parts[i] == "du" and not (parts[i - 1][0].islower()):
            return start, " ".join(parts[:i])
    return start, raw


class Article:
    """The proper names of one article, and the references made so far.

    Args:
        text: The article.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.names: list[Name] = []
        for match in NAME.finditer(text):
            name = self._occurrence(match.start(), match.group())
            if name:
                self.names.append(name)
        self._starts = [name.start for name in self.names]
        self._full: dict[str, str] = {}
        self._genders: dict[str, str] = {}
        for name in self.names:
            parts = name.text.split()
            if len(parts) > 1:
                for i in range(1, len(parts)):
                    self._full.setdefault(" ".join(parts[i:]).casefold(), name.text)
            if name.gender:
                self._genders.setdefault(self.full(name.text), name.gender)
        self._people = {
            self.full(name.text) for name in self.names if name.person or self.full(name.text) in self._genders
        }
        self._full.update(_expansions(text))
        self._roles: list[tuple[int, str, str]] = [
            (name.start, name.role, self.full(name.text))
            for name in self.names
            if name.role and self.full(name.text) in self._people
        ]

    def _occurrence(self, start: int, raw: str) -> Name | None:
        parts = raw.split()
        while parts and (
            parts[0].lower().rstrip(".") in words("opener") | words("role") or parts[0] in {"M.", "Mme", "MM.", "Me"}
        ):
            cut = len(raw) - len(raw[len(parts[0]) :].lstrip())
            start, raw, parts = start + cut, raw[cut:], parts[1:]
        for elided in ("L'", "L’", "D'", "D’", "Qu'", "Qu’", "S'", "S’", "J'", "J’", "C'", "C’", "N'", "N’"):
            if raw.startswith(elided):
                start, raw = start + len(elided), raw[len(elided) :]
        start, raw = _from_first_name(start, raw)
        if len(raw) < 2 or not raw[0].isupper():
            return None
        role = _role(self.text, start) or _apposed_role(self.text, start + len(raw))
        gender = _gender(self.text, start, raw, role)
        known = _is_first(raw.split()[0])
        person = bool(gender) and (known or CIVILITY.search(self.text, max(0, start - 12), start) is not None)
        person = person or (len(raw.split()) >= 2 and (known or role is not None))
        return Name(raw, start, start + len(raw), person, gender, role)

    def full(self, name: str) -> str:
        """Return the fullest form the article gives of a name ("Lavrov" -> "Sergueï Lavrov")."""
        return self._full.get(name.casefold(), name)

    def gender(self, name: str) -> str | None:
        """Return "f" or "m" where the article or the first name tells."""
        return self._genders.get(name)

    def resolve(
        self, start: int, end: int, *, pronoun: bool, recent: list[str], quoted: list[tuple[int, int]]
    ) -> str | None:
        """Return the name of the source that a mention stands for.

        Args:
            start: Offset of the mention.
            end: Offset after it.
            pronoun: Whether it is a pronoun.
            recent: Names of the speakers so far, latest last.
            quoted: Spans of the outermost quotations in order; names in them are poor antecedents.
        """
        text = self.text[start:end]
        if pronoun:
            return self._pronoun(text.strip().lower().lstrip("-").removeprefix("t-"), start, recent, quoted)
        own = self._own_name(start, end)
        if own:
            return own
        bare = LEADING.sub("", text)
        role = next((word for word in re.findall(r"[\w\-]+", bare.lower()) if is_role(word)), None)
        definite = re.match(r"(?:l[ea]\s|l['’]|ce|cette|son\s|sa\s)", text, re.IGNORECASE)
        if role and definite:
            holder = self._holder(role, start)
            if holder:
                return holder
        return self.full(bare) or None

    def _own_name(self, start: int, end: int) -> str | None:
        """Return the proper name inside a mention: its last one, unless the whole is the name of an organisation."""
        inside = self._between(start, end)
        if not inside:
            return None
        last = inside[-1]
        full = self.full(last.text)
        head = self.text[start : last.start]
        bare = LEADING.sub("", head)
        if last.end >= end - 1 and (full in self._people or not bare.strip()):
            return full if full in self._people else self._organisation(start, end)
        first = inside[0]
        if (
            first.end < end
            and self.full(first.text) in self._people
            and not LEADING.sub("", self.text[start : first.start])
        ):
            return self.full(first.text)
        if (
            last.end >= end - 1
            and len(last.text.split()) > 1
            and not re.search(r"\b(?:de|du|des|d['’]|à|aux?)\s*(?:l[ae]\s|l['’])?$", head)
        ):
            return full
        return None

    def _organisation(self, start: int, end: int) -> str:
        return self.full(LEADING.sub("", self.text[start:end]))

    def _between(self, start: int, end: int) -> list[Name]:
        i = bisect_left(self._starts, start)
        found = []
        while i < len(self.names) and self.names[i].start < end:
            found.append(self.names[i])
            i += 1
        return found

    def _holder(self, role: str, start: int) -> str | None:
        """Return who holds a role: the nearest earlier holder, else the only one that the article names."""
        earlier = [name for at, held, name in self._roles if held == role and at < start]
        if earlier:
            return earlier[-1]
        later = {name for _, held, name in self._roles if held == role}
        return later.pop() if len(later) == 1 else None

    def _pronoun(self, low: str, start: int, recent: list[str], quoted: list[tuple[int, int]]) -> str | None:
        if low in {"on"}:
            return None
        feminine, plural = low in FEMININE or low.startswith("cette"), low in PLURAL
        if plural:
            return None
        wanted = "f" if feminine else "m"
        latest = recent[-1] if recent and self._fits(recent[-1], wanted) else None
        near = self._nearest_people(start, wanted, quoted)
        return near or latest

    def _nearest_people(self, start: int, wanted: str, quoted: list[tuple[int, int]]) -> str | None:
        """Return the first fitting person of the nearest sentence before an offset that has one: its likely subject."""
        i = bisect_left(self._starts, start) - 1
        seen = 0
        found: Name | None = None
        while i >= 0 and seen < 40:
            name = self.names[i]
            i, seen = i - 1, seen + 1
            around = bisect_right(quoted, (name.start, len(self.text))) - 1
            if around >= 0 and name.start < quoted[around][1]:
                continue
            if found is not None and _apart(self.text, name.end, found.start):
                break
            full = self.full(name.text)
            if full in self._people and self._fits(full, wanted):
                found = name
        return self.full(found.text) if found else None

    def _fits(self, name: str, wanted: str) -> bool:
        return self.gender(name) in {wanted, None}


def _apart(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends between two offsets."""
    return "\n" in text[start:end] or ". " in text[start:end]


ACRONYM = re.compile(r"\(([A-Z][A-Z.\-]{1,9})\)")


def _expansions(text: str) -> dict[str, str]:
    """Return acronyms with the words before them that they abbreviate: "l'Inspection générale des finances (IGF)"."""
    found = {}
    for match in ACRONYM.finditer(text):
        letters = [letter for letter in match.group(1) if letter.isalpha()]
        before = list(re.finditer(r"[\w\-]+", text[max(0, match.start() - 120) : match.start()]))
        base = max(0, match.start() - 120)
        initial = letters.pop()
        for k, word in enumerate(reversed(before[-15:])):
            small = word.group().lower() in words("linker") | words("determiner") | {"et", "d", "l"}
            if word.group()[0].upper() == initial and not (small and word.group()[0].islower()):
                if not letters:
                    found[match.group(1).casefold()] = text[base + word.start() : match.start()].rstrip()
                    break
                initial = letters.pop()
            elif not small or k > 14:
                break
    return found
