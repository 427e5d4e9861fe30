"""People called by their first name alone, or by one name and their age."""

from __future__ import annotations

import pytest

import quotes

PEOPLE = [
    ("Le port dort. Rosa a pleuré. « Oui », dit-elle.", "Rosa"),
    ("Alex, un Lillois de quinze ans, est venu. « Oui », dit-il.", "Alex"),
    ("Le port dort, mais Rosa est là. « Oui », dit-elle.", "Rosa"),
    ("Le port dort. Dann, 51 ans, y pêche. « Oui », dit-il.", "Dann"),
    ("Luc Brandt parle à Rosa. Rosa, professeure, a ri. « Oui », dit-elle.", "Rosa"),
    ("Le port accueille Thérèse, sexagénaire du Sud. « Oui », dit-elle.", "Thérèse"),
    ("Fabienne Roy est là. Au loin, Stéphane « n’attend rien ». « Oui », dit-il.", "Stéphane"),
    # a middle initial
    ("La physicienne Jane S. Roy est là. « Oui », dit Jane Roy.", "Jane S. Roy"),
    # by where they come from
    ("La Belge Famke Visser rit. « Oui », dit-elle.", "Famke Visser"),
    ("Zoé Roy a battu le Français Yrvann Lam. « Oui », dit-il.", "Yrvann Lam"),
]
NOBODY = [
    ("La physicienne Jane S. Roy est là. « Oui », dit Marie Roy.", "Jane S. Roy"),
    # a town, a name in capitals, a name that opens no clause
    ("Les trams de Florence sont en grève. « Oui », dit-elle.", "Florence"),
    ("À Florence, 51 ans ont passé. ROSA, 3 ans, est une société. « Oui », dit-elle.", "ROSA"),
    ("Le port de Florence, ville de Toscane, est en grève. « Oui », dit-elle.", "Florence"),
    ("La rue de Rosa est vide. « Oui », dit-elle.", "Rosa"),
]


@pytest.mark.parametrize(("text", "name"), PEOPLE)
def test_who_has_one_name(text: str, name: str) -> None:
    quote = quotes.extract(text, tone=False)[-1]
    assert quote.speaker
    assert quote.speaker.name == name


@pytest.mark.parametrize(("text", "wrong"), NOBODY)
def test_who_is_nobody(text: str, wrong: str) -> None:
    quote = quotes.extract(text, tone=False)[-1]
    assert quote.speaker is None or quote.speaker.name != wrong
