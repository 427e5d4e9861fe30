"""Overlapping spans as properly nested elements: each is cut where another one that cannot hold it begins or ends."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterable, Iterator

from attrs import field, frozen

from quotes.render.escape import safe

# A line end, and the blank lines after it.
_BREAK = re.compile(r"[\r\n]+(?:[ \t]*[\r\n]+)*")


@frozen
class Layer:
    """A span of the text and the element that marks it.

    Attributes:
        start: Offset of the first character.
        end: Offset after the last one.
        rank: Elements of a lower rank hold those of a higher one.
        first: The start tag where the span begins.
        again: The start tag where it goes on after a cut.
        tail: What stands before the end tag where the span ends.
        alone: Whether only the innermost layer of this rank is drawn.
    """

    start: int
    end: int
    rank: int
    first: str
    again: str
    tail: str = ""
    alone: bool = False
    key: tuple[int, int, int] = field(init=False)

    @key.default
    def _key(self) -> tuple[int, int, int]:
        return self.rank, self.start, -self.end


def paragraphs(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the start, the end, and the start of the next of each paragraph: of each line with something in it."""
    start = 0
    for match in _BREAK.finditer(text):
        yield start, match.start(), match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text), len(text)


def marked(text: str, layers: Iterable[Layer]) -> str:
    """Return the text as ``<p>`` elements whose content is all of it, with the layers as elements inside.

    Args:
        text: Any str.
        layers: Spans of it, in any order; empty ones are left out.
    """
    painter = _Painter(text, [layer for layer in layers if layer.start < layer.end])
    for start, end, after in paragraphs(text):
        painter.paragraph(start, end, after)
    return "".join(painter.out)


class _Painter:
    def __init__(self, text: str, layers: list[Layer]) -> None:
        self.text = text
        self.out: list[str] = []
        self.opened: list[tuple[Layer, str]] = []
        self.begun: set[Layer] = set()
        self.active: list[Layer] = []
        self.waiting = sorted(layers, key=lambda layer: layer.start, reverse=True)
        self.bounds = sorted({at for layer in layers for at in (layer.start, layer.end)}, reverse=True)

    def paragraph(self, start: int, end: int, after: int) -> None:
        self.out.append("<p>")
        at = start
        while at < end:
            until = self.next_bound(at, end)
            self.turn(self.wanted(at), at)
            self.out.append(safe(self.text[at:until]))
            at = until
        self.turn([], after)
        if end < after:
            self.out.append(f"<span>{safe(self.text[end:after])}</span>")
        self.out.append("</p>")

    def next_bound(self, at: int, end: int) -> int:
        while self.bounds and self.bounds[-1] <= at:
            self.bounds.pop()
        return min(self.bounds[-1], end) if self.bounds else end

    def wanted(self, at: int) -> list[Layer]:
        """Return the layers to draw at an offset, the outermost first."""
        while self.waiting and self.waiting[-1].start <= at:
            insort(self.active, self.waiting.pop(), key=lambda layer: layer.key)
        self.active = [layer for layer in self.active if layer.end > at]
        pairs = zip(self.active, [*self.active[1:], None], strict=False)
        return [layer for layer, inner in pairs if not (layer.alone and inner and inner.rank == layer.rank)]

    def turn(self, wanted: list[Layer], at: int) -> None:
        """Close what is not wanted from here on, and open what is."""
        kept = 0
        while kept < min(len(wanted), len(self.opened)) and self.opened[kept][0] is wanted[kept]:
            kept += 1
        while len(self.opened) > kept:
            layer, end_tag = self.opened.pop()
            self.out.append((layer.tail if layer.end <= at else "") + end_tag)
        for layer in wanted[kept:]:
            self.open(layer)

    def open(self, layer: Layer) -> None:
        tag = layer.again if layer in self.begun else layer.first
        self.begun.add(layer)
        self.out.append(tag)
        self.opened.append((layer, f"</{tag[1:].split(maxsplit=1)[0].rstrip('>')}>"))
