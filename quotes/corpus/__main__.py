"""``python -m quotes.corpus validate`` and ``convert``: check annotated files, turn one format into another."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from quotes.console import guarded
from quotes.corpus.files import FORMS, Loaded, load, read, twice, write
from quotes.corpus.validate import check
from quotes.errors import CorpusError, Problem

WRONG, FAILED = 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one of the commands.

    Args:
        argv: The arguments, by default those of the process.

    Returns:
        The exit code: 0; 1 when files have problems; 2 when a conversion cannot be done.
    """
    options = _parser().parse_args(argv)
    return guarded(lambda: _validate(options) if options.command == "validate" else _convert(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m quotes.corpus", description="Check and convert annotated articles."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    paths = "*.quotes, *.jsonl or *.ann (with its *.txt), or a folder of them"
    validate = commands.add_parser("validate", help="print every problem; exit code 1 if there is one")
    validate.add_argument("paths", nargs="+", metavar="PATH", help=paths)
    validate.add_argument(
        "--partial", action="store_true", help="construction, tone, direct or mixed, names and header may be missing"
    )
    convert = commands.add_parser("convert", help="turn articles into another format")
    convert.add_argument("source", help=paths)
    convert.add_argument("target", help="a file for jsonl, a folder for the others")
    convert.add_argument("--to", choices=FORMS, required=True)
    convert.add_argument("--force", action="store_true", help="write over files that are there")
    return parser


def _validate(options: argparse.Namespace) -> int:
    loaded = list(load(*options.paths))
    problems = [*_problems(loaded, complete=not options.partial), *twice(loaded)]
    for problem in problems:
        print(problem)
    articles = [item.article for item in loaded if item.article]
    quotations = sum(len(article.quotes) for article in articles)
    files = len({problem.file for problem in problems})
    verdict = f"{len(problems)} problems in {files} files" if problems else "no problems"
    print(f"{len(articles)} articles, {quotations} quotations: {verdict}")
    return WRONG if problems else 0


def _problems(loaded: Sequence[Loaded], *, complete: bool) -> Iterator[Problem]:
    for item in loaded:
        found = list(item.problems)
        if item.article is not None:
            findings = check(item.article, complete=complete)
            found += [Problem(item.file, item.line(offset), message) for offset, message in findings]
        yield from sorted(found, key=lambda problem: problem.line or 0)


def _convert(options: argparse.Namespace) -> int:
    try:
        written = write(read(options.source), options.target, options.to, force=options.force)
    except (CorpusError, OSError) as error:
        print(error, file=sys.stderr)
        return FAILED
    print(f"{len(written)} files written to {options.target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
