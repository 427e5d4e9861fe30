"""Stage 6: pack a trained student into the files that the package ships.

    python training/pack.py STUDENT BACKBONE/tokenizer.json quotes/data/tone --train press-train.jsonl.gz \\
        [--temperature T | --dev press-dev.jsonl.gz]

STUDENT is the directory that stage 5 wrote. The training quotations serve to measure the ranges that int8 needs. With
--dev the temperature is fitted on those quotations. training/evaluate.py measures what was packed.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import torch
from attrs import asdict
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

from quotes.encoder import Shape, measure_ranges
from quotes.flair_model import PassageEmbeddings
from quotes.model import ToneLabel
from quotes.packed import CONFIG, FORMAT, TOKENIZER, WEIGHTS, digest
from quotes.tone import FlairScorer, Passage, Reading, load

LABELS = [str(label) for label in ToneLabel]
TEMPERATURES = [step / 50 for step in range(25, 151)]  # 0.5 to 3
MEASURED = 1_500  # training quotations whose activations give the ranges


def settings() -> Reading:
    """Return how settings.toml says that the shipped model reads."""
    import tomllib  # Python 3.11: only training needs it

    text = (Path(__file__).parent / "settings.toml").read_text(encoding="utf-8")
    return Reading(**tomllib.loads(text)["shipped"]["reading"])


def quantise(state: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Return matrices as int8 with a half-precision scale a row, and everything else in half precision.

    The ranges of activations stay as they are.
    """
    packed = {}
    for name, tensor in state.items():
        if name.endswith("_range"):
            packed[name] = tensor.float()
        elif tensor.dim() == 2:
            scale = (tensor.float().abs().amax(1) / 127).half()
            # Divide by the rounded scale that the reader will multiply by; a row of zeros has none.
            divisor = scale.float().where(scale > 0, torch.ones(()))
            packed[name] = (tensor.float() / divisor[:, None]).round().clamp(-127, 127).to(torch.int8)
            packed[f"{name}.scale"] = scale
        else:
            packed[name] = tensor.half()
    return {name: tensor.contiguous() for name, tensor in packed.items()}


def with_ranges(
    state: dict[str, torch.Tensor], shape: Shape, tokenizer: str, reading: Reading, passages: list[Passage]
) -> dict[str, torch.Tensor]:
    """Return the state with the ranges of each layer's inputs over some passages."""
    encoder = {name.removeprefix("encoder."): t for name, t in state.items() if name.startswith("encoder.")}
    embeddings = PassageEmbeddings(asdict(shape), reading, tokenizer, encoder)
    encoded = sorted((embeddings.encode(passage) for passage in passages), key=lambda one: len(one[0]))
    batches = (embeddings.padded(encoded[k : k + 32]) for k in range(0, len(encoded), 32))
    measure_ranges(embeddings.encoder, batches)
    return state | {f"encoder.{name}": t for name, t in embeddings.encoder.state_dict().items()}


def pack(
    trained: Path, tokenizer: Path, out: Path, reading: Reading, passages: list[Passage], temperature: float = 1.0
) -> None:
    """Write model.safetensors, tokenizer.json and config.json into a directory."""
    out.mkdir(parents=True, exist_ok=True)
    shape = Shape(**json.loads((trained / "shape.json").read_text(encoding="utf-8")))
    written = Tokenizer.from_file(str(tokenizer)).to_str()
    state = with_ranges(load_file(trained / "tone.safetensors"), shape, written, reading, passages)
    save_file(quantise(state), out / WEIGHTS)
    (out / WEIGHTS).chmod(0o644)  # safetensors writes for its owner only
    (out / TOKENIZER).write_bytes(tokenizer.read_bytes())
    config: dict[str, Any] = {
        "format": FORMAT,
        "shape": asdict(shape),
        "labels": LABELS,
        "reading": asdict(reading),
        "temperature": temperature,
        "sha256": {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in (WEIGHTS, TOKENIZER)},
    }
    config["sha256"][CONFIG] = digest(config)
    (out / CONFIG).write_text(json.dumps(config, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def read(path: Path) -> tuple[list[Passage], list[int]]:
    """Return the passages of a file and the index of their gold labels."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["label"] in LABELS]
    passages = [Passage(row["text"], row.get("before", ""), row.get("after", "")) for row in rows]
    return passages, [LABELS.index(row["label"]) for row in rows]


def probabilities(model: Path, passages: list[Passage]) -> torch.Tensor:
    """Return what the packed model says, through the scorer that users run."""
    tones = FlairScorer(load(model)).score(passages)
    even = [1 / len(LABELS)] * len(LABELS)  # no words, no opinion
    return torch.tensor([list(tone.probabilities.values()) if tone else even for tone in tones])


def cooled(found: torch.Tensor, temperature: float) -> torch.Tensor:
    """Return probabilities at another temperature: their logarithms are the scores, up to a constant a row."""
    return (found.clamp(min=1e-12).log() / temperature).softmax(1)


def fit(found: torch.Tensor, gold: list[int]) -> float:
    """Return the temperature of the grid with the smallest negative log-likelihood."""
    rows = torch.arange(len(gold))
    return min(TEMPERATURES, key=lambda t: -cooled(found, t)[rows, torch.tensor(gold)].log().mean().item())


def main() -> None:
    """Pack, and with --dev fit the temperature."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trained", type=Path)
    parser.add_argument("tokenizer", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--train", type=Path, required=True)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--temperature", type=float, default=1.0)
    how.add_argument("--dev", type=Path)
    args = parser.parse_args()
    reading = settings()
    passages = read(args.train)[0][:MEASURED]
    pack(args.trained, args.tokenizer, args.out, reading, passages, args.temperature)
    if args.dev:
        held, gold = read(args.dev)
        temperature = fit(probabilities(args.out, held), gold)
        pack(args.trained, args.tokenizer, args.out, reading, passages, temperature)
        print(f"temperature {temperature:.2f}, fitted on {len(gold)} quotations")
    print(f"{sum(path.stat().st_size for path in args.out.iterdir()) / 1e6:.1f} MB in {args.out}")


if __name__ == "__main__":
    main()
