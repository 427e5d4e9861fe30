"""Letters in several characters, ligatures and invisible characters: composed text, and offsets back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from quotes.characters import composed
from tests.hostile import texts

SHY, ZWSP, JOINER = "\u00ad", "\u200b", "\u2060"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (unicodedata.normalize("NFD", "a déclaré Éloïse Garçon"), "a déclaré Éloïse Garçon"),
        ("l'o\ufb03ciel a con\ufb01rmé", "l'officiel a confirmé"),
        (f"a dé{SHY}cla{SHY}ré", "a déclaré"),
        (f"a de\u0301{SHY}claré", "a déclaré"),
        (f"sous{ZWSP}préfet{JOINER}ure", "souspréfeture"),
    ],
)
def test_a_letter_becomes_one_character(text: str, plain: str) -> None:
    assert composed(text)[0] == plain


@pytest.mark.parametrize(
    "text",
    [
        "« Oui », a déclaré Élise Noël.",
        "x\u0302 = 3",
        f"« Oui »{ZWSP}, a-t-il dit",
        f"mot {SHY} mot",
        "\u0301 seul",
        "",
    ],
)
def test_other_text_stays_as_it_is(text: str) -> None:
    plain, offsets = composed(text)
    assert plain == text
    assert [offsets.given(i) for i in range(len(text) + 1)] == list(range(len(text) + 1))


def test_offsets_lead_back_to_the_letters() -> None:
    text = unicodedata.normalize("NFD", "été") + f" o\ufb03ciel{SHY}lement"
    plain, offsets = composed(text)
    words = [(plain.index(word), plain.index(word) + len(word)) for word in ("été", "officiellement")]
    assert [text[offsets.given(a) : offsets.given(b)] for a, b in words] == text.split()


@given(texts())
def test_offsets_ascend_to_the_end_of_the_text(text: str) -> None:
    plain, offsets = composed(text)
    given_offsets = [offsets.given(i) for i in range(len(plain) + 1)]
    assert given_offsets == sorted(given_offsets)
    assert given_offsets[-1] == len(text)
    kept = ((a, b) for a, b in zip(plain, given_offsets, strict=False) if not a.isalpha())
    # Combining marks that compose with a letter further back change places.
    assert all(text[b] == a for a, b in kept if not unicodedata.combining(a))
