"""The command line: ``python -m quotes FILE|DIR|-``."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import quotes
from quotes.console import guarded

if TYPE_CHECKING:
    from quotes.model import Quote

STDIN = "-"
NOBODY = "—"
UNKNOWN = "?"
HEADER = ("SPEAKER", "CUE", "TONE", "WORDS")
WORD_LINES = 3  # lines of a quotation in the table
FAILED = 2


class InputError(Exception):
    """A source cannot be read; the message says why and what to do."""


def main(argv: Sequence[str] | None = None) -> int:
    """Print the quotations of the files named in ``argv``.

    Args:
        argv: The arguments, by default those of the process.

    Returns:
        The exit code: 0, or 2 when a source could not be read.
    """
    options = _parser().parse_args(argv)
    _prepare_stdout(options.format)
    return guarded(lambda: _run(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="quotes",
        description="Find the quotations of French texts, who said them, and in what tone.",
        epilog=f"In the table, {NOBODY} stands for nobody's words (a title, a term), {UNKNOWN} for an unknown speaker.",
    )
    parser.add_argument(
        "sources", nargs="+", metavar="FILE|DIR|-", help="a UTF-8 text, a folder of *.txt, or - for stdin"
    )
    parser.add_argument(
        "--no-tone", dest="tone", action="store_false", help="leave the tone out (much faster to start)"
    )
    parser.add_argument("--format", choices=("table", "jsonl"), default="table", help="default: %(default)s")
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    return parser


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"quotes {quotes.__version__}")
        parser.exit()


def _run(options: argparse.Namespace) -> int:
    @cache
    def extractor() -> quotes.Extractor:
        return quotes.Extractor(tone=options.tone)

    several = len(options.sources) > 1 or Path(options.sources[0]).is_dir()
    failed = False
    for source in _sources(options.sources):
        try:
            if isinstance(source, InputError):
                raise source
            text = _read(source)
        except InputError as error:
            failed = True
            _complain(str(error))
            continue
        try:
            found = extractor()(text)
        except quotes.QuotesError as error:
            _complain(f"{error}{'; --no-tone does without the model' if options.tone else ''}")
            return FAILED
        if options.format == "jsonl":
            _print_jsonl(found, source if several else None)
        else:
            _print_table(found, source if several else None, tone=options.tone)
    return FAILED if failed else 0


def _complain(message: str) -> None:
    sys.stdout.flush()
    print(f"quotes: {_one_line(message)}", file=sys.stderr)


def _sources(names: Sequence[str]) -> Iterator[str | InputError]:
    """Yield each file to read, folders opened, and an error in the place of each that has nothing to read."""
    for name in names:
        if name != STDIN and Path(name).is_dir():
            yield from _texts_below(name)
        else:
            yield name


def _texts_below(folder: str) -> Iterator[str | InputError]:
    unreadable: list[OSError] = []
    walk = os.walk(folder, onerror=unreadable.append)
    texts = sorted(Path(base, name) for base, _, names in walk for name in names if name.endswith(".txt"))
    yield from map(str, texts)
    for error in unreadable:
        yield InputError(f"{error.filename}: {_reason(error)}; check the name and the permissions")
    if not texts and not unreadable:
        yield InputError(f"{folder}: no *.txt in this folder; name the files themselves")


def _read(source: str) -> str:
    try:
        content = sys.stdin.buffer.read() if source == STDIN else Path(source).read_bytes()
    except (OSError, ValueError) as error:
        raise InputError(f"{source}: {_reason(error)}; check the name and the permissions") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        name = "standard input" if source == STDIN else source
        raise InputError(
            f"{name}: not UTF-8 (byte 0x{error.object[error.start]:02x} at {error.start}); "
            "convert it, for example with iconv -f WINDOWS-1252 -t UTF-8"
        ) from error


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def _print_jsonl(found: Sequence[Quote], source: str | None) -> None:
    from quotes.serialize import to_json

    for quote in found:
        print(to_json(quote) if source is None else to_json(quote, file=source))


def _print_table(found: Sequence[Quote], source: str | None, *, tone: bool) -> None:
    if source is not None:
        print(f"== {_one_line(source)} ==")
    print("\n".join(_table(found, shutil.get_terminal_size().columns, tone=tone)) if found else "no quotations")
    if source is not None:
        print()


def _table(found: Sequence[Quote], width: int, *, tone: bool) -> Iterator[str]:
    """Yield the lines of a table that is ``width`` wide, or as narrow as its columns allow."""
    rows = [HEADER, *map(_cells, found)]
    caps = (max(width // 4, 12), max(width // 7, 10), 8)
    columns = [(at, min(cap, max(len(row[at]) for row in rows))) for at, cap in enumerate(caps) if tone or at != 2]
    rest = max(width - sum(size + 2 for _, size in columns), 16)
    for row in rows:
        left = "".join(_fit(row[at], size) + "  " for at, size in columns)
        lines = textwrap.wrap(row[-1], rest, max_lines=WORD_LINES, placeholder=" …") or [""]
        for line in lines:
            yield (left + line).rstrip()
            left = " " * len(left)


def _cells(quote: Quote) -> tuple[str, str, str, str]:
    if quote.speaker is not None:
        speaker = quote.speaker.name or quote.speaker.text
    else:
        speaker = NOBODY if quote.kind == "other" else UNKNOWN
    cue = quote.cue.lemma if quote.cue else NOBODY
    tone = quote.tone.label.value if quote.tone else NOBODY
    return _one_line(speaker), _one_line(cue), tone, _one_line(quote.text)


def _fit(cell: str, width: int) -> str:
    return cell.ljust(width) if len(cell) <= width else (cell[: width - 1].rstrip() + "…").ljust(width)


def _one_line(text: str) -> str:
    """Return text that cannot move the cursor: white space as single blanks, no control or format characters."""
    return "".join(c for c in " ".join(text.split()) if unicodedata.category(c) not in {"Cc", "Cf"})


def _prepare_stdout(form: str) -> None:
    if isinstance(sys.stdout, TextIOWrapper):
        if form == "jsonl":
            sys.stdout.reconfigure(encoding="utf-8")
        else:
            sys.stdout.reconfigure(errors="replace")


if __name__ == "__main__":
    sys.exit(main())
