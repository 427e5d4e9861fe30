"""The data files are well formed, and a missing one says what to do."""

from __future__ import annotations

import pytest

from quotes import LexiconError
from quotes.lexicon import first_names, hypernyms, locutions, office_called, offices, rows, synonyms, words
from quotes.verbs import verbs


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


@pytest.mark.parametrize("name", ["forms.tsv", "hypernyms.tsv", "locutions.tsv", "offices.tsv", "synonyms.tsv"])
def test_tables_are_sorted_without_duplicates(name: str) -> None:
    keys = [cells[0] for cells in rows(name)]
    assert keys == sorted(set(keys))


def test_forms_are_sorted_and_of_one_kind_only() -> None:
    listed = {kind: found.split() for kind, found in rows("forms.tsv")}
    assert set(listed) == {"verb", "verb_or_noun"}
    assert all(found == sorted(set(found)) for found in listed.values())
    assert not set(listed["verb"]) & set(listed["verb_or_noun"])


def test_locutions_lead_to_their_infinitive() -> None:
    [found] = [locution for locution in locutions().finite["met"] if locution.rest == ("en", "garde")]
    assert found.lemma == "mettre en garde"


def test_offices_and_their_other_names() -> None:
    assert synonyms()["chef de l'état"] == "président"
    assert office_called("chef de l’État") == "président"
    assert "Emmanuel Macron" in offices()["président"]
    assert "cgt" in hypernyms()["syndicaliste"]
