"""Articles for the tests of the formats, and a strategy that makes any others."""

from __future__ import annotations

from hypothesis import strategies as st

from quotes.corpus import AnnotatedQuote, Article, Construction
from quotes.corpus.model import with_flags
from quotes.model import Kind, Span, ToneLabel

MARKED = """\
---
style: agency wire
place: Belgium
---
Le bourgmestre défend son budget

<s1>Le bourgmestre de Rochefosse, Thibault Delcourt</s1>, <c1>a dénoncé</c1> « <q1 mixed object negative "Thibault \
Delcourt">une mascarade</q1> ».
« <q2 direct incise positive "Thibault Delcourt">Nous y arriverons</q2> », <c2>a-t-<p2>il</p2> ajouté</c2>, en citant \
« <q3 other title>Germinal &amp; fils</q3> ».
"""

ANY_TEXT = st.text(
    st.one_of(st.sampled_from("<>&/ \n\r\t\"'«»sqpc123,;"), st.characters(exclude_categories=("Cs",))), max_size=60
)
KEYS = st.from_regex("[a-z][a-z0-9_-]{0,5}", fullmatch=True)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    return Span.of(text, start, end)


@st.composite
def annotated(draw: st.DrawFn, text: str, names: st.SearchStrategy[str]) -> AnnotatedQuote:
    words = draw(spans(text))
    kind = draw(st.sampled_from([None, *Kind]))
    speaker = draw(st.none() | spans(text))
    tones = [ToneLabel.NEUTRAL] if kind is Kind.OTHER else [None, *ToneLabel]
    return AnnotatedQuote(
        words.text,
        words.start,
        words.end,
        kind=kind,
        construction=draw(st.sampled_from([None, *Construction])),
        speaker=speaker,
        name=draw(st.none() | names),
        pronoun=speaker is not None and draw(st.booleans()),
        cue=draw(st.none() | spans(text)),
        tone=draw(st.sampled_from(tones)),
    )


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Return an article with any text and any spans, crossing and empty ones included."""
    text = draw(ANY_TEXT)
    found = draw(st.lists(annotated(text, ANY_TEXT), max_size=4))
    return Article("a", text, with_flags(text, found), draw(st.dictionaries(KEYS, ANY_TEXT, max_size=2)))


@st.composite
def brat_articles(draw: st.DrawFn) -> Article:
    """Return an article that brat can hold: words on lines, spans that begin and end with one, in order."""
    lines = draw(st.lists(st.text("ab «»\u2028\x85\t😀;", min_size=1, max_size=6), min_size=1, max_size=5))
    text = "x" + "x\nx".join(lines) + "x"
    found = draw(st.lists(annotated(text, st.text("ab é;", min_size=1)), max_size=4))
    held = [quote for quote in found if all(map(_holds, (quote, quote.speaker, quote.cue)))]
    held.sort(key=lambda quote: (quote.start, -quote.end))
    meta = draw(st.dictionaries(KEYS, ANY_TEXT, max_size=2))
    return Article("a", text, with_flags(text, held), meta)


def _holds(span: Span | AnnotatedQuote | None) -> bool:
    return span is None or (span.text != "" and not {span.text[0], span.text[-1]} & set("\n\u2028\x85"))
