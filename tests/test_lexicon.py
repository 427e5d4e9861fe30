"""The data files are well formed, and a missing one says what to do."""

from __future__ import annotations

import pytest

from quotes import LexiconError
from quotes.lexicon import first_names, rows, verbs, words


def test_word_lists_are_sorted_and_without_duplicates() -> None:
    kinds = rows("words.tsv")
    assert [kind for kind, _ in kinds] == sorted({kind for kind, _ in kinds})
    for kind, listed in kinds:
        assert listed.split() == sorted(set(listed.split())), kind


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("déclare", "déclarer"), ("dit", "dire"), ("répondit", "répondre"), ("réjouissent", "se réjouir")],
)
def test_a_finite_form_leads_to_its_lemma(form: str, lemma: str) -> None:
    assert verbs().finite[form].lemma == lemma


def test_participles_and_infinitives() -> None:
    assert verbs().past["reconnue"].lemma == "reconnaître"
    assert verbs().present["estimant"].lemma == "estimer"
    assert verbs().infinitive["affirmer"].lemma == "affirmer"
    assert "manger" not in verbs().infinitive


def test_first_names_have_a_gender() -> None:
    assert (first_names()["marie"], first_names()["paul"], first_names()["camille"]) == ("f", "m", "x")


def test_a_missing_file_or_kind_is_a_lexicon_error() -> None:
    with pytest.raises(LexiconError, match="reinstall"):
        rows("nothing.tsv")
    with pytest.raises(LexiconError, match="nothing"):
        words("nothing")
