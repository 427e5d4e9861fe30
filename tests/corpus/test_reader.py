"""The NLTK corpus reader."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

import nltk
import pytest
from nltk.corpus.reader.api import CorpusReader
from nltk.data import ZipFilePathPointer
from nltk.tokenize import WhitespaceTokenizer

from quotes.corpus import CorpusError, QuoteCorpusReader, parse
from tests.corpus.articles import MARKED

OTHER = "---\nstyle: x\n---\nL'OTAN s'est tue. Est-ce grave, aujourd'hui ?\n"


@pytest.fixture(autouse=True)
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """NLTK opens nothing outside of its data folders."""
    monkeypatch.setattr(nltk.data, "path", [*nltk.data.path, str(tmp_path)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "more").mkdir()
    (tmp_path / "a.quotes").write_text(MARKED, encoding="utf-8")
    (tmp_path / "more" / "b.quotes").write_text(OTHER, encoding="utf-8")
    (tmp_path / "README.md").write_text("not a corpus file", encoding="utf-8")
    (tmp_path / "LICENSE").write_text("CC BY 4.0", encoding="utf-8")
    return tmp_path


@pytest.fixture
def reader(folder: Path) -> QuoteCorpusReader:
    return QuoteCorpusReader(folder)


def test_it_is_an_nltk_reader(reader: QuoteCorpusReader) -> None:
    assert isinstance(reader, CorpusReader)
    assert (reader.readme(), reader.license()) == ("not a corpus file", "CC BY 4.0")


def test_files_are_found_to_any_depth(reader: QuoteCorpusReader) -> None:
    assert reader.fileids() == ["a.quotes", "more/b.quotes"]


def test_raw_is_the_file_as_it_is(reader: QuoteCorpusReader) -> None:
    assert reader.raw("a.quotes") == MARKED
    assert reader.raw() == MARKED + OTHER


def test_articles_are_called_by_their_stem(reader: QuoteCorpusReader) -> None:
    assert reader.articles("a.quotes") == [parse(MARKED, id="a")]
    assert [article.id for article in reader.articles()] == ["a", "b"]


def test_quotes_of_all_files_or_of_some(reader: QuoteCorpusReader) -> None:
    assert [quote.text for quote in reader.quotes()] == ["une mascarade", "Nous y arriverons", "Germinal & fils"]
    assert reader.quotes(["more/b.quotes"]) == []


def test_words_are_those_of_the_text(reader: QuoteCorpusReader) -> None:
    words = ["L'", "OTAN", "s'", "est", "tue", ".", "Est", "-", "ce", "grave", ",", "aujourd'hui", "?"]
    assert reader.words("more/b.quotes")[:6] == words[:6]
    assert reader.words("more/b.quotes")[-4:] == ["grave", ",", "aujourd'hui", "?"]
    assert "q1" not in reader.words()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a-t-il dit", ["a", "-t-il", "dit"]),
        ("dit-elle", ["dit", "-elle"]),
        ("Saint-Gilles", ["Saint-Gilles"]),
        ("12\u202f500,5 euros", ["12\u202f500,5", "euros"]),
        ("qu’il l’a", ["qu’", "il", "l’", "a"]),
        ("«Oui»", ["«", "Oui", "»"]),
    ],
)
def test_words_are_cut_as_in_french(text: str, words: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.quotes").write_text(f"---\n---\n{text}\n", encoding="utf-8")
    assert QuoteCorpusReader(tmp_path).words() == words


def test_sents_are_lists_of_words(reader: QuoteCorpusReader) -> None:
    sents = reader.sents("more/b.quotes")
    assert [sent[-1] for sent in sents] == [".", "?"]
    assert [word for sent in reader.sents() for word in sent] == reader.words()


def test_the_word_tokenizer_may_be_another(folder: Path) -> None:
    reader = QuoteCorpusReader(folder, word_tokenizer=WhitespaceTokenizer())
    assert reader.words("more/b.quotes")[0] == "L'OTAN"


def test_files_may_be_chosen(folder: Path) -> None:
    assert QuoteCorpusReader(folder, r"more/.*\.quotes").fileids() == ["more/b.quotes"]
    assert QuoteCorpusReader(folder, ["a.quotes"]).fileids() == ["a.quotes"]


def test_a_malformed_file_is_told(folder: Path) -> None:
    (folder / "c.quotes").write_text("---\n---\na < b\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"^c\.quotes:3: "):
        QuoteCorpusReader(folder).articles()


def test_another_encoding_is_told_or_named(folder: Path) -> None:
    (folder / "c.quotes").write_bytes("---\n---\nÉlu\n".encode("latin-1"))
    with pytest.raises(CorpusError, match=r"c\.quotes: not utf-?8"):
        QuoteCorpusReader(folder).words()
    assert QuoteCorpusReader(folder, ["c.quotes"], encoding="latin-1").words() == ["Élu"]


def test_a_file_that_is_not_there_is_an_os_error(reader: QuoteCorpusReader) -> None:
    with pytest.raises(OSError, match=r"nothing\.quotes"):
        reader.articles("nothing.quotes")


def test_a_zip_is_read_like_a_folder(folder: Path) -> None:
    with zipfile.ZipFile(folder / "gold.zip", "w") as archive:
        archive.write(folder / "a.quotes", "gold/a.quotes")
    reader = QuoteCorpusReader(ZipFilePathPointer(str(folder / "gold.zip"), "gold/"))
    assert len(reader.quotes()) == 3


@pytest.mark.skipif(
    tuple(map(int, nltk.__version__.split(".")[:3])) < (3, 10, 4), reason="NLTK 3.10.2 trusts more folders than it says"
)
def test_a_folder_that_nltk_does_not_know_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nltk.data, "path", [])
    monkeypatch.setattr(tempfile, "tempdir", "/usr")  # NLTK trusts a private folder for temporary files
    with pytest.raises(PermissionError, match=r"nltk\.data\.path\.append\("):
        QuoteCorpusReader(folder)
