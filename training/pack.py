"""Stage 3: pack a trained reader into the files that the package ships.

    python training/pack.py TRAINED TOKENIZER OUT [--temperature T | --dev press-dev.jsonl.gz]

With --dev the temperature is fitted on those quotations, and the packed model is measured on them.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file

from quotes.flair_model import FORMAT
from quotes.model import ToneLabel
from quotes.tone import FlairScorer, Passage, Reading, load

HEAD_SIZE = 32  # of MiniLM's attention heads, which the shapes do not tell
LABELS = [str(label) for label in ToneLabel]
TEMPERATURES = [step / 50 for step in range(25, 151)]  # 0.5 to 3


def settings() -> Reading:
    """Return how settings.toml says that passages are read."""
    import tomllib  # Python 3.11: only training needs it

    text = (Path(__file__).parent / "settings.toml").read_text(encoding="utf-8")
    return Reading(**tomllib.loads(text)["reading"])


def quantise(state: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Return matrices as int8 with a half-precision scale a row, and everything else in half precision."""
    packed = {}
    for name, tensor in state.items():
        if tensor.dim() == 2:
            scale = (tensor.float().abs().amax(1) / 127).half()
            # Divide by the rounded scale that the reader will multiply by; a row of zeros has none.
            divisor = scale.float().where(scale > 0, torch.ones(()))
            packed[name] = (tensor.float() / divisor[:, None]).round().clamp(-127, 127).to(torch.int8)
            packed[f"{name}.scale"] = scale
        else:
            packed[name] = tensor.half()
    return {name: tensor.contiguous() for name, tensor in packed.items()}


def shapes(state: dict[str, torch.Tensor]) -> dict[str, Any]:
    """Return the arguments of BertConfig that a state implies."""
    words = state["encoder.embeddings.word_embeddings.weight"]
    return {
        "vocab_size": words.shape[0],
        "hidden_size": words.shape[1],
        "num_hidden_layers": len({name.split(".")[3] for name in state if name.startswith("encoder.encoder.layer.")}),
        "num_attention_heads": words.shape[1] // HEAD_SIZE,
        "intermediate_size": state["encoder.encoder.layer.0.intermediate.dense.weight"].shape[0],
        "max_position_embeddings": state["encoder.embeddings.position_embeddings.weight"].shape[0],
        "type_vocab_size": state["encoder.embeddings.token_type_embeddings.weight"].shape[0],
        "layer_norm_eps": 1e-12,
        "pad_token_id": 1,
    }


def pack(trained: Path, tokenizer: Path, out: Path, reading: Reading, temperature: float = 1.0) -> None:
    """Write model.safetensors, tokenizer.json and config.json into a directory."""
    out.mkdir(parents=True, exist_ok=True)
    state = load_file(trained)
    save_file(quantise(state), out / "model.safetensors")
    (out / "model.safetensors").chmod(0o644)  # safetensors writes for its owner only
    (out / "tokenizer.json").write_bytes(tokenizer.read_bytes())
    config = {
        "format": FORMAT,
        "bert": shapes(state),
        "labels": LABELS,
        "reading": {
            "before": reading.before,
            "after": reading.after,
            "max_tokens": reading.max_tokens,
            "prefix": reading.prefix,
        },
        "temperature": temperature,
        "sha256": {
            name: hashlib.sha256((out / name).read_bytes()).hexdigest()
            for name in ("model.safetensors", "tokenizer.json")
        },
    }
    (out / "config.json").write_text(json.dumps(config, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


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


def measure(found: torch.Tensor, gold: list[int]) -> dict[str, Any]:
    """Return macro-F1, the F1 of each class, and the expected calibration error over ten bins."""
    confidence, guess = found.max(1)
    right = guess == torch.tensor(gold)
    f1 = []
    for label in range(len(LABELS)):
        both = sum(g == label and w == label for g, w in zip(guess.tolist(), gold, strict=True))
        f1.append(2 * both / max(1, guess.tolist().count(label) + gold.count(label)))
    error = 0.0
    for low in range(10):
        held = (confidence > low / 10) & (confidence <= (low + 1) / 10)
        if held.any():
            gap = confidence[held].mean() - right[held].float().mean()
            error += abs(gap.item()) * held.float().mean().item()
    return {"macro-F1": math.fsum(f1) / len(f1), **dict(zip(LABELS, f1, strict=True)), "ECE": error}


def main() -> None:
    """Pack, and with --dev fit and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trained", type=Path)
    parser.add_argument("tokenizer", type=Path)
    parser.add_argument("out", type=Path)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--temperature", type=float, default=1.0)
    how.add_argument("--dev", type=Path)
    args = parser.parse_args()
    reading = settings()
    pack(args.trained, args.tokenizer, args.out, reading, args.temperature)
    if args.dev:
        passages, gold = read(args.dev)
        temperature = fit(probabilities(args.out, passages), gold)
        pack(args.trained, args.tokenizer, args.out, reading, temperature)
        print(f"temperature {temperature:.2f}, {len(gold)} quotations")
        for name, value in measure(probabilities(args.out, passages), gold).items():
            print(f"{name:10} {value:.3f}")
    print(f"{sum(path.stat().st_size for path in args.out.iterdir()) / 1e6:.1f} MB in {args.out}")


if __name__ == "__main__":
    main()
