"""Reading the inline markup: what a file says, and every error with its line."""

from __future__ import annotations

import time

import pytest

from quotes.corpus import Article, Construction, CorpusError, parse
from quotes.corpus.parse import body_line, scan
from quotes.model import Kind, Span, ToneLabel
from tests.corpus.articles import MARKED

HEAD = "---\nstyle: x\n---\n"


def wrong(body: str) -> list[str]:
    """Return the problems of a text as "line: message"."""
    return [f"{problem.line}: {problem.message}" for problem in scan(HEAD + body, id="a")[1]]


def read(body: str) -> Article:
    return parse(HEAD + body, id="a")


class TestReading:
    article = parse(MARKED, id="a")

    def test_the_text_is_what_stands_outside_of_the_tags(self) -> None:
        assert self.article.text.startswith("Le bourgmestre défend son budget\n\nLe bourgmestre de Rochefosse, Thi")
        assert self.article.text.endswith("« Germinal & fils ».")

    def test_the_header_is_the_meta_data(self) -> None:
        assert self.article.meta == {"style": "agency wire", "place": "Belgium"}

    def test_offsets_follow_from_the_tags(self) -> None:
        text = self.article.text
        for quote in self.article.quotes:
            for span in filter(None, (quote, quote.speaker, quote.cue)):
                assert text[span.start : span.end] == span.text

    def test_a_quotation_has_all_that_its_tag_says(self) -> None:
        first = self.article.quotes[0]
        assert (first.kind, first.construction, first.tone) == (Kind.MIXED, Construction.OBJECT, ToneLabel.NEGATIVE)
        assert first.name == "Thibault Delcourt"
        assert first.speaker
        assert first.speaker.text == "Le bourgmestre de Rochefosse, Thibault Delcourt"
        assert not first.pronoun

    def test_p_is_a_pronoun(self) -> None:
        second = self.article.quotes[1]
        assert second.speaker
        assert (second.speaker.text, second.pronoun) == ("il", True)

    def test_nobodys_words_are_neutral(self) -> None:
        third = self.article.quotes[2]
        assert (third.kind, third.tone, third.speaker, third.cue) == (Kind.OTHER, ToneLabel.NEUTRAL, None, None)

    def test_one_tag_may_serve_several_quotations(self) -> None:
        first, second = read("<s1,2>A</s1,2> « <q1 direct>b</q1> » « <q2 direct>c</q2> »").quotes
        assert first.speaker == second.speaker == Span("A", 0, 1)

    def test_only_the_last_line_end_is_no_text(self) -> None:
        assert read("a\n\n").text == "a\n"
        assert read("a").text == "a"
        assert read("").text == ""

    def test_a_carriage_return_is_escaped(self) -> None:
        assert read("a&#13;").text == "a\r"

    def test_any_other_line_separator_is_text(self) -> None:
        assert read("a\u2028b\x85c\x0b\n").text == "a\u2028b\x85c\x0b"

    def test_nested_and_unclosed_are_derived(self) -> None:
        outer, inner, last = read(
            "« <q1 direct>a « <q2 direct>b</q2>\u00a0» c</q1> » « <q3 direct>d</q3>."
        ).quotes  # fmt: skip
        assert (outer.nested, inner.nested, last.nested) == (False, True, False)
        assert (outer.closed, inner.closed, last.closed) == (True, True, False)

    def test_the_text_begins_after_the_header(self) -> None:
        assert body_line(MARKED) == 5
        assert body_line("no header") == 1


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("a < b", "4: < in '< b': it is no tag; write &lt;"),
        ("\n<b>x</b>", "5: < in '<b>x</b>'"),
        ("R&D", "4: & in '&D': write &amp;"),
        ("a&nbsp;b", "4: &nbsp; in"),
        ("a\n\nb\rc\r", "6: 2 carriage return(s)"),
        ("<q1 direct>x", "4: <q1> is never closed"),
        ("x</q1>", "4: </q1> without <q1> before it"),
        ("<s1,2>x</s1>", "4: </s1> without <s1> before it"),
        ("<q1 direct>x<q1 direct>y</q1>", "4: <q1> is opened twice"),
        ("<q1 direct>x</q1 direct>", "4: </q1> takes no words"),
        ("<q1 direct>a</q1>\n<q3 direct>b</q3>", "5: <q3> where <q2> is due"),
        ("<q1,2 direct>a</q1,2>", "4: <q> takes one number"),
        ("<q1 direct>a</q1><q1 direct>b</q1>", "4: quotation 1 has two tags for its quotation"),
        ("<s1>A</s1><q1 direct>a</q1><s1>B</s1>", "4: quotation 1 has two tags for its mention"),
        ("<s1>A</s1><q1 direct>a</q1><p1>B</p1>", "4: quotation 1 has two tags for its mention"),
        ("<c1>A</c1><q1 direct>a</q1><c1,1>B</c1,1>", "4: quotation 1 has two tags for its cue"),
        ("<s2>A</s2><q1 direct>a</q1>", "4: mention of quotation 2, but there is no <q2>"),
        ("<c1 direct>A</c1><q1 direct>a</q1>", "4: <c> takes numbers only"),
        ("<q1>a</q1>", "4: a quotation begins with its kind"),
        ("<q1 incise>a</q1>", "4: a quotation begins with its kind"),
        ("<q1 direct colour>a</q1>", "4: 'colour' is no kind"),
        ("<q1 direct neutral incise>a</q1>", "4: incise: the order is KIND"),
        ('<q1 direct "A" "B">a</q1>', '4: "B": the order is KIND'),
        ("<q1 direct mixed>a</q1>", "4: mixed: the order is KIND"),
        ('<q1 direct "A&B">a</q1>', "4: & in '&B': write &amp;"),
        ("<q0 direct>a</q0>", "4: < in '<q0 direct>"),
    ],
)
def test_every_slip_is_told_with_its_line(body: str, problem: str) -> None:
    assert any(found.startswith(problem) for found in wrong(body)), wrong(body)


