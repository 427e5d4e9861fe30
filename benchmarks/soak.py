"""Memory over a long run: ``python -m benchmarks.soak [TEXT …] [--minutes N]`` pipes texts with tone, over and over."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from benchmarks.texts import load
from quotes import Extractor

WARM_UP = 1 / 3  # of the run, in which caches fill and the largest batches of texts come by
BAR = 1.05  # times the memory after the warm-up
RECORDS = 60  # lines printed of a run


def resident() -> float:
    """Return the memory that the process has now, in MiB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


def soak(texts: list[str], seconds: float, *, tone: bool = True) -> Iterator[tuple[float, int, int, float]]:
    """Yield seconds passed, texts and quotations read and the memory, now and then for as long as asked."""
    began = time.monotonic()
    due, quotations = 0.0, 0
    for number, found in enumerate(Extractor(tone=tone).pipe(cycle(texts)), start=1):
        quotations += len(found)
        passed = time.monotonic() - began
        if passed >= due:
            yield passed, number, quotations, resident()
            due += seconds / RECORDS
        if passed >= seconds:
            return


def growth(memory: list[float]) -> float:
    """Return the peak after the warm-up against the memory right after it."""
    warm = memory[round(WARM_UP * len(memory)) :]
    return max(warm) / warm[0]


def main() -> int:
    """Print the memory as it goes; the exit code is 1 when it grows by more than the bar."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("texts", nargs="*", type=Path, help="articles, as for python -m benchmarks")
    parser.add_argument("--minutes", type=float, default=60, help="how long (default: %(default)s)")
    args = parser.parse_args()
    memory = []
    print(f"{'minutes':>8} {'texts':>10} {'quotations':>11} {'MiB':>8}", flush=True)
    for passed, number, quotations, now in soak(load(args.texts), args.minutes * 60):
        memory.append(now)
        print(f"{passed / 60:8.1f} {number:10,} {quotations:11,} {now:8.1f}", flush=True)
    grown = growth(memory)
    print(f"peak after the warm-up: {grown:.3f} times (at most {BAR})", flush=True)
    return int(grown > BAR)


if __name__ == "__main__":
    sys.exit(main())
