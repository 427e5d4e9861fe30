"""The values of a corpus, and what follows from their offsets."""

from __future__ import annotations

import pytest

from quotes.corpus import AnnotatedQuote, Construction
from quotes.corpus.model import with_flags
from quotes.model import Kind


def flags(text: str, *bounds: tuple[int, int]) -> list[tuple[bool, bool]]:
    found = with_flags(text, [AnnotatedQuote(text[a:b], a, b, Kind.DIRECT) for a, b in bounds])
    return [(quote.nested, quote.closed) for quote in found]


def test_the_inner_of_two_quotations_is_nested() -> None:
    assert flags("« a « b » c »", (2, 11), (6, 7)) == [(False, True), (True, True)]


def test_the_order_does_not_matter() -> None:
    assert flags("« a « b » c »", (6, 7), (2, 11)) == [(True, True), (False, True)]


def test_a_quotation_after_another_is_not_nested() -> None:
    assert flags("« a » « b »", (2, 3), (8, 9)) == [(False, True), (False, True)]


def test_crossing_quotations_are_not_nested() -> None:
    assert flags("abcd", (0, 3), (1, 4)) == [(False, False), (False, False)]


@pytest.mark.parametrize("blank", ["", " ", "\u00a0", "\u202f", "\u2009", "\n"])
def test_a_mark_over_white_space_closes(blank: str) -> None:
    assert flags(f"«a{blank}»", (1, 2)) == [(False, True)]


def test_a_full_stop_parts_words_and_mark() -> None:
    assert flags("«a.»", (1, 2)) == [(False, False)]


@pytest.mark.parametrize(
    ("kind", "speech"), [(Kind.DIRECT, True), (Kind.MIXED, True), (None, True), (Kind.OTHER, False)]
)
def test_only_other_is_nobodys(kind: Kind | None, speech: bool) -> None:
    assert AnnotatedQuote("a", 0, 1, kind).speech is speech


def test_four_constructions_are_nobodys() -> None:
    nobodys = [construction.value for construction in Construction if not construction.speech]
    assert nobodys == ["title", "term", "scare", "motto"]
