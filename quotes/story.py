"""What an article has told so far: its names, and who has spoken."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from functools import cached_property

from attrs import frozen

from quotes.entities import Inventory, Person
from quotes.subjects import main_subject
from quotes.tokens import Token, tokenize

Parsed = tuple[list[Token], "tuple[int, int] | None"]

NEAR = 8  # speakers looked back at
WORD_EDGE = re.compile(r"\b")


@frozen
class Spoke:
    """A speaker found so far: the mention's offset, the name, and what agrees with it."""

    start: int
    name: str
    gender: str | None
    plural: bool


class Story:
    """One article as reference sees it.

    Args:
        text: The article.
        masked: The same with its quotations masked, so that names in them are no antecedents.
    """

    def __init__(self, text: str, masked: str) -> None:
        self.text, self.masked = text, masked
        self.spoken: list[Spoke] = []
        # The names of those who have spoken, each once and the last one last; then those that may be an organisation's.
        self.voices: dict[str, None] = {}
        self.proper: dict[str, None] = {}
        self._spoken_at: list[tuple[int, int]] = []  # offsets, with the places in ``spoken``
        self._following: dict[tuple[str, re.Pattern[str]], list[re.Match[str]]] = {}
        self._ends: dict[str, list[int]] = {}
        self.expanded: dict[str, str | None] = {}  # what acronyms stand for, by `quotes.organisations.expanded`
        self.depth = 0  # of pronouns that lead to pronouns, by `quotes.focus`
        self._spoke_first: dict[str, int] = {}
        self._parsed: dict[tuple[int, int], Parsed] = {}  # sentences: many pronouns look at the same ones
        self._unquoted: dict[str, list[int]] = {}

    @cached_property
    def known(self) -> Inventory:
        """The people and organisations that the article names, looked for once somebody speaks."""
        return Inventory(self.text)

    def is_person(self, name: str | None) -> bool:
        """Whether the text shows that a name is a person's."""
        return name in self.known.people

    def surely_person(self, name: str) -> bool:
        """Whether more than its speaking shows that a name is a person's: a gender or a role."""
        person = self.known.people.get(name)
        return person is not None and bool(person.gender or person.roles)

    def remember(self, spoke: Spoke) -> None:
        """Keep a speaker, to whom later mentions may refer."""
        insort(self._spoken_at, (spoke.start, len(self.spoken)))
        self.spoken.append(spoke)
        _put_last(self.voices, spoke.name)
        self._spoke_first.setdefault(spoke.name, spoke.start)
        if spoke.name[:1].isupper() and not spoke.plural:
            _put_last(self.proper, spoke.name)

    def spoken_between(self, start: int, end: int) -> list[Spoke]:
        """Return the speakers whose mentions start between two offsets, in the order in which they were found."""
        first, last = bisect_left(self._spoken_at, (start, 0)), bisect_left(self._spoken_at, (end, 0))
        return [self.spoken[at] for at in sorted(at for _, at in self._spoken_at[first:last])]

    def no_person_before(self, until: int) -> str | None:
        """Return the last speaker before an offset that is nobody in person: "la même source", "ce même rapport"."""
        end = bisect_left(self._spoken_at, (until, 0))
        near = (self.spoken[at].name for _, at in reversed(self._spoken_at[max(0, end - NEAR) : end]))
        return next((name for name in near if not self.is_person(name)), None)

    def named(self, person: Person, until: int) -> tuple[int, int]:
        """Return how often a person is named outside quotations before an offset, and where last, -1 for never."""
        if person.name not in self._unquoted:
            self._unquoted[person.name] = [offset for offset in person.offsets if self.unquoted(offset)]
        offsets = self._unquoted[person.name]
        times = bisect_left(offsets, until)
        spoke = self._spoke_first.get(person.name, until)  # maybe in an incise inside the marks
        if not times and spoke < until:
            return 1, spoke
        return times, offsets[times - 1] if times else -1

    def last_told(self, person: Person, until: int, reach: int) -> int:
        """Return where a person is last named, or last speaks within ``reach`` of an offset, -1 for never."""
        spoke = (spoke.start for spoke in self.spoken_between(until - reach, until) if spoke.name == person.name)
        return max(self.named(person, until)[1], *spoke, -1)

    def following(self, words: str, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """Return the matches of a pattern right after words, wherever these begin a word outside quotations.

        Found once an article: each would else be read to its end for each of its mentions, and an expression compiled.
        """
        key = words, pattern
        if key not in self._following:
            ends = (at + len(words) for at in _occurrences(self.masked, words) if WORD_EDGE.match(self.masked, at))
            self._following[key] = [match for end in ends if (match := pattern.match(self.masked, end))]
        return self._following[key]

    def parsed(self, begin: int, end: int) -> Parsed:
        """Return the tokens of a sentence outside quotations, and its subject as a span of them."""
        if (begin, end) not in self._parsed:
            self._parsed[begin, end] = parsed(self.masked, begin, end)
        return self._parsed[begin, end]

    def last_end(self, pattern: str, until: int) -> int:
        """Return where the last match of a pattern before an offset ends outside quotations, 0 where there is none."""
        if pattern not in self._ends:
            self._ends[pattern] = [match.end() for match in re.finditer(pattern, self.masked, re.IGNORECASE)]
        at = bisect_right(self._ends[pattern], until)
        return self._ends[pattern][at - 1] if at else 0

    def unquoted(self, offset: int) -> bool:
        """Whether an offset stands outside the quotations."""
        return self.masked[offset] == self.text[offset]


def parsed(text: str, begin: int, end: int) -> Parsed:
    """Return the tokens between two offsets of a text and the subject of the sentence that they are."""
    tokens = tokenize(text, begin, end)
    return tokens, main_subject(tokens, len(tokens))


def _put_last(names: dict[str, None], name: str) -> None:
    names.pop(name, None)
    names[name] = None


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
