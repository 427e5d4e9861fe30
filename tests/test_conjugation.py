"""Forms of regular verbs in -er."""

from __future__ import annotations

import pytest

from quotes.conjugation import regular
from quotes.lexicon import rows

NO_CIRCUMFLEX = {"enchaîner"}  # "enchainer", the spelling of 1990, is a form of its own in the shipped table
IRREGULAR = {"envoyer"}
SHIPPED = [tuple(row) for row in rows("verbs.tsv") if row[0].endswith("er") and row[0] not in IRREGULAR]


@pytest.mark.parametrize("row", SHIPPED, ids=lambda row: row[0])
def test_every_shipped_verb_in_er_is_conjugated_as_shipped(row: tuple[str, ...]) -> None:
    lemma, _, finite, past, present = row
    infinitive = lemma.removeprefix("se ").removeprefix("s'")
    made, participles, gerund = regular(infinitive)
    wanted = {form for form in finite.split() if lemma not in NO_CIRCUMFLEX or "chaî" in form}
    assert wanted <= set(made)
    assert set(past.split()) <= set(participles)
    assert gerund == present


@pytest.mark.parametrize(
    ("infinitive", "form", "refused"),
    [
        ("spoiler", "spoile", "spoille"),
        ("liker", "likait", "likeait"),
        ("tacler", "taclera", "tâclera"),
        ("annoncer", "annonçait", "annoncait"),
        ("juger", "jugeons", "jugons"),
        ("tutoyer", "tutoie", "tutoye"),
        ("balayer", "balaye", "baleie"),
        ("suggérer", "suggère", "suggére"),
        ("lever", "lèvera", "levera"),
        ("tweeter", "tweete", "tweette"),
    ],
)
def test_a_stem_changes_where_french_changes_it(infinitive: str, form: str, refused: str) -> None:
    finite, _, _ = regular(infinitive)
    assert form in finite
    assert refused not in finite


@pytest.mark.parametrize("word", ["aller", "envoyer", "renvoyer", "finir", "er", "se moquer", "Spoiler", "", "like"])
def test_what_is_no_regular_verb_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="give its forms yourself"):
        regular(word)
