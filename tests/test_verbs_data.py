"""The hand-kept data tables: shape, order and spot checks."""

from __future__ import annotations

from pathlib import Path

import pytest

import quotes
from quotes.verbs import verbs

DATA = Path(__file__).resolve().parent.parent / "quotes" / "data"
FLAGS = {"direct", "que", "naming", "pronominal", "adjacent", "object", "incise", "locative"}


def read(name: str) -> list[list[str]]:
    """The fields of each line of a table, without its header."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert not any(line.startswith("#") for line in lines[1:])
    return [line.split("\t") for line in lines[1:]]


VERBS = read("verbs.tsv")
NAMES = read("firstnames.tsv")
BY_LEMMA = {row[0]: row for row in VERBS}


@pytest.mark.parametrize(("rows", "minimum"), [(VERBS, 250), (NAMES, 900)], ids=["verbs", "firstnames"])
def test_sorted_without_duplicates(rows: list[list[str]], minimum: int) -> None:
    keys = [row[0] for row in rows]
    assert keys == sorted(set(keys))
    assert len(keys) >= minimum


def test_verb_rows_are_well_formed() -> None:
    for row in VERBS:
        assert len(row) == 5, row
        lemma, flags, finite, past, present = row
        names = flags.split(",")
        assert set(names) <= FLAGS, lemma
        assert len(names) == len(set(names)), lemma
        assert set(names) & {"direct", "que", "naming"}, lemma
        assert ("pronominal" in names) == lemma.startswith(("se ", "s'")), lemma
        assert len(past.split(" ")) in (1, 4), lemma
        assert present.endswith("ant"), lemma
        forms = [*finite.split(" "), *past.split(" "), present]
        assert all(form and form == form.lower() and form.replace("-", "").isalpha() for form in forms), lemma


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("dire", "dis dit disons dites disent disait dirent dira dirait dise dît"),
        ("déclarer", "déclare déclarent déclarait déclara déclarèrent déclarera déclarerait déclarât"),
        ("appeler", "appelle appelons appelait appellera"),
        ("rejeter", "rejette rejetait rejettera"),
        ("marteler", "martèle martelait martèlera"),
        ("suggérer", "suggère suggèrent suggérait"),
        ("conclure", "conclut concluent concluait conclurent conclura conclût"),
        ("faire", "fait font faisait fit firent fera fît"),
        ("annoncer", "annonce annonçait annonça annoncèrent"),
        ("juger", "juge jugeait jugea jugèrent"),
        ("prévenir", "prévient préviennent prévint préviendra"),
        ("tweeter", "tweete tweeta tweetera"),
        ("s'exclamer", "exclame exclama exclamait"),
        ("suggérer", "suggère suggérera suggèrera"),
        ("reconnaître", "reconnaît reconnait reconnut reconnaissent"),
        ("balayer", "balaie balaye balayait"),
        ("se plaindre", "plaint plaignent plaignit"),
    ],
)
def test_finite_forms(lemma: str, forms: str) -> None:
    assert set(forms.split()) <= set(BY_LEMMA[lemma][2].split(" "))


def test_no_form_of_auxiliaries() -> None:
    auxiliaries = {"est", "sont", "était", "étaient", "fut", "sera", "soit", "a", "ont", "avait", "eut", "aura", "ait"}
    assert not [row[0] for row in VERBS if auxiliaries & set(row[2].split(" "))]


def test_participles() -> None:
    assert BY_LEMMA["estimer"][4] == "estimant"
    assert BY_LEMMA["reconnaître"][3] == "reconnu reconnue reconnus reconnues"
    assert BY_LEMMA["admettre"][3] == "admis admise admis admises"
    assert BY_LEMMA["sourire"][3] == "souri"


def test_names_are_well_formed() -> None:
    for row in NAMES:
        name, gender = row
        assert name == name.lower() == name.strip(), row
        assert gender in {"f", "m", "x"}, row


def test_the_lemma_is_right_for_every_form_of_every_speech_verb() -> None:
    """Third persons of each tense and the compound past, after a quotation, where a form belongs to one verb only."""
    wrong = []
    for lemma, flags, finite, past, _ in VERBS:
        if "direct" not in flags.split(",") or lemma == "faire":  # "fait le maire" is nearly always a locution
            continue
        pronominal = lemma.startswith(("se ", "s'"))
        forms = [
            form for form in finite.split() if not form.endswith(("ons", "ez")) and verbs().finite[form].lemma == lemma
        ]
        said = [f"{_pronoun(form) if pronominal else ''}{form}" for form in forms]
        participle = past.split()[0]
        if verbs().past[participle].lemma == lemma:
            said.append(f"{'s’est' if pronominal else 'a'} {participle}")
        for group in said:
            [quote] = quotes.extract(f"« C’est bien », {group} le maire.", tone=False)
            if quote.cue is None or (quote.cue.lemma, quote.speaker and quote.speaker.text) != (lemma, "le maire"):
                wrong.append(group)
    assert wrong == []


def _pronoun(form: str) -> str:
    return "s’" if form[0] in "aeiouyéèêàâîôûh" else "se "
