"""The texts that are measured on."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from benchmarks.timing import ROOT

ENOUGH = 1_000_000  # code points that the shipped articles are repeated to


def load(paths: list[Path]) -> list[str]:
    """Return the articles of files; the shipped ones, repeated, where there are none.

    Args:
        paths: ``*.txt``, an article each; ``*.txt.gz``, an article a line; ``*.jsonl`` or ``*.jsonl.gz``, a line an
            object with a ``text``; folders of them.
    """
    if not paths:
        shipped = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpora").glob("*.txt"))]
        return shipped * (ENOUGH // sum(map(len, shipped)) + 1)
    return [text for path in paths for text in _articles(path)]


def _articles(path: Path) -> Iterator[str]:
    if path.is_dir():
        for one in sorted(path.iterdir()):
            yield from _articles(one)
    elif path.suffix == ".txt":
        yield path.read_text(encoding="utf-8")
    else:
        with _opened(path) as lines:
            for line in lines:
                yield json.loads(line)["text"] if ".jsonl" in path.name else line.rstrip("\n")


def _opened(path: Path) -> IO[str]:
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


def sample(texts: list[str], length: int) -> list[str]:
    """Return about ``length`` code points of texts, evenly spread over them."""
    total = sum(map(len, texts))
    step = max(1, round(total / length))
    return texts[::step]


def short(texts: list[str], n: int, length: int = 1_000) -> Iterator[str]:
    """Yield n texts of at most ``length`` code points, each with its number, so that no two are the same."""
    starts = [text[:length] for text in texts]
    for i in range(n):
        yield f"{starts[i % len(starts)]}\n{i}"
