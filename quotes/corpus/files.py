"""Articles in files: ``*.quotes`` (inline markup), ``*.jsonl`` (JSON lines) and ``*.ann`` with ``*.txt`` (brat)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from attrs import frozen

from quotes.corpus import brat, brat_parse, jsonl, markup
from quotes.corpus.model import Article
from quotes.corpus.parse import body_line, scan
from quotes.errors import CorpusError, Problem

FORMS = ("quotes", "jsonl", "brat")
_ID = re.compile(r"\w[\w.-]*")


@frozen
class Loaded:
    """What one file, or one line of JSON lines, holds.

    Attributes:
        file: The file.
        article: The article as far as it can be read.
        problems: What is wrong with its form.
        line: From an offset in the article's text to a line of the file.
    """

    file: str
    article: Article | None
    problems: tuple[Problem, ...]
    line: Callable[[int], int | None]


def read(*paths: str | Path, text_needed: bool = True) -> list[Article]:
    """Return all articles of some files and folders, in the order of their names.

    Args:
        *paths: Files that end in ``.quotes``, ``.jsonl`` or ``.ann``, and folders, searched to any depth, that hold
            such files, all in one of the formats.
        text_needed: Whether JSON lines must have the text; predictions need not.

    Raises:
        CorpusError: A file is malformed or not there, or two articles have one id; it has every problem.
    """
    loaded = list(load(*paths, text_needed=text_needed))
    articles = [item.article for item in loaded if item.article]
    problems = [problem for item in loaded for problem in item.problems] + list(twice(loaded))
    if problems:
        raise CorpusError(*problems)
    return articles


def load(*paths: str | Path, text_needed: bool = True) -> Iterator[Loaded]:
    """Yield what each file holds, problems included."""
    for path in map(Path, paths):
        try:
            for file in _files(path):
                yield from _load(file, text_needed=text_needed)
        except CorpusError as error:
            yield _failed(path, error)


def write(articles: Iterable[Article], target: str | Path, form: str, *, force: bool = False) -> list[Path]:
    """Write articles and return the files made.

    Args:
        articles: What to write.
        target: A file for JSON lines, a folder for the others.
        form: One of `FORMS`.
        force: Whether to write over files that are there.

    Raises:
        CorpusError: An article cannot be written in this form, or a file is there already; nothing is written then.
        ValueError: There is no such form.
    """
    if form not in FORMS:
        raise ValueError(f"form must be one of {', '.join(FORMS)}, not {form!r}")
    contents = dict(_contents(list(articles), Path(target), form))
    if not force and (there := [path for path in contents if path.exists()]):
        raise CorpusError(*(Problem(str(path), None, "is there already; name another target") for path in there))
    for path, content in contents.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8"))
    return list(contents)


def twice(loaded: Iterable[Loaded]) -> Iterator[Problem]:
    """Yield a problem for each article whose id another one before it has."""
    seen: dict[str, str] = {}
    for item in loaded:
        if item.article is None:
            continue
        if item.article.id in seen:
            yield Problem(
                item.file, item.line(0), f"{item.article.id!r} is also in {seen[item.article.id]}; rename one"
            )
        seen.setdefault(item.article.id, item.file)


def _files(path: Path) -> list[Path]:
    """Return the files to read at a path, which all have one suffix where it is a folder."""
    if not path.is_dir():
        return [path]
    found = {suffix: sorted(path.rglob(f"*{suffix}")) for suffix in _LOADERS}
    kinds = [suffix for suffix, files in found.items() if files]
    if len(kinds) != 1:
        known = ", ".join(f"*{suffix}" for suffix in kinds or _LOADERS)
        what = "several formats below this folder" if kinds else "none below this folder of"
        raise CorpusError(Problem(str(path), None, f"{what}: {known}; name a folder of one, or the files"))
    return found[kinds[0]]


def _load(file: Path, *, text_needed: bool) -> Iterator[Loaded]:
    if file.suffix not in _LOADERS:
        raise CorpusError(Problem(str(file), None, f"the name must end in one of {', '.join(_LOADERS)}"))
    try:
        yield from _LOADERS[file.suffix](file, text_needed)
    except CorpusError as error:
        yield _failed(file, error)


def _failed(file: Path, error: CorpusError) -> Loaded:
    return Loaded(str(file), None, error.problems, lambda _: None)


def _text(file: Path) -> str:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise CorpusError(
            Problem(str(file), None, f"{(error.strerror or str(error)).lower()}; check the name")
        ) from error
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{content[error.start]:02x} is not UTF-8; convert the file, for example with iconv"
        raise CorpusError(Problem(str(file), line, message)) from error


def _load_markup(file: Path, _: bool) -> Iterator[Loaded]:
    source = _text(file)
    article, problems = scan(source, id=file.stem, file=str(file))
    yield Loaded(str(file), article, tuple(problems), _lines(article.text, body_line(source)))


def _load_brat(file: Path, _: bool) -> Iterator[Loaded]:
    text = _text(file.with_suffix(".txt"))
    beside = file.with_suffix(".meta.json")
    meta = brat_parse.load_meta(_text(beside), str(beside)) if beside.exists() else {}
    article = brat_parse.loads(_text(file), text, id=file.stem, file=str(file), meta=meta)
    yield Loaded(str(file.with_suffix(".txt")), article, (), _lines(text, 1))


def _load_lines(file: Path, text_needed: bool) -> Iterator[Loaded]:
    for number, line in enumerate(_text(file).split("\n"), 1):
        if line.strip():
            yield _load_line(file, number, line, text_needed)


def _load_line(file: Path, number: int, line: str, text_needed: bool) -> Loaded:
    try:
        article = jsonl.loads(line, file=str(file), number=number, text_needed=text_needed)
    except CorpusError as error:
        return _failed(file, error)
    return Loaded(str(file), article, (), lambda _: number)


def _lines(text: str, first: int) -> Callable[[int], int]:
    """Return the function from an offset to its line, where the text begins on line ``first``."""
    ends = [match.start() for match in re.finditer("\n", text)]
    return lambda offset: first + bisect_left(ends, offset)


_LOADERS: dict[str, Callable[[Path, bool], Iterator[Loaded]]] = {
    ".quotes": _load_markup,
    ".jsonl": _load_lines,
    ".ann": _load_brat,
}


def _contents(articles: list[Article], target: Path, form: str) -> Iterator[tuple[Path, str]]:
    if form == "jsonl":
        yield target, "".join(f"{jsonl.dumps(article)}\n" for article in articles)
        return
    if form == "brat":
        yield target / "annotation.conf", brat.CONFIGURATION
    for article in articles:
        if not _ID.fullmatch(article.id):
            raise CorpusError(Problem(article.id, None, "the id cannot name a file; use letters, digits, ., - and _"))
        yield from _CONTENTS[form](article, target / article.id)


def _markup_contents(article: Article, path: Path) -> Iterator[tuple[Path, str]]:
    yield path.with_name(f"{path.name}.quotes"), markup.render(article)


def _brat_contents(article: Article, path: Path) -> Iterator[tuple[Path, str]]:
    yield path.with_name(f"{path.name}.ann"), brat.dumps(article)
    yield path.with_name(f"{path.name}.txt"), article.text
    yield path.with_name(f"{path.name}.meta.json"), brat.dump_meta(article)


_CONTENTS = {"quotes": _markup_contents, "brat": _brat_contents}
