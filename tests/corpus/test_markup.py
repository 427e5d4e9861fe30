"""Writing the inline markup, and that reading it is the exact inverse."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import example, given

from quotes.corpus import AnnotatedQuote, Article, Construction, CorpusError, parse, render
from quotes.corpus.model import with_flags
from quotes.model import Kind, Span, ToneLabel
from tests.corpus.articles import MARKED, articles

TEXT = "« Oui », a-t-il dit. « Non »"
YES = AnnotatedQuote("Oui", 2, 5, Kind.DIRECT, Construction.INCISE, Span("il", 13, 15), "Max", True,
                     Span("a-t-il dit", 9, 19), ToneLabel.POSITIVE)  # fmt: skip
NO = evolve(YES, text="Non", start=23, end=26, construction=Construction.CONTINUATION, cue=None)
PLAIN = Article("a", TEXT, (YES, NO))


def body(article: Article) -> str:
    return render(article).removeprefix("---\n---\n").removesuffix("\n")


def crossing(text: str, *bounds: tuple[int, int]) -> Article:
    return Article("a", text, with_flags(text, [AnnotatedQuote(text[a:b], a, b, None) for a, b in bounds]))


def test_a_mention_of_two_quotations_has_one_tag() -> None:
    assert "<c1>a-t-<p1,2>il</p1,2> dit</c1>" in body(PLAIN)


def test_attributes_stand_in_their_order() -> None:
    assert '« <q1 direct incise positive "Max">Oui</q1> »' in body(PLAIN)


def test_nobodys_words_need_no_tone() -> None:
    title = AnnotatedQuote("Oui", 2, 5, Kind.OTHER, Construction.TITLE, tone=ToneLabel.NEUTRAL)
    assert "<q1 other title>Oui</q1>" in body(Article("a", TEXT, (title,)))


def test_words_whose_kind_is_not_told_are_speech() -> None:
    assert body(crossing("ab", (0, 2))) == "<q1 speech>ab</q1>"


def test_only_what_would_be_read_as_markup_is_escaped() -> None:
    assert body(Article("a", 'a < b & "c" > d\r', ())) == 'a &lt; b &amp; "c" > d&#13;'


def test_a_name_may_hold_anything() -> None:
    article = Article("a", TEXT, (evolve(YES, name='<"&>\n'),))
    assert '"&lt;&quot;&amp;&gt;&#10;"' in body(article)
    assert parse(render(article), id="a").quotes[0].name == '<"&>\n'


def test_what_ends_comes_before_what_begins() -> None:
    assert body(crossing("ab", (0, 1), (1, 2))) == "<q1 speech>a</q1><q2 speech>b</q2>"


def test_spans_that_begin_together_nest() -> None:
    assert body(crossing("ab", (0, 1), (0, 2))) == "<q2 speech><q1 speech>a</q1>b</q2>"


def test_crossing_spans_are_told_apart_by_their_names() -> None:
    article = crossing("abc", (0, 2), (1, 3))
    assert body(article) == "<q1 speech>a<q2 speech>b</q1>c</q2>"
    assert parse(render(article), id="a") == article


def test_the_markup_of_a_file_comes_back_as_it_was() -> None:
    assert render(parse(MARKED, id="a")) == MARKED


@pytest.mark.parametrize(
    "article",
    [
        Article("a", "\ud800", ()),
        Article("a", TEXT, (evolve(YES, name="\udfff"),)),
        Article("a", TEXT, (), {"style": "\ud800"}),
    ],
)
def test_half_a_character_cannot_be_written(article: Article) -> None:
    with pytest.raises(CorpusError, match="half of a character"):
        render(article)


@pytest.mark.parametrize("end", [1, 99])
def test_offsets_outside_of_the_text_are_an_error(end: int) -> None:
    with pytest.raises(CorpusError, match="quotation 1: 2 to"):
        render(Article("a", TEXT, (evolve(YES, end=end),)))


@pytest.mark.parametrize("key", ["", "a b", "Ä", "a:", "1"])
def test_a_header_key_is_a_plain_word(key: str) -> None:
    with pytest.raises(CorpusError, match="header key"):
        render(Article("a", "", (), {key: "x"}))


def test_nobodys_words_without_a_tone_are_an_error() -> None:
    with pytest.raises(CorpusError, match="neutral"):
        render(Article("a", TEXT, (evolve(YES, kind=Kind.OTHER, tone=None),)))


@given(articles())
@example(crossing("ab", (1, 1), (1, 1), (0, 2)))
@example(Article("a", "\n", ()))
@example(Article("a", "---\n", (), {"a": "---"}))
def test_reading_is_the_inverse_of_writing(article: Article) -> None:
    assert parse(render(article), id="a") == article
