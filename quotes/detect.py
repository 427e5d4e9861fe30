"""Find what stands between guillemets, also when they are nested, repeated at each paragraph, or missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import define, frozen

# A paragraph ends at each of these; "\r\n" only adds an empty one, which counts for nothing.
_EVENT = re.compile("[«»\n\r\u2029]")
# White space in the sense of str.isspace, and two characters without width that editors leave beside the marks.
_INVISIBLE = "\ufeff\u200b"
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015•"
# How many paragraphs without a mark of their own a quotation may run through before its closing mark.
_MAX_BARE = 10


@frozen
class Marked:
    """One stretch between guillemets.

    Attributes:
        start: Offset of the first character of the content, without marks and white space, in code points.
        end: Offset after the last character of the content.
        depth: 0 for an outermost stretch, 1 inside another one, and so on.
        closed: False when the closing mark is missing.
        outer_start: Offset of the opening mark.
        outer_end: Offset after the closing mark; ``end`` when there is none. Two stretches that share one closing
            mark at the end of a paragraph both end after it, though only the inner one counts as closed.
    """

    start: int
    end: int
    depth: int
    closed: bool
    outer_start: int
    outer_end: int


@define
class _Piece:
    """A mark that opens a quotation or repeats it at the head of a paragraph, and where that paragraph's words end."""

    mark: int
    end: int


class _Reader:
    """The state of one pass over a text, paragraph by paragraph."""

    def __init__(self, text: str) -> None:
        self._text = text
        # (outer_start, outer_end, start, end, closed); the depth follows from the order at the end.
        self.found: list[tuple[int, int, int, int, bool]] = []
        self._stack: list[int] = []
        # The pieces of the quotation at the bottom of the stack, once it has run past the end of a paragraph.
        self._carried: list[_Piece] = []
        self._bare = 0

    def paragraph(self, begin: int, stop: int, marks: list[int]) -> None:
        """Read one paragraph that holds the given marks."""
        if not marks and (not self._carried or _is_blank(self._text[begin:stop])):
            return
        repeated = bool(self._carried) and self._repeat(begin, stop, marks)
        for mark in marks[1:] if repeated else marks:
            if self._text[mark] == "«":
                self._stack.append(mark)
            elif self._stack:
                self._close(self._stack.pop(), mark)
        # A paragraph without a mark of its own leaves a carried quotation as it was.
        if self._stack and (repeated or not self._carried):
            self._finish(stop, marks)

    def end_of_text(self) -> None:
        """Settle a quotation that is still carried."""
        if self._carried:
            self._abandon()

    def _repeat(self, begin: int, stop: int, marks: list[int]) -> bool:
        """Tell whether the paragraph repeats the mark of the carried quotation, or give up one that cannot go on."""
        leads = bool(marks) and all(_is_space(c) or c in _DASHES for c in self._text[begin : marks[0]])
        if leads and not self._bare and (self._text[marks[0]] == "«" or self._goes_on(marks[0] + 1, stop)):
            self._carried.append(_Piece(marks[0], stop))
            self._bare = 0
            return True
        self._bare += 1
        if self._bare > _MAX_BARE or (marks and self._text[marks[0]] == "«"):
            self._abandon()
        return False

    def _goes_on(self, start: int, stop: int) -> bool:
        """Tell whether a » at the head of a paragraph repeats the mark, as in old books, since a sentence follows."""
        first = _skip(self._text, start, stop)
        return first < stop and self._text[first].isupper()

    def _close(self, opening: int, closing: int) -> None:
        if self._carried and not self._stack:
            self._carried = []
        self._add(opening, closing, closing + 1, closed=True)

    def _finish(self, stop: int, marks: list[int]) -> None:
        """Settle what the paragraph leaves open; its outermost quotation may go on in the next paragraph."""
        end = _skip_back(self._text, self._stack[-1] + 1, stop)
        last = next((mark for mark in reversed(marks) if self._text[mark] == "»"), -1)
        # Writers who nest quotations often let one » at the end of the paragraph close all of them.
        shared = last > self._stack[-1] and not any(map(str.isalnum, self._text[last + 1 : stop]))
        bottom, *inner = self._stack
        for mark in inner:
            self._leave_open(mark, end, last if shared else -1)
        self._stack = [bottom]
        if shared and not (self._carried and self._text[self._carried[-1].mark] == "»"):
            self._stack, self._carried = [], []
            self._leave_open(bottom, end, last)
        elif self._carried:
            self._carried[-1].end = end
        else:
            self._carried, self._bare = [_Piece(bottom, end)], 0

    def _abandon(self) -> None:
        """Settle a carried quotation that no mark closes: each piece ends with its own paragraph."""
        pieces, self._carried, self._stack = self._carried, [], []
        closing = next((i for i, piece in enumerate(pieces) if self._text[piece.mark] == "»"), None)
        if closing is not None:
            # The first » that seemed to repeat the mark closed the quotation after all.
            mark = pieces[closing].mark
            self._add(pieces[0].mark, mark, mark + 1, closed=True)
            pieces = [piece for piece in pieces[closing:] if self._text[piece.mark] == "«"]
        for piece in pieces:
            self._leave_open(piece.mark, piece.end, -1)

    def _leave_open(self, opening: int, end: int, shared: int) -> None:
        if shared >= 0:
            self._add(opening, shared, shared + 1, closed=False)
        else:
            self._add(opening, end, end, closed=False)

    def _add(self, opening: int, stop: int, outer_end: int, *, closed: bool) -> None:
        start = _skip(self._text, opening + 1, stop)
        end = _skip_back(self._text, start, stop)
        if start < end:
            self.found.append((opening, outer_end, start, end, closed))


def _is_space(character: str) -> bool:
    return character.isspace() or character in _INVISIBLE


def _is_blank(text: str) -> bool:
    return not text.strip() or all(map(_is_space, text))


def _skip(text: str, start: int, stop: int) -> int:
    """Return the offset of the first character from ``start`` that is no white space."""
    while start < stop and _is_space(text[start]):
        start += 1
    return start


def _skip_back(text: str, start: int, stop: int) -> int:
    """Return the offset after the last character before ``stop`` that is no white space."""
    while stop > start and _is_space(text[stop - 1]):
        stop -= 1
    return stop


def _paragraphs(text: str) -> Iterator[tuple[int, int, list[int]]]:
    """Yield begin, end and marks of each paragraph."""
    begin = 0
    marks: list[int] = []
    for event in _EVENT.finditer(text):
        position = event.start()
        if text[position] in "«»":
            marks.append(position)
            continue
        yield begin, position, marks
        begin, marks = position + 1, []
    yield begin, len(text), marks


def detect(text: str) -> list[Marked]:
    """Return every stretch between guillemets, in the order of the opening marks.

    Args:
        text: Any string; it is read once, whatever its marks look like.

    Returns:
        The stretches with content. A mark « that nothing closes opens a stretch that ends with its paragraph.
    """
    if "«" not in text:
        return []
    reader = _Reader(text)
    for begin, stop, marks in _paragraphs(text):
        reader.paragraph(begin, stop, marks)
    reader.end_of_text()
    result: list[Marked] = []
    around: list[int] = []
    for outer_start, outer_end, start, end, closed in sorted(reader.found):
        while around and around[-1] <= outer_start:
            around.pop()
        result.append(Marked(start, end, len(around), closed, outer_start, outer_end))
        around.append(outer_end)
    return result
