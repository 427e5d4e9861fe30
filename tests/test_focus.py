"""Whom a pronoun stands for."""

from __future__ import annotations

import pytest

from tests.named import name_of, speaker_of

STANDS_FOR = [
    # sentences between which the text lacks a space
    ("Luc Brandt a vu Marc Lam.Paul Roche a chanté.« Oui », a-t-il dit.", "Paul Roche"),
    # the pronoun that is the subject carries its antecedent on
    ("Zoé a prêté la clé à un ami, Luc Brandt. Ce dernier ne savait rien : « Oui », déclare-t-il.", "Luc Brandt"),
    ("Zoé Lam a gagné. Elle a battu Lise Roy. « Oui », a-t-elle dit.", "Zoé Lam"),
    # another paragraph, an agent, the last named
    (
        "« Non », dit Marc Lam.\n\nPuis arrive Luc Brandt, un élu. Il a réclamé « un vote ».",
        "Luc Brandt",
    ),
    ("Luc Brandt nie tout « ennui », comme prétendu par Marc Lam. « Non », affirme-t-il.", "Luc Brandt"),
    ("Zoé Lam a reçu Lise Roy. Celle-ci dénonce « un piège ».", "Lise Roy"),
    # one person or several
    ("Le chanteur de soul et de folk Luc Brandt est là. « Oui », a-t-il dit.", "Luc Brandt"),
    ("Le fondateur et PDG Luc Brandt est là. « Oui », a-t-il dit.", "Luc Brandt"),
    ("Les Talibans ont visé cet hôtel car, selon eux, il était « impie ».", "Talibans"),
    # who says something in a relative clause
    (
        "Lise Lam a salué la loi. Même avis du côté de Zoé Roy, qui a pourtant dit préférer Luc Lam. "
        "« Oui », tempère-t-elle.",
        "Zoé Roy",
    ),
    ("Luc Brandt est venu. Il a salué Paul Roy, qui dormait. « Oui », dit-il.", "Luc Brandt"),
    ("Luc Brandt est là. Au député Paul Roy, qui lui reprochait sa loi, il a répondu « non ».", "Luc Brandt"),
    # nobody is a university
    ("Paul Porter est professeur à l’université George Harrington. « Oui », dit-il.", "Paul Porter"),
    # who is named right after "selon lui" is somebody else
    ("Luc Brandt est là. Marc Lam dort. « Oui », dit Luc Brandt. Selon lui, Marc Lam est « fou ».", "Luc Brandt"),
    # the point of "M." ends no sentence
    ("Marc Lam dit ignorer si le prêt de M. Roy venait de M. Brun. « Oui », a-t-il dit.", "Marc Lam"),
    # who asks somebody about "elle" is not meant
    ("Zoé Lam est là. Lise Roy lui a ensuite demandé si elle allait annoncer « un départ ».", "Zoé Lam"),
    ("Zoé Lam est là. Lise Roy a dit pourquoi elle dénonce « un départ ».", "Lise Roy"),
    ("Zoé Lam est là. Lise Roy lui a demandé un prix. Elle dénonce « un départ ».", "Lise Roy"),
    # initials in an interview
    ("ZOÉ LAM-ROY : « Oui. »\n\nEt après ?\n\nZ. L.-R. : « Non. »", "ZOÉ LAM-ROY"),
]


@pytest.mark.parametrize(("text", "name"), STANDS_FOR)
def test_a_pronoun_stands_for(text: str, name: str) -> None:
    assert name_of(text) == name


NOT_FOR = [
    # "et" between two, impersonal "il", another's initials, "lui" is nobody's subject
    ("Le maire et Zoé Lam sont là. « Oui », a-t-elle dit.", "maire et Zoé Lam"),
    ("Marc Lam est parti. Il faut du temps à Luc Brandt. « Oui », a-t-elle dit.", "Marc Lam"),
    ("ZOÉ LAM : « Oui. »\n\nEt après ?\n\nP. R. : « Non. »", "ZOÉ LAM"),
    ("« Oui », dit Marc Lam. Selon lui, Marc Lam est « fou ».", "Marc Lam"),
    ("Paul Roche a eu un prix qui lui a été remis, rapporte Le Progrès. Elle a parlé d’un « rêve ».", "Progrès"),
]


@pytest.mark.parametrize(("text", "wrong"), NOT_FOR)
def test_a_pronoun_does_not_stand_for(text: str, wrong: str) -> None:
    assert name_of(text) != wrong


BODIES = [
    "« Oui », a dit l’association.",
    "« Oui », a dit l’ONG.",
    "« Oui », a dit l’institut.",
    "« Oui », a dit l’entreprise Brandt.",
    "« Oui », a dit la famille de Zoé Lam.",
    "« Oui », a dit le quotidien.",
    "« Oui », explique Le Parisien.",
    "« Oui », affirme un article.",
    "« Oui », affirme le rapport.",
    "Zoé Lam signe un rapport. « Oui », affirme le rapport.",
    "Zoé Lam publie un article. « Oui », affirme cet article.",
    "« Oui », affirment les révélations de Zoé Lam.",
]


@pytest.mark.parametrize("text", BODIES)
def test_bodies_and_documents_have_no_gender(text: str) -> None:
    speaker = speaker_of(text)
    assert speaker is None or speaker.gender is None


ONE_PERSON = [
    ("« Oui », a dit l’ancienne député de la Creuse.", "feminine"),
    ("« Oui », a dit l’Ivoirien.", "masculine"),
    ("« Oui », a dit la présidente de l’association.", "feminine"),
    ("« Oui », a dit l’auteur du rapport.", "masculine"),
    ("« Oui », a dit le ministre de l’Économie et des Finances Luc Brandt.", "masculine"),
    ("« Oui », a dit un vendeur de fruits et légumes.", "masculine"),
]


@pytest.mark.parametrize(("text", "gender"), ONE_PERSON)
def test_one_person_has_a_gender(text: str, gender: str) -> None:
    speaker = speaker_of(text)
    assert speaker
    assert speaker.gender == gender
