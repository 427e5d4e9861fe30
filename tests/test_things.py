"""Which nouns nobody's words come from."""

from __future__ import annotations

import pytest

from quotes.phrases import phrase_end
from quotes.things import is_mute
from quotes.tokens import tokenize


def mute(phrase: str) -> bool:
    tokens = tokenize(phrase, 0, len(phrase))
    return is_mute(tokens, 0, phrase_end(tokens, 0))


@pytest.mark.parametrize(
    "phrase",
    ["cette décision", "Le port du masque", "les premiers résultats", "une nouvelle hausse", "la fermeture de l'usine"],
)
def test_acts_states_and_objects_say_nothing(phrase: str) -> None:
    assert mute(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "le ministre",
        "la pétition",
        "La coalition",
        "l'inspection du travail",
        "le gouvernement",
        "l'université de Nantes",
        "la présidence",
        "un communiqué",
        "les forces de l'ordre",
        "la rue",
        "France Bleu",  # ends like an abstract noun, and is a name
    ],
)
def test_people_bodies_and_documents_may(phrase: str) -> None:
    assert not mute(phrase)
