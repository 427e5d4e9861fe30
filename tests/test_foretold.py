"""Whom an article calls "il" or "la députée" before it names anybody."""

from __future__ import annotations

import pytest

import quotes

NAMED_LATER = [
    # who first speaks by name
    ("« J’accepte », a-t-elle dit sur les ondes. « Je viendrai », a ajouté Zoé Lam.", "Zoé Lam"),
    ("« J’accepte », confie-t-il. La question agite la ville. Luc Brandt assure vouloir « avancer ».", "Luc Brandt"),
    ("« J’accepte », a déclaré la députée de la Brenne. « Je viendrai », a ajouté Zoé Lam.", "Zoé Lam"),
    ("« J’accepte », a lancé l’ancien ministre. Pour Luc Brandt, la loi est « bonne ».", "Luc Brandt"),
    ("« J’accepte », a dit le shérif. « Tout va bien », a dit Alex Villarosa.", "Alex Villarosa"),
    ("Elle affirme être « prête ». Zoé Lam a expliqué son choix.", "Zoé Lam"),
    # not who is named more often
    (
        "« J’accepte », a dit le journaliste dans un entretien. « Je viendrai », a ajouté Luc Brandt. "
        "On compare cela à Paul Roy. La ville aime Paul Roy. On relit Paul Roy.",
        "Luc Brandt",
    ),
    # of the same gender, whoever else is named
    ("« J’accepte », a-t-elle dit. Luc Brandt a dit « non ». « Je viendrai », a ajouté Zoé Lam.", "Zoé Lam"),
    # not one who is only named beside another
    ("« J’accepte », a-t-il dit. Le fils de Paul Roy est là. « Je viendrai », a dit Luc Brandt.", "Luc Brandt"),
    ("« J’accepte », a-t-il dit. Selon lui, Paul Roy a tort. « Je viendrai », a dit Luc Brandt.", "Luc Brandt"),
    # who is named soon after without a verb of speech, or has the incise inside the marks
    ("« J’accepte », confie-t-il au journal. Luc Brandt habite à Monze depuis dix ans.", "Luc Brandt"),
    ("« J’accepte », confie-t-elle. Avec Zoé Lam, on rit souvent.", "Zoé Lam"),
    ("« J’accepte, s’est-elle défendue. Rien ne presse. » Zoé Lam a vivement critiqué la presse.", "Zoé Lam"),
]
NOT_NAMED_LATER = [
    # two may be meant, something is named by another, who is named late
    ("« J’accepte », confie-t-il au journal. Luc Brandt habite à Monze. Paul Roy est parti.", "Luc Brandt"),
    ("« J’accepte », confie-t-il. L’émission de Luc Brandt est finie.", "Luc Brandt"),
    ("« J’accepte », confie-t-il. " + "Il pleut. " * 60 + "Luc Brandt habite à Monze.", "Luc Brandt"),
    # who is told of before another speaks may be meant
    ("« J’accepte », a-t-il dit. Paul Roy est parti. « Je viendrai », a ajouté Luc Brandt.", "Luc Brandt"),
    # who is introduced is somebody else
    ("« J’accepte », a-t-il dit. « C’est faux », a dénoncé Luc Brandt, secrétaire de l’Umo.", "Luc Brandt"),
    (
        "« J’accepte », a-t-il dit. Le débat dure. Ainsi écrit l’élu dans une lettre au président Luc Brandt.",
        "Luc Brandt",
    ),
    # of another gender, of another role
    ("« J’accepte », a-t-elle dit. « Je viendrai », a ajouté Luc Brandt.", "Luc Brandt"),
    ("« J’accepte », a dit le chef du parti. « Je viendrai », a ajouté le ministre Luc Brandt.", "Luc Brandt"),
    # somebody near to whom the article names, a new person, a house
    ("« J’accepte », a dit la femme de Luc Brandt. « Je viendrai », a ajouté Zoé Lam.", "Zoé Lam"),
    ("« J’accepte », a dit la procureure de Monze. « Je viendrai », a ajouté Zoé Lam.", "Zoé Lam"),
    ("« J’accepte », a dit la préfecture. « Je viendrai », a ajouté Zoé Lam.", "Zoé Lam"),
    # whoever is named most, if the text calls that person something else
    ("« J’accepte », a dit le ministre. Le maire Luc Brandt a vu Zoé Lam.", "Luc Brandt"),
    ("« J’accepte », a promis le rappeur. Son avocat Luc Brandt est content.", "Luc Brandt"),
    ("« J’accepte », a dit l’animateur. « Tant mieux », a salué Luc Brandt, PDG de Radio Monze.", "Luc Brandt"),
    # the pronoun repeats a subject
    ("Le parti a-t-il « failli » ? « Je viendrai », a ajouté Luc Brandt.", "Luc Brandt"),
    # far from the head
    ("Il pleut. " * 80 + "« J’accepte », a-t-elle dit. « Je viendrai », a ajouté Zoé Lam.", "Zoé Lam"),
]


@pytest.mark.parametrize(("text", "name"), NAMED_LATER)
def test_who_speaks_first_by_name_is_who_spoke_before(text: str, name: str) -> None:
    speaker = quotes.extract(text, tone=False)[0].speaker
    assert speaker is not None
    assert speaker.name == name


@pytest.mark.parametrize(("text", "name"), NOT_NAMED_LATER)
def test_others_are_named_later_too(text: str, name: str) -> None:
    speaker = quotes.extract(text, tone=False)[0].speaker
    assert speaker is None or speaker.name != name
