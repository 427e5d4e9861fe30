"""The evaluation from the command line."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve

from quotes.corpus import parse, write
from quotes.evaluation.__main__ import main
from tests.corpus.articles import MARKED

ARTICLE = parse(MARKED, id="a")
WRONG = evolve(ARTICLE, quotes=(evolve(ARTICLE.quotes[0], name=None), *ARTICLE.quotes[1:]))


@pytest.fixture
def gold(tmp_path: Path) -> str:
    write([ARTICLE], tmp_path / "gold", "quotes")
    return str(tmp_path / "gold")


@pytest.fixture
def predictions(tmp_path: Path) -> str:
    write([WRONG], tmp_path / "pred.jsonl", "jsonl")
    return str(tmp_path / "pred.jsonl")


def test_the_table_fits_a_terminal(gold: str, predictions: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([gold, predictions]) == 0
    out = capsys.readouterr().out
    assert out.startswith("1 articles, 3 quotations, 2 of them somebody's words\n")
    assert max(map(len, out.splitlines())) <= 80
    for part in ("found: exact span", "F1", "construction", "gold tone"):
        assert part in out


def test_without_predictions_the_library_is_run(gold: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([gold, "--no-tone", "--resamples", "0"]) == 0
    out = capsys.readouterr().out
    assert "gold tone" not in out
    assert "found: exact span" in out


def test_rows_may_be_styles(gold: str, predictions: str, capsys: pytest.CaptureFixture[str]) -> None:
    main([gold, predictions, "--per", "style"])
    assert "agency wire" in capsys.readouterr().out


def test_long_styles_are_cut(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write([evolve(ARTICLE, meta={"style": "long " * 20})], tmp_path / "long.jsonl", "jsonl")
    main([str(tmp_path / "long.jsonl"), str(tmp_path / "long.jsonl"), "--per", "style"])
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 80


def test_misses_are_listed_when_asked(gold: str, predictions: str, capsys: pytest.CaptureFixture[str]) -> None:
    main([gold, predictions])
    assert "a | name" not in capsys.readouterr().out
    main([gold, predictions, "--misses"])
    assert "a | name | object | une mascarade | 'Thibault Delcourt' not None" in capsys.readouterr().out


def test_json_has_every_figure(gold: str, predictions: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([gold, predictions, "--json", "--misses"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["figures"]["name_acc"]["value"] == 0.5
    assert found["counts"]["name"] == {"hits": 1, "predicted": 1, "gold": 2}
    assert found["misses"] == {"name": 1}
    assert found["constructions"]["object"]["named"] == 0
    assert found["tone_confusion"]["positive"]["positive"] == 1


@pytest.mark.parametrize(("wanted", "code"), [("name_acc=0.5", 0), ("name_acc=0.51", 1)])
def test_a_figure_below_its_minimum_fails(
    wanted: str, code: int, gold: str, predictions: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([gold, predictions, "--min", wanted, "--min", "cue_f1=1"]) == code
    assert ("name_acc is 0.500, below 0.51" in capsys.readouterr().err) == bool(code)


def test_an_unknown_figure_is_an_error(gold: str, predictions: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([gold, predictions, "--min", "name=0.5"]) == 2
    assert "no figure name here; there are" in capsys.readouterr().err


@pytest.mark.parametrize("wanted", ["name_acc", "name_acc=much"])
def test_a_minimum_is_a_number(wanted: str, gold: str) -> None:
    with pytest.raises(SystemExit) as error:
        main([gold, "--min", wanted])
    assert error.value.code == 2


def test_predictions_beyond_the_gold_are_told(gold: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write([WRONG, evolve(WRONG, id="b")], tmp_path / "more.jsonl", "jsonl")
    assert main([gold, str(tmp_path / "more.jsonl")]) == 0
    assert "1 articles of PRED are not in GOLD" in capsys.readouterr().err


def test_gold_that_cannot_be_read_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nothing.quotes"]) == 2
    assert "nothing.quotes: no such file" in capsys.readouterr().err


def test_too_few_resamples_are_told(gold: str, predictions: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([gold, predictions, "--resamples", "3"]) == 2
    assert "0 or at least 40" in capsys.readouterr().err


def test_a_reader_that_goes_away_is_no_error(gold: str, predictions: str) -> None:
    command = f"{shlex.quote(sys.executable)} -m quotes.evaluation {gold} {predictions}; echo $? >&2"
    done = subprocess.run(["sh", "-c", f"({command}) | true"], capture_output=True, text=True, check=True)
    assert done.stderr in {"0\n", "141\n"}
