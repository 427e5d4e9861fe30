"""Who and what an article names: one inventory, built once, of people, organisations and acronyms."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from attrs import define, evolve, field

from quotes.appositions import WORD
from quotes.cutting import OF, is_first_name
from quotes.lexicon import first_names, words
from quotes.names import Name, find_names

ACRONYM = re.compile(r"\(([A-Z][A-Za-z.\-]{1,9})\)")
INITIALS = re.compile(r"(?:[A-ZÀ-Ý]\.[ \u00a0-]?)+(?=[A-ZÀ-Ý]\w)")
MONOGRAM = re.compile(r"(?:[A-ZÀ-Ý]\.[ \u00a0-]?){2,4}")
INITIAL = re.compile(r"[A-ZÀ-Ý]\.")
ALIAS = re.compile(r",? (?:dite?|alias|surnommée?) ")
ACRONYM_ALONE = re.compile(r"[A-Z]{2,6}")
LONGEST = 12  # words of a name that is cut, or of a short form of one
REVERSED = re.compile(r"\b([A-Z][A-Z.\-]{1,9}) \(([^()\n]{6,90})\)")
SPELT = re.compile(r"\b([A-Z][a-z]{2,9}) \(((?:[\w’'\-]+ ){3,14}[\w’'\-]+)(?:, (?:ndlr|NDLR))?\)")  # "l'Umih (Union …)"


@define
class Person:
    """One person of the article.

    Attributes:
        name: The fullest form of the name.
        gender: "f", "m" or ``None``.
        roles: Every role noun said of the person.
        said: Every word of those descriptions.
        offsets: Where the person is named, in order.
    """

    name: str
    gender: str | None = None
    roles: set[str] = field(factory=set)
    said: set[str] = field(factory=set)
    offsets: list[int] = field(factory=list)


@lru_cache(maxsize=8192)  # an article repeats its names; one look-up in ten is new
def key(name: str) -> str:
    """Return a name without case, accents, dots and kinds of apostrophe, to compare with."""
    if name.isascii():
        return name.casefold().replace(".", "")
    plain = unicodedata.normalize("NFD", name.casefold().replace("’", "'").replace("\u00a0", " "))
    return "".join(char for char in plain if not unicodedata.combining(char)).replace(".", "")


def _apart(names: list[Name]) -> list[Name]:
    """Cut "Lionel Messi de Neymar" and "Nicolas Roy Zoé Lam" where the text also names one of the two alone."""
    alone = {name.text for name in names}
    found = []
    for name in names:
        first, _, rest = name.text.partition(" de ")
        if rest and " " in first and first in alone:
            name = evolve(name, text=first, end=name.start + len(first))
        found.extend(_side_by_side(name, alone) or [name])
    return found


def _side_by_side(name: Name, alone: set[str]) -> list[Name]:
    """Return two people whose names touch, the second of whom what is said before describes."""
    words = name.text.split(" ")
    if len(words) > LONGEST or not is_first_name(words[0]):
        return []
    for at in range(2, len(words) - 1):
        one, other = " ".join(words[:at]), " ".join(words[at:])
        if {one, other} & alone and is_first_name(words[at]):
            head = Name(one, name.start, name.start + len(one), _gender(words[0]), True, (), frozenset())
            return [head, evolve(name, text=other, start=name.end - len(other), gender=_gender(words[at]))]
    return []


def _gender(first_name: str) -> str | None:
    found = first_names().get(first_name.lower())
    return found if found in {"f", "m"} else None


def _accents(name: str) -> int:
    return 0 if name.isascii() else sum(char > "\x7f" and char.isalpha() for char in name)


class Inventory:
    """The proper names of one article.

    Args:
        text: The article.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.names: list[Name] = _apart(list(find_names(text)))
        self._starts = [name.start for name in self.names]
        self._full: dict[str, str] = {}
        self._index()
        self.called: dict[str, str] = {}  # the first name of several words by its first one: "syndicat", "autorité"
        for name in (name for name in self.names if " " in name.text):
            self.called.setdefault(key(name.text.split(" ")[0]), name.text)
        self._full.update({key(short): long for short, long in expansions(text).items()})
        self.people: dict[str, Person] = {}
        self._offsets: dict[str, list[int]] = {}  # of every name, by its fullest form
        self._gather()

    def _index(self) -> None:
        """Let a surname, a first name or an unaccented form lead to the fullest form of the name."""
        several = [name for name in self.names if " " in name.text]
        several.sort(key=lambda name: INITIALS.match(name.text) is not None)  # "F. Roulin" stands for the fuller form
        for name in several:
            parts = name.text.split(" ")
            if not name.person and parts[0].lower() in words("not_person", "organisation"):
                continue  # "Gironde" is not "France Bleu Gironde"
            for i in (i for i in range(max(1, len(parts) - LONGEST), len(parts)) if parts[i][0].isupper()):
                if not name.person and (
                    parts[i - 1] in OF or (i == len(parts) - 1 and ACRONYM_ALONE.fullmatch(parts[i]))
                ):
                    continue  # "Brest" is not "Hôpitaux de Brest", "la FNO" not "Junior FNO"
                self._full.setdefault(key(" ".join(parts[i:])), name.text)
        for name in (name for name in several if name.person):  # "Geoffroy" for "Geoffroy Rulleau"
            self._full.setdefault(key(name.text.split(" ")[0]), name.text)
        for name in (name for name in several if name.person):  # "Hamraoui" for "Bachir Hamraoui-Colin"
            first, _, last = name.text.rpartition(" ")
            for part in last.split("-") if first and "-" in last else ():
                if part[:1].isupper() and not is_first_name(part):
                    self._full.setdefault(key(part), name.text)
        for parts in (name.text.split(" ") for name in several):  # "Jane Roy" for "Jane S. Roy"
            if len(parts) == 3 and INITIAL.fullmatch(parts[1]):
                self._full.setdefault(key(f"{parts[0]} {parts[2]}"), " ".join(parts))
        alone = Counter(name.text for name in self.names if " " not in name.text)
        for name in several:  # "Jonathann" several times for "Jonathann Daval", whose first name no lexicon has
            first = name.text.split(" ")[0]
            if alone[first] > 1 and name.text.count(" ") == 1 and not ACRONYM_ALONE.fullmatch(first):
                self._full.setdefault(key(first), name.text)
        for name in several:  # "la Ville" for "la Ville de Paris"
            first = name.text.split(" ")[0]
            if first.lower() in words("organisation"):
                self._full.setdefault(key(first), name.text)
        for name, alias in pairwise(self.names):
            if ALIAS.fullmatch(self.text[name.end : alias.start]):
                self._full.setdefault(key(alias.text), self._full.get(key(name.text), name.text))
        for name in self.names:
            known = self._full.setdefault(key(name.text), name.text)
            if key(known) == key(name.text) and _accents(name.text) > _accents(known):
                self._full[key(name.text)] = name.text

    def _gather(self) -> None:
        for name in self.names:
            full = self.full(name.text)
            if name.person or full in self.people:
                person = self.people.setdefault(full, Person(full))
                person.gender = person.gender or name.gender
                person.roles.update(name.roles)
                person.said.update(name.said)
        for name in self.names:
            self._offsets.setdefault(self.full(name.text), []).append(name.start)
        for person in self.people.values():
            person.offsets = self._offsets[person.name]

    def introduce(self, name: str) -> None:
        """Take a name for a person's because the person speaks."""
        if name not in self.people:
            self.people[name] = Person(name, offsets=self._offsets.get(name, []))

    def full(self, name: str) -> str:
        """Return the fullest form the article gives of a name ("Lavrov" -> "Sergueï Lavrov")."""
        if MONOGRAM.fullmatch(name):
            return self._monograms.get(name.replace("\u00a0", " "), name)
        found = self._initialled(self._full.get(key(name), name))
        again = self._full.get(key(found), found)
        return again if len(again) > len(found) else found

    @cached_property
    def _monograms(self) -> dict[str, str]:
        """The people by their initials: "Z. L.-R." in an interview with Zoé Lam-Roy; not those of two people."""
        initials: dict[str, set[str]] = {}
        for name in self.people:
            parts = ("-".join(f"{part[0]}." for part in word.split("-") if part[:1].isupper()) for word in name.split())
            initials.setdefault(" ".join(part for part in parts if part), set()).add(name)
        return {short: names.pop() for short, names in initials.items() if len(names) == 1}

    def _initialled(self, name: str) -> str:
        """Return the name that "F. Roulin" abbreviates, or the name itself."""
        initials = INITIALS.match(name)
        long = self._full.get(key(name[initials.end() :])) if initials else None
        return long if initials and long and key(long)[0] == key(name)[0] and " " in long else name

    def between(self, start: int, end: int) -> Sequence[Name]:
        """Return the names that start between two offsets."""
        return self.names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def expansions(text: str) -> dict[str, str]:
    """Return acronyms with the words they abbreviate: "l'Inspection générale des finances (IGF)", "RTE (Réseau …)"."""
    found = {}
    for match in ACRONYM.finditer(text):
        letters = [letter for letter in match.group(1) if letter.isupper()]
        if len(letters) == 1 and match.group(1).isalpha() and len(match.group(1)) > 2:
            letters = list(match.group(1).upper())  # "(Umih)"
        start = max(0, match.start() - 120)
        start = max(start, text.rfind("»", start, match.start()) + 1)
        before = text[start : match.start()]
        expanded = _backwards(before, letters)
        if expanded is None:
            expanded = _backwards(before, letters, small=False)
        if expanded is not None and len(letters) > 1:
            found[match.group(1)] = text[start + expanded : match.start()].rstrip()
    for match in REVERSED.finditer(text):
        letters = [letter for letter in match.group(1) if letter.isalpha()]
        expanded = _backwards(match.group(2), letters)
        if expanded is not None:
            found[match.group(1)] = match.group(2)[expanded:].strip()
    for match in SPELT.finditer(text):
        short, long = match.groups()
        body = long.split(" ")[0].lower()
        if short[0] == long[0].upper() and (body in words("organisation") or body in {"union", "service"}):
            found.setdefault(short, long)
    return found


def _backwards(before: str, letters: list[str], *, small: bool = True) -> int | None:
    """Return where the words start whose initials are the letters, or ``None``.

    Args:
        before: The words.
        letters: The letters of the acronym.
        small: Whether "de", "des" and the like have no letter of their own ("JDD": Journal du dimanche).
    """
    letters = list(letters)
    wanted = letters.pop()
    for k, word in enumerate(reversed(list(WORD.finditer(before))[-15:])):
        low = word.group().lower()
        little = low in words("linker") or low in words("determiner") or low in {"et", "d", "l"}
        if key(word.group()[0]).upper() == wanted and not (small and little and word.group()[0].islower()):
            if not letters:
                return word.start()
            wanted = letters.pop()
        elif not little and k > 14:
            return None
    return None
