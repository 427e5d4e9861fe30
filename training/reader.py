"""What the training stages share: the settings, the rows, the batches and the network."""

from __future__ import annotations

import gzip
import json
import random
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import torch
from attrs import frozen
from safetensors.torch import load_file
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

from quotes.tone import Passage, Reading, inside

SETTINGS = tomllib.loads((Path(__file__).parent / "settings.toml").read_text(encoding="utf-8"))
LABELS = ("negative", "neutral", "positive")
PAD = 1
torch.set_flush_denormal(True)  # Adam's means of tiny gradients become numbers that are a hundred times slower
Encoded = tuple[list[int], list[int]]  # piece ids, and 1 where a piece is the quotation's


@frozen
class Example:
    """One row as the loss sees it.

    Attributes:
        variants: The encoded passage whole, without what follows, without any context.
        target: A probability for each label.
        chance: How likely each epoch is to read the row.
        vector: The pooled vector of a teacher, to be imitated.
    """

    variants: tuple[Encoded, Encoded, Encoded]
    target: list[float]
    chance: float = 1.0
    vector: torch.Tensor | None = None


class Reader(torch.nn.Module):
    """Encoder, mean over the quotation's pieces joined with the mean over its context's, linear head."""

    def __init__(self, config: BertConfig, dropout: float = 0.0) -> None:
        super().__init__()
        self.encoder = BertModel(config, add_pooling_layer=False)
        self.dropout = torch.nn.Dropout(dropout)
        self.head = torch.nn.Linear(2 * config.hidden_size, len(LABELS))

    def pool(self, ids: torch.Tensor, mask: torch.Tensor, own: torch.Tensor) -> torch.Tensor:
        """Return the two means of each row, joined."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        means = [
            (hidden * part[:, :, None]).sum(1) / part.sum(1, keepdim=True).clamp(min=1) for part in (own, mask - own)
        ]
        return torch.cat(means, 1)

    def layers(self) -> torch.nn.ModuleList:
        """Return the layers from the first to the last."""
        return self.encoder.encoder.layer

    def words(self) -> list[torch.nn.Module]:
        """Return what comes before the layers."""
        return [self.encoder.embeddings]


def configuration(state: dict[str, torch.Tensor], layers: int, dropout: float = 0.1) -> BertConfig:
    """Return the shape of an encoder whose states these are."""
    words = state["embeddings.word_embeddings.weight"]
    return BertConfig(
        vocab_size=words.shape[0],
        hidden_size=words.shape[1],
        num_hidden_layers=layers,
        num_attention_heads=words.shape[1] // 32,
        intermediate_size=state["encoder.layer.0.intermediate.dense.weight"].shape[0],
        max_position_embeddings=state["embeddings.position_embeddings.weight"].shape[0],
        layer_norm_eps=1e-12,
        pad_token_id=PAD,
        hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=0.0,  # drawing it costs more time than the attention itself
    )


def half() -> AbstractContextManager[None]:
    """Return the context in which matrices are multiplied in bfloat16, if the settings say so."""
    return torch.autocast("cpu", torch.bfloat16, enabled=SETTINGS["bfloat16"])


def select(state: dict[str, torch.Tensor], layers: Sequence[int]) -> dict[str, torch.Tensor]:
    """Return an encoder's state with only these of its layers, renumbered in this order."""
    out = {name: tensor for name, tensor in state.items() if not name.startswith("encoder.layer.")}
    for new, old in enumerate(layers):
        start = f"encoder.layer.{old}."
        out |= {
            f"encoder.layer.{new}.{name.removeprefix(start)}": tensor
            for name, tensor in state.items()
            if name.startswith(start)
        }
    return out


def load_reader(path: Path) -> Reader:
    """Return a trained reader, in evaluation mode."""
    state = load_file(path)
    encoder = {name.removeprefix("encoder."): t for name, t in state.items() if name.startswith("encoder.")}
    layers = len({name.split(".")[2] for name in encoder if name.startswith("encoder.layer.")})
    model = Reader(configuration(encoder, layers, 0.0))
    model.load_state_dict(state)
    return model.eval()


