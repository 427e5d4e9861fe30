"""The values that an annotated corpus is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import Enum

from attrs import evolve, field, frozen

from quotes.model import Kind, Span, ToneLabel

SPEECH = "speech"
"""How the formats write words that somebody said, where nobody told direct and mixed ones apart."""
_CLOSING = re.compile(r"\s*»")


class Construction(str, Enum):
    """How the wording of an article ties a quotation to its source, or why it has none."""

    INCISE = "incise"
    INCISE_INSIDE = "incise_inside"
    COLON = "colon"
    VERB = "verb"
    QUE = "que"
    OBJECT = "object"
    PARTICIPLE = "participle"
    PASSIVE = "passive"
    RELATIVE = "relative"
    SOURCE = "source"
    NOUN = "noun"
    LABEL = "label"
    HEADLINE = "headline"
    SIGNATURE = "signature"
    COORDINATED = "coordinated"
    CONTINUATION = "continuation"
    LEAD = "lead"
    NEXT = "next"
    UNATTRIBUTED = "unattributed"
    TITLE = "title"
    TERM = "term"
    SCARE = "scare"
    MOTTO = "motto"

    __str__ = str.__str__

    @property
    def speech(self) -> bool:
        """Whether the words are somebody's."""
        return self not in _NOBODYS


KINDS: Mapping[str, Kind | None] = {SPEECH: None, **{kind.value: kind for kind in Kind}}
CONSTRUCTIONS: Mapping[str, Construction] = {construction.value: construction for construction in Construction}
TONES: Mapping[str, ToneLabel] = {tone.value: tone for tone in ToneLabel}
_NOBODYS = {Construction.TITLE, Construction.TERM, Construction.SCARE, Construction.MOTTO}


@frozen
class AnnotatedQuote:
    """One quotation as somebody, or some program, annotated it.

    Attributes:
        text: The words between the marks, without the marks and the white space beside them.
        start: Offset of the first one, in code points.
        end: Offset after the last one, in code points.
        kind: Direct, mixed, or nobody's words; ``None`` for somebody's words of which the data do not say more.
        construction: How the wording ties it to its source; ``None`` when the data do not say.
        speaker: The mention that is its source.
        name: The fullest name that the article has for the source.
        pronoun: Whether the mention is a pronoun.
        cue: The reporting expression.
        tone: The tone of the words; neutral for nobody's, ``None`` when the data do not say.
        nested: Whether it stands inside another quotation.
        closed: Whether its closing mark is there.
    """

    text: str
    start: int
    end: int
    kind: Kind | None
    construction: Construction | None = None
    speaker: Span | None = None
    name: str | None = None
    pronoun: bool = False
    cue: Span | None = None
    tone: ToneLabel | None = None
    nested: bool = False
    closed: bool = True

    @property
    def speech(self) -> bool:
        """Whether somebody said or wrote the words."""
        return self.kind is not Kind.OTHER


@frozen
class Article:
    """A text and its quotations.

    Attributes:
        id: What the article is called, a file's stem in a folder.
        text: The article, never rewritten; ``""`` where predictions come without it.
        quotes: The quotations, in the order of their opening marks.
        meta: What is known about the article: "style", "place" …
    """

    id: str
    text: str
    quotes: tuple[AnnotatedQuote, ...]
    meta: Mapping[str, str] = field(factory=dict)


def kind_word(kind: Kind | None) -> str:
    """Return how the formats write a kind."""
    return SPEECH if kind is None else kind.value


def tone_of(kind: Kind | None, told: ToneLabel | None) -> ToneLabel | None:
    """Return the tone of a quotation: nobody's words are neutral where the data do not say."""
    return ToneLabel.NEUTRAL if kind is Kind.OTHER and told is None else told


def with_flags(text: str, found: Iterable[AnnotatedQuote]) -> tuple[AnnotatedQuote, ...]:
    """Return quotations with ``nested`` and ``closed`` as their offsets in ``text`` tell."""
    listed = list(found)
    inside = _inside_another(listed)
    return tuple(
        evolve(quote, nested=at in inside, closed=_CLOSING.match(text, quote.end) is not None)
        for at, quote in enumerate(listed)
    )


def _inside_another(listed: list[AnnotatedQuote]) -> set[int]:
    """Return the positions of the quotations that stand inside another one."""
    reached, found = -1, set()
    for at in sorted(range(len(listed)), key=lambda at: (listed[at].start, -listed[at].end)):
        if listed[at].end <= reached:
            found.add(at)
        reached = max(reached, listed[at].end)
    return found
