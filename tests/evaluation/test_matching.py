"""When a prediction agrees with the gold."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.corpus import AnnotatedQuote
from quotes.evaluation.matching import covered, exact, folded, same_mention, shared
from quotes.model import Kind, Span

BOUNDS = st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def quotes(*bounds: tuple[int, int]) -> list[AnnotatedQuote]:
    return [AnnotatedQuote("x" * (end - start), start, end, Kind.DIRECT) for start, end in bounds]


def span(start: int, end: int) -> Span:
    return Span("x" * (end - start), start, end)


def pairs(gold: list[tuple[int, int]], predicted: list[tuple[int, int]], share: float) -> list[tuple[int, int]]:
    """Return the covered pairs as positions."""
    a, b = quotes(*gold), quotes(*predicted)
    places = [{id(quote): at for at, quote in enumerate(listed)} for listed in (a, b)]
    return [(places[0][id(x)], places[1][id(y)]) for x, y in covered(a, b, share)]


class TestNames:
    @pytest.mark.parametrize(
        ("name", "plain"),
        [
            ("Zoé Roy", "zoé roy"),
            ("Mme Zoé  Roy", "zoé roy"),
            ("M. Roy", "roy"),
            ("Mlle Roy", "roy"),
            ("MM. Roy et Dupont", "roy et dupont"),
            ("Me Roy", "roy"),
            ("le Dr Roy", "roy"),
            ("l’OTAN", "otan"),
            ("Les Verts", "verts"),
            ("un porte-parole de la police", "porte-parole de la police"),
            ("de la police", "police"),
            ("Zoe\u0301", "zoé"),
            ("\u00a0OTAN\n", "otan"),
            ("Leroy", "leroy"),
            ("Mmers", "mmers"),
        ],
    )
    def test_are_compared_without_what_introduces_them(self, name: str, plain: str) -> None:
        assert folded(name) == plain

    @pytest.mark.parametrize("name", [None, ""])
    def test_no_name_stays_none(self, name: str | None) -> None:
        assert folded(name) is None


class TestMentions:
    def test_two_unknown_ones_agree(self) -> None:
        assert same_mention(None, None)

    def test_one_unknown_one_disagrees(self) -> None:
        assert not same_mention(span(0, 3), None)
        assert not same_mention(None, span(0, 3))

    def test_they_may_overlap(self) -> None:
        assert same_mention(span(0, 3), span(2, 9))
        assert not same_mention(span(0, 3), span(3, 9))

    def test_a_sentence_is_no_mention(self) -> None:
        assert same_mention(span(0, 3), span(0, 32))
        assert not same_mention(span(0, 3), span(0, 33))


def test_shared_counts_code_points() -> None:
    assert [shared(span(0, 4), span(*other)) for other in ((2, 9), (1, 2), (4, 9), (0, 4))] == [2, 1, 0, 4]
    assert shared(None, span(0, 1)) == 0


def test_exact_needs_both_offsets() -> None:
    gold = quotes((0, 5), (6, 9))
    predicted = quotes((0, 5), (6, 8), (7, 9))
    assert exact(gold, predicted) == [(gold[0], predicted[0]), (gold[1], None)]


class TestCover:
    def test_more_than_the_share_is_needed(self) -> None:
        assert pairs([(0, 10)], [(0, 3)], 0.3) == []
        assert pairs([(0, 10)], [(0, 4)], 0.3) == [(0, 0)]
        assert pairs([(0, 10)], [(0, 8)], 0.8) == []
        assert pairs([(0, 10)], [(0, 9)], 0.8) == [(0, 0)]

    def test_only_the_gold_is_measured(self) -> None:
        assert pairs([(5, 7)], [(0, 100)], 0.8) == [(0, 0)]
        assert pairs([(0, 100)], [(5, 7)], 0.3) == []

    def test_the_best_one_is_taken(self) -> None:
        assert pairs([(0, 10)], [(0, 4), (0, 9), (3, 10)], 0.3) == [(0, 1)]

    def test_the_first_of_equals_is_taken(self) -> None:
        assert pairs([(0, 10)], [(2, 12), (0, 8)], 0.3) == [(0, 0)]

    def test_a_prediction_serves_once(self) -> None:
        assert pairs([(0, 5), (6, 9)], [(0, 9)], 0.3) == [(0, 0)]

    def test_pieces_do_not_add_up(self) -> None:
        assert pairs([(0, 10)], [(0, 5), (5, 10)], 0.8) == []

    @given(st.lists(BOUNDS, max_size=6), st.lists(BOUNDS, max_size=6), st.sampled_from([0.3, 0.8]))
    def test_agrees_with_the_protocol_read_literally(
        self, gold: list[tuple[int, int]], predicted: list[tuple[int, int]], share: float
    ) -> None:
        free = list(range(len(predicted)))
        expected = []
        for at, (start, end) in enumerate(gold):
            best, most = None, share
            for other in free:
                score = len(set(range(start, end)) & set(range(*predicted[other]))) / (end - start)
                if score > most:
                    best, most = other, score
            if best is not None:
                free.remove(best)
                expected.append((at, best))
        assert pairs(gold, predicted, share) == expected

    def test_time_grows_with_length_only(self) -> None:
        many = quotes(*((10 * at, 10 * at + 8) for at in range(20_000)))
        start = time.process_time()
        assert len(covered(many, many, 0.8)) == 20_000
        assert time.process_time() - start < 5
