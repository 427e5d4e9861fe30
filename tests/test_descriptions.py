"""Descriptions as a name: without a participle that has lost its complement; documents by their authors."""

from __future__ import annotations

import pytest

import quotes

NAMED = [
    ("« Nous verrons », dit le rapport lu par Zoé Roy.", "rapport"),
    ("« Nous verrons », dit un article publié mardi.", "article"),
    ("« Nous verrons », précise une étude parue dans la revue Abysses.", "étude"),
    ("« Nous verrons », dit un témoin cité par Le Courrier.", "témoin"),
    ("« Nous verrons », a précisé le rapport établi par Zoé Roy.", "Zoé Roy"),
    ("Luc Brandt juge la loi « bonne ». « Nous verrons », dit le porte-parole.", "Luc Brandt"),
    # a kind of document is nobody's
    ("« Nous verrons », dit le communiqué de presse de Rivage.", "Rivage"),
    ("« Nous verrons », dit le rapport d’autopsie.", "rapport d’autopsie"),
    ("« Nous verrons », dit un rapport de 2022.", "rapport de 2022"),
]
KEPT = [
    ("« Nous verrons », dit le rapport de l’institut de veille.", "institut de veille"),
    ("« Nous verrons », dit l’arrêté de la mairie.", "mairie"),
    ("« Nous verrons », dit un rapport de gendarmerie.", "gendarmerie"),
    # a noun, a role, a participle that keeps its complement, an adjective that says who they are
    ("« Nous verrons », dit l’autorité de santé dans un communiqué.", "autorité de santé"),
    ("« Nous verrons », dit le nouvel employé à la mairie.", "nouvel employé"),
    ("« Nous verrons », disent les syndicats opposés à la loi.", "syndicats opposés"),
    # a spokesperson whom the text has introduced, or beside whom another speaks
    (
        "Un porte-parole est là. Luc Brandt juge la loi « bonne ». « Nous verrons », dit le porte-parole.",
        "porte-parole",
    ),
    ("Luc Brandt est mort. « Nous verrons », dit le porte-parole.", "porte-parole"),
]


@pytest.mark.parametrize(("text", "name"), NAMED + KEPT)
def test_description(text: str, name: str) -> None:
    quote = quotes.extract(text, tone=False)[-1]
    assert quote.speaker
    assert quote.speaker.name == name
