"""From the tags of one file to its quotations: whose mention and cue each tag is, and what its words say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import define, frozen

from quotes.corpus.escapes import Report, unescape
from quotes.corpus.model import CONSTRUCTIONS, KINDS, TONES, AnnotatedQuote, Construction, tone_of
from quotes.model import Kind, Span, ToneLabel

_WORD = re.compile(r'"([^"]*)"|\S+')
_ROLES = {"q": "quotation", "s": "mention", "p": "mention", "c": "cue"}
_VOCABULARIES: Mapping[str, Mapping[str, object]] = {"kind": KINDS, "construction": CONSTRUCTIONS, "tone": TONES}


@frozen
class Tag:
    """A stretch of the text between an opening tag and its closing tag.

    Attributes:
        letter: "q" for a quotation, "s" and "p" for a mention, "c" for a cue.
        numbers: The quotations that it serves.
        attributes: The words after the numbers.
        start: Where the stretch begins in the text, in code points.
        end: Where it ends.
        at: Where the opening tag stands in the file.
    """

    letter: str
    numbers: tuple[int, ...]
    attributes: str
    start: int
    end: int
    at: int


@define
class _Attributes:
    kind: Kind | None = None
    construction: Construction | None = None
    tone: ToneLabel | None = None
    name: str | None = None


class Assembler:
    """Puts the quotations of one file together.

    Args:
        text: The article, without tags.
        tags: All its tags.
        report: Takes what is wrong.
    """

    def __init__(self, text: str, tags: Sequence[Tag], report: Report) -> None:
        self._text = text
        self._tags = tags
        self._report = report

    def quotes(self) -> Iterator[AnnotatedQuote]:
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
            yield self._quote(tag, mentions.get(number), cues.get(number))

    def _quote(self, tag: Tag, mention: Tag | None, cue: Tag | None) -> AnnotatedQuote:
        said, text = self._attributes(tag), self._text
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
            tone=tone_of(said.kind, said.tone),
        )

    def _collect(self, letters: str) -> dict[int, Tag]:
        """Return the tags of some letters by the quotation that they serve, in the order of the numbers."""
        found: dict[int, Tag] = {}
        for tag in self._tags:
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

    def _attributes(self, tag: Tag) -> _Attributes:
        """Return what the words in a tag say: KIND CONSTRUCTION TONE "NAME", in this order."""
        said = _Attributes()
        last = -1
        for match in _WORD.finditer(tag.attributes):
            rank = self._word(said, match, tag)
            if rank is not None and rank <= last:
                self._report(tag.at, f'{match[0]}: the order is KIND CONSTRUCTION TONE "NAME", each once')
            last = last if rank is None else rank
        if not tag.attributes or tag.attributes.split()[0] not in KINDS:
            self._report(tag.at, f"a quotation begins with its kind: {_listed(KINDS)}")
        return said

    def _word(self, said: _Attributes, match: re.Match[str], tag: Tag) -> int | None:
        """Take one word of a tag; return its place in the order, ``None`` for a word that has none."""
        if match[1] is not None:
            said.name = unescape(match[1], tag.at, self._report)
            return len(_VOCABULARIES)
        for rank, (part, known) in enumerate(_VOCABULARIES.items()):
            if match[0] in known:
                setattr(said, part, known[match[0]])
                return rank
        self._report(tag.at, f"{match[0]!r} is no kind, construction or tone; names stand in double quotes")
        return None


def _listed(values: Iterable[str]) -> str:
    return ", ".join(values)
