"""Who speaks on under another description."""

from __future__ import annotations

import pytest

from tests.named import name_of

SAID = "« Le pont tiendra », a assuré Luc Brandt. "

SPEAKS_ON = [
    SAID + "« Rien ne presse », poursuit le médecin.",
    SAID + "« Rien ne presse », a répété l’élu de Lorne.",
    SAID + "« Rien ne presse », a ajouté cet avocat de 50 ans.",
    SAID + "« Rien ne presse », estime l’ancien ministre du Budget.",
    SAID + "Le délégué général du festival de Lorne a aussi salué « un succès ».",
    SAID + "Le député de la Creuse dénonce « un scandale ».",
    SAID + "« Rien ne presse », plaide le spécialiste.",
    SAID + "« Rien ne presse », a dit le magistrat.",
    "« Le pont tiendra », a assuré Luc Brandt, secrétaire de l’Umo. « Rien ne presse », a dit le responsable syndical.",
    "« Le pont tiendra », raconte Luc Brandt, 60 ans, un bénévole. « Rien ne presse », se rappelle ce juriste.",
]


@pytest.mark.parametrize("text", SPEAKS_ON)
def test_another_description_is_the_last_speaker(text: str) -> None:
    assert name_of(text) == "Luc Brandt"


SOMEBODY_ELSE = [
    # with what is not an incise, or a complement
    SAID + "Selon le responsable syndical, « rien ne presse ».",
    SAID + "« Rien ne presse », a dit le responsable du site.",
    "« Le pont tiendra », a assuré Luc Brandt, boulanger. « Rien ne presse », a dit le médecin immunologiste.",
    # another gender, a role that the text gives to somebody else, a role that goes ill with the speaker's
    SAID + "« Rien ne presse », poursuit la médecin.",
    "Zoé Lam, médecin, est là. " + SAID + "« Rien ne presse », poursuit la médecin.",
    "« Le pont tiendra », dit Luc Brandt, ministre. Le maire de Lorne dénonce « un scandale ».",
    # people who are new where nothing says that they speak on
    SAID + "« Rien ne presse », a dit le préfet de la Creuse.",
    SAID + "Le procureur de Lorne dénonce « un scandale ».",
    # somebody comes up in between, or takes over
    SAID + "Marc Lam est arrivé. « Rien ne presse », poursuit le médecin.",
    SAID + "Un voisin est arrivé. « Rien ne presse », poursuit le voisin.",
    SAID + "Le maire de Lorne dénonce de son côté « un scandale ».",
    SAID + "« Rien ne presse », a commenté le journaliste de France 3.",
]


@pytest.mark.parametrize("text", SOMEBODY_ELSE)
def test_another_description_is_somebody_else(text: str) -> None:
    assert name_of(text) != "Luc Brandt"
