"""What holds for any text. `HYPOTHESIS_PROFILE=long pytest tests/test_properties.py` looks much longer."""

from __future__ import annotations

import pickle
import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

import quotes
from quotes import Kind, Quote
from quotes.characters import composed
from quotes.serialize import from_json, to_json
from tests.hostile import texts


def extract(text: str) -> list[Quote]:
    return quotes.extract(text, tone=False)


def folded(text: str) -> str:
    """Capitals, spaces, and how a letter is written do not count in a name."""
    return " ".join(unicodedata.normalize("NFC", composed(text)[0]).casefold().split())


@given(texts())
def test_every_span_is_cut_from_the_text(text: str) -> None:
    for quote in extract(text):
        for span in (quote, quote.speaker, quote.cue, *quote.segments):
            assert span is None or (0 <= span.start < span.end <= len(text))
            assert span is None or text[span.start : span.end] == span.text
        assert all(quote.start <= span.start and span.end <= quote.end for span in quote.segments)


@given(texts())
def test_quotations_come_in_order_and_nest(text: str) -> None:
    found = extract(text)
    assert [quote.start for quote in found] == sorted({quote.start for quote in found})
    around: list[Quote] = []
    for quote in found:
        while around and around[-1].end <= quote.start:
            around.pop()
        assert quote.depth == len(around)
        assert not around or quote.end <= around[-1].end
        around.append(quote)


@given(texts())
def test_a_quotation_has_words_and_no_space_at_its_ends(text: str) -> None:
    for quote in extract(text):
        assert quote.text == quote.text.strip()
        assert quote.text
        assert quote.segments
        assert all(quote.start <= part.start < part.end <= quote.end for part in quote.segments)
        assert [part.start for part in quote.segments] == sorted({part.start for part in quote.segments})


@given(texts())
def test_nobodys_words_have_neither_speaker_nor_cue(text: str) -> None:
    for quote in extract(text):
        assert quote.kind is not Kind.OTHER or (quote.speaker is None and quote.cue is None)


@given(texts())
def test_every_name_stands_in_the_text(text: str) -> None:
    for quote in extract(text):
        if quote.speaker and quote.speaker.name is not None:
            assert folded(quote.speaker.name) in folded(text)


@given(texts())
def test_the_same_text_gives_the_same_quotations(text: str) -> None:
    assert extract(text) == extract(text)


def _heads(text: str, end: int) -> bool:
    """Whether the mark that closes a quotation heads a paragraph: it may prove to repeat the first, as in old books."""
    return re.search(r"[\n\r\u2029]", text[end : text.index("»", end)]) is not None


@given(texts(30), texts(30))
def test_a_further_paragraph_moves_no_closed_quotation(text: str, further: str) -> None:
    closed = [(quote.start, quote.end) for quote in extract(text) if quote.closed and not _heads(text, quote.end)]
    longer = {(quote.start, quote.end) for quote in extract(f"{text}\n\n{further}")}
    assert set(closed) <= longer


@given(texts())
def test_quotations_survive_pickle_and_json(text: str) -> None:
    found = extract(text)
    assert pickle.loads(pickle.dumps(found)) == found
    if text == text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass"):  # JSON joins two halves
        assert [from_json(to_json(quote)) for quote in found] == found


@given(st.text())
def test_text_without_an_opening_mark_has_no_quotation(text: str) -> None:
    assert extract(text.replace("«", "")) == []
