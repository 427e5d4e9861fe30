"""Files and folders in each of the formats, and from one into the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotes.corpus import Article, CorpusError, parse, read, write
from quotes.corpus.files import FORMS, load
from tests.corpus.articles import MARKED

ARTICLE = parse(MARKED, id="a")
OTHER = Article("b", "Rien\r\n", (), {"style": "x"})
TARGETS = {"quotes": "out", "jsonl": "out.jsonl", "brat": "out"}


def problems(*paths: Path) -> str:
    with pytest.raises(CorpusError) as error:
        read(*paths)
    return str(error.value)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_written_is_read(form: str, tmp_path: Path) -> None:
    target = tmp_path / TARGETS[form]
    written = write([ARTICLE, OTHER], target, form)
    assert all(path.exists() for path in written)
    assert read(target) == [ARTICLE, OTHER]


def test_brat_gets_texts_annotations_and_its_configuration(tmp_path: Path) -> None:
    write([ARTICLE], tmp_path, "brat")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.ann", "a.meta.json", "a.txt", "annotation.conf"]
    assert (tmp_path / "a.txt").read_bytes() == ARTICLE.text.encode()


def test_a_brat_folder_needs_no_header(tmp_path: Path) -> None:
    write([ARTICLE], tmp_path, "brat")
    (tmp_path / "a.meta.json").unlink()
    assert read(tmp_path / "a.ann")[0].meta == {}


def test_folders_are_searched_to_any_depth(tmp_path: Path) -> None:
    write([ARTICLE], tmp_path / "one" / "two", "quotes")
    (tmp_path / "notes.txt").write_text("«", encoding="utf-8")
    assert read(tmp_path) == [ARTICLE]


def test_several_paths_come_in_their_order(tmp_path: Path) -> None:
    write([ARTICLE, OTHER], tmp_path, "quotes")
    assert [article.id for article in read(tmp_path / "b.quotes", tmp_path / "a.quotes")] == ["b", "a"]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    write([ARTICLE], tmp_path, "quotes")
    with pytest.raises(CorpusError, match="is there already"):
        write([ARTICLE, OTHER], tmp_path, "quotes")
    assert not (tmp_path / "b.quotes").exists()
    assert len(write([ARTICLE, OTHER], tmp_path, "quotes", force=True)) == 2


@pytest.mark.parametrize("name", ["", "../a", "a/b", ".a", "a b"])
def test_an_id_must_be_able_to_name_a_file(name: str, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="cannot name a file"):
        write([Article(name, "", ())], tmp_path, "quotes")


def test_an_unknown_form_is_a_value_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="conll"):
        write([], tmp_path, "conll")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert "no such file" in problems(tmp_path / "no.quotes")


def test_an_unknown_suffix_is_told(tmp_path: Path) -> None:
    assert "must end in one of .quotes, .jsonl, .ann" in problems(tmp_path / "a.txt")


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert "none below this folder of: *.quotes, *.jsonl, *.ann" in problems(tmp_path)


def test_a_folder_of_two_formats_is_told(tmp_path: Path) -> None:
    write([ARTICLE], tmp_path, "quotes")
    write([ARTICLE], tmp_path, "brat")
    assert "several formats below this folder: *.quotes, *.ann" in problems(tmp_path)


def test_other_encodings_are_told_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "a.quotes").write_bytes("---\n---\nÉlu".encode("latin-1"))
    assert "a.quotes:3: byte 0xc9 is not UTF-8" in problems(tmp_path)


def test_annotations_without_their_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.ann").touch()
    assert "a.txt: no such file" in problems(tmp_path)


def test_the_same_id_twice_is_told(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        write([ARTICLE], tmp_path / folder, "quotes")
    assert "'a' is also in" in problems(tmp_path)


def test_the_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.quotes").write_text("", encoding="utf-8")
    assert problems(tmp_path).count("no header") == 2


def test_each_line_of_json_stands_alone(tmp_path: Path) -> None:
    write([ARTICLE, OTHER], tmp_path / "x.jsonl", "jsonl")
    lines = (tmp_path / "x.jsonl").read_text(encoding="utf-8")
    (tmp_path / "x.jsonl").write_text("{\n\n" + lines, encoding="utf-8")
    loaded = list(load(tmp_path / "x.jsonl"))
    assert [item.article for item in loaded] == [None, ARTICLE, OTHER]
    assert [problem.line for problem in loaded[0].problems] == [1]
    assert loaded[2].line(5) == 4


@pytest.mark.parametrize(("form", "first"), [("quotes", 5), ("brat", 1)])
def test_offsets_are_told_as_lines_of_the_file(form: str, first: int, tmp_path: Path) -> None:
    write([ARTICLE], tmp_path, form)
    [item] = load(tmp_path)
    starts = [quote.start for quote in ARTICLE.quotes]
    assert [item.line(at) for at in (0, *starts)] == [first, first + 2, first + 3, first + 3]
