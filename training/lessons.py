"""Stage 4: what one or more teachers say of labelled and unlabelled quotations, for the student to learn.

    python training/lessons.py BACKBONE OUT --teacher TEACHER.safetensors … --train press-train.jsonl.gz \\
        [--passages PASSAGES.jsonl.gz --most 40000]

Writes ``OUT/<n>.safetensors`` (probabilities, the mean over the teachers and over a narrow and a wide context, and the
first teacher's vectors) and ``OUT/<n>.jsonl.gz`` for every 4,000 rows; those that exist already are kept, so that the
command can be run again. Rows keep the label that they have.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

import torch
from reader import SETTINGS, encode, load_reader, load_tokenizer, passage, read_all, rows
from safetensors.torch import save_file

from quotes.tone import Reading

PART = 4_000


def write(rows: list[dict[str, Any]], path: Path) -> None:
    """Write gzipped JSON lines."""
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("backbone", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--teacher", type=Path, action="append", required=True)
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--passages", type=Path)
    parser.add_argument("--most", type=int, default=40_000, help="how many unlabelled quotations")
    args = parser.parse_args()
    narrow = Reading(**SETTINGS["teacher"]["reading"])
    readings = [narrow, Reading(**SETTINGS["teacher"]["wide"])]
    tokenizer = load_tokenizer(args.backbone, max(readings, key=lambda one: one.max_tokens))
    teachers = [load_reader(path) for path in args.teacher]
    data = rows(args.train)
    if args.passages:
        data += rows(args.passages, labelled=False)[: args.most]
    args.out.mkdir(parents=True, exist_ok=True)
    for number, start in enumerate(range(0, len(data), PART)):
        path = args.out / f"{number}.safetensors"
        if path.exists():
            continue
        part = data[start : start + PART]
        said = [
            read_all(teacher, encode(tokenizer, reading, map(passage, part)))
            for teacher in teachers
            for reading in readings
        ]
        probabilities = torch.stack([one for one, _ in said]).mean(0)
        write(part, args.out / f"{number}.jsonl.gz")
        save_file({"probabilities": probabilities, "vectors": said[0][1]}, path)
        print(f"{start + len(part)} of {len(data)} rows", flush=True)


if __name__ == "__main__":
    main()
