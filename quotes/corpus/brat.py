"""Articles as brat standoff: ``<id>.txt`` with the text, ``<id>.ann`` with the annotations, and the configuration.

Quotations, speakers and cues are text-bound annotations (``T``). Relations (``R``) tie a quotation to its speaker
("said_by") and its cue ("introduced_by"); attributes (``A``) hold Kind, Construction, Tone and Pronoun, a note (``#``)
on a quotation the name of its source. brat puts the annotated text into its line and allows no line end there: a
stretch over several lines has a fragment for each ("12 40;41 60"), parted by nothing but line ends. What brat has no
place for, the header, goes into ``<id>.meta.json``. Format: https://brat.nlplab.org/standoff.html

Here is the writer; `quotes.corpus.brat_parse` reads.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from quotes.corpus.markup import check_offsets, check_unicode
from quotes.corpus.model import CONSTRUCTIONS, KINDS, TONES, AnnotatedQuote, Article, kind_word
from quotes.errors import CorpusError, Problem
from quotes.model import Span

LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
"""What stands between two characters that end a line for some reader of the file."""
SAID_BY, INTRODUCED_BY, PRONOUN, NOTE = "said_by", "introduced_by", "Pronoun", "AnnotatorNotes"
QUOTATION, SPEAKER, CUE = "Quotation", "Speaker", "Cue"
VALUES: Mapping[str, Mapping[str, object]] = {
    "Kind": KINDS,
    "Construction": CONSTRUCTIONS,
    "Tone": TONES,
}
CONFIGURATION = f"""\
[entities]
{QUOTATION}
{SPEAKER}
{CUE}

[relations]
{SAID_BY} Arg1:{QUOTATION}, Arg2:{SPEAKER}
{INTRODUCED_BY} Arg1:{QUOTATION}, Arg2:{CUE}
<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
""" + "".join(
    f"{name} Arg:{on}{', Value:' + '|'.join(values) if values else ''}\n"
    for name, on, values in [
        *((name, QUOTATION, list(known)) for name, known in VALUES.items()),
        (PRONOUN, SPEAKER, []),
    ]
)
"""The ``annotation.conf`` that lets brat show and edit the annotations."""


def dumps(article: Article) -> str:
    """Return the annotations of an article; its text goes beside them as it is.

    Raises:
        CorpusError: brat cannot hold a span (empty, or with a line end at its border) or a name (with a line end or
            a tabulator); or an offset or a character is wrong.
    """
    check_unicode(article)
    check_offsets(article)
    return "".join(f"{line}\n" for line in _Writer(article).lines())


def dump_meta(article: Article) -> str:
    """Return the header of an article as JSON, for ``<id>.meta.json``."""
    return json.dumps(dict(article.meta), ensure_ascii=False, indent=1) + "\n"


class _Writer:
    """Numbers the annotations of one article; a mention or cue of several quotations is written once."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._count: dict[str, int] = {}
        self._shared: dict[tuple[str, int, int, bool], str] = {}

    def lines(self) -> Iterator[str]:
        for number, quote in enumerate(self._article.quotes, 1):
            where = f"quotation {number}"
            label = self._id("T")
            yield f"{label}\t{QUOTATION} {self._place(quote, where)}"
            yield from self._attributes(label, quote)
            if quote.name is not None:
                if len(LINE.findall(quote.name)) != 1 or "\t" in quote.name or LINE.sub("", quote.name):
                    raise self._error(f"{where}: brat cannot hold the name {quote.name!r}; write it on one line")
                yield f"{self._id('#')}\t{NOTE} {label}\t{quote.name}"
            if quote.speaker:
                yield from self._tied(label, SAID_BY, SPEAKER, quote.speaker, where, pronoun=quote.pronoun)
            if quote.cue:
                yield from self._tied(label, INTRODUCED_BY, CUE, quote.cue, where, pronoun=False)

    def _attributes(self, label: str, quote: AnnotatedQuote) -> Iterator[str]:
        for name, value in (
            ("Kind", kind_word(quote.kind)),
            ("Construction", quote.construction),
            ("Tone", quote.tone),
        ):
            if value is not None:
                yield f"{self._id('A')}\t{name} {label} {value}"

    def _tied(self, label: str, relation: str, kind: str, span: Span, where: str, *, pronoun: bool) -> Iterator[str]:
        key = (kind, span.start, span.end, pronoun)
        if key not in self._shared:
            self._shared[key] = self._id("T")
            yield f"{self._shared[key]}\t{kind} {self._place(span, where)}"
            if pronoun:
                yield f"{self._id('A')}\t{PRONOUN} {self._shared[key]}"
        yield f"{self._id('R')}\t{relation} Arg1:{label} Arg2:{self._shared[key]}"

    def _place(self, span: Span | AnnotatedQuote, where: str) -> str:
        """Return the fragments of a span and their words, as a text-bound line ends."""
        found = list(LINE.finditer(self._article.text, span.start, span.end))
        if not found or (found[0].start(), found[-1].end()) != (span.start, span.end):
            raise self._error(
                f"{where}: brat cannot hold a span that is empty or has a line end at its border; move it"
            )
        fragments = ";".join(f"{match.start()} {match.end()}" for match in found)
        return f"{fragments}\t{' '.join(match.group() for match in found)}"

    def _id(self, letter: str) -> str:
        self._count[letter] = self._count.get(letter, 0) + 1
        return f"{letter}{self._count[letter]}"

    def _error(self, message: str) -> CorpusError:
        return CorpusError(Problem(self._article.id, None, message))
