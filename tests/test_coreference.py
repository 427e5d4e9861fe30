"""Who a mention stands for."""

from __future__ import annotations

import pytest

import quotes

NAMED = [
    ("Sergueï Lavrov est arrivé lundi. « Nous verrons », a dit Lavrov.", "Sergueï Lavrov"),
    ("Marie Dupont est arrivée. « Nous verrons », a-t-elle dit.", "Marie Dupont"),
    ("Paul Roche est arrivé. « Nous verrons », a-t-il dit.", "Paul Roche"),
    ("Marie Dupont a reçu Paul Roche. « Nous verrons », a-t-elle dit.", "Marie Dupont"),
    ("La ministre Annie Leroy a visité l’usine. « Nous verrons », a dit la ministre.", "Annie Leroy"),
    ("Le maire Paul Roche a parlé. Puis la foule est partie. « Nous verrons », a dit le maire.", "Paul Roche"),
    ("« Nous verrons », a dit le ministre russe des Affaires étrangères Sergueï Lavrov.", "Sergueï Lavrov"),
    ("« Nous verrons », a dit M. Roche. Paul Roche est reparti lundi.", "Paul Roche"),
    ("« Nous verrons », a dit la Commission européenne.", "Commission européenne"),
    ("« Nous verrons », a dit l’envoyée aux Nations unies Linda Thomas-Greenfield.", "Linda Thomas-Greenfield"),
    (
        "L’Inspection générale des finances (IGF) a conclu. « Tout est clair », écrit l’IGF.",
        "Inspection générale des finances",
    ),
    ("Le vice-ministre russe des Affaires étrangères, Alexeï Mechkov, a dit : « Nous verrons. »", "Alexeï Mechkov"),
    ("« Nous verrons », disent de nombreux habitants.", "nombreux habitants"),
    ("« Nous verrons », a dit une source proche du dossier.", "source proche du dossier"),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_name(text: str, name: str) -> None:
    quote = quotes.extract(text, tone=False)[-1]
    assert quote.speaker
    assert quote.speaker.name == name


UNNAMED = [
    # the place in a title is no person
    "Le procureur de la République de Clermont-Ferrand est venu. « Nous verrons », a-t-elle dit.",
    "« Nous verrons », a-t-on appris.",
    "Paul Roche est arrivé. « Nous verrons », a-t-elle dit.",
    "« Nous verrons », ont-ils dit.",
]


@pytest.mark.parametrize("text", UNNAMED)
def test_no_name_is_invented(text: str) -> None:
    quote = quotes.extract(text, tone=False)[-1]
    assert quote.speaker is None or quote.speaker.name is None
