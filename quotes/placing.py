"""Where each quotation stands: its sentence, with every quotation masked by one token."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from attrs import frozen

from quotes import cues
from quotes.detect import Marked
from quotes.rules.common import Sentence
from quotes.sentences import sentence_spans
from quotes.tokens import Token, tokenize

TERMINAL = ".!?…"
BREAK = re.compile(r"\n\s*")
LONGEST = 3_000  # code points of a sentence, masked quotations included


@frozen
class Placed:
    """A quotation with the sentence it stands in and the place of its token there.

    Attributes:
        mark: The quotation's marks.
        sentence: Its sentence.
        at: The quotation's token in it.
        paragraph: The number of its paragraph.
        lead: The sentence before in the paragraph.
        beyond: Where the next sentence of the paragraph stands in the masked text.
    """

    mark: Marked
    sentence: Sentence
    at: int
    paragraph: int
    lead: Sentence | None = None
    beyond: tuple[str, tuple[int, int]] | None = None

    def following(self) -> Sentence | None:
        """Return the next sentence of the paragraph, if there is one."""
        if self.beyond is None:
            return None
        masked, span = self.beyond
        tokens = tokenize(masked, *span)
        return Sentence(tokens, cues.find(tokens))


def mask(text: str, marks: list[Marked]) -> str:
    """Return the text with each quotation replaced by one word of the same length that keeps its last character."""
    parts, at = [], 0
    for mark in marks:
        start, end = mark.outer_start, mark.outer_end
        last = text[mark.end - 1]
        room = end - start - 2
        filler = "x" * max(0, room - 1) + (last if last in TERMINAL else "x") if room > 0 else ""
        parts += [text[at:start].replace("«", " ").replace("»", " "), "«", filler, "»"]
        at = end
    parts.append(text[at:].replace("«", " ").replace("»", " "))
    return "".join(parts)


def place(masked: str, outer: list[Marked]) -> Iterator[tuple[Marked, Placed]]:
    """Pair each outermost quotation of a masked text with its sentence, reading only the paragraphs that hold some."""
    i = paragraph = counted = 0
    while i < len(outer):
        start = masked.rfind("\n", 0, outer[i].outer_start) + 1
        end = masked.find("\n", outer[i].outer_end)
        end = len(masked) if end < 0 else end
        group = []
        while i < len(outer) and outer[i].outer_start < end:
            group.append(outer[i])
            i += 1
        paragraph += len(BREAK.findall(masked, counted, start))
        counted = start
        yield from _place_in(masked, start, end, group, paragraph)


def _place_in(
    masked: str, start: int, end: int, group: list[Marked], paragraph: int
) -> Iterator[tuple[Marked, Placed]]:
    found = [(a + start, b + start) for a, b in sentence_spans(masked[start:end])] or [(start, end)]
    spans = [part for span in found for part in _bounded(masked, *span)]
    starts = [a for a, _ in spans]
    made: dict[int, tuple[Sentence, Sentence | None]] = {}
    for mark in group:
        which = max(0, bisect_right(starts, mark.outer_start) - 1)
        if which not in made:
            tokens = tokenize(masked, *spans[which])
            if not which and mark.outer_start == spans[0][0]:
                tokens = _announcing(masked, start) + tokens
            lead = Sentence(tokenize(masked, *spans[which - 1]), ()) if which else None
            made[which] = Sentence(tokens, cues.find(tokens)), lead
        sentence, lead = made[which]
        at = next((k for k, token in enumerate(sentence.tokens) if token.start >= mark.outer_start), 0)
        beyond = (masked, spans[which + 1]) if which + 1 < len(spans) else None
        yield mark, Placed(mark, sentence, at, paragraph=paragraph, lead=lead, beyond=beyond)


def _announcing(masked: str, start: int) -> list[Token]:
    """Return the sentence of the paragraph before that ends with a colon: "Elle écrit :⏎« … »"; else nothing."""
    low = max(0, start - LONGEST)
    above = masked[low:start].rstrip()
    if not above.endswith(":"):
        return []
    offset = low + above.rfind("\n") + 1
    begin, end = sentence_spans(above[offset - low :])[-1]
    return tokenize(masked, offset + begin, offset + end)


def _bounded(masked: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a sentence that no reader would call one, so that the work on it stays linear; masks hold no white space."""
    while end - start > LONGEST:
        cut = masked.rfind(" ", start + 1, start + LONGEST)
        cut = masked.find(" ", start + LONGEST, end) if cut < 0 else cut
        if cut < 0:
            break
        yield start, cut
        start = cut
    yield start, end
