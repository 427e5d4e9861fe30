"""Stage 5: the shipped model, cut out of its teacher and taught by it.

python training/student.py TEACHER.safetensors LESSONS OUT --backbone BACKBONE --dev press-dev.jsonl.gz
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from attrs import asdict
from loop import fit
from reader import (
    LABELS,
    Encoded,
    Example,
    Reader,
    batch,
    by_length,
    encode,
    load_reader,
    load_tokenizer,
    passage,
    rows,
    variants,
)
from safetensors.torch import load_file
from tokenizers import Tokenizer
from train import one_hot, settings

from quotes.encoder import Encoder, Shape
from quotes.tone import Reading


class Student(torch.nn.Module):
    """The encoder that ships, and a linear head."""

    def __init__(self, shape: Shape, dropout: float = 0.0) -> None:
        super().__init__()
        self.encoder = Encoder(shape, dropout)
        self.dropout = torch.nn.Dropout(dropout)
        self.head = torch.nn.Linear(2 * shape.width, len(LABELS))

    def pool(self, ids: torch.Tensor, mask: torch.Tensor, own: torch.Tensor) -> torch.Tensor:
        """Return one vector a row; the mask follows from the ids."""
        return self.encoder(ids, own)

    def layers(self) -> torch.nn.ModuleList:
        """Return the layers from the first to the last."""
        return self.encoder.layers

    def words(self) -> list[torch.nn.Module]:
        """Return what comes before the layers."""
        return [self.encoder.pieces, self.encoder.positions, self.encoder.norm]


@torch.inference_mode()
def usefulness(teacher: Reader, encoded: Sequence[Encoded]) -> list[torch.Tensor]:
    """Return, for each layer, how much each hidden unit of its feed-forward block adds on average."""
    sums: list[torch.Tensor] = []
    hooks = []
    for layer in teacher.encoder.encoder.layer:
        norms = layer.output.dense.weight.norm(dim=0)
        sums.append(torch.zeros_like(norms))

        def add(
            _: object, __: object, out: torch.Tensor, total: torch.Tensor = sums[-1], by: torch.Tensor = norms
        ) -> None:
            total += out.abs().sum((0, 1)) * by

        hooks.append(layer.intermediate.register_forward_hook(add))
    for part in by_length(encoded):
        teacher.pool(*batch([encoded[i] for i in part]))
    for hook in hooks:
        hook.remove()
    return sums


def shrink(teacher: Reader, shape: Shape, layers: Sequence[int], useful: list[torch.Tensor]) -> dict[str, torch.Tensor]:
    """Return a first state of the student: some of the teacher's layers, with their most useful hidden units."""
    old = {name: tensor.detach() for name, tensor in teacher.state_dict().items()}
    words = "encoder.embeddings."
    positions = old[f"{words}position_embeddings.weight"] + old[f"{words}token_type_embeddings.weight"][0]
    new = {
        "encoder.pieces.weight": old[f"{words}word_embeddings.weight"],
        "encoder.positions.weight": positions[: shape.positions],
        "head.weight": old["head.weight"],
        "head.bias": old["head.bias"],
    }
    for kind in ("weight", "bias"):
        new[f"encoder.norm.{kind}"] = old[f"{words}LayerNorm.{kind}"]
    for i, layer in enumerate(layers):
        a, b = f"encoder.encoder.layer.{layer}.", f"encoder.layers.{i}."
        units = useful[layer].topk(shape.inner).indices.sort().values
        for kind in ("weight", "bias"):
            new[f"{b}attend.{kind}"] = torch.cat(
                [old[f"{a}attention.self.{p}.{kind}"] for p in ("query", "key", "value")]
            )
            new[f"{b}attended.{kind}"] = old[f"{a}attention.output.dense.{kind}"]
            new[f"{b}attended_norm.{kind}"] = old[f"{a}attention.output.LayerNorm.{kind}"]
            new[f"{b}norm.{kind}"] = old[f"{a}output.LayerNorm.{kind}"]
            new[f"{b}grow.{kind}"] = old[f"{a}intermediate.dense.{kind}"][units]
        new[f"{b}shrink.weight"] = old[f"{a}output.dense.weight"][:, units]
        new[f"{b}shrink.bias"] = old[f"{a}output.dense.bias"]
    return {name: tensor.clone() for name, tensor in new.items()}


def shape_of(teacher: Reader, wanted: dict) -> Shape:
    """Return the student's sizes: the teacher's, but for what the settings say."""
    config = teacher.encoder.config
    return Shape(
        pieces=config.vocab_size,
        positions=wanted["reading"]["max_tokens"],
        width=config.hidden_size,
        inner=wanted["inner"],
        heads=config.num_attention_heads,
        layers=len(wanted["layers"]),
        whole=wanted["whole"],
        beside=wanted["beside"],
        pad=config.pad_token_id,
    )


def lessons(directory: Path, wanted: dict, tokenizer: Tokenizer, reading: Reading) -> list[Example]:
    """Return the rows of stage 4: the word of teacher and probe, mixed with the label where a row has one."""
    examples = []
    chances = {True: wanted["picked_share"], False: wanted["gold_chance"], None: wanted["unlabelled_chance"]}
    for path in sorted(directory.glob("*.jsonl.gz")):
        data = rows(path, labelled=False)
        said = load_file(path.with_name(path.name.replace("jsonl.gz", "safetensors")))
        probe = load_file(path.with_name(path.name.replace("jsonl.gz", "probe.safetensors")))["probabilities"]
        both = wanted["teacher_share"] * said["probabilities"] + (1 - wanted["teacher_share"]) * probe
        for i, (row, read) in enumerate(zip(data, variants(tokenizer, reading, data), strict=True)):
            target = both[i]
            if "label" in row:  # the teacher has learnt these by heart, the probe has not seen them
                target = (
                    wanted["gold_share"] * torch.tensor(one_hot(row["label"])) + (1 - wanted["gold_share"]) * probe[i]
                )
            examples.append(Example(read, target.tolist(), chances[row.get("picked")], said["vectors"][i]))
    return examples


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("lessons", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--backbone", type=Path, required=True)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="another value of a setting")
    args = parser.parse_args()
    wanted = settings("student", args.set)
    reading = Reading(**wanted["reading"])
    tokenizer = load_tokenizer(args.backbone, reading)
    torch.manual_seed(wanted["seed"])
    random.seed(wanted["seed"])
    teacher = load_reader(args.teacher)
    examples = lessons(args.lessons, wanted, tokenizer, reading)
    sample = [one.variants[0] for one in examples[:400]]
    shape = shape_of(teacher, wanted)
    model = Student(shape, wanted["dropout"])
    model.load_state_dict(shrink(teacher, shape, wanted["layers"], usefulness(teacher, sample)), strict=False)
    dev = rows(args.dev)
    gold = [LABELS.index(row["label"]) for row in dev]
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "shape.json").write_text(json.dumps(asdict(shape)), encoding="utf-8")
    print(f"{len(examples)} rows, {wanted}", flush=True)
    fit(model, examples, (encode(tokenizer, reading, map(passage, dev)), gold), args.out, wanted)


if __name__ == "__main__":
    main()
