"""Articles as JSON lines, one article a line: what evaluation scripts exchange.

An article is ``{"id", "text", "meta", "quotes"}``, a quotation ``{"start", "end", "text", "kind", "construction",
"speaker", "cue", "name", "pronoun", "tone", "nested", "unclosed"}``, a mention or cue ``{"start", "end", "text"}`` or
null. ``kind`` may be "speech" (direct or mixed, not told apart). When reading, "construction", "meta", "pronoun",
"nested" and "unclosed" may be left out, and what `quotes.serialize.to_dict` gives does as a quotation too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TypeVar

from attrs import evolve, frozen

from quotes.corpus.markup import check_unicode
from quotes.corpus.model import (
    CONSTRUCTIONS,
    KINDS,
    TONES,
    AnnotatedQuote,
    Article,
    kind_word,
    tone_of,
    with_flags,
)
from quotes.errors import CorpusError, Problem
from quotes.model import Span, ToneLabel
from quotes.serialize import one_line

Value = TypeVar("Value")
_Json = Mapping[str, object]
_NAMED = {str: "a string", int: "a whole number", bool: "true or false", dict: "an object", list: "a list"}


def dumps(article: Article) -> str:
    """Return an article as one line of JSON, without its line end.

    Raises:
        CorpusError: A character is half of a pair (a lone surrogate).
    """
    check_unicode(article)
    listed = [_quote(quote) for quote in article.quotes]
    return one_line({"id": article.id, "text": article.text, "meta": dict(article.meta), "quotes": listed})


def loads(line: str, *, file: str = "JSON", number: int | None = None, text_needed: bool = True) -> Article:
    """Return the article that a line describes, the exact inverse of `dumps`.

    Args:
        line: One JSON object.
        file: What problems call the file.
        number: The line's number in it.
        text_needed: Whether an article must have its text; predictions need only ``id`` and ``quotes``.

    Raises:
        CorpusError: The line is no such object.
    """
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise CorpusError(Problem(file, number, f"no JSON ({error}); write one object a line")) from error
    return _Reader(file, number).article(value, text_needed=text_needed)


def _quote(quote: AnnotatedQuote) -> dict[str, object]:
    return {
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "kind": kind_word(quote.kind),
        "construction": quote.construction and quote.construction.value,
        "speaker": quote.speaker and _span(quote.speaker),
        "cue": quote.cue and _span(quote.cue),
        "name": quote.name,
        "pronoun": quote.pronoun,
        "tone": quote.tone and quote.tone.value,
        "nested": quote.nested,
        "unclosed": not quote.closed,
    }


def _span(span: Span) -> dict[str, object]:
    return {"start": span.start, "end": span.end, "text": span.text}


@frozen
class _Reader:
    """Turns JSON values into an article; every error says where it stands."""

    file: str
    number: int | None

    def article(self, value: object, *, text_needed: bool) -> Article:
        plain = self.expect(value, dict, "the line")
        name = self.get(plain, "id", str, "the article")
        text = self.get(plain, "text", str, name) if text_needed or "text" in plain else None
        listed = self.get(plain, "quotes", list, name)
        found = [self.quote(quote, text, f"{name}, quotation {at}") for at, quote in enumerate(listed, 1)]
        return Article(name, text or "", tuple(self.flagged(found, listed, text)), self.meta(plain, name))

    def meta(self, plain: _Json, where: str) -> dict[str, str]:
        meta = self.maybe(plain, "meta", dict, where) or {}
        return {key: self.expect(value, str, f"{where}, meta {key!r}") for key, value in meta.items()}

    def flagged(self, found: list[AnnotatedQuote], listed: list[_Json], text: str | None) -> Iterator[AnnotatedQuote]:
        """Yield the quotations with the flags that the data give, else with what the text tells."""
        told = found if text is None else with_flags(text, found)
        for at, (quote, plain) in enumerate(zip(told, listed, strict=True), 1):
            nested = self.maybe(plain, "nested", bool, f"quotation {at}")
            unclosed = self.maybe(plain, "unclosed", bool, f"quotation {at}")
            yield evolve(
                quote,
                nested=quote.nested if nested is None else nested,
                closed=quote.closed if unclosed is None else not unclosed,
            )

    def quote(self, value: object, text: str | None, where: str) -> AnnotatedQuote:
        plain = self.expect(value, dict, where)
        said = self.span(plain, text, where)
        speaker, cue = self.maybe(plain, "speaker", dict, where), self.maybe(plain, "cue", dict, where)
        kind = self.choice(KINDS, self.get(plain, "kind", str, where), where)
        return AnnotatedQuote(
            text=said.text,
            start=said.start,
            end=said.end,
            kind=kind,
            construction=self.chosen(CONSTRUCTIONS, plain, "construction", where),
            speaker=None if speaker is None else self.span(speaker, text, f"{where}, speaker"),
            name=self.maybe(plain if "name" in plain else speaker or {}, "name", str, where),
            pronoun=bool(self.maybe(plain if "pronoun" in plain else speaker or {}, "pronoun", bool, where)),
            cue=None if cue is None else self.span(cue, text, f"{where}, cue"),
            tone=tone_of(kind, self.tone(plain, where)),
        )

    def tone(self, plain: _Json, where: str) -> ToneLabel | None:
        tone = plain.get("tone")
        return self.chosen(TONES, {"label": tone} if not isinstance(tone, dict) else tone, "label", where)

    def span(self, plain: _Json, text: str | None, where: str) -> Span:
        start, end = (self.get(plain, key, int, where) for key in ("start", "end"))
        words = self.maybe(plain, "text", str, where)
        if not 0 <= start <= end or (text is not None and end > len(text)):
            raise self.error(f"{where}: {start} to {end} is not in the text; offsets count code points from 0")
        if text is None:
            return Span(words or "", start, end)
        if words is not None and text[start:end] != words:
            raise self.error(f"{where}: the text has {text[start:end]!r} there, not {words!r}; count code points")
        return Span.of(text, start, end)

    def chosen(self, known: Mapping[str, Value], plain: _Json, key: str, where: str) -> Value | None:
        word = self.maybe(plain, key, str, where)
        return None if word is None else self.choice(known, word, where)

    def choice(self, known: Mapping[str, Value], word: str, where: str) -> Value:
        if word not in known:
            raise self.error(f"{where}: {word!r} is none of {', '.join(known)}")
        return known[word]

    def maybe(self, plain: _Json, key: str, kind: type[Value], where: str) -> Value | None:
        return None if plain.get(key) is None else self.get(plain, key, kind, where)

    def get(self, plain: _Json, key: str, kind: type[Value], where: str) -> Value:
        if key not in plain:
            raise self.error(f"{where} has no {key!r}; add it")
        return self.expect(plain[key], kind, f"{where}, {key!r}")

    def expect(self, value: object, kind: type[Value], where: str) -> Value:
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.error(f"{where} must be {_NAMED[kind]}, not {json.dumps(value)[:40]}")
        return value

    def error(self, message: str) -> CorpusError:
        return CorpusError(Problem(self.file, self.number, message))
