"""The list of what is wrong."""

from __future__ import annotations

from attrs import evolve

from quotes.corpus import AnnotatedQuote, parse
from quotes.evaluation import evaluate, misses
from quotes.evaluation.table import miss_line
from quotes.model import Kind
from tests.corpus.articles import MARKED

ARTICLE = parse(MARKED, id="a")
FIRST, SECOND, TITLE = ARTICLE.quotes


def lines(*found: AnnotatedQuote) -> list[str]:
    return list(map(miss_line, misses(evaluate([ARTICLE], {"a": found}, resamples=0).outcomes)))


def test_gold_has_none() -> None:
    assert lines(*ARTICLE.quotes) == []


def test_what_is_not_found() -> None:
    assert lines(FIRST, SECOND) == ["a | span | title | Germinal & fils"]


def test_what_is_taken_for_the_other_side() -> None:
    wrong = evolve(FIRST, kind=Kind.OTHER), SECOND, evolve(TITLE, kind=Kind.MIXED, speaker=FIRST.speaker)
    assert lines(*wrong) == [
        "a | taken as other | object | une mascarade",
        "a | nobody's words | title | Germinal & fils | not 'Le bourgmestre de Rochefosse, Thibault Delcourt'",
    ]


def test_the_wrong_speaker_hides_the_name() -> None:
    assert lines(evolve(FIRST, speaker=None, name=None), SECOND, TITLE) == [
        "a | speaker | object | une mascarade | 'Le bourgmestre de Rochefosse, Thibault Delcourt' not none"
    ]


def test_the_wrong_name_and_cue() -> None:
    assert lines(FIRST, evolve(SECOND, name="X", cue=None), TITLE) == [
        "a | name | incise | Nous y arriverons | 'Thibault Delcourt' not 'X'",
        "a | cue | incise | Nous y arriverons | 'a-t-il ajouté' not none",
    ]


def test_a_cue_that_should_not_be_there() -> None:
    article = evolve(ARTICLE, quotes=(evolve(FIRST, cue=None), SECOND, TITLE))
    [miss] = misses(evaluate([article], {"a": ARTICLE.quotes}, resamples=0).outcomes)
    assert miss.what == "cue"


def test_long_words_are_cut() -> None:
    long = evolve(TITLE, text="mot\n" * 50)
    article = evolve(ARTICLE, quotes=(long,))
    [miss] = misses(evaluate([article], {"a": ()}, resamples=0).outcomes)
    assert len(miss_line(miss)) < 90
