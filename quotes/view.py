"""A text as the rules read it, in plain letters and unwrapped lines, and the way back to the text as given."""

from __future__ import annotations

from typing import TypeVar

from attrs import evolve, frozen

from quotes.characters import Offsets, composed
from quotes.layout import unwrap
from quotes.model import Cue, Quote, Span, Speaker

Stretch = TypeVar("Stretch", Quote, Speaker, Cue, Span)


@frozen
class View:
    """A text as it is read.

    Attributes:
        text: What the rules see.
        given: The text as given.
        offsets: From offsets in ``text`` to offsets in ``given``.
    """

    text: str
    given: str
    offsets: Offsets

    @classmethod
    def of(cls, text: str) -> View:
        """Return the view of a text."""
        plain, offsets = composed(text)
        return cls(unwrap(plain), text, offsets)

    def restored(self, quote: Quote) -> Quote:
        """Return a quotation that was read in this view with the offsets and characters of the text as given.

        A speaker's name and a cue's lemma stay as they were read.
        """
        if self.text == self.given:
            return quote
        return evolve(
            self._moved(quote),
            speaker=quote.speaker and self._moved(quote.speaker),
            cue=quote.cue and self._moved(quote.cue),
            segments=tuple(map(self._moved, quote.segments)),
        )

    def _moved(self, value: Stretch) -> Stretch:
        start, end = self.offsets.given(value.start), self.offsets.given(value.end)
        return evolve(value, text=self.given[start:end], start=start, end=end)
