"""What a process pays before its first result, each time in a new interpreter."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import partial

from benchmarks.timing import ROOT, Figure, at_most, in_turn, python, wall

TIMED = "import time; began = time.perf_counter(); {}; print(time.perf_counter() - began)"
FIRST = "import quotes; quotes.extract('« Oui », a dit Marie Dupont.', tone={})"


def inside(code: str, rounds: int) -> float:
    """Return the seconds of code without the interpreter's own start."""
    return min(float(python(TIMED.format(code))) for _ in range(rounds))


def startup(rounds: int) -> Iterator[Figure]:
    few = max(rounds, 9)  # short and noisy
    attrs, ours = inside("import attrs", few), inside("import quotes", few)
    yield at_most("import quotes, times import attrs", ours / attrs, 1.5)
    for tone in (False, True):
        yield Figure(f"first result, tone={tone}", f"{inside(FIRST.format(tone), rounds):.2f} s")
    job, imports = in_turn(
        rounds, wall, partial(_run, "-m", "quotes", "corpora/otan.txt"), partial(_run, "-c", "import flair, nltk")
    )
    yield at_most('python -m quotes corpora/otan.txt, times python -c "import flair, nltk"', job / imports, 1.3)


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
