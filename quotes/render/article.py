"""What is to be shown: a text, its quotations by number, and who says each."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from quotes.errors import InvalidQuoteError
from quotes.model import Kind, Quote, ToneLabel
from quotes.render.wording import Wording
from quotes.voices import by_speaker


@frozen
class Article:
    """One text with its quotations, as a page shows them.

    Attributes:
        text: The text.
        quotes: Its quotations; the number of each is its place in this list, from 1.
        wording: The words of the interface.
        prefix: What every id begins with, so that several articles can stand on one page.
    """

    text: str
    quotes: Sequence[Quote]
    wording: Wording
    prefix: str = ""

    def numbered(self) -> Iterator[tuple[int, Quote]]:
        """Yield each quotation with its number."""
        return enumerate(self.quotes, 1)

    def tone(self, quote: Quote) -> str:
        """Return the class of a quotation's tone: negative, neutral, positive, untoned, or other for nobody's words."""
        if quote.kind is Kind.OTHER:
            return Kind.OTHER.value
        return quote.tone.label.value if quote.tone else "untoned"

    def who(self, quote: Quote) -> str:
        """Return who says a quotation, in words."""
        if quote.speaker is not None:
            return quote.speaker.name or quote.speaker.text
        return self.wording("other" if quote.kind is Kind.OTHER else "unknown")

    def groups(self) -> list[Group]:
        """Return the quotations by who says them: names in the order of the text, the unnamed, nobody's words."""
        numbers: dict[int, deque[int]] = defaultdict(deque)  # a list may hold the same object twice
        for number, quote in self.numbered():
            numbers[id(quote)].append(number)
        voices = by_speaker(self.quotes)
        unnamed = voices.pop(None, [])
        nobody = [quote for quote in self.quotes if quote.kind is Kind.OTHER]
        rest = [(self.wording("unknown"), unnamed, False), (self.wording("nobody"), nobody, False)]
        listed = [(name or "", said, True) for name, said in voices.items()] + [row for row in rest if row[1]]
        return [
            Group(at, name, tuple((numbers[id(quote)].popleft(), quote) for quote in said), named)
            for at, (name, said, named) in enumerate(listed, 1)
        ]

    def speakers(self) -> int:
        """Return how many speakers have a name."""
        return sum(group.named for group in self.groups())


@frozen
class Group:
    """The quotations of one speaker.

    Attributes:
        number: The place of the speaker in the list, from 1.
        name: What the list says.
        said: The quotations with their numbers.
        named: Whether it is a speaker with a name.
    """

    number: int
    name: str
    said: tuple[tuple[int, Quote], ...]
    named: bool


def tones(quotes: Iterable[Quote]) -> dict[ToneLabel, int]:
    """Return how many quotations have each tone, nobody's words left out."""
    labels = [quote.tone.label for quote in quotes if quote.tone and quote.kind is not Kind.OTHER]
    return {label: labels.count(label) for label in ToneLabel}


def check(text: str, quotes: Sequence[Quote]) -> None:
    """Make sure that the quotations are those of the text.

    Raises:
        TypeError: The text is not a str, or an item is not a `Quote`.
        InvalidQuoteError: An offset does not lead to the words that it should.
    """
    if not isinstance(text, str):
        raise TypeError(f"a text must be a str, not {type(text).__name__}")
    for number, quote in enumerate(quotes, 1):
        if not isinstance(quote, Quote):
            raise TypeError(f"quotes must be quotations, not {type(quote).__name__}: pass what extract returned")
        for span in (quote, quote.speaker, quote.cue, *quote.segments):
            if span is not None and text[span.start : span.end] != span.text:
                raise InvalidQuoteError(
                    f"quotation {number} does not stand in this text: {span.text[:40]!r} is not at {span.start}; "
                    "pass the text that it was extracted from"
                )
