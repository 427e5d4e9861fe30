"""The public face: extract, Extractor, pipe, whatever the text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import quotes
from quotes import Extractor, Kind, Tone, ToneLabel
from quotes.tone import Passage

OTAN = (Path(__file__).parent.parent / "corpora" / "otan.txt").read_text(encoding="utf-8")


class Neutral:
    """A scorer that remembers what it was given."""

    def __init__(self) -> None:
        self.seen: list[Passage] = []

    def score(self, passages: Sequence[Passage]) -> list[Tone | None]:
        self.seen += passages
        return [Tone(ToneLabel.NEUTRAL, 0.0, dict.fromkeys(ToneLabel, 1 / 3)) for _ in passages]


def test_the_shipped_article() -> None:
    found = quotes.extract(OTAN, tone=False)
    assert [(q.speaker and q.speaker.name, q.cue and q.cue.lemma, q.closed) for q in found] == [
        ("Jens Stoltenberg", "déclarer", True),
        ("Jens Stoltenberg", "déclarer", True),
        ("Jens Stoltenberg", "dire", True),
        ("Jens Stoltenberg", None, False),
        ("Sergueï Lavrov", "déclarer", True),
        ("Sergueï Lavrov", "ajouter", True),
        ("département d’État américain", "déclarer", True),
        ("Linda Thomas-Greenfield", "souligner", True),
        ("Linda Thomas-Greenfield", "déclarer", True),
        ("ministère biélorusse de la Défense", "déclarer", True),
        ("ministère biélorusse de la Défense", "déclarer", True),
    ]
    assert all(q.kind is not Kind.OTHER for q in found)


def test_scorer_gets_the_words_and_their_surroundings() -> None:
    scorer = Neutral()
    [quote] = quotes.extract("Elle arrive. « Nous irons, a-t-il dit, demain », enfin.", tone=scorer)
    assert quote.tone
    assert quote.tone.label is ToneLabel.NEUTRAL
    assert scorer.seen[0].text == "Nous irons demain"
    assert scorer.seen[0].before.startswith("Elle arrive")


@pytest.mark.parametrize("wrong", [None, b"texte", 3, ["texte"]])
def test_a_text_that_is_no_str_is_a_type_error(wrong: object) -> None:
    with pytest.raises(TypeError, match=type(wrong).__name__):
        quotes.extract(wrong, tone=False)  # type: ignore[arg-type]


def test_a_tone_that_is_none_of_the_choices_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="float"):
        Extractor(tone=1.5)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", " ", "Rien à citer.", "« »", "»", "\x00", "\ud800"])
def test_text_without_quotations(text: str) -> None:
    assert quotes.extract(text, tone=False) == []


@pytest.mark.parametrize("text", ["«, dit-elle »", "« , a-t-il dit, »"])
def test_an_incise_alone_is_the_words_and_not_cut_out(text: str) -> None:
    [quote] = quotes.extract(text, tone=False)
    assert [segment.text for segment in quote.segments] == [quote.text]
