"""The proper name inside a mention, or right beside it: whose it is, and whose it is not."""

from __future__ import annotations

import pytest

import quotes
from quotes import Gender

OF_ANOTHER = [  # words about somebody who belongs to a named person: (the end of an article, the name)
    ("a dit l'avocat de M. Moraine.", "avocat de M. Moraine"),
    ("a dit l'avocat d'Yves Moraine.", "avocat d'Yves Moraine"),
    ("a dit la femme de M. Moraine.", "femme de M. Moraine"),
    ("a dit un proche de Me Moraine.", "proche de Me Moraine"),
    ("a dit la porte-parole du maire Yves Moraine.", "porte-parole du maire Yves Moraine"),
    ("a dit le conseiller de l'ancien maire Yves Moraine.", "conseiller de l'ancien maire Yves Moraine"),
    ("assure l'entourage de M. Moraine.", "entourage de M. Moraine"),
    ("a dit l'avocat de M. Moraine, Erick Campana.", "Erick Campana"),
    ("a dit la porte-parole du maire Yves Moraine, Zoé Lam.", "Zoé Lam"),
    ("a dit un proche de Mme Roche, Paul Lam.", "Paul Lam"),
    ("a dit l'avocat de la famille Moraine, Paul Lam.", "Paul Lam"),
    ("a dit le directeur de l'atelier TRB de Vaux (Aube), Paul Lam.", "Paul Lam"),
    ("a dit le numéro 2 de la FNO, le député Paul Lam.", "Paul Lam"),
    ("a dit le maire de Vaux (Aube) Paul Lam.", "Paul Lam"),
    # with words that the mention leaves out
    ("a dit le ministre chargé des Relations avec le Parlement, Paul Lam.", "Paul Lam"),
    ("a dit le coordinateur de la lutte contre la grippe, le professeur Paul Lam.", "Paul Lam"),
    ("a dit le maire (FNO) d'Ivry-sur-Vaux, Paul Lam.", "Paul Lam"),
    ("a dit l'adversaire des Moraine à Vaux, Paul Lam.", "Paul Lam"),
    # another verb, another person
    ("a dit le juge de Vaux avant d'aller chercher son frère, Paul Lam.", "juge de Vaux"),
    ("a dit le juge de Vaux avec son adjoint, Paul Lam.", "juge de Vaux"),
]
OWN = [
    ("a dit M. Moraine.", "Yves Moraine"),
    ("a dit le maire Yves Moraine.", "Yves Moraine"),
    ("a dit le maire de Vaux, Yves Moraine.", "Yves Moraine"),
    ("a dit l'adjoint à la Culture Yves Moraine.", "Yves Moraine"),
    ("a dit le ministre de la Santé Yves Moraine.", "Yves Moraine"),
    ("a dit le porte-parole du gouvernement Yves Moraine.", "Yves Moraine"),
    ("a dit le patron des députés LR, Yves Moraine.", "Yves Moraine"),
]


def speaker(end: str) -> quotes.Speaker:
    found = quotes.extract(f"Yves Moraine est mis en cause. « Nous verrons », {end}", tone=False)[-1].speaker
    assert found is not None
    return found


@pytest.mark.parametrize(("end", "name"), OF_ANOTHER)
def test_who_belongs_to_a_named_person_is_somebody_else(end: str, name: str) -> None:
    assert speaker(end).name == name


@pytest.mark.parametrize(("end", "name"), OWN)
def test_a_name_after_a_description_is_its_own(end: str, name: str) -> None:
    assert speaker(end).name == name


def test_the_gender_is_that_of_who_speaks() -> None:
    assert speaker("a dit la femme de M. Moraine.").gender is Gender.FEMININE


@pytest.mark.parametrize("pair", ["le couple", "le duo", "la fratrie"])
def test_several_people_under_one_noun_have_neither_the_name_nor_the_gender_of_one(pair: str) -> None:
    found = speaker(f"a dit {pair}.")
    assert (found.name, found.gender) == (pair.split(" ")[1], None)


class TestTwoNamesThatTouch:
    def test_the_second_is_who_is_described(self) -> None:
        text = "L'ex-ministre de Nicolas Sarran Thierry Lam plaide pour « un accord ». Thierry Lam est reparti."
        [found] = quotes.extract(text, tone=False)
        assert found.speaker
        assert found.speaker.name == "Thierry Lam"

    def test_a_name_of_four_words_that_the_text_never_shortens_is_one(self) -> None:
        [found] = quotes.extract("« Non », a dit Jean Luc Pierre Martin. M. Martin est parti.", tone=False)
        assert found.speaker
        assert found.speaker.name == "Jean Luc Pierre Martin"
