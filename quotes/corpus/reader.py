"""An NLTK corpus reader over a folder of ``*.quotes`` files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Protocol

from nltk.corpus.reader.api import CorpusReader
from nltk.tokenize import RegexpTokenizer

from quotes.corpus.model import AnnotatedQuote, Article
from quotes.corpus.parse import parse
from quotes.errors import CorpusError, Problem
from quotes.sentences import sentence_spans

FILES = r".*\.quotes"
WORD = (
    r"[Aa]ujourd['’]hui"
    r"|(?:[cdjlmnstCDJLMNST]|[Qq]u|[Ll]orsqu|[Pp]uisqu|[Jj]usqu|[Qq]uoiqu)['’](?=\w)"  # elided words
    r"|-(?:t-)?(?:ils?|elles?|on)\b"  # inverted subjects
    r"|\d+(?:[.,\u00a0\u202f]\d+)*"
    r"|\w+(?:(?!-(?:t-)?(?:ils?|elles?|on)\b)[-'’]\w+)*"
    r"|[^\w\s]"
)


class Tokenizer(Protocol):
    """What cuts a sentence into words, as NLTK's tokenizers do."""

    def tokenize(self, text: str, /) -> list[str]:
        """Return the words of a text."""


class QuoteCorpusReader(CorpusReader):  # type: ignore[misc]  # NLTK is untyped
    """Read a folder of annotated articles as NLTK reads its corpora.

    NLTK asks that the folder is below one of ``nltk.data.path``: ``nltk.data.path.append(root)`` once, before.

    ``raw`` gives the files as they are, with their markup; ``words`` and ``sents`` are of the articles' texts.

    Args:
        root: The folder (or one of NLTK's path pointers, into a zip for example).
        fileids: The files, as a list or as a regular expression over the paths below the folder.
        encoding: Of the files.
        word_tokenizer: What cuts sentences into words; by default at elisions ("l'", "qu'") and inverted subjects
            ("-t-il"), keeping compounds and numbers whole.

    Raises:
        PermissionError: From NLTK 3.10 on, whose readers open nothing outside of the folders in ``nltk.data.path``,
            the root is not below one of them. The message says what to append.
    """

    def __init__(
        self,
        root: str | Path,
        fileids: str | Iterable[str] = FILES,
        encoding: str = "utf-8",
        word_tokenizer: Tokenizer | None = None,
    ) -> None:
        files = fileids if isinstance(fileids, str) else list(fileids)
        try:
            super().__init__(str(root) if isinstance(root, Path) else root, files, encoding)
        except PermissionError as error:
            advice = f"NLTK reads below the folders of nltk.data.path only: nltk.data.path.append({str(root)!r}) first"
            raise PermissionError(f"{error}; {advice}") from error
        self._readme = "README.md"
        self._word_tokenizer = word_tokenizer or RegexpTokenizer(WORD)

    def articles(self, fileids: str | Iterable[str] | None = None) -> list[Article]:
        """Return the articles of some files, by default of all.

        Raises:
            CorpusError: A file is malformed.
            OSError: A file is not there.
        """
        return [self._article(fileid) for fileid in self._chosen(fileids)]

    def quotes(self, fileids: str | Iterable[str] | None = None) -> list[AnnotatedQuote]:
        """Return the quotations of some files, by default of all, in the order of the texts."""
        return [quote for article in self.articles(fileids) for quote in article.quotes]

    def sents(self, fileids: str | Iterable[str] | None = None) -> list[list[str]]:
        """Return the sentences of some files, by default of all, each as its words."""
        return [self._word_tokenizer.tokenize(sentence) for sentence in self._sentences(fileids)]

    def words(self, fileids: str | Iterable[str] | None = None) -> list[str]:
        """Return the words of some files, by default of all."""
        return [word for sentence in self.sents(fileids) for word in sentence]

    def _sentences(self, fileids: str | Iterable[str] | None) -> Iterator[str]:
        for article in self.articles(fileids):
            for start, end in sentence_spans(article.text):
                yield article.text[start:end]

    def _chosen(self, fileids: str | Iterable[str] | None) -> Iterable[str]:
        if fileids is None:
            return list(self.fileids())
        return [fileids] if isinstance(fileids, str) else fileids

    def _article(self, fileid: str) -> Article:
        try:
            source = self.raw(fileid)
        except UnicodeDecodeError as error:
            message = f"not {error.encoding} (byte at {error.start}); name the encoding or convert the file"
            raise CorpusError(Problem(fileid, None, message)) from error
        return parse(source, id=PurePosixPath(fileid).stem, file=fileid)
