"""Beside the article: the legend, and who says what with counts, a bar of tones and links to the quotations."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.model import Kind, Quote, ToneLabel
from quotes.render.article import Article, Group, tones
from quotes.render.escape import attributes, safe

EXCERPT = 90
"""Code points of a quotation in the list."""


def summary(article: Article) -> str:
    """Return "11 quotations by 5 speakers" in words."""
    said = article.wording
    if not article.quotes:
        return said("none")
    return said(
        "by_speakers",
        quotations=said.count("quotations", len(article.quotes)),
        speakers=said.count("speakers", article.speakers()),
    )


def legend(article: Article) -> str:
    """Return the legend, as list items, of what occurs in the article."""
    found = {article.tone(quote) for quote in article.quotes}
    keys = [key for key in (*map(str, ToneLabel), "untoned", "other") if key in found]
    items = [f'<li class="{key}"><span class="own {key}">{safe(article.wording(key))}</span></li>' for key in keys]
    if any(quote.speaker for quote in article.quotes):
        items.append(f'<li><span class="who">{safe(article.wording("mention"))}</span></li>')
    if any(quote.cue for quote in article.quotes):
        items.append(f'<li><span class="cue">{safe(article.wording("cue"))}</span></li>')
    if not items:
        return ""
    label = attributes(role="group", aria_label=article.wording("legend"))
    return f'<div{label}><ul class="legend">{"".join(items)}</ul></div>'


def people(article: Article) -> str:
    """Return the list of the speakers with their quotations."""
    return f'<ol class="people">{"".join(_person(article, group) for group in article.groups())}</ol>'


def _person(article: Article, group: Group) -> str:
    name = f'<bdi class="name"{attributes(lang="fr" if group.named else None)}>{safe(group.name)}</bdi>'
    count = f'<span class="count">{safe(article.wording.count("quotations", len(group.said)))}</span>'
    said = "".join(_entry(article, number, quote) for number, quote in group.said)
    return (
        f'<li id="{article.prefix}s{group.number}"><p>{name} {count}</p>\n'
        f'{"".join(_bar(article, tones(quote for _, quote in group.said)))}<ol class="said">{said}</ol></li>\n'
    )


def _bar(article: Article, counts: dict[ToneLabel, int]) -> Iterator[str]:
    """Yield the bar, for the eyes only, and its figures in words."""
    if not any(counts.values()):
        return
    yield f'<svg class="bar" aria-hidden="true" viewBox="0 0 {sum(counts.values())} 1" preserveAspectRatio="none">'
    at = 0
    for label, count in counts.items():
        yield f'<rect class="{label}" x="{at}" width="{count}" height="1"/>' * bool(count)
        at += count
    words = "".join(
        f'<li class="{label}">{safe(article.wording.count(label.value, count))}</li>'
        for label, count in counts.items()
        if count
    )
    yield f'</svg><ul class="tones">{words}</ul>'


def _entry(article: Article, number: int, quote: Quote) -> str:
    prefix, tone = article.prefix, article.tone(quote)
    words = _excerpt(quote.text)
    link = attributes(href=f"#{prefix}q{number}", class_=f"q{number}")
    return (
        f'<li id="{prefix}e{number}" class="q{number} {tone}"><a{link}><span class="n">{number}</span> '
        f'<span lang="fr"><bdi>{safe(words)}</bdi></span></a>{"".join(_details(article, quote))}</li>'
    )


def _excerpt(text: str) -> str:
    # Cut before it is looked at: nested quotations repeat each other's text.
    words = " ".join(text[: 4 * EXCERPT].split())
    if len(words) <= EXCERPT and len(text) <= 4 * EXCERPT:
        return words
    return words[: EXCERPT + 1].rpartition(" ")[0] + " …" if " " in words[:EXCERPT] else f"{words[:EXCERPT]}…"


def _details(article: Article, quote: Quote) -> Iterator[str]:
    details: list[tuple[str, str | None]] = [(quote.cue.lemma, "fr")] if quote.cue else []
    if quote.speaker is not None and quote.speaker.name is None:
        details.insert(0, (quote.speaker.text, "fr"))
    if quote.kind is not Kind.OTHER and quote.tone:
        details.append((article.wording(quote.tone.label.value), None))
    if details:
        parts = " · ".join(f"<bdi{attributes(lang=lang)}>{safe(part)}</bdi>" for part, lang in details)
        yield f' <span class="by">{parts}</span>'
