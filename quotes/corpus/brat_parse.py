"""Read brat standoff: the annotations of one text, with the checks that brat itself does not make."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import pairwise
from typing import cast

from attrs import define, field

from quotes.corpus.brat import CUE, INTRODUCED_BY, LINE, PRONOUN, QUOTATION, SAID_BY, SPEAKER, VALUES
from quotes.corpus.model import AnnotatedQuote, Article, Construction, tone_of, with_flags
from quotes.errors import CorpusError, Problem
from quotes.model import Kind, Span, ToneLabel

_BOUND = re.compile(r"(\w+) ([0-9]+ [0-9]+(?:;[0-9]+ [0-9]+)*)")
_RELATION = re.compile(r"(\w+) Arg1:(T[0-9]+) Arg2:(T[0-9]+)\s*")
_ATTRIBUTE = re.compile(r"(\w+) (T[0-9]+)(?: (\w+))?")
_NOTE = re.compile(r"(\w+) (T[0-9]+)")
_TEXT = re.compile("T[0-9]+")
_OTHER = re.compile("[RAM#][0-9]*")


def loads(
    annotations: str,
    text: str,
    *,
    id: str,
    file: str | None = None,
    meta: Mapping[str, str] | None = None,
) -> Article:
    """Return the article that a text and its annotations describe, the exact inverse of `quotes.corpus.brat.dumps`.

    Quotations come in the order of their offsets. A quotation without Kind is somebody's words.

    Args:
        annotations: The ``.ann`` file.
        text: The ``.txt`` file.
        id: What the article is called.
        file: What problems call the annotations; by default ``id``.
        meta: The header.

    Raises:
        CorpusError: The annotations are malformed, or of types that the corpus does not have.
    """
    reader = _Reader(text, file or id)
    for number, line in enumerate(annotations.split("\n"), 1):
        if line:
            reader.take(number, line)
    return Article(id, text, with_flags(text, reader.quotes()), meta or {})


def load_meta(content: str, file: str) -> dict[str, str]:
    """Return the header that ``<id>.meta.json`` holds.

    Raises:
        CorpusError: It is no JSON object of strings.
    """
    try:
        meta = json.loads(content)
    except ValueError as error:
        raise CorpusError(Problem(file, None, f"no JSON ({error})")) from error
    if not isinstance(meta, dict) or not all(isinstance(value, str) for value in meta.values()):
        raise CorpusError(Problem(file, None, 'write one JSON object of strings, {"style": "…"}'))
    return meta


@define
class _Bound:
    """A text-bound annotation, and what other lines say about it."""

    line: int
    kind: str
    span: Span
    values: dict[str, object] = field(factory=dict)
    name: str | None = None
    ties: dict[str, str] = field(factory=dict)


class _Reader:
    """Takes the lines of an annotation file; relations and attributes may stand before what they are about."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self._bound: dict[str, _Bound] = {}
        self._later: list[tuple[int, str, str]] = []
        self._problems: list[Problem] = []

    def take(self, number: int, line: str) -> None:
        label, tab, rest = line.partition("\t")
        if tab and _TEXT.fullmatch(label):
            self._take_bound(number, label, rest)
        elif tab and _OTHER.fullmatch(label):
            self._later.append((number, label[0], rest))
        else:
            self._report(number, f"{line[:30]!r} is no T, R, A or # annotation; the corpus has no others, remove it")

    def quotes(self) -> list[AnnotatedQuote]:
        """Return the quotations in the order of their offsets.

        Raises:
            CorpusError: Some line is wrong.
        """
        takers = {"R": self._take_relation, "#": self._take_note}
        for number, letter, rest in self._later:
            takers.get(letter, self._take_attribute)(number, rest)
        tied = {label for bound in self._bound.values() for label in bound.ties.values()}
        for label, bound in self._bound.items():
            if bound.kind != QUOTATION and label not in tied:
                self._report(bound.line, f"{label} ({bound.kind}) belongs to no quotation; add a relation or remove it")
        found = [self._quote(bound) for bound in self._bound.values() if bound.kind == QUOTATION]
        if self._problems:
            raise CorpusError(*sorted(self._problems, key=lambda problem: problem.line or 0))
        return sorted(found, key=lambda quote: (quote.start, -quote.end))

    def _report(self, line: int, message: str) -> None:
        self._problems.append(Problem(self._file, line, message))

    def _take_bound(self, number: int, label: str, rest: str) -> None:
        head, _, words = rest.partition("\t")
        match = _BOUND.fullmatch(head)
        if not match or match[1] not in {QUOTATION, SPEAKER, CUE} or label in self._bound:
            self._report(number, f"{label} {head!r}: write {QUOTATION}, {SPEAKER} or {CUE} and offsets, each id once")
            return
        pieces = [tuple(map(int, piece.split())) for piece in match[2].split(";")]
        start, end = pieces[0][0], pieces[-1][1]
        if not self._joins(pieces):
            self._report(number, f"{label}: the fragments must follow each other, parted by line ends only")
        elif " ".join(self._text[a:b] for a, b in pieces) != words:
            self._report(number, f"{label}: the text there is not {words!r}; offsets count code points of the .txt")
        else:
            self._bound[label] = _Bound(number, match[1], Span.of(self._text, start, end))

    def _joins(self, pieces: list[tuple[int, ...]]) -> bool:
        gaps = [(a[1], b[0]) for a, b in pairwise(pieces)]
        whole = all(a < b <= len(self._text) for a, b in pieces)
        return whole and all(a < b and not LINE.search(self._text, a, b) for a, b in gaps)

    def _take_relation(self, number: int, rest: str) -> None:
        match = _RELATION.fullmatch(rest)
        kind = match and {SAID_BY: SPEAKER, INTRODUCED_BY: CUE}.get(match[1])
        quotation, other = (match and self._bound.get(match[at]) for at in (2, 3))
        if not match or not quotation or not other or (quotation.kind, other.kind) != (QUOTATION, kind):
            self._report(number, f"{rest!r}: a relation is '{SAID_BY} Arg1:quotation Arg2:speaker' or "
                         f"'{INTRODUCED_BY} Arg1:quotation Arg2:cue'")  # fmt: skip
        elif match[1] in quotation.ties:
            self._report(number, f"{match[2]} has two relations {match[1]}; keep one")
        else:
            quotation.ties[match[1]] = match[3]

    def _take_attribute(self, number: int, rest: str) -> None:
        match = _ATTRIBUTE.fullmatch(rest)
        bound = match and self._bound.get(match[2])
        if not match or not bound:
            self._report(number, f"{rest!r}: an attribute is 'Kind T1 direct', of an annotation in this file")
        elif (match[1], match[3], bound.kind) == (PRONOUN, None, SPEAKER):
            bound.values[PRONOUN] = True
        elif bound.kind != QUOTATION or match[3] not in VALUES.get(match[1], {}):
            known = "; ".join(f"{name} {', '.join(values)}" for name, values in VALUES.items())
            self._report(number, f"{rest!r}: attributes of a quotation are {known}; {PRONOUN} is one of a speaker")
        elif match[1] in bound.values:
            self._report(number, f"{match[2]} has two attributes {match[1]}; keep one")
        else:
            bound.values[match[1]] = VALUES[match[1]][match[3]]

    def _take_note(self, number: int, rest: str) -> None:
        head, _, name = rest.partition("\t")
        match = _NOTE.fullmatch(head)
        bound = match and self._bound.get(match[2])
        if not bound or bound.kind != QUOTATION or bound.name is not None:
            self._report(number, f"{head!r}: a note stands on a quotation and says whose words they are, once")
        else:
            bound.name = name

    def _quote(self, bound: _Bound) -> AnnotatedQuote:
        ties = {relation: self._bound[label] for relation, label in bound.ties.items()}
        speaker, cue = ties.get(SAID_BY), ties.get(INTRODUCED_BY)
        kind = cast("Kind | None", bound.values.get("Kind"))
        return AnnotatedQuote(
            bound.span.text,
            bound.span.start,
            bound.span.end,
            kind=kind,
            construction=cast("Construction | None", bound.values.get("Construction")),
            speaker=None if speaker is None else speaker.span,
            name=bound.name,
            pronoun=speaker is not None and PRONOUN in speaker.values,
            cue=None if cue is None else cue.span,
            tone=tone_of(kind, cast("ToneLabel | None", bound.values.get("Tone"))),
        )
