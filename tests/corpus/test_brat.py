"""brat standoff: what it looks like, what it cannot hold, and the inverse of each other."""

from __future__ import annotations

import re

import pytest
from attrs import evolve
from hypothesis import given

from quotes.corpus import AnnotatedQuote, Article, CorpusError, parse
from quotes.corpus.brat import CONFIGURATION, dump_meta, dumps
from quotes.corpus.brat_parse import load_meta, loads
from quotes.corpus.model import with_flags
from quotes.model import Kind, Span, ToneLabel
from tests.corpus.articles import MARKED, brat_articles

ARTICLE = parse(MARKED, id="a")
TEXT = "« Oui\n« et non », dit-il."
LINES = Article("a", TEXT, with_flags(TEXT, [AnnotatedQuote(TEXT[2:14], 2, 14, Kind.DIRECT)]))


def back(article: Article) -> Article:
    return loads(dumps(article), article.text, id=article.id, meta=load_meta(dump_meta(article), "a"))


ANN = """\
T1\tQuotation 95 108\tune mascarade
A1\tKind T1 mixed
A2\tConstruction T1 object
A3\tTone T1 negative
#1\tAnnotatorNotes T1\tThibault Delcourt
T2\tSpeaker 34 81\tLe bourgmestre de Rochefosse, Thibault Delcourt
R1\tsaid_by Arg1:T1 Arg2:T2
T3\tCue 83 92\ta dénoncé
R2\tintroduced_by Arg1:T1 Arg2:T3
T4\tQuotation 114 131\tNous y arriverons
A4\tKind T4 direct
A5\tConstruction T4 incise
A6\tTone T4 positive
#2\tAnnotatorNotes T4\tThibault Delcourt
T5\tSpeaker 139 141\til
A7\tPronoun T5
R3\tsaid_by Arg1:T4 Arg2:T5
T6\tCue 135 148\ta-t-il ajouté
R4\tintroduced_by Arg1:T4 Arg2:T6
T7\tQuotation 162 177\tGerminal & fils
A8\tKind T7 other
A9\tConstruction T7 title
A10\tTone T7 neutral
"""


def test_all_annotations_of_an_article() -> None:
    assert dumps(ARTICLE) == ANN


def test_a_mention_of_two_quotations_is_written_once() -> None:
    text = "A « b » « c »"
    found = [AnnotatedQuote(text[at], at, at + 1, None, speaker=Span("A", 0, 1)) for at in (4, 10)]
    lines = dumps(Article("a", text, with_flags(text, found)))
    assert lines.count("Speaker") == 1
    assert re.findall("said_by Arg1:(T.) Arg2:(T.)", lines) == [("T1", "T2"), ("T3", "T2")]


def test_a_quotation_over_lines_has_a_fragment_for_each() -> None:
    assert "Quotation 2 5;6 14\tOui « et non\n" in dumps(LINES)
    assert back(LINES) == LINES


@pytest.mark.parametrize("separator", ["\n\n", "\r\n", "\u2028", "\x85", "\x0b\n"])
def test_whatever_some_reader_takes_for_a_line_end_parts_fragments(separator: str) -> None:
    text = f"« a{separator}b »"
    article = Article("a", text, with_flags(text, [AnnotatedQuote(text[2:-2], 2, len(text) - 2, None)]))
    assert len(dumps(article).splitlines()) == 2
    assert back(article) == article


@pytest.mark.parametrize("bounds", [(1, 6), (5, 9), (3, 3), (5, 6)])
def test_a_span_that_ends_at_a_line_end_cannot_be_held(bounds: tuple[int, int]) -> None:
    span = AnnotatedQuote(TEXT[slice(*bounds)], *bounds, Kind.DIRECT)
    held = "\n" not in {span.text[:1], span.text[-1:]} and span.text
    if held:
        assert dumps(Article("a", TEXT, (span,)))
    else:
        with pytest.raises(CorpusError, match="quotation 1: brat cannot hold a span"):
            dumps(Article("a", TEXT, (span,)))


