"""The peak memory of `pipe`, whose texts come and go."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.timing import Figure, at_most, python

FEW, MANY = 1_000, 100_000
PIPED = """
import sys
from pathlib import Path
from benchmarks.texts import load, short
from quotes import Extractor

texts = load([Path(path) for path in sys.argv[2:]])
for _ in Extractor(tone=False).pipe(short(texts, int(sys.argv[1]))):
    pass
status = Path("/proc/self/status").read_text()
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
"""


def memory(paths: list[str]) -> Iterator[Figure]:
    """Peak memory of a process that pipes many texts against one that pipes few."""
    few, many = (int(python(PIPED, str(n), *paths)) / 1024 for n in (FEW, MANY))
    yield Figure(f"peak memory of pipe, {FEW:,} texts, attribution only", f"{few:.0f} MiB")
    yield at_most(f"peak memory of pipe, {MANY:,} texts against {FEW:,}", many / few, 1.1, "×")
