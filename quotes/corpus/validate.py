"""What an annotated article must fulfil beyond its form, by the guidelines of corpora/README.md."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate, pairwise

from quotes.corpus.model import AnnotatedQuote, Article, Construction, with_flags
from quotes.model import Span

Finding = tuple[int, str]
"""Where in the text something is wrong, in code points, and what."""
HEADER_KEYS = ("style", "place")
_BLANKS = re.compile(r"\s*")
_LINE_BLANKS = " \t\u00a0\u2009\u202f"
_PRONOUN = re.compile(
    r"(?:j['’]|je|tu|ils?|elles?|on|nous|vous|lui|eux|ce(?:lui|lle|ux|lles)-(?:ci|là))", re.IGNORECASE
)
_INSIDE = {Construction.INCISE_INSIDE, None}


def check(article: Article, *, complete: bool = True) -> list[Finding]:
    """Return what is wrong with the annotation of an article, in the order of the text.

    Args:
        article: The article, already read from one of the formats.
        complete: Whether each quotation needs all that the gold corpus has: direct or mixed, construction, tone, name,
            and the header its keys. Without it, only what is annotated is checked.
    """
    found = [*_header(article)] if complete else []
    for number, quote in enumerate(article.quotes, 1):
        checks = [*_CHECKS, *(_COMPLETE if complete else ())]
        found += [(quote.start, f"quotation {number}: {wrong}") for test in checks for wrong in test(article, quote)]
    return sorted([*found, *_order(article), *_flags(article), *_marks(article)])


def _header(article: Article) -> Iterator[Finding]:
    for key in HEADER_KEYS:
        if not article.meta.get(key, "").strip():
            yield 0, f"the header has no {key!r}; add a line '{key}: …'"


def _order(article: Article) -> Iterator[Finding]:
    starts = [quote.start for quote in article.quotes]
    for number, (before, here) in enumerate(pairwise(starts), 2):
        if here <= before:
            yield here, f"quotation {number} stands before quotation {number - 1}; number them as they begin"


def _flags(article: Article) -> Iterator[Finding]:
    told = with_flags(article.text, article.quotes)
    for number, (quote, derived) in enumerate(zip(article.quotes, told, strict=True), 1):
        if quote.nested != derived.nested:
            yield quote.start, f"quotation {number}: nested is {quote.nested}, its offsets say {derived.nested}"
        if quote.closed != derived.closed:
            yield quote.start, f"quotation {number}: closed is {quote.closed}, the text says {derived.closed}"


def _marks(article: Article) -> Iterator[Finding]:
    """Find each « that opens no annotated quotation and does not repeat one at the head of a paragraph."""
    text = article.text
    starts = {quote.start for quote in article.quotes}
    spans = sorted((quote.start, quote.end) for quote in article.quotes)
    reach = list(accumulate((end for _, end in spans), max))
    for match in re.finditer("«", text):
        at = match.start()
        begin = _BLANKS.match(text, match.end()).end()  # type: ignore[union-attr]  # it matches anywhere
        before = bisect_right(spans, (at, len(text)))
        inside = before > 0 and reach[before - 1] > at
        if begin not in starts and not (inside and _heads_paragraph(text, at)):
            yield at, f"no quotation begins after the « of {text[at : at + 30]!r}; tag one"


def _heads_paragraph(text: str, at: int) -> bool:
    head = text[text.rfind("\n", 0, at) + 1 : at]
    return not head.strip(_LINE_BLANKS)


def _span(_: Article, quote: AnnotatedQuote) -> Iterator[str]:
    for what, span in (("its words", quote), ("its mention", quote.speaker), ("its cue", quote.cue)):
        if span is None:
            continue
        if not span.text.strip():
            yield f"{what} are empty; tag some"
        elif span.text != span.text.strip():
            yield f"{what} begin or end with white space ({span.text[:30]!r}); leave it outside"


def _opening(article: Article, quote: AnnotatedQuote) -> Iterator[str]:
    at = quote.start
    while at and article.text[at - 1].isspace():
        at -= 1
    if not at or article.text[at - 1] != "«":
        yield f"no « stands before {quote.text[:30]!r}; begin right after the mark and its white space"


def _kind(_: Article, quote: AnnotatedQuote) -> Iterator[str]:
    if quote.construction is not None and quote.construction.speech != quote.speech:
        kind = quote.kind.value if quote.kind else "speech"
        yield f"kind {kind} does not go with construction {quote.construction.value}"
    if not quote.speech and (quote.speaker or quote.cue or quote.name is not None):
        yield "nobody's words have no mention, no cue and no name; remove them or change the kind"
    if not quote.speech and quote.tone != "neutral":
        yield "nobody's words are neutral; leave the tone out"


def _name(article: Article, quote: AnnotatedQuote) -> Iterator[str]:
    if quote.name is None:
        return
    if not quote.speaker:
        yield f"the name {quote.name!r} has no mention; tag the mention that is the source"
    if not quote.name.strip() or quote.name != " ".join(quote.name.split()):
        yield f"the name {quote.name!r} has white space to spare"
    elif _folded(quote.name) not in _folded(article.text):
        yield f"the name {quote.name!r} is not in the text; take the fullest one that stands there"


def _mention(_: Article, quote: AnnotatedQuote) -> Iterator[str]:
    if quote.speaker and not quote.pronoun and _PRONOUN.fullmatch(quote.speaker.text):
        yield f"{quote.speaker.text!r} is a pronoun; tag it <p>"
    if quote.construction not in _INSIDE:
        for what, span in (("mention", quote.speaker), ("cue", quote.cue)):
            if span and _overlap(span, quote):
                yield f"its {what} {span.text!r} stands in its own words, which only incise_inside allows"


def _told(_: Article, quote: AnnotatedQuote) -> Iterator[str]:
    if quote.kind is None:
        yield "say direct or mixed"
    if quote.construction is None:
        yield "it has no construction; add one"
    if quote.tone is None:
        yield "it has no tone; add negative, neutral or positive"
    if quote.speaker and quote.name is None:
        yield f"the mention {quote.speaker.text!r} has no name; write the description if there is no proper name"


def _overlap(a: Span | AnnotatedQuote, b: Span | AnnotatedQuote) -> bool:
    return min(a.end, b.end) > max(a.start, b.start)


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).casefold()


_Check = Callable[[Article, AnnotatedQuote], Iterator[str]]
_CHECKS: tuple[_Check, ...] = (_span, _opening, _kind, _name, _mention)
_COMPLETE: tuple[_Check, ...] = (_told,)
