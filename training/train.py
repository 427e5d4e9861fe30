"""Stage 2: fine-tune the backbone on press quotations, read in their context. The result teaches the shipped model.

python training/train.py BACKBONE OUT --train press-train.jsonl.gz --dev press-dev.jsonl.gz [--set KEY=VALUE]
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import Any

import torch
from loop import fit
from reader import (
    LABELS,
    SETTINGS,
    Example,
    Reader,
    configuration,
    encode,
    load_tokenizer,
    passage,
    rows,
    select,
    variants,
)
from safetensors.torch import load_file

from quotes.tone import Reading


def one_hot(label: str) -> list[float]:
    """Return the target of a label that a reader gave."""
    return [float(label == other) for other in LABELS]


def build(backbone: Path, layers: list[int], dropout: float) -> Reader:
    """Return the backbone's chosen layers under a new head."""
    state = select(load_file(backbone / "backbone.safetensors"), layers)
    model = Reader(configuration(state, len(layers)), dropout)
    model.encoder.load_state_dict(state)
    return model


def settings(stage: str, changes: list[str]) -> dict[str, Any]:
    """Return a stage's settings, with the changes of an experiment."""
    return SETTINGS[stage] | {key: json.loads(value) for key, value in (change.split("=", 1) for change in changes)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("backbone", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--only", type=float, default=1.0, help="share of the rows to train on, for the learning curve")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="another value of a setting")
    args = parser.parse_args()
    wanted = settings("teacher", args.set)
    reading = Reading(**wanted["reading"])
    torch.manual_seed(wanted["seed"])
    tokenizer = load_tokenizer(args.backbone, reading)
    train, dev = rows(args.train), rows(args.dev)
    random.Random(wanted["seed"]).shuffle(train)
    train = train[: round(args.only * len(train))]
    chances = {True: wanted["picked_share"], False: 1.0}
    examples = [
        Example(read, one_hot(row["label"]), chances[row["picked"]])
        for row, read in zip(train, variants(tokenizer, reading, train), strict=True)
    ]
    model = build(args.backbone, wanted["layers"], wanted["dropout"])
    gold = [LABELS.index(row["label"]) for row in dev]
    print(f"{len(examples)} rows, {wanted}", flush=True)
    fit(model, examples, (encode(tokenizer, reading, map(passage, dev)), gold), args.out, wanted)


if __name__ == "__main__":
    main()
