"""``python -m quotes.evaluation GOLD [PRED]``: the figures of this library, or of predictions, on gold articles."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from quotes.console import guarded
from quotes.corpus.files import read
from quotes.corpus.model import Article
from quotes.errors import QuotesError
from quotes.evaluation import misses, predict, read_predictions
from quotes.evaluation.bootstrap import RESAMPLES, SEED
from quotes.evaluation.report import Predictions, Report, evaluate
from quotes.evaluation.table import lines, miss_line, to_dict

SHORT, FAILED = 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures.

    Args:
        argv: The arguments, by default those of the process.

    Returns:
        The exit code: 0; 1 when a figure falls short of ``--min``; 2 when the data cannot be read.
    """
    options = _parser().parse_args(argv)
    return guarded(lambda: _checked(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m quotes.evaluation",
        description="Judge what this library finds, or what a file of predictions says, by annotated articles.",
        epilog="docs/evaluation.md says what each figure means.",
    )
    formats = "*.quotes, *.jsonl or *.ann (with its *.txt), or a folder of them"
    parser.add_argument("gold", metavar="GOLD", help=formats)
    parser.add_argument("predictions", metavar="PRED", nargs="?", help="the same; by default this library is run")
    parser.add_argument("--no-tone", dest="tone", action="store_false", help="leave the tone out (starts much faster)")
    parser.add_argument("--per", choices=("construction", "style"), default="construction", help="rows of the table")
    parser.add_argument("--misses", action="store_true", help="list what is wrong, too")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument(
        "--min", action="append", default=[], type=_minimum, metavar="FIGURE=VALUE", help="exit with 1 below this"
    )
    parser.add_argument("--resamples", type=int, default=RESAMPLES, help="for the intervals, 0 for none (%(default)s)")
    parser.add_argument("--seed", type=int, default=SEED, help="of the resampling (%(default)s)")
    return parser


def _minimum(wanted: str) -> tuple[str, float]:
    name, _, value = wanted.partition("=")
    return name, float(value)


def _checked(options: argparse.Namespace) -> int:
    try:
        return _run(options)
    except (QuotesError, ValueError) as error:
        print(f"quotes.evaluation: {error}", file=sys.stderr)
        return FAILED


def _run(options: argparse.Namespace) -> int:
    gold = read(options.gold)
    report = evaluate(gold, _predictions(options, gold), resamples=options.resamples, seed=options.seed)
    if options.json:
        print(json.dumps(to_dict(report), ensure_ascii=False, indent=1))
    else:
        print("\n".join(lines(report, options.per)))
    if options.misses:
        print(*map(miss_line, misses(report.outcomes)), sep="\n", file=sys.stderr if options.json else sys.stdout)
    return _shortfalls(report, options.min)


def _predictions(options: argparse.Namespace, gold: Sequence[Article]) -> Predictions:
    if options.predictions is None:
        return predict(gold, tone=options.tone)
    found = read_predictions(options.predictions)
    if extra := len(found.keys() - {article.id for article in gold}):
        print(f"quotes.evaluation: {extra} articles of PRED are not in GOLD and not looked at", file=sys.stderr)
    return found


def _shortfalls(report: Report, wanted: Sequence[tuple[str, float]]) -> int:
    """Say which figures fall short; an unknown one is an error, so that a typing slip does not pass."""
    unknown = [name for name, _ in wanted if name not in report.figures]
    if unknown:
        raise ValueError(f"no figure {', '.join(unknown)} here; there are {', '.join(sorted(report.figures))}")
    low = [f"{name} is {report.figures[name].value:.3f}, below {value}" for name, value in wanted
           if report.figures[name].value < value]  # fmt: skip
    for shortfall in low:
        print(f"quotes.evaluation: {shortfall}", file=sys.stderr)
    return SHORT if low else 0


if __name__ == "__main__":
    sys.exit(main())
