"""Organisations by their kind, descriptions in their fullest form, documents."""

from __future__ import annotations

import pytest

from tests.named import name_of

NAMED = [
    # small letters in a name, what follows a name
    ("« Oui », écrit le syndicat de pilotes Ailes unies.", "Ailes unies"),
    ("« Oui », a dit le collectif Nuit debout.", "Nuit debout"),
    ("« Oui », a dit l’Anses interrogée lundi.", "Anses"),
    ("Selon un rapport de l’Anses rendu public lundi, c’est « oui ».", "Anses"),
    ("« Oui », a dit l’ONG Rive-Verte.", "Rive-Verte"),
    ("L’ONG Éléphants sans frontières est là. « Oui », a dit l’ONG.", "Éléphants sans frontières"),
    ("L’Olympique de Monze a gagné. « Oui », a dit le club.", "Olympique de Monze"),
    ("Le FC Lorne a gagné. « Oui », a dit le club.", "FC Lorne"),
    ("« Non », dit Rive-Verte. « Oui », a dit l’association de défense des animaux.", "Rive-Verte"),
    ("« Oui », explique 20 Minutes.", "20 Minutes"),
    ("« Oui », a dit 60 Millions de consommateurs.", "60 Millions de consommateurs"),
    ("L’Umip (Union des métiers du pain) proteste. « Oui », écrit l’Umip.", "Union des métiers du pain"),
    # outlets, by how they come out
    ("Ondo Matin et RTL enquêtent. Libération enquête. « Oui », a précisé la radio.", "RTL"),
    ("RTL enquête. Libération aussi. RTL dort. « Oui », a précisé le quotidien.", "Libération"),
    # the fullest form of a description, the last one before it
    ("La police de la vallée de la Brenne dort. « Oui », a dit la police.", "police de la vallée de la Brenne"),
    ("Le ministère des Affaires sociales dort. « Oui », a dit le ministère.", "ministère des Affaires sociales"),
    ("Le parquet de Lorne dort. Puis le parquet de Monze agit. « Oui », a dit le parquet.", "parquet de Monze"),
    (
        "La cour dort. Le tribunal administratif de Lorne agit. « Oui », dit le tribunal.",
        "tribunal administratif de Lorne",
    ),
    ("La direction du centre postal de Lorne dort. « Oui », dit la direction.", "direction du centre postal de Lorne"),
    ("Le parquet national financier agit. Il pleut. « Oui », a dit le parquet.", "parquet national financier"),
    (
        "Le haut fonctionnaire de la Maison Bleue dort. « Oui », dit le haut fonctionnaire.",
        "haut fonctionnaire de la Maison Bleue",
    ),
    ("« Oui », dit la fondation Zoé Lam.", "fondation Zoé Lam"),
    ("La CVA ferme. La CVA dort. La CVA Lorne ouvre. « Oui », dit la CVA.", "CVA"),
    # documents
    ("Selon une révélation de Rive-Presse, c’est « oui ».", "Rive-Presse"),
    ("« Non », a dit la préfecture de Lorne. « Oui », selon le même document.", "préfecture de Lorne"),
    ("« Non », a dit la préfecture de Lorne. « Oui », selon la même source.", "préfecture de Lorne"),
    ("Zoé Lam accuse. « Oui », affirme son communiqué.", "Zoé Lam"),
    ("L’Institut du pain publie une note trimestrielle. « Oui », affirme la note.", "Institut du pain"),
    ("Le patron Luc Roy part.Le groupe Corva publie un message. « Oui », dit le message.", "Corva"),
    # several of them, without their number
    ("« Oui », ont crié plusieurs élus de la majorité.", "élus de la majorité"),
    ("« Oui », ont dit deux riverains du canal.", "riverains du canal"),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_name_of_an_organisation(text: str, name: str) -> None:
    assert name_of(text) == name


NOT_NAMED = [
    ("Le maire de Caen (centre de la petite région) dort. « Oui », dit Caen.", "centre de la petite région"),
    ("Lorne (union des métiers du pain) dort. « Oui », dit Lorne.", "union des métiers du pain"),
    ("Il a dit « oui » en 20 secondes. « Oui », dit Minou.", "20 Minou"),
    ("« Non », dit Rive-Verte. « Oui », a dit l’association des amis de la digue.", "Rive-Verte"),
    ("« Non », dit Rive-Verte. « Oui », a dit le principal syndicat de journalistes.", "Rive-Verte"),
    ("Le Stadium de Lorne est plein. « Oui », a dit le club.", "Stadium de Lorne"),
    ("La préfecture de Lorne dort. « Oui », a dit la préfecture.", "Lorne"),
    ("La France dort. La France rit. La France vote. « Oui », a dit la compagnie.", "France"),
    ("« Non », écrit Libération. « Oui », a dit le groupe.", "Libération"),
    ("La Direction de la cohésion dort. « Oui », a dit la direction du théâtre.", "Direction de la cohésion"),
    ("Le gouvernement du président Luc Brandt dort. « Oui », a dit le gouvernement.", "gouvernement du président"),
    ("La mère d’un enfant dort. « Oui », a dit la mère.", "mère d’un enfant"),
    ("La police sur Ondo écrit. « Oui », a dit la police.", "Ondo"),
    ("« Oui », a dit la directrice de l’école Rive-Verte, Mme Zoé Lam.", "Rive-Verte"),
    ("« Oui », a dit un député La République.", "République"),
    ("La police agit. La police fédérale dort. « Oui », a dit la police.", "police fédérale"),
    ("Le gouvernement prévoit. « Oui », a dit le gouvernement.", "gouvernement prévoit"),
]


@pytest.mark.parametrize(("text", "wrong"), NOT_NAMED)
def test_not_that_organisation(text: str, wrong: str) -> None:
    assert name_of(text) != wrong
