"""Descriptions of whoever is talked about: "le photographe", "le jeune homme"."""

from __future__ import annotations

import pytest

import quotes

TALKED_ABOUT = [
    # the subject or the last speaker comes before who is named most
    (
        "Luc Brandt est mort. Les amis de Luc Brandt pleurent. Paul Roy est revenu sur la mort de Luc Brandt. "
        "« Oui », a dit le photographe.",
        "Paul Roy",
    ),
    (
        "Luc Brandt est là. Luc Brandt rit. « Non », dit Paul Roy, l’adversaire de Luc Brandt. "
        "« Oui », a lancé l’ancien champion.",
        "Paul Roy",
    ),
    # a general noun says a description again
    (
        "Luc Brandt est mort. Luc Brandt riait. « Non », a dit le fils d’un élu de Brenne. "
        "« Oui », a lancé le jeune homme.",
        "fils d’un élu de Brenne",
    ),
    (
        "Luc Brandt est mort. Zoé Roy pleure. « Non », a dit la procureure de Brenne. « Oui », a dit la magistrate.",
        "procureure de Brenne",
    ),
    # a title goes with every post, and says what one does
    ("Le professeur Brandt a dit « non ». « Oui », a dit le président du Conseil scientifique.", "Brandt"),
    ("Le professeur Brandt juge la loi « bonne ». « Oui », a dit le médecin immunologiste.", "Brandt"),
    ("Zoé Roy attend un enfant. « Oui », a dit la salariée d’une compagnie publique.", "Zoé Roy"),
    # who is concerned is who was named last
    ("Zoé Roy est là. Luc Brandt a vu Lise Lam. « Oui », nuance la principale intéressée.", "Lise Lam"),
    ("Luc Brandt a parlé de Lise Lam. « Oui », dit la concernée.", "Lise Lam"),
    # a fuller description of the only one who comes up
    ("Luc Brandt juge la loi « bonne ». « Nous verrons », a lancé le député de la Brenne.", "Luc Brandt"),
    ("Luc Brandt juge la loi « bonne ». « Nous verrons », a lancé l’ancien conseiller de l’Élysée.", "Luc Brandt"),
    ("Luc Brandt a vu la mer. « Nous verrons », a écrit le présentateur de Canal Nord.", "Luc Brandt"),
    (
        "La directrice de Rive-Verte, Zoé Roy, a dit « non ». « Nous verrons », a dit la cofondatrice de l’ONG.",
        "Zoé Roy",
    ),
    (
        "Azurelle Ottmar est « émue ». « Oui », confie Azurelle Ottmar. « Non », dit la retraitée de Brenne.",
        "Azurelle Ottmar",
    ),
]
NOT_TALKED_ABOUT = [
    # two may be meant
    ("Luc Brandt a dit « non ». Paul Roy est venu. « Nous verrons », a dit le député de la Brenne.", "Luc Brandt"),
    # who has not spoken holds no office; who is only named beside another is not talked about
    ("Luc Brandt est mort. « Nous verrons », a dit le conseiller régional de la Brenne.", "Luc Brandt"),
    ("Le mari de Luc Brandt est là. « Nous verrons », a dit le présentateur de Canal Nord.", "Luc Brandt"),
    ("Le boulanger Luc Brandt a dit « non ». « Oui », a dit le médecin immunologiste.", "Luc Brandt"),
    # who asks, and of whom the article says nothing else
    ("Il est né ici. Interrogé par Luc Brandt, l’humoriste a répondu : « Je suis prêt. »", "Luc Brandt"),
    ("Il était l’invité de l’émission « Midi » animée par Luc Brandt. « Oui », a dit le chanteur.", "Luc Brandt"),
    ("Il était sur le plateau de Luc Brandt. « Oui », a dit le chanteur.", "Luc Brandt"),
    ("L’étudiant Luc Brandt est mort. Les proches de Luc Brandt pleurent. « Oui », a dit le président.", "Luc Brandt"),
    (
        "Luc Brandt est élu. " + "Il pleut sur la ville. " * 25 + "« Oui », a dit l’employé d’un café.",
        "Luc Brandt",
    ),
    ("Lise Lam a vu Luc Brandt. « Oui », dit la concernée.", "Luc Brandt"),
    # other children
    ("Rosa, mère de deux filles, est là. « Oui », a dit la mère de deux adolescents.", "Rosa"),
    # a title and a name
    ("Luc Brandt a dit « non ». « Oui », a dit l’abbé de la Morlandais.", "Luc Brandt"),
    # somebody new, of another gender, of another trade, named after
    ("Luc Brandt a dit « non ». « Nous verrons », a dit la préfète de la Brenne.", "Luc Brandt"),
    ("Luc Brandt a dit « non ». « Nous verrons », a dit l’ex-correspondante de Canal Nord.", "Luc Brandt"),
    ("Le ministre Luc Brandt a dit « non ». « Oui », a dit le pêcheur de Rive-sur-Orge.", "Luc Brandt"),
    ("Luc Brandt a dit « non ». « Pourquoi ? », a demandé le journaliste de Canal Nord.", "Luc Brandt"),
    ("Un retraité de Brenne est là. Luc Brandt a dit « non ». « Oui », a dit le retraité de Brenne.", "Luc Brandt"),
]
SOMEBODY_ELSE = [
    # a later sentence names the other one
    (
        "Luc Brandt est là. Luc Brandt rit. « Non », dit Paul Roy. La salle a vu venir Luc Brandt. "
        "« Oui », a dit le photographe.",
        "Luc Brandt",
    ),
    # the noun suits the other one better
    (
        "Luc Brandt, délégué CGT, est là. Luc Brandt rit. Paul Roy, boulanger, est revenu sur la mort de Luc Brandt. "
        "« Oui », a dit le syndicaliste.",
        "Luc Brandt",
    ),
    (
        "Luc Brandt, délégué CGT, est mort. « Non », a dit le fils d’un élu de Brenne. « Oui », a dit le syndicaliste.",
        "Luc Brandt",
    ),
]


@pytest.mark.parametrize(("text", "name"), TALKED_ABOUT + SOMEBODY_ELSE)
def test_talked_about(text: str, name: str) -> None:
    quote = quotes.extract(text, tone=False)[-1]
    assert quote.speaker
    assert quote.speaker.name == name


@pytest.mark.parametrize(("text", "wrong"), NOT_TALKED_ABOUT)
def test_not_talked_about(text: str, wrong: str) -> None:
    quote = quotes.extract(text, tone=False)[-1]
    assert quote.speaker
    assert quote.speaker.name != wrong
