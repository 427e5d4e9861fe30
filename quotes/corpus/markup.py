"""The grammar of the inline markup: its tags, its escapes, and the writer. `quotes.corpus.parse` reads it.

A file is a header of ``key: value`` lines between two lines ``---``, then the text with tags in it, then one line end
that is no part of the text. corpora/README.md describes it for annotators.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from quotes.corpus.escapes import escape_text, escape_value
from quotes.corpus.model import AnnotatedQuote, Article, kind_word
from quotes.errors import CorpusError, Problem
from quotes.model import Kind, Span, ToneLabel

FENCE = "---"
KEY = re.compile("[a-z][a-z0-9_-]*")
# Numbers are short and a name holds no raw "<", so that every attempt to match ends before the next tag.
TAG = re.compile(r'<(/?)([qspc])([1-9][0-9]{0,5}(?:,[1-9][0-9]{0,5})*)((?: +(?:"[^"<>\n]*"|[^\s"<>]+))*)>')
_SURROGATE = re.compile("[\ud800-\udfff]")


def render(article: Article) -> str:
    """Return the markup of an article, the exact inverse of `quotes.corpus.parse.parse`.

    Raises:
        CorpusError: An offset lies outside the text, a header key is no key, a character is half of a pair (a lone
            surrogate), or nobody's words have no tone.
    """
    check_unicode(article)
    header = [f"{_key(article, key)}: {escape_value(value)}\n" for key, value in article.meta.items()]
    return "".join([FENCE, "\n", *header, FENCE, "\n", *_pieces(article), "\n"])


def check_unicode(article: Article) -> None:
    """Make sure that every character can be written.

    Raises:
        CorpusError: A string of the article holds a lone surrogate.
    """
    names = [quote.name or "" for quote in article.quotes]
    for value in (article.id, article.text, *names, *article.meta.values()):
        if match := _SURROGATE.search(value):
            code = f"U+{ord(match[0]):04X}"
            raise _error(article, f"{code} at {match.start()} is half of a character; decode the source again")


def check_offsets(article: Article) -> None:
    """Make sure that every span lies in the text.

    Raises:
        CorpusError: One does not.
    """
    for number, quote in enumerate(article.quotes, 1):
        for span in (quote, quote.speaker, quote.cue):
            if span and not 0 <= span.start <= span.end <= len(article.text):
                raise _error(article, f"quotation {number}: {span.start} to {span.end} is not in the text")


def _error(article: Article, message: str) -> CorpusError:
    return CorpusError(Problem(article.id, None, message))


def _key(article: Article, key: str) -> str:
    if not KEY.fullmatch(key):
        raise _error(article, f"{key!r} cannot be a header key; use small letters, digits, - and _")
    return key


def _pieces(article: Article) -> Iterator[str]:
    """Yield the escaped text and the tags, in order."""
    at = 0
    for position, tag in _tags(article):
        yield escape_text(article.text[at:position])
        yield tag
        at = position
    yield escape_text(article.text[at:])


def _tags(article: Article) -> Iterator[tuple[int, str]]:
    """Yield the position and the wording of each tag; where several meet, what ends comes before what begins."""
    check_offsets(article)
    events: list[tuple[tuple[int, int, int, int], str]] = []
    for rank, (span, name, attributes) in enumerate(_spans(article)):
        opening, closing = f"<{name}{attributes}>", f"</{name}>"
        if span.start == span.end:
            events.append(((span.start, 1, 0, rank), opening + closing))
        else:
            events.append(((span.start, 2, -span.end, rank), opening))
            events.append(((span.end, 0, -span.start, -rank), closing))
    for key, tag in sorted(events):
        yield key[0], tag


def _spans(article: Article) -> Iterator[tuple[Span | AnnotatedQuote, str, str]]:
    """Yield each tagged stretch with the name and the attributes of its tag, quotations first."""
    for number, quote in enumerate(article.quotes, 1):
        yield quote, f"q{number}", _attributes(article, number, quote)
    yield from _shared(article, "sp", lambda quote: quote.speaker)
    yield from _shared(article, "cc", lambda quote: quote.cue)


def _shared(
    article: Article, letters: str, part: Callable[[AnnotatedQuote], Span | None]
) -> Iterator[tuple[Span, str, str]]:
    """Yield mentions or cues, one tag for all the quotations that share one; the second letter is for pronouns."""
    numbers: dict[tuple[int, int, str], list[str]] = {}
    spans: dict[tuple[int, int, str], Span] = {}
    for number, quote in enumerate(article.quotes, 1):
        if span := part(quote):
            key = (span.start, span.end, letters[quote.pronoun])
            numbers.setdefault(key, []).append(str(number))
            spans[key] = span
    for key, span in spans.items():
        yield span, key[2] + ",".join(numbers[key]), ""


def _attributes(article: Article, number: int, quote: AnnotatedQuote) -> str:
    words: list[str] = [kind_word(quote.kind)]
    if quote.construction is not None:
        words.append(quote.construction.value)
    if quote.kind is Kind.OTHER and quote.tone is None:
        raise _error(article, f"quotation {number}: nobody's words are neutral; set its tone")
    if quote.tone is not None and (quote.kind, quote.tone) != (Kind.OTHER, ToneLabel.NEUTRAL):
        words.append(quote.tone.value)
    if quote.name is not None:
        words.append(f'"{escape_value(quote.name)}"')
    return " " + " ".join(words)
