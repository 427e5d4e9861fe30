"""Who says what "on" says."""

from __future__ import annotations

import pytest

from tests.named import name_of

NAMED = [
    ("Chez Logiparc, on assure que « tout est prêt ».", "Logiparc"),
    ("Tout est prêt.Au ministère de la Mer, on souligne que « tout est prêt ».", "ministère de la Mer"),
    ("« Tout est prêt », assure-t-on chez Logiparc.", "Logiparc"),
    ("« Tout est prêt », a-t-on précisé lundi au ministère de la Mer.", "ministère de la Mer"),
    ("« Tout est prêt », explique-t-on à la préfecture de Lorne.", "préfecture de Lorne"),
    ("« Tout est prêt », dit-on dans l’entourage de la maire.", "entourage de la maire"),
    ("« Tout est prêt », assure-t-on à Matignon.", "Matignon"),
    ("« Tout est prêt », dit-on du côté de l’Élysée.", "Élysée"),
    ("« Tout est prêt », précise-t-on de source proche du dossier.", "source proche du dossier"),
    # who goes on
    ("« Tout est prêt », dit la préfecture. « Oui », a-t-on ajouté de même source.", "préfecture"),
    ("Tout est prêt, a-t-on appris de source policière. « Oui », a-t-on précisé.", "source policière"),
    ("« Tout est prêt », dit-on à Bercy. « Oui », ajoute-t-on.", "Bercy"),
]
UNNAMED = [
    "« Tout est prêt », a-t-on ajouté.",
    "« Tout est prêt », a-t-on dit à la radio.",
    "« Tout est prêt », dit-on à Berlin.",
    "« Tout est prêt », dit la préfecture. « Oui », a-t-on précisé côté syndical.",
    "« Tout est prêt », écrit Le Monde. « Oui », a-t-on précisé.",
    "À la maison, on dit que « tout est prêt ».",
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_a_house(text: str, name: str) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize("text", UNNAMED)
def test_nobody(text: str) -> None:
    assert name_of(text) is None
