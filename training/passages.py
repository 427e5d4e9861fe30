"""Stage 3: quotations with their context, without labels, for the teacher to read.

    python training/passages.py OUT.jsonl.gz --text ARTICLES.gz … [--bare QUOTATIONS.gz …] --held-out press-dev.jsonl.gz

``--text`` takes gzipped articles, one a line or as JSON lines with ``text``; ``--bare`` gzipped quotations, one a line.
An article that holds a quotation of a held-out file is left out whole, and so is a bare quotation of one.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from quotes.tone import has_words

# Short ones must match too, or the straight marks after one would pair up wrongly.
QUOTED = re.compile(r"«\s*([^«»]{0,900}?)\s*»|“\s*([^“”]{0,900}?)\s*”|\"\s*([^\"«»]{0,900}?)\s*\"")
BEFORE, AFTER = 160, 110
SHORTEST = 12
TELLING = 25  # code points from which a quotation tells its article


def lines(path: Path) -> Iterator[str]:
    """Yield the texts of a gzipped file."""
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            yield json.loads(row)["text"] if path.name.endswith(".jsonl.gz") else row.strip()


def held_out(paths: list[Path]) -> set[str]:
    """Return the quotations that nothing may be learnt from."""
    found: set[str] = set()
    for path in paths:
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for row in map(json.loads, filter(None, content.decode("utf-8").split("\n"))):
            found.update(one["text"] for one in row.get("quotes", [row]))
    return found


def harvest(text: str) -> Iterator[dict[str, str]]:
    """Yield the quotations of an article, unless an odd number of straight marks makes them doubtful."""
    if text.count('"') % 2:
        return
    for match in QUOTED.finditer(text):
        words = next(group for group in match.groups() if group is not None)
        if len(words) >= SHORTEST and has_words(words):
            around = {"before": text[max(0, match.start() - BEFORE) : match.start()]}
            yield {"text": words, **around, "after": text[match.end() : match.end() + AFTER]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--text", type=Path, action="append", default=[])
    parser.add_argument("--bare", type=Path, action="append", default=[])
    parser.add_argument("--held-out", type=Path, action="append", required=True)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    hidden = held_out(args.held_out)
    telling = [one for one in hidden if len(one) >= TELLING]
    known = set(hidden)
    rows: list[dict[str, str]] = []
    left_out = 0
    for text in (text for path in args.text for text in lines(path)):
        if any(one in text for one in telling):
            left_out += 1
            continue
        for row in harvest(text):
            if row["text"] not in known:
                known.add(row["text"])
                rows.append(row)
    whole = len(rows)
    for text in (text for path in args.bare for text in lines(path)):
        if text not in known and has_words(text):
            known.add(text)
            rows.append({"text": text, "before": "", "after": ""})
    # With context first: a stage that stops early has read the better ones.
    rng = random.Random(args.seed)
    rows = rng.sample(rows[:whole], whole) + rng.sample(rows[whole:], len(rows) - whole)
    with gzip.open(args.out, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    print(f"{whole} quotations in context, {len(rows) - whole} alone; {left_out} articles left out")


if __name__ == "__main__":
    main()
