"""What stands between guillemets: typography, nesting, paragraphs, missing marks, and any string at all."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.detect import Marked, detect


def contents(text: str) -> list[tuple[str, int, bool]]:
    """Return content, depth and closed of each stretch."""
    return [(text[m.start : m.end], m.depth, m.closed) for m in detect(text)]


@pytest.mark.parametrize("space", ["", " ", "\u00a0", "\u202f", "\u2009", "\ufeff", "\u200b", " \u00a0 ", "\t"])
def test_space_beside_the_marks_is_no_content(space: str) -> None:
    text = f"Elle a dit «{space}oui{space}»."
    (marked,) = detect(text)
    assert text[marked.start : marked.end] == "oui"
    assert text[marked.outer_start : marked.outer_end] == f"«{space}oui{space}»"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Un », puis « deux ».", [("Un", 0, True), ("deux", 0, True)]),
        ("« Il a crié « non » hier », dit-elle.", [("Il a crié « non » hier", 0, True), ("non", 1, True)]),
        ("« a « b « c » » »", [("a « b « c » »", 0, True), ("b « c »", 1, True), ("c", 2, True)]),
        ("l'«amie» de tous", [("amie", 0, True)]),
        ("mot«mot»mot", [("mot", 0, True)]),
        ('« Il dit “oui” et "non". »', [('Il dit “oui” et "non".', 0, True)]),
        # One paragraph mark each, one quotation.
        ("« Un.\n« Deux.\n\n« Trois », dit-il. « Non »", [("Un.\n« Deux.\n\n« Trois", 0, True), ("Non", 0, True)]),
        ("« Un.\r\n — « Deux. »", [("Un.\r\n — « Deux.", 0, True)]),
        ("« Un.\u2029« Deux. »", [("Un.\u2029« Deux.", 0, True)]),
        ("« Un.\n« Deux « trois » quatre. »", [("Un.\n« Deux « trois » quatre.", 0, True), ("trois", 1, True)]),
        ("« Un.\n» Deux.\n» Trois. »", [("Un.\n» Deux.\n» Trois.", 0, True)]),
        ("« Un.\n\nDeux.\n\nTrois. » Fin.", [("Un.\n\nDeux.\n\nTrois.", 0, True)]),
        # The mark at the head of a paragraph closes the quotation after all.
        ("« Un\n» et voilà.", [("Un", 0, True)]),
        ("« Un\n»", [("Un", 0, True)]),
        ("« Un.\n» Il a dit « deux ».", [("Un.", 0, True), ("deux", 0, True)]),
        # Never closed.
        ("Il dit : « Un deux. \n\nTrois.", [("Un deux.", 0, False)]),
        ("« Un.\n\nDeux « trois » quatre.", [("Un.", 0, False), ("trois", 0, True)]),
        ("« Un.\n« Deux.\nTrois.", [("Un.", 0, False), ("Deux.", 0, False)]),
        ("« Un ”, dit-il.", [("Un ”, dit-il.", 0, False)]),
        ("« Un « deux » trois.", [("Un « deux » trois.", 0, False), ("deux", 1, True)]),
        # One mark closes both.
        ("« Il a dit « non ».\nFin", [("Il a dit « non", 0, False), ("non", 1, True)]),
    ],
)
def test_stretches(text: str, expected: list[tuple[str, int, bool]]) -> None:
    assert contents(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rien.",
        "<< non >>",
        "‹ non ›",
        "“ non ”",
        '"non"',
        "»",
        "un » deux",
        "«",
        "« »",
        "«\u00a0\ufeff»",
        "»«",
        "\ud800",
    ],
)
def test_nothing_to_find(text: str) -> None:
    assert detect(text) == []


def test_a_stray_mark_is_passed_over() -> None:
    assert contents("Un » deux « trois » quatre ».") == [("trois", 0, True)]


def test_a_closing_mark_far_away_does_not_count() -> None:
    text = "« Un.\n" + "Encore.\n" * 11 + "Fin ».\n"
    assert contents(text) == [("Un.", 0, False)]


def test_offsets_of_an_open_stretch() -> None:
    assert detect("Oui : « non \n") == [Marked(8, 11, 0, False, 6, 11)]


def test_nul_and_surrogates_are_content() -> None:
    assert contents("«\0» «\udfff»") == [("\0", 0, True), ("\udfff", 0, True)]


def test_deep_nesting_needs_no_recursion() -> None:
    found = detect("«a" * 10_000 + "»" * 10_000)
    assert [m.depth for m in found] == list(range(10_000))
    assert all(m.closed for m in found)


@pytest.mark.parametrize(
    "unit", ["«", "»", "«»", "« a » ", "« a\n", "« a « b »\n", "«\n", "\n»", "« a\n» B\n", "«   \n\n", "a»"]
)
def test_time_grows_with_the_length(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        best = float("inf")
        for _ in range(3):
            begin = time.process_time()
            detect(text)
            best = min(best, time.process_time() - begin)
        return best

    # Eight times the text: a quadratic pass would need 64 times as long.
    assert seconds(80_000) < 30 * seconds(10_000) + 0.05


@given(st.text(alphabet="«»\n\r\u2029 \u00a0\u202f\ufeffaB.,-—”\ud800", max_size=60) | st.text())
def test_any_text_gives_sound_offsets(text: str) -> None:
    found = detect(text)
    assert [m.outer_start for m in found] == sorted({m.outer_start for m in found})
    around: list[Marked] = []
    for m in found:
        assert 0 <= m.outer_start < m.start < m.end <= m.outer_end <= len(text)
        assert text[m.outer_start] == "«"
        assert not m.closed or text[m.outer_end - 1] == "»"
        assert not any(c.isspace() or c in "\ufeff\u200b" for c in (text[m.start], text[m.end - 1]))
        while around and around[-1].outer_end <= m.outer_start:
            around.pop()
        assert m.depth == len(around)
        assert not around or (m.outer_end <= around[-1].outer_end and m.end <= around[-1].end)
        around.append(m)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One » at the end of a paragraph closes all that is open: the marks belong to each.
        ("« Il a dit « non hier. »\nFin.", [("« Il a dit « non hier. »", False), ("« non hier. »", True)]),
        (
            "« Il a « dit « non. »\nFin.",
            [("« Il a « dit « non. »", False), ("« dit « non. »", False), ("« non. »", True)],
        ),
        # None closes it: it ends with its paragraph, without the space there.
        ("« Un deux. \nFin.", [("« Un deux.", False)]),
        ("« Un « deux.\nTrois.", [("« Un « deux.", False), ("« deux.", False)]),
        ("« Un.\nDeux.\n« Trois »", [("« Un.", False), ("« Trois »", True)]),
        # A » that only seemed to repeat the mark.
        ("« Un.\n» Deux.\n» Trois.\nFin.", [("« Un.\n»", True)]),
        ("« Un ».\n« Deux.\n» Trois ».", [("« Un »", True), ("« Deux.\n» Trois »", True)]),
    ],
)
def test_the_outer_bounds_take_in_the_marks(text: str, expected: list[tuple[str, bool]]) -> None:
    assert [(text[m.outer_start : m.outer_end], m.closed) for m in detect(text)] == expected


@pytest.mark.parametrize(("paragraphs", "closed"), [(1, True), (8, True), (9, True), (10, False), (30, False)])
def test_a_quotation_closes_in_the_tenth_paragraph_without_a_mark_at_the_latest(paragraphs: int, closed: bool) -> None:
    text = "« Un.\n" + "Deux.\n" * paragraphs + "Trois. »"
    assert detect(text)[0].closed is closed