@pytest.mark.parametrize("name", ["", "a\nb", "a\tb", "\u2028", "a\n"])
def test_a_name_is_one_line(name: str) -> None:
    with pytest.raises(CorpusError, match="brat cannot hold the name"):
        dumps(Article("a", TEXT, (evolve(LINES.quotes[0], name=name),)))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Thibault", "is no T, R, A or # annotation"),
        ("E1\tSay:T1", "is no T, R, A or # annotation"),
        ("*\tEquiv T1 T4", "is no T, R, A or # annotation"),
        ("N1\tReference T2 Wikidata:Q1\tx", "is no T, R, A or # annotation"),
        ("T9\tPerson 34 36\tLe", "write Quotation, Speaker or Cue"),
        ("T9\tCue 34\tLe", "write Quotation, Speaker or Cue"),
        ("T1\tCue 34 36\tLe", "each id once"),
        ("T9\tCue 34 36\tLa", "the text there is not 'La'"),
        ("T9\tCue 34 3600\tLe", "fragments must follow each other"),
        ("T9\tCue 36 34\tLe", "fragments must follow each other"),
        ("T9\tCue 34 36;37 48\tLe bourgmestre", "parted by line ends only"),
        ("T9\tCue 34 36\tLe", "T9 (Cue) belongs to no quotation"),
        ("R9\tsaid_by Arg1:T1 Arg2:T3", "a relation is"),
        ("R9\tsaid_by Arg1:T2 Arg2:T1", "a relation is"),
        ("R9\tsaid_by Arg1:T7 Arg2:T99", "a relation is"),
        ("R9\tsays Arg1:T1 Arg2:T2", "a relation is"),
        ("R9\tsaid_by Arg1:T1 Arg2:T5", "T1 has two relations said_by"),
        ("A99\tKind T99 direct", "an attribute is"),
        ("A99\tKind T1 spoken", "attributes of a quotation are"),
        ("A99\tMood T1 direct", "attributes of a quotation are"),
        ("A99\tKind T2 direct", "attributes of a quotation are"),
        ("A99\tPronoun T1", "attributes of a quotation are"),
        ("A99\tKind T1 direct", "T1 has two attributes Kind"),
        ("#9\tAnnotatorNotes T2\tMax", "a note stands on a quotation"),
        ("#9\tAnnotatorNotes T1\tMax", "a note stands on a quotation"),
        ("#9\tAnnotatorNotes T99\tMax", "a note stands on a quotation"),
    ],
)
def test_every_slip_is_told_with_its_line(line: str, message: str) -> None:
    with pytest.raises(CorpusError) as error:
        loads(f"{ANN}{line}\n", ARTICLE.text, id="a", file="a.ann")
    assert str(error.value).startswith("a.ann:24: ")
    assert message in str(error.value)


def test_all_problems_come_at_once() -> None:
    with pytest.raises(CorpusError) as error:
        loads("x\ny\n", "", id="a")
    assert [problem.line for problem in error.value.problems] == [1, 2]


def test_lines_may_come_in_any_order() -> None:
    lines = ANN.splitlines(keepends=True)
    assert loads("".join(reversed(lines)), ARTICLE.text, id="a", meta=ARTICLE.meta) == ARTICLE


def test_what_brat_itself_writes_is_read() -> None:
    text = "« a », dit B"
    ann = "T3\tQuotation 2 3\ta\nT1\tSpeaker 11 12\tB\nR1\tsaid_by Arg1:T3 Arg2:T1\t\n"
    [quote] = loads(ann, text, id="a").quotes
    assert (quote.kind, quote.speaker, quote.tone) == (None, Span("B", 11, 12), None)


def test_nobodys_words_are_neutral() -> None:
    ann = "T1\tQuotation 2 3\ta\nA1\tKind T1 other\n"
    assert loads(ann, "« a »", id="a").quotes[0].tone is ToneLabel.NEUTRAL


@pytest.mark.parametrize("content", ["{", "[]", '{"a": 1}'])
def test_the_header_beside_is_an_object_of_strings(content: str) -> None:
    with pytest.raises(CorpusError, match=r"a\.meta\.json"):
        load_meta(content, "a.meta.json")


def test_the_configuration_knows_every_type() -> None:
    for word in ("Quotation", "said_by Arg1:Quotation, Arg2:Speaker", "Kind Arg:Quotation, Value:speech|direct"):
        assert word in CONFIGURATION
    assert CONFIGURATION.endswith("Pronoun Arg:Speaker\n")


def test_the_article_comes_back() -> None:
    assert back(ARTICLE) == ARTICLE


@given(brat_articles())
def test_reading_is_the_inverse_of_writing(article: Article) -> None:
    assert back(article) == article
