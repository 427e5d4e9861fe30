"""What the validator finds in an article that can be read, and what it leaves alone."""

from __future__ import annotations

import pytest
from attrs import evolve

from quotes.corpus import check, parse
from quotes.corpus.parse import scan
from tests.corpus.articles import MARKED

HEAD = "---\nstyle: x\nplace: y\n---\n"


def wrong(body: str, *, complete: bool = True) -> list[str]:
    article, problems = scan(HEAD + body, id="a")
    assert problems == []
    return [message for _, message in check(article, complete=complete)]


def test_a_good_article_is_clean() -> None:
    assert check(parse(MARKED, id="a")) == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("« <q1 direct incise neutral> a</q1> »", "its words begin or end with white space"),
        ("« <q1 direct incise neutral>a\u202f</q1>»", "its words begin or end with white space"),
        ("« <q1 direct incise neutral></q1> »", "its words are empty"),
        ('<s1>A </s1>: « <q1 direct colon neutral "A">a</q1> »', "its mention begin or end with white space"),
        ("<c1></c1>« <q1 direct verb neutral>a</q1> »", "its cue are empty"),
        ("«<q1 direct incise neutral>a</q1>», « b", "no quotation begins after the « of '« b'"),
        ("a «« <q1 direct incise neutral>a</q1> »", "no quotation begins after the « of"),
        ("<q1 direct incise neutral>a</q1> »", "no « stands before 'a'"),
        ("« a <q1 direct incise neutral>b</q1> »", "no « stands before 'b'"),
        ("« <q2 direct incise neutral>a</q2> » « <q1 direct incise neutral>b</q1> »", "quotation 2 stands before"),
        ("« <q1 direct title neutral>a</q1> »", "kind direct does not go with construction title"),
        ("« <q1 other incise>a</q1> »", "kind other does not go with construction incise"),
        ("« <q1 other title negative>a</q1> »", "nobody's words are neutral"),
        ('« <q1 other title "A">a</q1> » A', "nobody's words have no mention"),
        ("<s1>A</s1> « <q1 other title>a</q1> »", "nobody's words have no mention"),
        ("<c1>A</c1> « <q1 other title>a</q1> »", "nobody's words have no mention"),
        ('« <q1 direct unattributed neutral "A">a</q1> » A', "the name 'A' has no mention"),
        ('<s1>A</s1> : « <q1 direct colon neutral "B">a</q1> »', "the name 'B' is not in the text"),
        ('<s1>A</s1> : « <q1 direct colon neutral " A">a</q1> »', "has white space to spare"),
        ('<s1>A</s1> : « <q1 direct colon neutral "">a</q1> »', "has white space to spare"),
        ('« <q1 direct incise neutral "A">a</q1> », dit-<s1>il</s1>. A', "'il' is a pronoun; tag it <p>"),
        ('« <q1 direct incise neutral "A">a, dit <s1>A</s1></q1> »', "its mention 'A' stands in its own words"),
        ('« <q1 direct incise neutral "A">a, <c1>dit</c1></q1> » <s1>A</s1>', "its cue 'dit' stands in its own words"),
    ],
)
def test_every_slip_is_found(body: str, message: str) -> None:
    assert any(message in found for found in wrong(body, complete=False)), wrong(body)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("« <q1 speech incise neutral>a</q1> »", "say direct or mixed"),
        ("« <q1 direct neutral>a</q1> »", "it has no construction"),
        ("« <q1 direct incise>a</q1> »", "it has no tone"),
        ("<s1>A</s1> : « <q1 direct colon neutral>a</q1> »", "the mention 'A' has no name"),
    ],
)
def test_a_complete_annotation_says_everything(body: str, message: str) -> None:
    assert any(message in found for found in wrong(body))
    assert wrong(body, complete=False) == []


@pytest.mark.parametrize("key", ["style", "place"])
def test_the_header_says_style_and_place(key: str) -> None:
    article = parse(f"---\n{key}: x\n---\n", id="a")
    [(at, message)] = check(article)
    assert (at, key in message) == (0, False)
    assert check(article, complete=False) == []


@pytest.mark.parametrize(
    "body",
    [
        "« <q1 direct unattributed neutral>a</q1> »",
        "«\u00a0<q1 direct unattributed neutral>a</q1>\u202f»",
        "« <q1 direct unattributed neutral>« <q2 other title>a</q2> » b</q1> »",
        "« <q1 direct unattributed neutral>a\n« b\n  « c</q1> »",
        "« <q1 direct unattributed neutral>a</q1> » ou pas »",
        '« <q1 direct incise_inside neutral "A">a, <c1>dit</c1> <s1>A</s1>, b</q1> »',
        '<s1>L’ÉLU</s1> : « <q1 direct colon neutral "élu">a</q1> »',
        '<s1>A  B</s1> : « <q1 direct colon neutral "A B">a</q1> »',
        '« <q1 direct incise neutral "Illois">a</q1> », dit <s1>Illois</s1>',
    ],
)
def test_what_is_right_is_left_alone(body: str) -> None:
    assert wrong(body) == []


def test_a_mark_inside_a_quotation_but_not_at_a_paragraph_is_one_more() -> None:
    assert any("no quotation begins" in found for found in wrong("« <q1 direct unattributed neutral>a « b</q1> »"))


def test_flags_must_be_what_the_text_says() -> None:
    article = parse(MARKED, id="a")
    first = evolve(article.quotes[0], nested=True, closed=False)
    found = [message for _, message in check(evolve(article, quotes=(first, *article.quotes[1:])))]
    assert ["nested is True" in found[1], "closed is False" in found[0]] == [True, True]


def test_findings_come_in_the_order_of_the_text() -> None:
    article = parse(HEAD + "« a » « <q1 direct unattributed>b</q1> » « c »", id="a")
    offsets = [at for at, _ in check(article)]
    assert offsets == sorted(offsets)
    assert len(offsets) == 3
