"""Time grows with the length of a text and no faster, whatever its shape."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import quotes

ROOT = Path(__file__).parent.parent
OTAN = (ROOT / "corpora" / "otan.txt").read_text(encoding="utf-8")

REPEATED = {
    "openings": "« ",
    "openings without space": "«",
    "closings": "»",
    "pairs": "« a » ",
    "openings with words": "« a ",
    "pairs and commas": "« a », ",
    "coordinated pairs": "« A » et ",
    "openings a paragraph": "« a.\n\n",
    "first names": "Paul ",
    "capitals": "A",
    "initials": "A. ",
    "acronyms": "Abc (AB) ",
    "verbs": "dit ",
    "verb groups": "a dit ",
    "inversions": ", dit-il ",
    "sources": "selon ",
    "sources with names": "Selon Marie ",
    "spaces": " ",
    "line ends": "\n",
    "commas": ", ",
    "colons": " : ",
    "dashes": "– ",
    "hyphens": "-",
    "letters": "a",
    "words": "mot ",
    "full stops": ". ",
    "brackets": "(",
    "elisions": "l'",
    "clauses": "que ",
}
"""What stands before, after and between the marks of one quotation, over and over."""

ARTICLES = {
    "name": "« Oui », a dit Marie Dupont.\n",
    "role": "« Oui », a dit le maire.\n",
    "organisation": "« Oui », a indiqué la police.\n",
    "kind of organisation": "« Oui », a dit le syndicat.\n",
    "acronym": "« Oui », a dit la CGT.\n",
    "pronoun": "« Oui », a-t-il dit.\n",
    "pronoun after a name": "Marie Dupont arrive. « Oui », a-t-elle dit.\n",
    "role after a name": "Le ministre Paul Lam est là. « Oui », a dit le ministre.\n",
    "last named": "« Oui », a dit ce dernier.\n",
    "one paragraph": "« Oui », a dit Marie. ",
    "nobody's": "Il a vu « Oui » hier.\n",
    "article": OTAN,
}
"""Quotations whose speakers an article repeats: each mention has all the article to look through."""


@pytest.fixture(autouse=True)
def without_collections() -> Iterator[None]:
    # A collection of all objects comes in one of two sizes and not in the other: it is no part of what is measured.
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def seconds(text: str, rounds: int) -> float:
    best = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        quotes.extract(text, tone=False)
        best = min(best, time.process_time() - began)
    return best


def assert_linear(small: str, large: str) -> None:
    """Four times the text takes about four times as long: a quadratic step would need sixteen times."""
    ratio = seconds(large, 1) / (seconds(small, 2) + 0.004)
    if ratio > 6:  # once more, since the machine may have been busy with something else
        ratio = seconds(large, 3) / (seconds(small, 5) + 0.004)
    assert ratio <= 6


def filled(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


@pytest.mark.parametrize("frame", ["{} « Oui », dit Marie.", "« {} », dit Marie.", "« Oui », {}"], ids=str)
@pytest.mark.parametrize("unit", REPEATED.values(), ids=REPEATED)
def test_time_is_linear_in_what_is_repeated(unit: str, frame: str) -> None:
    # Longer than any sentence is read (3,000 code points), inside of which a step may be quadratic.
    assert_linear(frame.format(filled(unit, 5_000)), frame.format(filled(unit, 20_000)))


@pytest.mark.parametrize("unit", ARTICLES.values(), ids=ARTICLES)
def test_time_is_linear_in_the_number_of_quotations(unit: str) -> None:
    assert_linear(filled(unit, 15_000), filled(unit, 60_000))


def test_time_is_linear_in_the_depth() -> None:
    assert_linear("« a " * 2_500 + " »" * 2_500, "« a " * 10_000 + " »" * 10_000)


@pytest.mark.parametrize("unit", ["A", "mot ", "Paul ", " ", "«", "a-t-il dit "], ids=str)
def test_a_million_characters_without_a_full_stop(unit: str) -> None:
    assert_linear("« Oui », " + filled(unit, 250_000), "« Oui », " + filled(unit, 1_000_000))


def test_nesting_is_read_to_a_depth_of_one_hundred() -> None:
    found = quotes.extract("« a " * 150 + " »" * 150, tone=False)
    assert [quote.depth for quote in found] == list(range(100))


@pytest.mark.parametrize("unit", ["pour ", "pour la ", "de pour ", "pour-", "l'pour "], ids=str)
@pytest.mark.parametrize("acronym", ["PPX", "PPPPPX", "LDP"])
def test_what_an_acronym_stands_for_is_looked_for_in_linear_time(acronym: str, unit: str) -> None:
    small, large = (f"« Oui », a dit le {acronym}. Il est là {filled(unit, length)}." for length in (5_000, 20_000))
    assert_linear(small, large)


@pytest.mark.parametrize("unit", ["»", "» ", "\n»", " "], ids=repr)
def test_what_stands_before_a_pronoun_is_read_in_linear_time(unit: str) -> None:
    # Each pronoun has a window before it to look through, where the same work is done again.
    article = f"Marie Roy est là. {unit * 400} « Oui », a-t-elle dit.\n"
    assert_linear(filled(article, 5_000), filled(article, 20_000))
