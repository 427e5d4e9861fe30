"""The commands that check and convert."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotes.corpus import parse, read, write
from quotes.corpus.__main__ import main
from tests.corpus.articles import MARKED

ARTICLE = parse(MARKED, id="a")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write([ARTICLE], tmp_path / "gold", "quotes")
    return tmp_path / "gold"


def test_a_clean_folder_gives_zero(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(folder)]) == 0
    assert capsys.readouterr().out == "1 articles, 3 quotations: no problems\n"


def test_every_problem_of_every_file_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = MARKED.replace("« <q1", "<q1").replace("place: Belgium\n", "").replace("</q3>", "")
    for name in ("b", "c"):
        (folder / f"{name}.quotes").write_text(broken, encoding="utf-8")
    assert main(["validate", str(folder)]) == 1
    out = capsys.readouterr().out
    for name in ("b", "c"):
        assert f"{name}.quotes:4: the header has no 'place'" in out
        assert f"{name}.quotes:6: quotation 1: no « stands before" in out
        assert f"{name}.quotes:7: <q3> is never closed" in out
    assert "in 2 files" in out


def test_partial_annotations_pass_when_asked(folder: Path) -> None:
    plain = MARKED.replace("style: agency wire\nplace: Belgium\n", "").replace(" object negative", "")
    (folder / "a.quotes").write_text(plain, encoding="utf-8")
    assert main(["validate", str(folder)]) == 1
    assert main(["validate", "--partial", str(folder)]) == 0


def test_two_articles_of_one_id_are_a_problem(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write([ARTICLE], folder / "more", "quotes")
    assert main(["validate", str(folder)]) == 1
    assert "is also in" in capsys.readouterr().out


def test_a_missing_file_is_a_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "nothing.quotes"]) == 1
    assert "nothing.quotes: no such file" in capsys.readouterr().out


@pytest.mark.parametrize(("form", "target"), [("jsonl", "x.jsonl"), ("brat", "brat"), ("quotes", "again")])
def test_conversion_and_back(form: str, target: str, folder: Path, tmp_path: Path) -> None:
    assert main(["convert", str(folder), str(tmp_path / target), "--to", form]) == 0
    assert read(tmp_path / target) == [ARTICLE]
    assert main(["convert", str(tmp_path / target), str(tmp_path / "back"), "--to", "quotes"]) == 0
    assert (tmp_path / "back" / "a.quotes").read_bytes() == MARKED.encode()


def test_nothing_is_written_over_unless_forced(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["convert", str(folder), str(folder), "--to", "quotes"]
    assert main(arguments) == 2
    assert "is there already" in capsys.readouterr().err
    assert main([*arguments, "--force"]) == 0


def test_a_broken_source_is_told(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.quotes").write_text("", encoding="utf-8")
    assert main(["convert", str(folder), str(tmp_path / "x"), "--to", "brat"]) == 2
    assert "no header" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()