def load_tokenizer(directory: Path, reading: Reading) -> Tokenizer:
    """Return the tokenizer beside a backbone, cutting where the reading says."""
    tokenizer = Tokenizer.from_file(str(directory / "tokenizer.json"))
    tokenizer.enable_truncation(reading.max_tokens)
    return tokenizer


def rows(path: Path, *, labelled: bool = True) -> list[dict[str, Any]]:
    """Return the rows of a gzipped file of JSON lines; with ``labelled`` only those of our three labels."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [row for row in map(json.loads, lines) if not labelled or row["label"] in LABELS]


def passage(row: dict[str, Any]) -> Passage:
    """Return the passage of a row."""
    return Passage(row["text"], row.get("before", ""), row.get("after", ""))


def encode(tokenizer: Tokenizer, reading: Reading, passages: Iterable[Passage]) -> list[Encoded]:
    """Return the pieces of each passage, which are the whole input where the quotation was cut off."""
    framed = [reading.frame(one) for one in passages]
    encoded = []
    for encoding, (_, start, end) in zip(tokenizer.encode_batch([text for text, _, _ in framed]), framed, strict=True):
        own = inside(encoding.offsets, start, end)
        encoded.append((encoding.ids, own if any(own) else [1] * len(own)))
    return encoded


def variants(tokenizer: Tokenizer, reading: Reading, data: list[dict[str, Any]]) -> list[tuple[Encoded, ...]]:
    """Return each row read whole, without what follows it, and without any context."""
    whole = [passage(row) for row in data]
    without_after = [Passage(one.text, one.before) for one in whole]
    alone = [Passage(one.text) for one in whole]
    return list(zip(*(encode(tokenizer, reading, kind) for kind in (whole, without_after, alone)), strict=True))


def batch(examples: Sequence[Encoded]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return piece ids, mask and the quotation's mask, padded to the longest."""
    width = max(len(ids) for ids, _ in examples)
    ids = torch.tensor([ids + [PAD] * (width - len(ids)) for ids, _ in examples])
    own = torch.tensor([i + [0] * (width - len(i)) for _, i in examples], dtype=torch.float32)
    return ids, (ids != PAD).float(), own


def by_length(encoded: Sequence[Encoded], size: int = 32) -> Iterator[list[int]]:
    """Yield the indices of batches of like length."""
    order = sorted(range(len(encoded)), key=lambda i: len(encoded[i][0]))
    for k in range(0, len(order), size):
        yield order[k : k + size]


def shuffled(examples: Sequence[Example], size: int, seed: str) -> list[list[int]]:
    """Return one epoch's batches: in random order, each of rows of like length."""
    rng = random.Random(seed)
    order = [i for i, one in enumerate(examples) if rng.random() < one.chance]
    rng.shuffle(order)
    chunks = [
        sorted(order[i : i + 16 * size], key=lambda j: len(examples[j].variants[0][0]))
        for i in range(0, len(order), 16 * size)
    ]
    batches = [chunk[i : i + size] for chunk in chunks for i in range(0, len(chunk), size)]
    rng.shuffle(batches)
    return batches


@torch.inference_mode()
def read_all(model: Reader, encoded: Sequence[Encoded]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the probabilities and the pooled vector of each encoded passage."""
    model.eval()
    probabilities = torch.zeros(len(encoded), len(LABELS))
    vectors = torch.zeros(len(encoded), model.head.in_features, dtype=torch.float16)
    for part in by_length(encoded):
        with half():
            pooled = model.pool(*batch([encoded[i] for i in part])).float()
        probabilities[part] = model.head(pooled).softmax(1)
        vectors[part] = pooled.half()
    return probabilities, vectors


def macro_f1(guesses: Sequence[int], gold: Sequence[int]) -> tuple[float, list[float]]:
    """Return the mean of the F1 of the labels, and each of them."""
    scores = []
    for label in range(len(LABELS)):
        both = sum(g == label == w for g, w in zip(guesses, gold, strict=True))
        scores.append(2 * both / max(1, sum(g == label for g in guesses) + sum(w == label for w in gold)))
    return sum(scores) / len(scores), [round(score, 3) for score in scores]
