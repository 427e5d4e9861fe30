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
