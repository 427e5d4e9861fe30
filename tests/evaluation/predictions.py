"""Predictions that are wrong in every way: gold annotations, distorted."""

from __future__ import annotations

from attrs import evolve
from hypothesis import strategies as st

from quotes.corpus import AnnotatedQuote, Article
from quotes.model import Kind, Span, ToneLabel


@st.composite
def distorted(draw: st.DrawFn, article: Article) -> list[AnnotatedQuote]:
    """Return the quotations of an article with some left out, moved, or annotated otherwise."""
    found = []
    for quote in article.quotes:
        if draw(st.integers(0, 9)):
            found.append(draw(_changed(article.text, quote)))
    return found


@st.composite
def _changed(draw: st.DrawFn, text: str, quote: AnnotatedQuote) -> AnnotatedQuote:
    change = draw(st.sampled_from(["none", "span", "kind", "speaker", "cue", "name", "tone"]))
    if change == "span":
        moved = Span.of(text, quote.start + draw(st.integers(0, 1)), quote.end)
        return evolve(quote, start=moved.start, text=moved.text)
    if change == "kind":
        return evolve(quote, kind=draw(st.sampled_from(Kind)))
    if change == "name":
        return evolve(quote, name=draw(st.sampled_from([None, "le X", *(q.name for q in [quote])])))
    if change == "tone":
        return evolve(quote, tone=draw(st.sampled_from([None, *ToneLabel])))
    if change in {"speaker", "cue"}:
        start = draw(st.integers(0, len(text) - 1))
        near = getattr(quote, change)
        begin = draw(st.sampled_from([start, near.start if near else start]))
        end = min(len(text), begin + draw(st.integers(1, 60)))
        return evolve(quote, **{change: draw(st.sampled_from([None, Span.of(text, begin, end)]))})
    return quote
