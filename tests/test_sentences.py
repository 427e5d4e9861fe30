"""Where French sentences end and where they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    """Return the sentences themselves."""
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre a reçu M. Dupont hier.",
        "Hier, M. Le Goff a rencontré MM. Martin et Durand.",
        "Mme Martin et Mme. Durand sont venues.",
        "Le Dr. House et le Pr. Martin vivent à St-Denis.",
        "L'avocate, Me. Dubois, plaide.",
        "Le train part à 8 h 30 de la gare.",
        "Des pommes, des poires, etc. sont au menu.",
        "J. R. R. Tolkien est mort en 1973.",
        "Le président J. F. Kennedy est à Paris.",
        "Le député J.-F. Martin est là.",
        "Voir p. 12, art. 3 et vol. II de cet ouvrage.",
        "Le 3 janv. 2012, il pleuvait.",
        "« Ça suffit ! », a dit Marie.",
        "« Ça suffit. », a dit Marie.",
        "« Quoi ? » a demandé Paul.",
        "« Quoi\u202f?\u00a0» a demandé Paul.",
        "« Quoi ? » — a demandé Paul.",
        "Il hésite… puis il part.",
        "Le prix est de 3.50 euros sur www.exemple.fr aujourd'hui.",
        "Enfin !!! crie-t-il.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Il pleut.", "Elle sort."),
        ("Vient-il ?", "Nul ne le sait."),
        ("Il hésite…", "Elle part."),
        ("« Je viens. »", "Il est parti."),
        ("« Je viens.»", "Il est parti."),
        ("« Je viens ! »", "« Moi aussi. »"),
        ("Il a dit « je viens ».", "Marie est restée."),
        ('"Je viens."', "Il est parti."),
        ("(Il est venu.)", "Elle est partie."),
        ("Il y a des pommes, des poires, etc.", "Le marché ferme."),
        ("C'est de l'art.", "Il le sait."),
        ("Aidez-moi, suivez-moi, aimez mes.", "Il le sait."),
        ("C'était en 2012.", "La guerre durait."),
    ],
)
def test_two_sentences(first: str, second: str) -> None:
    assert sentences(f"{first} {second}") == [first, second]


@pytest.mark.parametrize("separator", ["\n", "\r\n", "\n\n", "\u2029", " \n "])
def test_a_paragraph_ends_a_sentence(separator: str) -> None:
    assert sentences(f"Un titre sans point{separator}et la suite de M.{separator}Dupont") == [
        "Un titre sans point",
        "et la suite de M.",
        "Dupont",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Il parle de « renouveau ».", "Le maire a refusé."),
        ("Il parle de « renouveau » .", "Le maire a refusé."),
        ("« Je viens ! »", "Le maire a refusé."),
        ("Il est parti.", "« Je viens », a dit Marie."),
        ("C'était en 2012.", "« Je viens », a dit Marie."),
        ("« Je viens ».", "« Je pars », a dit Marie."),
        ("« Je viens »", "« Je pars », a dit Marie."),
    ],
)
def test_sentences_glued_at_guillemets(first: str, second: str) -> None:
    assert sentences(first + second) == [first, second]


@pytest.mark.parametrize(
    "text",
    [
        "« Je viens »,a dit Marie.",
        "Le plan « Marais »(2035) est adopté.",
        "La « pause »est finie.",
        "Marie dit :«Non».",
    ],
)
def test_other_words_that_touch_guillemets(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("C'était en 2012.", "Le maire a refusé."),
        ("La hausse est de 20%.", "Le maire a refusé."),
        ("Il l'a dit à une agence (AFP).", "Le maire a refusé."),
        ("Il l'a dit à l'ONU.", "L'affaire est close."),
        ("(vidéo en français)", "« Je viens », a dit Marie."),
    ],
)
def test_sentences_glued_after_a_sign(first: str, second: str) -> None:
    assert sentences(first + second) == [first, second]


@pytest.mark.parametrize("text", ["La version 2.0 est là.", "J.R.R.Tolkien est mort.", "Voir no.3 et U.S.A.", "Le 3.B"])
def test_signs_inside_a_sentence(text: str) -> None:
    assert sentences(text) == [text]


def test_glued_sentences() -> None:
    assert sentences("C'est la fin.Avec lui, tout change.") == ["C'est la fin.", "Avec lui, tout change."]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Un maire se dit « inquiet ».", "Son adjoint hésite."),
        ("« Un choc »", "De nombreux élus sont venus."),
        ("Personne ne partira, dit-il.", "« Non, personne. »"),
    ],
)
def test_sentences_glued_at_a_quotation(before: str, after: str) -> None:
    assert sentences(before + after) == [before, after]


def test_a_quotation_inside_a_sentence_is_not_its_end() -> None:
    assert sentences("Le « oui »l'emporte à Mons.") == ["Le « oui »l'emporte à Mons."]


@pytest.mark.parametrize(
    ("heading", "paragraph"),
    [
        ("Les soutiens se mobilisent", "Marie Dupont l'a dit."),
        ("Des mesures attendues", "Le maire hésite."),
        ("Retour à Toulouse", "Selon le maire, il pleut."),
        ("Retour à Toulouse", "L'avocat hésite."),
    ],
)
def test_a_heading_glued_to_its_paragraph(heading: str, paragraph: str) -> None:
    assert sentences(heading + paragraph) == [heading, paragraph]


def test_a_heading_between_dashes() -> None:
    text = "Le port a fermé.- Retour au calme -Le maire est venu."
    assert sentences(text) == ["Le port a fermé.", "- Retour au calme -", "Le maire est venu."]


@pytest.mark.parametrize(
    "text",
    ["Il lit YouTube et LinkedIn.", "Jean-Luc - de Lyon - vient.", "Ronald McDonald aime BlaBlaCar et l'iPhone gris."],
)
def test_capitals_inside_a_word(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0"])
def test_blank_text(text: str) -> None:
    assert sentence_spans(text) == []


@pytest.mark.parametrize("unit", ["Il pleut. ", "« Oui. » ", ". »", "!", "a", "» ", "M. Le "])
def test_a_long_paragraph_is_read_to_its_end(unit: str) -> None:
    text = (unit * 30_000)[:30_000].strip()
    spans = sentence_spans(text)
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)


def test_windows_do_not_show() -> None:
    assert sentences("Il a vu M. Le Goff, dit-on. " * 2000) == ["Il a vu M. Le Goff, dit-on."] * 2000


@given(st.text(alphabet="aBé.!?…«»\"') \n\u00a0,-M1\ud800", max_size=80) | st.text())
def test_any_text_is_covered_in_order(text: str) -> None:
    position = 0
    for start, end in sentence_spans(text):
        assert position <= start < end <= len(text)
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()