def test_a_clean_text_has_no_problems() -> None:
    assert scan(MARKED, id="a")[1] == []


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("", "a:1: no header"),
        ("Le texte", "a:1: no header"),
        ("\ufeff---\n---\n", "a:1: no header"),
        ("---\nstyle: x\n", "a:1: no header"),
        ("---\nstyle: x\nplace\n---\n", "a:3: header line 'place'"),
        ("---\nStyle: x\n---\n", "a:2: header line"),
        ("---\nstyle: x\nstyle: y\n---\n", "a:3: header line"),
        ("---\nstyle: R&D\n---\n", "a:2: & in '&D'"),
    ],
)
def test_a_header_is_needed_and_plain(source: str, problem: str) -> None:
    with pytest.raises(CorpusError) as error:
        parse(source, id="a")
    assert str(error.value).startswith(problem)


def test_all_problems_come_at_once_in_their_order() -> None:
    found = wrong("a < b\nR&D\n<q1>x</q1>")
    assert [problem[:2] for problem in found] == ["4:", "5:", "6:"]


def test_problems_name_the_file() -> None:
    with pytest.raises(CorpusError, match=r"^gold/b\.quotes:1: no header"):
        parse("", id="b", file="gold/b.quotes")


@pytest.mark.parametrize(
    "piece",
    [
        "<", "&", "<q1 ", '<q1 "', "<q1 direct>", "</q1>", "<s1>x</s1>", "\n", "\r", "<q1 direct>x</q1>",
        '<q1 "<q1 " " ', "«", "<q1 " + "a " * 50,
    ],
)  # fmt: skip
def test_time_grows_with_length_only(piece: str) -> None:
    def seconds(times: int) -> float:
        source = HEAD + piece * times
        start = time.process_time()
        scan(source, id="a")
        return time.process_time() - start

    short, long = (min(seconds(times) for _ in range(3)) for times in (1000, 16_000))
    assert long < 64 * short + 0.5
