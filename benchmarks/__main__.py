"""Measure and print one table: ``python -m benchmarks [TEXT …] [--only PART,…] [--markdown]``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from benchmarks import attribution, memory, spark, startup, texts
from benchmarks.timing import Figure, machine

VERDICTS = {True: "yes", False: "**no**", None: ""}


def parts(articles: list[str], paths: list[str], rounds: int) -> dict[str, Callable[[], Iterable[Figure]]]:
    """Return what can be measured, by name, in order."""
    return {
        "startup": lambda: startup.startup(rounds),
        "speed": lambda: attribution.speed(articles, rounds),
        "lengths": lambda: attribution.lengths(rounds),
        "quotations": lambda: attribution.quotations(rounds),
        "processes": lambda: attribution.processes(articles, rounds),
        "memory": lambda: memory.memory(paths),
        "spark": lambda: spark.spark(paths, max(1, rounds - 1)),
        "tone": lambda: _tone(articles, rounds),
    }


def _tone(articles: list[str], rounds: int) -> Iterator[Figure]:
    from benchmarks.tone import tone  # imports Flair, which the others do without

    return tone(articles, rounds)


def main() -> int:
    """Run the parts asked for; the exit code is 1 when a bar is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("texts", nargs="*", type=Path, help="articles: .txt, .txt.gz (one a line), .jsonl, .jsonl.gz")
    names = list(parts([], [], 0))
    parser.add_argument("--only", metavar="PART,…", default=",".join(names), help="of: %(default)s")
    parser.add_argument("--rounds", type=int, default=3, help="of which the best counts (default: %(default)s)")
    parser.add_argument("--markdown", action="store_true", help="print a table for docs/benchmarks.md")
    args = parser.parse_args()
    only = args.only.split(",")
    if not set(only) <= set(names):
        parser.error(f"--only takes some of {', '.join(names)}, joined by commas")
    articles = texts.load(args.texts)
    paths = [str(path.resolve()) for path in args.texts]
    chosen = {name: run for name, run in parts(articles, paths, args.rounds).items() if name in only}
    print(f"{machine()}; {len(articles):,} texts of {sum(map(len, articles)):,} characters\n", flush=True)
    if args.markdown:
        print("| what | figure | bar | met |\n|---|---|---|---|", flush=True)
    missed = False
    for figure in (figure for run in chosen.values() for figure in run()):
        cells = (figure.what, figure.value, figure.bar, VERDICTS[figure.met])
        print(
            f"| {' | '.join(cells)} |" if args.markdown else f"{cells[0]:88} {cells[1]:>14} {cells[2]:>14} {cells[3]}",
            flush=True,
        )
        missed = missed or figure.met is False
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
