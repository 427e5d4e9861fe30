"""The article itself: quotations, speakers and cues marked and tied together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from quotes.model import Cue, Quote, Speaker
from quotes.render.article import Article
from quotes.render.escape import attributes
from quotes.render.layers import Layer, marked

MAX_DEPTH = 12
"""Quotations nested deeper are listed but not marked: browsers give up on deep trees."""

QUOTE, CUE, OWN, WHO = range(4)  # ranks: what holds what


def body(article: Article) -> str:
    """Return the paragraphs of the article; their text content is the text, line ends included."""
    return marked(article.text, [*_quotes(article), *_cues(article), *_mentions(article)])


def _marked(article: Article) -> Iterator[tuple[int, Quote]]:
    return ((number, quote) for number, quote in article.numbered() if quote.depth < MAX_DEPTH)


def _quotes(article: Article) -> Iterator[Layer]:
    for number, quote in _marked(article):
        tone = article.tone(quote)
        classes = f"q q{number} {quote.kind.value}"
        title = _title(article, quote)
        yield Layer(
            quote.start,
            quote.end,
            QUOTE,
            f"<span{attributes(class_=classes, id=f'{article.prefix}q{number}', title=title)}>",
            f"<span{attributes(class_=classes, title=title)}>",
            _reference(article, number, quote, tone),
        )
        tag = f'<span class="own {tone}">'
        for part in quote.segments or (quote,):
            yield Layer(part.start, part.end, OWN, tag, tag, alone=True)


def _title(article: Article, quote: Quote) -> str:
    cue = quote.cue.lemma if quote.cue else None
    tone = quote.tone and f"{article.wording(quote.tone.label.value)} {quote.tone.score:+.2f}".replace("-", "−")
    return " · ".join(part for part in (article.who(quote), cue, article.wording(quote.kind.value), tone) if part)


def _reference(article: Article, number: int, quote: Quote, tone: str) -> str:
    """Return the link to the list: its number and sign come from the style, so that the text stays the text."""
    words = article.wording(
        "label", n=number, what=", ".join(dict.fromkeys((article.who(quote), article.wording(tone))))
    )
    classes, target = f"ref q{number} {tone}", f"#{article.prefix}e{number}"
    return f"<a{attributes(class_=classes, href=target, data_n=str(number), aria_label=words)}></a>"


def _cues(article: Article) -> Iterator[Layer]:
    for start, end, numbers in _shared([(number, quote.cue) for number, quote in _marked(article)]):
        tag = f'<span class="cue {_classes(numbers)}">'
        yield Layer(start, end, CUE, tag, tag)


def _mentions(article: Article) -> Iterator[Layer]:
    """Yield each mention as a link to who it is; one that reaches into an earlier one only as a mark."""
    homes = {number: group.number for group in article.groups() for number, _ in group.said}
    taken = 0
    for start, end, numbers in _shared([(number, quote.speaker) for number, quote in _marked(article)]):
        mark = f'<span class="who {_classes(numbers)}">'
        link = f'<a class="who {_classes(numbers)}"{attributes(href=f"#{article.prefix}s{homes[numbers[0]]}")}>'
        free = start >= taken
        taken = max(taken, end)
        yield Layer(start, end, WHO if free else CUE, link if free else mark, mark)


def _shared(spans: list[tuple[int, Speaker | Cue | None]]) -> list[tuple[int, int, list[int]]]:
    """Return each place once, with the numbers of the quotations that it belongs to."""
    numbers: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, span in spans:
        if span is not None:
            numbers[span.start, span.end].append(number)
    return [(start, end, found) for (start, end), found in sorted(numbers.items())]


def _classes(numbers: list[int]) -> str:
    return " ".join(f"q{number}" for number in numbers)
