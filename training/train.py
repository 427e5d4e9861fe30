"""Stage 2: fine-tune the backbone on press quotations, read in their context.

python training/train.py BACKBONE OUT --train press-train.jsonl.gz --dev press-dev.jsonl.gz
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
import tomllib
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from sklearn.metrics import f1_score
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

from quotes.tone import Passage, Reading, inside

SETTINGS = tomllib.loads((Path(__file__).parent / "settings.toml").read_text(encoding="utf-8"))
LABELS = ("negative", "neutral", "positive")
READING = Reading(**SETTINGS["reading"])


class Reader(torch.nn.Module):
    """Encoder, mean over the quotation's pieces joined with the mean over its context's, linear head."""

    def __init__(self, config: BertConfig, dropout: float) -> None:
        super().__init__()
        self.encoder = BertModel(config, add_pooling_layer=False)
        self.dropout = torch.nn.Dropout(dropout)
        self.head = torch.nn.Linear(2 * config.hidden_size, len(LABELS))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, inside: torch.Tensor) -> torch.Tensor:
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        outside = mask - inside
        means = [
            (hidden * part[:, :, None]).sum(1) / part.sum(1, keepdim=True).clamp(min=1) for part in (inside, outside)
        ]
        return self.head(self.dropout(torch.cat(means, 1)))


def read(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        return [row for row in map(json.loads, rows) if row["label"] in LABELS]


def encode(tokenizer: Tokenizer, rows: list[dict], context: bool) -> list[tuple[list[int], list[int]]]:
    """Return (piece ids, 1 where a piece is the quotation's) for each row."""
    texts, spans = [], []
    for row in rows:
        around = {"before": row.get("before", ""), "after": row.get("after", "")} if context else {}
        text, start, end = READING.frame(Passage(row["text"], **around))
        texts.append(text)
        spans.append((start, end))
    encoded = []
    for encoding, (start, end) in zip(tokenizer.encode_batch(texts), spans, strict=True):
        encoded.append((encoding.ids, inside(encoding.offsets, start, end)))
    return encoded


def batch(examples: list[tuple[list[int], list[int]]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    width = max(len(ids) for ids, _ in examples)
    ids = torch.tensor([ids + [1] * (width - len(ids)) for ids, _ in examples])
    inside = torch.tensor([i + [0] * (width - len(i)) for _, i in examples], dtype=torch.float32)
    mask = torch.tensor([[1.0] * len(i) + [0.0] * (width - len(i)) for i, _ in examples])
    return ids, mask, inside


def evaluate(model: Reader, examples: list, gold: list[int]) -> tuple[float, list[float]]:
    model.eval()
    order = sorted(range(len(gold)), key=lambda i: len(examples[i][0]))
    guesses = [0] * len(gold)
    with torch.inference_mode():
        for k in range(0, len(order), 32):
            part = order[k : k + 32]
            for i, guess in zip(part, model(*batch([examples[i] for i in part])).argmax(1).tolist(), strict=True):
                guesses[i] = guess
    model.train()
    return f1_score(gold, guesses, average="macro"), f1_score(gold, guesses, average=None).round(2).tolist()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("backbone", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--dev", type=Path, required=True)
    args = parser.parse_args()
    wanted = SETTINGS["training"]
    torch.manual_seed(wanted["seed"])
    rng = random.Random(wanted["seed"])
    weights = load_file(args.backbone / "backbone.safetensors")
    config = BertConfig(
        vocab_size=len(weights["embeddings.word_embeddings.weight"]),
        hidden_size=384,
        num_hidden_layers=SETTINGS["backbone"]["layers"],
        num_attention_heads=12,
        intermediate_size=1536,
        layer_norm_eps=1e-12,
        pad_token_id=1,
    )
    model = Reader(config, wanted["dropout"])
    kept = {k: v for k, v in weights.items() if k in model.encoder.state_dict()}
    model.encoder.load_state_dict(kept)
    frozen = [model.encoder.embeddings, *model.encoder.encoder.layer[: SETTINGS["backbone"]["frozen_layers"]]]
    for module in frozen:
        module.requires_grad_(requires_grad=False)

    tokenizer = Tokenizer.from_file(str(args.backbone / "tokenizer.json"))
    tokenizer.enable_truncation(SETTINGS["reading"]["max_tokens"])
    train, dev = read(args.train), read(args.dev)
    gold = [LABELS.index(row["label"]) for row in train]
    dev_gold = [LABELS.index(row["label"]) for row in dev]
    whole, bare = encode(tokenizer, train, context=True), encode(tokenizer, train, context=False)
    dev_whole, dev_bare = encode(tokenizer, dev, context=True), encode(tokenizer, dev, context=False)

    size = wanted["batch_size"]
    steps = wanted["epochs"] * (len(train) // size + 1)
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [
            {"params": body, "lr": wanted["learning_rate"]},
            {"params": model.head.parameters(), "lr": wanted["head_learning_rate"]},
        ],
        weight_decay=wanted["weight_decay"],
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (wanted["warm_up"] * steps)) * max(0.0, (steps - step) / steps)
    )
    loss_of = torch.nn.CrossEntropyLoss(
        weight=torch.tensor(wanted["class_weights"]), label_smoothing=wanted["label_smoothing"]
    )
    args.out.mkdir(parents=True, exist_ok=True)
    began, done = time.time(), 0
    for epoch in range(wanted["epochs"]):
        order = list(range(len(train)))
        rng.shuffle(order)
        chunks = [
            sorted(order[i : i + 16 * size], key=lambda j: len(whole[j][0])) for i in range(0, len(order), 16 * size)
        ]
        batches = [chunk[i : i + size] for chunk in chunks for i in range(0, len(chunk), size)]
        rng.shuffle(batches)
        for part in batches:
            examples = [bare[i] if rng.random() < wanted["context_dropout"] else whole[i] for i in part]
            loss = loss_of(model(*batch(examples)), torch.tensor([gold[i] for i in part]))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            done += 1
            if done % 50 == 0:
                print(f"step {done}/{steps} loss {loss.item():.3f} {time.time() - began:.0f} s", flush=True)
            if done % 400 == 0:
                print("  dev in context", evaluate(model, dev_whole, dev_gold), flush=True)
        print(f"epoch {epoch + 1} in context", evaluate(model, dev_whole, dev_gold), flush=True)
        print(f"epoch {epoch + 1} alone     ", evaluate(model, dev_bare, dev_gold), flush=True)
        save_file({k: v.contiguous() for k, v in model.state_dict().items()}, args.out / "tone.safetensors")


if __name__ == "__main__":
    main()
