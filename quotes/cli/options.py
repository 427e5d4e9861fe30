"""What the command line takes."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, get_args

from attrs import frozen

import quotes
from quotes.render.wording import LANGUAGES, Language
from quotes.table import NOBODY, UNKNOWN

Format = Literal["table", "jsonl", "csv", "html"]
Color = Literal["auto", "always", "never"]
FORMATS: tuple[Format, ...] = get_args(Format)
COLORS: tuple[Color, ...] = get_args(Color)
_SUFFIXES: dict[str, Format] = {".jsonl": "jsonl", ".csv": "csv", ".html": "html", ".htm": "html"}

EPILOG = f"""\
examples:
  quotes article.txt                                a table
  quotes --no-tone --speech-only press/             every *.txt below a folder, titles and terms left out
  quotes press/ -o press.jsonl --processes 2        one JSON object a quotation
  quotes press/ --format html -o pages/             one page a text, and pages/index.html
  curl -s https://example.org/a.txt | quotes - --format csv > a.csv

In the table, {NOBODY} stands for nobody's words (a title, a term), {UNKNOWN} for an unknown speaker. It has colour
on a terminal, unless NO_COLOR is set or TERM is dumb. A file named by -o appears when it is complete; when the
run ends early, what was done is in FILE.part.

exit codes:
  0    all texts were read
  2    a text could not be read (the others were), the output or the model failed, or wrong usage
  130  interrupted
  141  the reader of the output went away
"""


@frozen
class Options:
    """The arguments, checked.

    Attributes:
        sources: Files, folders, and "-" for standard input.
        format: What to write.
        output: Where to, ``None`` for standard output.
        tone: As for `quotes.Extractor`.
        speech_only: Whether nobody's words are left out.
        processes: How many processes read.
        color: When the table has colour.
        lang: The language of web pages.
    """

    sources: tuple[str, ...]
    format: Format
    output: Path | None
    tone: bool | str
    speech_only: bool
    processes: int
    color: Color
    lang: Language


def parse(argv: Sequence[str] | None) -> Options:
    """Return the options; wrong ones print the usage and exit with the code 2, as `argparse` does."""
    parser = _parser()
    given = parser.parse_args(argv)
    if given.model is not None and not given.tone:
        parser.error("--model and --no-tone exclude each other")
    output = None if given.output in (None, "-") else Path(given.output)
    return Options(
        sources=tuple(given.sources),
        format=given.format or (_SUFFIXES.get(output.suffix.lower(), "table") if output else "table"),
        output=output,
        tone=given.tone if given.model is None else given.model,
        speech_only=given.speech_only,
        processes=given.processes,
        color=given.color,
        lang=given.lang,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="quotes",
        description="Find the quotations of French texts, who said them, and in what tone.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "sources", nargs="+", metavar="FILE|DIR|-", help="a UTF-8 text, a folder of *.txt, or - for standard input"
    )
    _add_output(parser)
    _add_reading(parser)
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    return parser


def _add_output(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("output")
    group.add_argument("-f", "--format", choices=FORMATS, help="default: that of the name after -o, else a table")
    group.add_argument("-o", "--output", metavar="FILE|DIR", help="write here; a folder for the pages of several texts")
    group.add_argument("--color", choices=COLORS, default="auto", help="colour in the table (default: %(default)s)")
    group.add_argument("--lang", choices=LANGUAGES, default="en", help="language of web pages (default: %(default)s)")


def _add_reading(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("reading")
    group.add_argument("--no-tone", dest="tone", action="store_false", help="leave the tone out (much faster to start)")
    group.add_argument(
        "--model",
        metavar="PATH|NAME",
        help="another Flair TextClassifier for the tone; its file can run code when it is opened",
    )
    group.add_argument("--speech-only", action="store_true", help="leave out titles, terms: what nobody said")
    group.add_argument(
        "--processes", type=_positive, default=1, metavar="N", help="processes that read (default: %(default)s)"
    )


def _positive(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1")
    return number


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"quotes {quotes.__version__}")
        parser.exit()
