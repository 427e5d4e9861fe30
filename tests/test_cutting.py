"""Where a proper name starts and ends among capitals."""

from __future__ import annotations

import pytest

from quotes.names import find_names

CUT = [
    # words that the text glues together
    ("Un cocktail MolotovGabin Joubert rit.", ["Gabin Joubert"]),
    ("Selon Zoé RossignolA midi.", ["Zoé Rossignol"]),
    # agencies, parties and outlets before a name
    ("Il a dit à l'AFP Zoé, une touriste.", ["Zoé"]),
    ("La mère, selon PA Lawrence Wort, dort.", ["Lawrence Wort"]),
    ("Le député LR Philippo Gosse dort.", ["Philippo Gosse"]),
    ("Le maire EELV de Lorne Luc Brandt dort.", ["Luc Brandt"]),
    ("La maire LR d'Anglet dort.", ["LR"]),
    ("La chaîne France Télévisions Zoé Lam dort.", ["Zoé Lam"]),
    ("L'ONG Rive-Verte dort.", ["Rive-Verte"]),
    # places before a name, firms after it
    ("Le préfet de l'Aube Luc Brandt dort.", ["Luc Brandt"]),
    ("Selon Luc Brandt de la FNO, non.", ["Luc Brandt"]),
    # a civility or a comma opens a name whose first part is unknown
    ("Le maire, Wendpanga Roch Tiemtoré, dort.", ["Wendpanga Roch Tiemtoré"]),
    ("Selon Mme Thi Lan Roche, non.", ["Thi Lan Roche"]),
    ("Battre M. Lam, enfin.", ["Lam"]),
    # two people without a comma; English names
    ("Selon François Roulin Luc Brandt dort.", ["François Roulin", "Luc Brandt"]),
    ("L'association Airlines for Europe dort.", ["Airlines for Europe"]),
]


@pytest.mark.parametrize(("text", "names"), CUT)
def test_what_stands_around_a_name_is_cut(text: str, names: list[str]) -> None:
    found = [name.text for name in find_names(text)]
    assert all(name in found for name in names), found


WHOLE = [
    ("Candace McCoy dort.", "Candace McCoy"),
    ("Ursula von der Leyen dort.", "Ursula von der Leyen"),
    ("Me Van den Broeck dort.", "Van den Broeck"),
    ("Médecins sans frontières dort.", "Médecins sans frontières"),
    ("Le CHU d'Angers dort.", "CHU d'Angers"),
    ("Luc M. Brandt dort.", "Luc M. Brandt"),
    ("El Hadji Malick Sow dort.", "El Hadji Malick Sow"),
    ("La Fondation Brigitte Brandt dort.", "Fondation Brigitte Brandt"),
    ("Juan Manuel Lopez Obrador dort.", "Juan Manuel Lopez Obrador"),
    ("Le roi Abdallah II de Jordanie dort.", "Abdallah II de Jordanie"),
]


@pytest.mark.parametrize(("text", "name"), WHOLE)
def test_a_name_is_not_cut_inside(text: str, name: str) -> None:
    assert name in [found.text for found in find_names(text)]
