"""Text that is odd to the eye of a program only reads like plain text, and what is returned is cut from it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

import quotes
from quotes import Quote

OTAN = (Path(__file__).parent.parent / "corpora" / "otan.txt").read_text(encoding="utf-8")
SHY = "\u00ad"


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def hyphenated(text: str) -> str:
    """Return the text with a soft hyphen in the middle of each longer word, as web pages have them."""
    return re.sub(r"(?<=\w{3})(?=\w{3})", SHY, text)


def ligatured(text: str) -> str:
    """Return the text with the ligatures that PDF files have."""
    return text.replace("ffi", "\ufb03").replace("fi", "\ufb01").replace("fl", "\ufb02").replace("ff", "\ufb00")


def plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(SHY, "")


def summary(found: list[Quote]) -> list[tuple[object, ...]]:
    return [
        (
            plain(quote.text),
            [plain(segment.text) for segment in quote.segments],
            quote.speaker and (plain(quote.speaker.text), quote.speaker.name, quote.speaker.gender),
            quote.cue and (plain(quote.cue.text), quote.cue.lemma),
            (quote.rule, quote.kind),
        )
        for quote in found
    ]


@pytest.mark.parametrize("change", [decomposed, hyphenated, ligatured])
def test_an_article_reads_the_same(change: Callable[[str], str]) -> None:
    given = unicodedata.normalize("NFC", OTAN.replace("\u00a0", " "))
    changed = change(given)
    assert changed != given or change is ligatured
    found = quotes.extract(changed, tone=False)
    assert summary(found) == summary(quotes.extract(given, tone=False))
    for quote in found:
        for span in (quote, quote.speaker, quote.cue, *quote.segments):
            assert span is None or changed[span.start : span.end] == span.text


@pytest.mark.parametrize("change", [decomposed, hyphenated, ligatured])
def test_names_and_verbs_are_plain_the_spans_as_given(change: Callable[[str], str]) -> None:
    text = change("« C'est efficace », a réaffirmé Élise Griffin.")
    [quote] = quotes.extract(text, tone=False)
    assert quote.speaker is not None
    assert quote.speaker.text == change("Élise Griffin")
    assert quote.speaker.name == "Élise Griffin"
    assert quote.cue is not None
    assert quote.cue.text == change("a réaffirmé")
    assert quote.cue.lemma == "réaffirmer"


@pytest.mark.parametrize("change", [decomposed, hyphenated, ligatured])
def test_the_tone_is_that_of_the_plain_words(change: Callable[[str], str]) -> None:
    text = "« C'est une décision scandaleuse, inefficace, inacceptable, une honte », a déclaré Élise Béranger."
    [given], [other] = quotes.extract(text), quotes.extract(change(text))
    assert given.tone is not None
    assert other.tone == given.tone
