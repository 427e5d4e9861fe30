"""Who is meant where a source without a name is taken up again: "selon une source policière … ajoute cette source"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from quotes.focus import FAR, Noun, sentences
from quotes.phrases import phrase_end
from quotes.reporting import reporters
from quotes.story import Story
from quotes.tokens import tokenize
from quotes.wording import head_of, is_body, is_human

AGAIN = re.compile(r"(?:cette|la)\s(?:même\s)?source", re.IGNORECASE)
LEARNT_FROM = re.compile(r"\bauprès\s(?:de\s|d['’]|du\s)")  # "a-t-on appris auprès d'une source judiciaire"
REACH = 120  # code points of who is asked


def same_source(story: Story, noun: Noun, start: int) -> str | None:
    """Return whom "cette source" takes up: who reported last before it, with or without marks.

    Args:
        story: The article.
        noun: Says whom a noun phrase stands for, given its offsets.
        start: Offset of the mention.
    """
    for begin, end in islice(sentences(story, start), FAR):
        said = [(spoke.start, spoke.name) for spoke in story.spoken_between(begin, end)]
        found = [*said, *_reported(story, noun, begin, end)]
        last = max(((at, name) for at, name in found if not story.is_person(name)), default=None)
        if last:
            return last[1]
    return None


def _reported(story: Story, noun: Noun, begin: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield who reports a sentence without marks: offsets and names."""
    tokens = story.parsed(begin, end)[0]
    spans = [(tokens[first].start, tokens[after - 1].end) for first, after, _ in reporters(tokens)]
    for learnt in LEARNT_FROM.finditer(story.masked, begin, end):
        asked = tokenize(story.masked, learnt.end(), learnt.end() + REACH)
        after = phrase_end(asked, 0) if asked else 0
        spans.extend([(asked[0].start, asked[after - 1].end)] if after else ())
    for first, after in spans:
        name = None if AGAIN.fullmatch(story.text, first, after) else noun(first, after)
        if name and _is_source(name):
            yield first, name


def _is_source(name: str) -> bool:
    head = head_of(name)
    return name[:1].isupper() or head == "source" or is_human(head) or is_body(head)
