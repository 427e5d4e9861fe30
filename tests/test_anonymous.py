"""Sources without a name that are taken up again, documents that a speaker has put words into."""

from __future__ import annotations

import pytest

import quotes
from tests.named import name_of

AGAIN = [
    ("Le feu est éteint, selon une source policière. « Oui », a ajouté cette source.", "source policière"),
    (
        "Le feu est éteint, a dit à l’AFP une source proche du dossier. Il a duré. « Oui », relève cette même source.",
        "source proche du dossier",
    ),
    ("Il est mort, a-t-on appris de source judiciaire. « Oui », a précisé la même source.", "source judiciaire"),
    (
        "Il est mort, a-t-on appris auprès d’une source judiciaire. « Oui », selon la même source.",
        "source judiciaire",
    ),
    ("Selon une source policière, il dort. « Non », dit le parquet. « Oui », dit cette source.", "parquet"),
    ("Selon une source policière, il dort, selon la même source. « Oui », dit cette source.", "source policière"),
    # never a person by name
    ("Selon une source policière, il dort. « Non », dit Zoé Roy. « Oui », dit cette source.", "source policière"),
]
IN_A_DOCUMENT = [
    ("« Non », a dit la préfecture dans un communiqué. Il pleut. « Oui », ajoute le communiqué.", "préfecture"),
    ("L’école ferme, a indiqué la mairie de Lorne dans un message. « Oui », dit le message.", "mairie de Lorne"),
    ("Rivage a fait savoir via un communiqué qu’il fermait. « Oui », lit-on dans ce communiqué.", "Rivage"),
    ("« Non », ont dénoncé dans une lettre commune les élus du lac. « Oui », dit la lettre.", "élus du lac"),
    ("« Non », a dit la préfecture dans un communiqué. Il pleut. « Oui », ajoute le texte.", "préfecture"),
]


@pytest.mark.parametrize(("text", "name"), AGAIN + IN_A_DOCUMENT)
def test_taken_up_again(text: str, name: str) -> None:
    assert name_of(text) == name


NOT_AGAIN = [
    # nobody has reported, or too far back
    ("Il pleut. « Oui », dit cette source.", "source"),
    ("Il pleut, selon la mairie." + " Il a neigé." * 8 + " « Oui », dit cette source.", "source"),
    # another document than the one before, one with nobody's words, a law
    ("« Non », a dit la préfecture dans un communiqué. « Oui », dit un message.", "message"),
    ("« Non », a dit la préfecture dans un communiqué. « Oui », dit un autre communiqué.", "autre communiqué"),
    ("« Non », a dit la préfecture, qui a lu un rapport. « Oui », dit le rapport.", "rapport"),
    ("« Non », a dit la mairie dans un arrêté. « Oui », dit l’arrêté.", "arrêté"),
    ("« Non », a dit la mairie dans une lettre. La loi est votée. « Oui », dit le texte.", "texte"),
    # an article that tells of no document before ends the search
    ("« Non », répète le texte.", "texte"),
    ("Il pleut. « Non », répète le texte.", "texte"),
    ("Elle l’a dit dans une lettre. « Oui », dit la lettre.", "lettre"),
    ("Zoé Roy, dans une lettre, a demandé la fin du port du Dr Luc Lam. « Oui », dit la lettre.", "lettre"),
]


@pytest.mark.parametrize(("text", "name"), NOT_AGAIN)
def test_not_taken_up_again(text: str, name: str) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Le texte dit : « Non ».",
        "Communiqué : « Non », dit le communiqué.",
        "« A », dit-on.\n\nLe texte se dit « clair ».",
    ],
)
def test_a_document_at_the_head_of_an_article_has_no_sentence_before_it(text: str) -> None:
    speakers = [quote.speaker for quote in quotes.extract(text, tone=False)]
    assert all(speaker is None or speaker.name in {None, "texte", "communiqué"} for speaker in speakers)
