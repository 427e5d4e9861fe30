"""Pronouns after a sentence that somebody reports without quotation marks."""

from __future__ import annotations

import pytest

import quotes

REPORTED = [
    ("Le cours est long, confirme Nadia Roy, institutrice. « Mais il vaut la peine », dit-elle.", "Nadia Roy"),
    ("Rosa Lam tient des couverts, poursuit Nadia Roy. « C’est un progrès », dit-elle.", "Nadia Roy"),
    ("Luc Brandt ira loin, a précisé mardi le ministre Paul Roy. « Très loin », a-t-il dit.", "Paul Roy"),
    ("Luc Brandt a appelé Zoé, révèle un proche du couple. « Il pleurait », dit-il.", "proche du couple"),
    ("Selon les pompiers, le toit cède. Ils jugent l’abri « trop vieux ».", "pompiers"),
    ("Selon un ouvrier du port, Zoé Lam dort. « Elle ronfle », a-t-il dit.", "ouvrier du port"),
    ("Le maire Luc Brandt a gagné. Pour Paul Roy, l’accord est inévitable. « Oui », a-t-il déclaré.", "Paul Roy"),
]
NOT_REPORTED = [
    # an outlet, a relation, a thing, a verb that opens no incise
    (
        "Luc Brandt et Zoé Lam ont dîné, révèle Le Courrier de Brenne. Luc Brandt l’a dit « lui-même ».",
        "Courrier de Brenne",
    ),
    ("Zoé Lam est là, explique son épouse. « Oui », dit-elle.", "épouse"),
    ("Luc Brandt vit à Brenne, précise le toit. « Oui », dit-il.", "toit"),
    ("Le chef, Luc Brandt, a dit auprès du ministre Paul Roy que la loi est là. « Oui », dit-il.", "Paul Roy"),
    ("Le maire Luc Brandt a voté pour Paul Roy. « Oui », a-t-il déclaré.", "Paul Roy"),
    ("Luc Brandt, qui confirme Paul Roy à son poste, est venu. « Oui », dit-il.", "Paul Roy"),
]


@pytest.mark.parametrize(("text", "name"), REPORTED)
def test_who_reports(text: str, name: str) -> None:
    quote = quotes.extract(text, tone=False)[-1]
    assert quote.speaker
    assert quote.speaker.name == name


@pytest.mark.parametrize(("text", "wrong"), NOT_REPORTED)
def test_who_does_not_report(text: str, wrong: str) -> None:
    quote = quotes.extract(text, tone=False)[-1]
    assert quote.speaker is None or quote.speaker.name != wrong
