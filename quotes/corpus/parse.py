"""Read the inline markup: `parse` returns the article or raises, `scan` returns both it and all that is wrong."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from attrs import define, frozen

from quotes.corpus.markup import ENTITIES, FENCE, KEY, TAG
from quotes.corpus.model import SPEECH, AnnotatedQuote, Article, Construction, with_flags
from quotes.errors import CorpusError, Problem
from quotes.model import Kind, Span, ToneLabel

_SPECIAL = re.compile("<|&(?:[a-z]+;|#[0-9]+;)?")
_WORD = re.compile(r'"([^"]*)"|\S+')
_ROLES = {"q": "quotation", "s": "mention", "p": "mention", "c": "cue"}
_KINDS: dict[str, Kind | None] = {SPEECH: None, **{kind.value: kind for kind in Kind}}
_VOCABULARIES: dict[str, Mapping[str, object]] = {
    "kind": _KINDS,
    "construction": {construction.value: construction for construction in Construction},
    "tone": {tone.value: tone for tone in ToneLabel},
}


def parse(source: str, *, id: str, file: str | None = None) -> Article:
    """Return the article that a marked-up text describes, the exact inverse of `quotes.corpus.markup.render`.

    Args:
        source: The whole file: header, text with tags, final line end.
        id: What the article is called, by convention the file's stem.
        file: What problems call the file; by default ``id``.

    Raises:
        CorpusError: The markup is malformed; it has every problem with its line.
    """
    article, problems = scan(source, id=id, file=file)
    if problems:
        raise CorpusError(*problems)
    return article


def scan(source: str, *, id: str, file: str | None = None) -> tuple[Article, list[Problem]]:
    """Return the article as far as the markup can be read, and every problem of the markup."""
    return _Scan(source, id, file or id).run()


def body_line(source: str) -> int:
    """Return the number of the line on which the text begins, after the header."""
    lines = source.split("\n")
    end = lines.index(FENCE, 1) + 1 if lines[0] == FENCE and FENCE in lines[1:] else 0
    return end + 1


@frozen
class _Tag:
    """A stretch of the text between an opening tag and its closing tag."""

    letter: str
    numbers: tuple[int, ...]
    attributes: str
    start: int
    at: int
    end: int = -1


@define
class _Attributes:
    kind: Kind | None = None
    construction: Construction | None = None
    tone: ToneLabel | None = None
    name: str | None = None


class _Scan:
    """One pass over one file."""

    def __init__(self, source: str, name: str, file: str) -> None:
        self._source = source
        self._id = name
        self._file = file
        self._problems: list[tuple[int, str]] = []
        self._parts: list[str] = []
        self._length = 0
        self._open: dict[str, tuple[int, str, int]] = {}
        self._spans: list[_Tag] = []

    def run(self) -> tuple[Article, list[Problem]]:
        meta, body = self._header()
        self._body(body)
        text = "".join(self._parts)
        article = Article(self._id, text, with_flags(text, self._quotes(text)), meta)
        return article, list(self._located())

    def _located(self) -> Iterator[Problem]:
        ends = [match.start() for match in re.finditer("\n", self._source)]
        for at, message in sorted(self._problems):
            yield Problem(self._file, bisect_right(ends, at - 1) + 1, message)

    def _report(self, at: int, message: str) -> None:
        self._problems.append((at, message))

    def _header(self) -> tuple[dict[str, str], int]:
        """Return the header's values and where the text begins."""
        lines = self._source.split("\n")
        if lines[0] != FENCE or FENCE not in lines[1:]:
            self._report(0, "no header; the file begins with lines 'key: value' between two lines ---")
            return {}, 0
        meta: dict[str, str] = {}
        at = len(FENCE) + 1
        for line in lines[1 : lines.index(FENCE, 1)]:
            key, colon, value = line.partition(": ")
            if not colon or not KEY.fullmatch(key) or key in meta:
                self._report(at, f"header line {line!r}; write 'key: value', each key once and in small letters")
            meta[key] = self._plain(value, at + len(key) + len(colon))
            at += len(line) + 1
        return meta, at + len(FENCE) + 1

    def _body(self, at: int) -> None:
        returns = self._source.count("\r")
        if returns:
            first = self._source.index("\r")
            self._report(first, f"{returns} carriage return(s); end lines with LF, write &#13; for one in the text")
        stop = len(self._source) - self._source.endswith("\n", at)
        for tag in TAG.finditer(self._source, at):
            self._literal(at, tag.start())
            self._tag(tag)
            at = tag.end()
        self._literal(at, max(at, stop))
        for name, (_, _, opened) in self._open.items():
            self._report(opened, f"<{name}> is never closed; write </{name}> where it ends")

    def _literal(self, start: int, end: int) -> None:
        words = self._plain(self._source[start:end], start)
        self._parts.append(words)
        self._length += len(words)

    def _plain(self, escaped: str, at: int) -> str:
        """Return text without its escapes; ``at`` is where it stands in the file."""

        def character(match: re.Match[str]) -> str:
            if match[0] not in ENTITIES:
                advice = "it is no tag; write &lt;" if match[0] == "<" else "write &amp; for the sign itself"
                excerpt = escaped[match.start() : match.start() + 24].partition("\n")[0]
                self._report(at + match.start(), f"{match[0]} in {excerpt!r}: {advice}")
            return ENTITIES.get(match[0], match[0])

        return _SPECIAL.sub(character, escaped)

    def _tag(self, match: re.Match[str]) -> None:
        slash, letter, numbers, attributes = match.groups()
        name = letter + numbers
        if slash:
            self._close(name, match)
        elif name in self._open:
            self._report(match.start(), f"<{name}> is opened twice; close the first one or number it anew")
        else:
            self._open[name] = (self._length, attributes, match.start())

    def _close(self, name: str, match: re.Match[str]) -> None:
        if name not in self._open:
            self._report(match.start(), f"</{name}> without <{name}> before it; a closing tag repeats the opening one")
            return
        start, attributes, at = self._open.pop(name)
        numbers = tuple(map(int, name[1:].split(",")))
        if match[4]:
            self._report(match.start(), f"</{name}> takes no words after its number")
        self._spans.append(_Tag(name[0], numbers, attributes, start, at, self._length))

    def _quotes(self, text: str) -> Iterator[AnnotatedQuote]:
        """Yield the quotations by their numbers, each with its mention and its cue."""
        found, mentions, cues = self._collect("q"), self._collect("sp"), self._collect("c")
        for expected, (number, tag) in enumerate(found.items(), 1):
            if number != expected:
                self._report(
                    tag.at, f"<q{number}> where <q{expected}> is due; number quotations 1, 2, 3 … without gaps"
                )
                break
        for tags in (mentions, cues):
            for number in tags.keys() - found.keys():
                tag = tags[number]
                self._report(tag.at, f"{_ROLES[tag.letter]} of quotation {number}, but there is no <q{number}>")
        for number, tag in found.items():
            yield self._quote(text, tag, mentions.get(number), cues.get(number))

    def _quote(self, text: str, tag: _Tag, mention: _Tag | None, cue: _Tag | None) -> AnnotatedQuote:
        said = self._attributes(tag)
        tone = ToneLabel.NEUTRAL if said.kind is Kind.OTHER and said.tone is None else said.tone
        return AnnotatedQuote(
            text=text[tag.start : tag.end],
            start=tag.start,
            end=tag.end,
            kind=said.kind,
            construction=said.construction,
            speaker=None if mention is None else Span.of(text, mention.start, mention.end),
            name=said.name,
            pronoun=mention is not None and mention.letter == "p",
            cue=None if cue is None else Span.of(text, cue.start, cue.end),
            tone=tone,
        )

    def _collect(self, letters: str) -> dict[int, _Tag]:
        """Return the tags of some letters by the quotation that they serve, in the order of the numbers."""
        found: dict[int, _Tag] = {}
        for tag in self._spans:
            if tag.letter not in letters:
                continue
            if tag.letter == "q" and len(tag.numbers) > 1:
                self._report(tag.at, "<q> takes one number")
            if tag.letter != "q" and tag.attributes:
                self._report(tag.at, f"<{tag.letter}> takes numbers only, not {tag.attributes.strip()!r}")
            for number in tag.numbers:
                if number in found:
                    self._report(tag.at, f"quotation {number} has two tags for its {_ROLES[tag.letter]}; keep one")
                found.setdefault(number, tag)
        return dict(sorted(found.items()))

    def _attributes(self, tag: _Tag) -> _Attributes:
        """Return what the words in a tag say: KIND CONSTRUCTION TONE "NAME", in this order."""
        said = _Attributes()
        last = -1
        for match in _WORD.finditer(tag.attributes):
            rank = self._word(said, match, tag)
            if rank is not None and rank <= last:
                self._report(tag.at, f'{match[0]}: the order is KIND CONSTRUCTION TONE "NAME", each once')
            last = last if rank is None else rank
        if not tag.attributes or tag.attributes.split()[0] not in _KINDS:
            self._report(tag.at, f"a quotation begins with its kind: {_listed(_KINDS)}")
        return said

    def _word(self, said: _Attributes, match: re.Match[str], tag: _Tag) -> int | None:
        """Take one word of a tag; return its place in the order, ``None`` for a word that has none."""
        if match[1] is not None:
            said.name = self._plain(match[1], tag.at)
            return len(_VOCABULARIES)
        for rank, (part, known) in enumerate(_VOCABULARIES.items()):
            if match[0] in known:
                setattr(said, part, known[match[0]])
                return rank
        self._report(tag.at, f"{match[0]!r} is no kind, construction or tone; names stand in double quotes")
        return None


def _listed(values: Iterable[str]) -> str:
    return ", ".join(values)
