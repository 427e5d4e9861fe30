"""The figures: small examples by hand, and a reference of its own that has to give the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.corpus import AnnotatedQuote, Article, Construction, CorpusError, parse, read
from quotes.corpus.jsonl import dumps
from quotes.evaluation import Row, Tally, evaluate
from quotes.evaluation.figures import SCORES, SHARES
from quotes.model import Kind, Span, ToneLabel
from tests.corpus.articles import MARKED
from tests.evaluation.predictions import distorted
from tests.evaluation.reference import figures

GOLD = Path(__file__).resolve().parents[2] / "corpora" / "gold"
ARTICLE = parse(MARKED, id="a")
FIRST, SECOND, TITLE = ARTICLE.quotes


def judged(*found: AnnotatedQuote, article: Article = ARTICLE) -> dict[str, float]:
    report = evaluate([article], {article.id: found}, resamples=0)
    return {name: figure.value for name, figure in report.figures.items()}


def row(*found: AnnotatedQuote, construction: str = "object") -> Row:
    return evaluate([ARTICLE], {"a": found}, resamples=0).per_construction()[construction]


def test_gold_agrees_with_itself() -> None:
    found = judged(*ARTICLE.quotes)
    assert found.pop("tone_macro_f1") == pytest.approx(2 / 3)  # no gold quotation is neutral
    assert set(found.values()) == {1.0}


def test_nothing_found_is_zero_everywhere() -> None:
    assert set(judged().values()) == {0.0}


def test_every_score_has_three_figures() -> None:
    names = judged(*ARTICLE.quotes)
    assert {"detection_p", "detection_r", "detection_f1", "cue_f1", "kind_acc", "tone_macro_f1"} <= set(names)
    silent = {name for name in SCORES if f"{name}_f1" not in names}
    assert silent == {"tone_neutral"}
    assert set(SHARES) <= set(names)


def test_detection_needs_exact_offsets() -> None:
    found = judged(FIRST, evolve(SECOND, end=SECOND.end - 1, text=SECOND.text[:-1]), TITLE)
    assert found["detection_f1"] == pytest.approx(2 / 3)
    assert found["cover_80_f1"] == 1.0


def test_cover_looks_at_somebodys_words_only() -> None:
    found = judged(FIRST, SECOND)
    assert (found["cover_30_r"], found["cover_30_p"], found["detection_r"]) == (1.0, 1.0, pytest.approx(2 / 3))


def test_a_speaker_that_overlaps_is_right_but_not_exact() -> None:
    assert FIRST.speaker
    shorter = Span(FIRST.speaker.text[3:], FIRST.speaker.start + 3, FIRST.speaker.end)
    found = judged(evolve(FIRST, speaker=shorter), SECOND, TITLE)
    assert (found["attributed_f1"], found["speaker_exact"]) == (1.0, 0.5)


def test_the_wrong_kind_of_speech_keeps_the_speaker() -> None:
    found = judged(evolve(FIRST, kind=Kind.DIRECT), SECOND, TITLE)
    assert (found["attributed_f1"], found["mixed_r"], found["direct_p"]) == (1.0, 0.0, 0.5)
    assert found["kind_acc"] == pytest.approx(2 / 3)


def test_speech_taken_as_nobodys_costs_all() -> None:
    found = judged(evolve(FIRST, kind=Kind.OTHER), SECOND, TITLE)
    assert (found["attributed_p"], found["attributed_r"], found["other_p"], found["other_r"]) == (1.0, 0.5, 0.5, 1.0)
    assert row(evolve(FIRST, kind=Kind.OTHER)).cue == 0


def test_a_name_is_compared_folded() -> None:
    found = judged(evolve(FIRST, name="M. THIBAULT Delcourt"), evolve(SECOND, name=None), TITLE)
    assert (found["name_acc"], found["name_p"], found["name_r"], found["pronoun_name_acc"]) == (0.5, 1.0, 0.5, 0.0)


def test_a_cue_that_overlaps_is_right() -> None:
    found = judged(evolve(FIRST, cue=None), SECOND, TITLE)
    assert (found["cue_p"], found["cue_r"], found["cue_acc"]) == (1.0, 0.5, 0.5)


def test_tone_counts_each_class_alike() -> None:
    found = judged(FIRST, evolve(SECOND, tone=ToneLabel.NEGATIVE), TITLE)
    assert (found["tone_negative_p"], found["tone_negative_r"], found["tone_positive_f1"]) == (0.5, 1.0, 0.0)
    assert found["tone_macro_f1"] == pytest.approx((2 / 3) / 3)


def test_the_confusion_has_speech_found_with_a_tone() -> None:
    found = [FIRST, evolve(SECOND, tone=ToneLabel.NEUTRAL), evolve(TITLE, tone=ToneLabel.NEGATIVE)]
    confusion = evaluate([ARTICLE], {"a": found}, resamples=0).confusion
    assert {pair: count for pair, count in confusion.items() if count} == {
        (ToneLabel.NEGATIVE, ToneLabel.NEGATIVE): 1,
        (ToneLabel.POSITIVE, ToneLabel.NEUTRAL): 1,
    }


def test_without_predicted_tones_there_are_no_figures_of_tone() -> None:
    report = evaluate([ARTICLE], {"a": [evolve(quote, tone=None) for quote in ARTICLE.quotes]}, resamples=0)
    assert not [name for name in (*report.figures, *report.tallies) if name.startswith("tone")]
    assert report.confusion == {}


def test_gold_that_does_not_tell_direct_from_mixed_has_no_figures_of_them() -> None:
    untold = evolve(ARTICLE, quotes=tuple(evolve(q, kind=None) if q.speech else q for q in ARTICLE.quotes))
    found = judged(*ARTICLE.quotes, article=untold)
    assert not {"direct_f1", "mixed_f1", "kind_acc"} & set(found)
    assert (found["attributed_f1"], found["other_f1"]) == (1.0, 1.0)


def test_gold_that_tells_it_of_some_is_judged_on_those() -> None:
    half = evolve(ARTICLE, quotes=(evolve(FIRST, kind=None), SECOND, TITLE))
    found = judged(evolve(FIRST, kind=Kind.DIRECT), SECOND, TITLE, article=half)
    assert (found["direct_p"], found["direct_r"], found["kind_acc"]) == (1.0, 1.0, 1.0)


def test_a_row_counts_one_construction() -> None:
    assert row(*ARTICLE.quotes) == Row(1, 1, found=1, kind=1, attributed=1, mention=1, cue=1, cues=1, named=1)
    assert row(construction="title") == Row(1, 0, found=0, kind=0, attributed=0, mention=0, cue=0, cues=0, named=0)


def test_rows_come_in_the_order_of_the_constructions() -> None:
    report = evaluate([ARTICLE], {"a": ()}, resamples=0)
    assert list(report.per_construction()) == ["incise", "object", "title"]
    assert list(report.per_style()) == ["agency wire"]


def test_quotations_without_a_construction_have_their_row() -> None:
    plain = evolve(ARTICLE, quotes=(evolve(FIRST, construction=None),), meta={})
    report = evaluate([plain], {"a": [FIRST]}, resamples=0)
    assert report.per_construction() == report.per_style()
    assert list(report.per_style()) == ["(not said)"]


def test_articles_without_predictions_are_an_error() -> None:
    with pytest.raises(CorpusError, match=r"no predictions for 1 articles \(a\)"):
        evaluate([ARTICLE], {"b": ()})


def test_predictions_of_other_articles_are_not_looked_at() -> None:
    assert evaluate([ARTICLE], {"a": ARTICLE.quotes, "b": ARTICLE.quotes}, resamples=0).quotations == 3


def test_offsets_that_count_something_else_are_an_error() -> None:
    moved = evolve(FIRST, start=FIRST.start + 1, end=FIRST.end + 1)
    with pytest.raises(CorpusError, match=r"a: at 96 is .*, not 'une mascarade'; count code points"):
        evaluate([ARTICLE], {"a": [moved]})


def test_predictions_may_come_without_their_words() -> None:
    bare = [evolve(quote, text="") for quote in ARTICLE.quotes]
    assert evaluate([ARTICLE], {"a": bare}, resamples=0).figures["detection_f1"].value == 1.0


def test_no_articles_give_no_quotations() -> None:
    report = evaluate([], {})
    assert (report.articles, report.quotations, report.per_construction()) == (0, 0, {})


def test_the_tallies_are_behind_the_figures() -> None:
    report = evaluate([ARTICLE], {"a": (FIRST, TITLE)}, resamples=0)
    assert report.tallies["detection"] == Tally(2, 2, 3)
    assert report.figures["detection_r"].value == pytest.approx(2 / 3)


@pytest.fixture(scope="module")
def gold() -> list[Article]:
    return read(GOLD)


@settings(max_examples=25)
@given(data=st.data())
def test_the_figures_are_those_of_the_reference(gold: list[Article], data: st.DataObject) -> None:
    articles = data.draw(st.lists(st.sampled_from(gold), min_size=1, max_size=3, unique_by=lambda article: article.id))
    found = {article.id: data.draw(distorted(article)) for article in articles}
    report = evaluate(articles, found, resamples=0)
    lines = [json.loads(dumps(article)) for article in articles]
    guesses = [json.loads(dumps(evolve(article, quotes=tuple(found[article.id])))) for article in articles]
    for name, value in figures(lines, guesses).items():
        if name in report.figures:
            assert report.figures[name].value == pytest.approx(value), name
        else:
            assert value == 0.0, name


def test_the_constructions_of_the_gold_are_all_judged(gold: list[Article]) -> None:
    report = evaluate(gold, {article.id: article.quotes for article in gold}, resamples=0)
    rows = report.per_construction()
    assert sum(row.quotations for row in rows.values()) == report.quotations
    assert set(rows) <= {construction.value for construction in Construction}
