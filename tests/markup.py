"""Attribution cases as a person reads them: `« Oui », <c>a dit</c> <s>Marie</s>.`

``<s>`` marks the expected speaker mention and ``<c>`` the expected cue of the last quotation of the text, or of the one
that stands between ``<q>`` and ``</q>``. No ``<s>`` means that no speaker is expected.
"""

from __future__ import annotations

import re

from attrs import frozen

import quotes
from quotes import Quote

TAG = re.compile(r"</?([scq])>")


@frozen
class Case:
    text: str
    spans: dict[str, tuple[int, int]]

    def span(self, tag: str) -> str | None:
        found = self.spans.get(tag)
        return found and self.text[found[0] : found[1]]


def read(marked: str) -> Case:
    """Strip the tags and return the text with the span of each."""
    opened: dict[str, int] = {}
    spans: dict[str, tuple[int, int]] = {}
    parts: list[str] = []
    at = length = 0
    for tag in TAG.finditer(marked):
        parts.append(marked[at : tag.start()])
        length += tag.start() - at
        at = tag.end()
        if marked[tag.start() + 1] == "/":
            spans[tag.group(1)] = (opened.pop(tag.group(1)), length)
        else:
            opened[tag.group(1)] = length
    assert not opened, f"unclosed tag in {marked!r}"
    return Case("".join([*parts, marked[at:]]), spans)


def quote_of(case: Case) -> Quote:
    """Return the quotation that a case is about."""
    found = quotes.extract(case.text, tone=False)
    assert found, f"no quotation in {case.text!r}"
    if "q" not in case.spans:
        return found[-1]
    start, end = case.spans["q"]
    [inside] = [quote for quote in found if start <= quote.start and quote.end <= end and quote.depth == 0]
    return inside
