"""Where each quotation stands: its sentence, with every quotation masked by one token."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from attrs import frozen

from quotes import cues
from quotes.attribution import Sentence
from quotes.detect import Marked
from quotes.sentences import sentence_spans
from quotes.tokens import tokenize

TERMINAL = ".!?…"


@frozen
class Placed:
    """A quotation with the sentence it stands in and the place of its token there."""

    mark: Marked
    sentence: Sentence
    at: int
    paragraph: int
    lead: Sentence | None = None


def mask(text: str, offset: int, marks: list[Marked]) -> str:
    """Return the text with each quotation replaced by one word of the same length that keeps its last character."""
    parts, at = [], 0
    for mark in marks:
        start, end = mark.outer_start - offset, mark.outer_end - offset
        last = text[mark.end - offset - 1]
        room = end - start - 2
        filler = "x" * max(0, room - 1) + (last if last in TERMINAL else "x") if room > 0 else ""
        parts += [text[at:start].replace("«", " ").replace("»", " "), "«", filler, "»"]
        at = end
    parts.append(text[at:].replace("«", " ").replace("»", " "))
    return "".join(parts)


def place(text: str, outer: list[Marked]) -> Iterator[tuple[Marked, Placed]]:
    """Pair each outermost quotation with its sentence, reading only the paragraphs that hold quotations."""
    masked = mask(text, 0, outer)
    i = 0
    while i < len(outer):
        start = masked.rfind("\n", 0, outer[i].outer_start) + 1
        end = masked.find("\n", outer[i].outer_end)
        end = len(masked) if end < 0 else end
        group = []
        while i < len(outer) and outer[i].outer_start < end:
            group.append(outer[i])
            i += 1
        yield from _place_in(masked, start, end, group)


def _place_in(masked: str, start: int, end: int, group: list[Marked]) -> Iterator[tuple[Marked, Placed]]:
    spans = [(a + start, b + start) for a, b in sentence_spans(masked[start:end])] or [(start, end)]
    starts = [a for a, _ in spans]
    paragraph = masked.count("\n", 0, start)
    made: dict[int, Sentence] = {}
    for mark in group:
        which = max(0, bisect_right(starts, mark.outer_start) - 1)
        if which not in made:
            tokens = tokenize(masked, *spans[which])
            made[which] = Sentence(tokens, cues.find(tokens))
        sentence = made[which]
        at = next((k for k, token in enumerate(sentence.tokens) if token.start >= mark.outer_start), 0)
        lead = None
        if which and masked[spans[which - 1][0] : spans[which - 1][1]].find("«") < 0:
            tokens = tokenize(masked, *spans[which - 1])
            lead = Sentence(tokens, ())
        yield mark, Placed(mark, sentence, at, paragraph=paragraph, lead=lead)
