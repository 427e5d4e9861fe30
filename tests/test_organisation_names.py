"""Channels by their kind, acronyms beside other capitals, words that are nobody's name."""

from __future__ import annotations

import pytest

import quotes

NAMED = [
    ("France 2 a changé la grille. « Nous verrons », explique la chaîne.", "France 2"),
    ("Un train Junior FNO est parti. « Nous verrons », a dit la FNO.", "FNO"),
    ("Rien n’est clair, explique au journal un pilier du club : « Nous verrons. »", "pilier du club"),
]
NOT_NAMED = [
    ("France Bleu Brenne est là. « Nous verrons », explique le site d’actualité.", "France Bleu Brenne"),
    ("France 2 a changé la grille. « Nous verrons », explique le quotidien.", "France 2"),
    ("La France a voté. « Nous verrons », explique la chaîne.", "France"),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_named(text: str, name: str) -> None:
    quote = quotes.extract(text, tone=False)[-1]
    assert quote.speaker
    assert quote.speaker.name == name


@pytest.mark.parametrize(("text", "wrong"), NOT_NAMED)
def test_not_named(text: str, wrong: str) -> None:
    quote = quotes.extract(text, tone=False)[-1]
    assert quote.speaker
    assert quote.speaker.name != wrong
