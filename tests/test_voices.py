"""Who speaks in one article."""

from __future__ import annotations

import pytest

import quotes

TEXT = (
    "« Oui », a dit Zoé Roy. « Non », a dit Paul Lam. Le film « Aube » sort. « Si », a insisté Mme Roy.\n\n"
    "Il pleut depuis l’aube sur le port et sur la ville haute.\n\n« Peut-être. »"
)


def test_quotations_are_grouped_by_name_in_the_order_of_the_text() -> None:
    groups = quotes.by_speaker(quotes.extract(TEXT, tone=False))
    assert list(groups) == ["Zoé Roy", "Paul Lam", None]
    assert [quote.text for quote in groups["Zoé Roy"]] == ["Oui", "Si"]
    assert [quote.text for quote in groups[None]] == ["Peut-être."]


def test_nobodys_words_are_left_out() -> None:
    found = quotes.extract(TEXT, tone=False)
    grouped = [quote for said in quotes.by_speaker(found).values() for quote in said]
    assert sorted(quote.start for quote in grouped) == [q.start for q in found if q.kind is not quotes.Kind.OTHER]


def test_nothing_gives_nothing() -> None:
    assert quotes.by_speaker([]) == {}


def test_something_else_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="not str"):
        quotes.by_speaker(["« Oui »"])  # type: ignore[list-item]  # what the test is about
