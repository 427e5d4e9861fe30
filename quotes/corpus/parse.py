"""Read the inline markup: `parse` returns the article or raises, `scan` returns both it and all that is wrong."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from quotes.corpus.assemble import Assembler, Tag
from quotes.corpus.escapes import unescape
from quotes.corpus.markup import FENCE, KEY, TAG
from quotes.corpus.model import Article, with_flags
from quotes.errors import CorpusError, Problem


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
        self._tags: list[Tag] = []

    def run(self) -> tuple[Article, list[Problem]]:
        meta, body = self._header()
        self._body(body)
        text = "".join(self._parts)
        article = Article(self._id, text, with_flags(text, Assembler(text, self._tags, self._report).quotes()), meta)
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
            meta[key] = unescape(value, at + len(key) + len(colon), self._report)
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
        words = unescape(self._source[start:end], start, self._report)
        self._parts.append(words)
        self._length += len(words)

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
        self._tags.append(Tag(name[0], numbers, attributes, start, self._length, at))
