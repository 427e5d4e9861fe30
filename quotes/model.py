"""The values that `quotes.extract` returns: frozen, comparable, and provable by offset.

Every offset counts code points into the text as given, so that ``text[x.start:x.end] == x.text`` for each of them.
"""

from __future__ import annotations

from enum import Enum

from attrs import frozen


class Kind(str, Enum):
    """What a stretch between quotation marks is."""

    DIRECT = "direct"
    """The speaker's own words standing by themselves."""
    MIXED = "mixed"
    """A fragment of the speaker's words woven into the journalist's sentence."""
    OTHER = "other"
    """A title, name, term, motto or scare quote: nobody's words."""

    __str__ = str.__str__


class ToneLabel(str, Enum):
    """The tone of the quoted words."""

    NEGATIVE = "negative"
    NEUTRAL = "neutral"
    POSITIVE = "positive"

    __str__ = str.__str__


class Gender(str, Enum):
    """The grammatical gender of one person."""

    FEMININE = "feminine"
    MASCULINE = "masculine"

    __str__ = str.__str__


@frozen
class Span:
    """A stretch of the text.

    Attributes:
        text: The characters themselves.
        start: Offset of the first one, in code points.
        end: Offset after the last one, in code points.
    """

    text: str
    start: int
    end: int

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Return the span ``text[start:end]``."""
        return cls(text[start:end], start, end)


@frozen
class Speaker:
    """The mention that is the source of one quotation, and who it is.

    Attributes:
        text: The noun phrase or pronoun as it stands.
        start: Offset of its first character, in code points.
        end: Offset after its last character, in code points.
        name: The fullest proper name that the text gives for this source, ``None`` when unknown.
        pronoun: Whether the mention is a pronoun.
        gender: The grammatical gender where the text (civility, article, form of the role, pronoun) or the first name
            gives it; ``None`` when neither does, for several people, and for organisations and documents.
    """

    text: str
    start: int
    end: int
    name: str | None
    pronoun: bool
    gender: Gender | None = None


@frozen
class Cue:
    """The reporting expression that ties a quotation to its speaker.

    Attributes:
        text: The verb group, noun or preposition as it stands.
        start: Offset of its first character, in code points.
        end: Offset after its last character, in code points.
        lemma: The infinitive of the verb, the noun, or the preposition ("selon").
    """

    text: str
    start: int
    end: int
    lemma: str


@frozen
class Tone:
    """The tone of the quoted words.

    Attributes:
        label: The most probable class.
        score: P(positive) - P(negative), in [-1, 1].
        probabilities: The probability of each class; they sum to 1.
    """

    label: ToneLabel
    score: float
    probabilities: dict[ToneLabel, float]


@frozen
class Quote:
    """One quotation of an article.

    Attributes:
        text: The words between the marks, without the marks and the white space beside them.
        start: Offset of the first one, in code points.
        end: Offset after the last one, in code points.
        kind: Direct, mixed, or nobody's words.
        speaker: Who said it; ``None`` for nobody's words and for an unknown source.
        cue: The reporting expression, if there is one.
        tone: The tone of the words; ``None`` when it was not asked for or there are no words.
        depth: 0 for an outermost quotation, 1 inside another one, and so on.
        closed: False when the closing mark is missing.
        segments: The stretches of the speaker's own words, without an incise such as ", a-t-il dit,".
        rule: The name of the construction that decided.
    """

    text: str
    start: int
    end: int
    kind: Kind
    speaker: Speaker | None
    cue: Cue | None
    tone: Tone | None
    depth: int
    closed: bool
    segments: tuple[Span, ...]
    rule: str
