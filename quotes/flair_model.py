"""The Flair side of `quotes.tone`: everything that needs Flair and PyTorch to be imported."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import RLock
from typing import Any

import flair
import safetensors.torch
import torch
from attrs import asdict
from flair.data import Dictionary, Sentence
from flair.embeddings.base import DocumentEmbeddings, register_embeddings
from flair.models import TextClassifier
from safetensors import SafetensorError
from tokenizers import Tokenizer  # type: ignore[import-untyped, unused-ignore]  # ships no py.typed

from quotes.encoder import Encoder, Shape, in_int8, runs_in_int8
from quotes.errors import ModelError
from quotes.packed import CURE, read
from quotes.tone import BATCH, Passage, Reading, inside

_device_lock = RLock()
_HOME = os.getpid()


@contextmanager
def safe_threads() -> Iterator[None]:
    """Run the block on one thread in a process forked from the one that loaded PyTorch.

    OpenMP's threads do not survive a fork: the child would wait for them for ever.
    """
    if os.getpid() == _HOME:
        yield
        return
    found = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(found)


@contextmanager
def flair_device(device: torch.device | str | None) -> Iterator[None]:
    """Run the block with another ``flair.device``, and put the old one back."""
    if device is None or torch.device(device) == flair.device:
        yield
        return
    with _device_lock:
        found = flair.device
        flair.device = torch.device(device)
        try:
            yield
        finally:
            flair.device = found


# Flair leaves its decorator and its classes without types that mypy --strict accepts.
@register_embeddings  # type: ignore[untyped-decorator, unused-ignore]
class PassageEmbeddings(DocumentEmbeddings):  # type: ignore[misc, unused-ignore]
    """One vector for a quotation read in its context.

    Args:
        shape: The keyword arguments of the encoder's `Shape`.
        reading: How a passage becomes the input.
        tokenizer: The tokenizer, serialised.
        weights: The encoder's state; without it the weights are left uninitialised for ``load_state_dict`` to fill.
    """

    def __init__(
        self, shape: dict[str, Any], reading: Reading, tokenizer: str, weights: dict[str, torch.Tensor] | None = None
    ) -> None:
        super().__init__()
        self.name = "passage"
        self.reading = reading
        self.tokenizer = Tokenizer.from_str(tokenizer)
        self.tokenizer.enable_truncation(reading.max_tokens)
        with torch.device("meta"):  # random weights would cost more time than all the rest
            self.encoder = Encoder(Shape(**shape))
        if weights is None:
            self.encoder.to_empty(device="cpu")
        else:
            self.encoder.load_state_dict(weights, assign=True)
        self.eval()

    @property
    def embedding_length(self) -> int:
        """Twice the encoder's width."""
        return 2 * self.encoder.shape.width

    def encode(self, passage: Passage) -> tuple[list[int], list[int]]:
        """Return the piece ids, and 1 where a piece is the quotation's."""
        text, start, end = self.reading.frame(passage)
        # One by one: encode_batch starts threads, after which a fork makes the tokenizer warn.
        encoding = self.tokenizer.encode(text)
        ids, marks = encoding.ids, inside(encoding.offsets, start, end)
        if any(marks):
            return ids, marks
        if passage.before:  # so many pieces before that the quotation was cut off: its words matter more
            return self.encode(Passage(passage.text))
        return ids, [1] * len(ids)

    def padded(self, encoded: Sequence[tuple[list[int], list[int]]]) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the piece ids and the quotations' masks of a batch, where the encoder is."""
        width = max(len(ids) for ids, _ in encoded)
        pad = self.encoder.shape.pad
        ids = torch.tensor([ids + [pad] * (width - len(ids)) for ids, _ in encoded])
        own = torch.tensor([marks + [0] * (width - len(marks)) for _, marks in encoded])
        device = self.encoder.norm.weight.device
        return ids.to(device), own.to(device)

    def _add_embeddings_internal(self, sentences: list[Sentence]) -> None:
        rows = self.encoder(*self.padded([self.encode(passage_of(sentence)) for sentence in sentences]))
        for sentence, row in zip(sentences, rows, strict=True):
            sentence.set_embedding(self.name, row)

    def to_params(self) -> dict[str, Any]:
        """Return what ``from_params`` needs: the part of Flair's own format that is ours."""
        return {
            "shape": asdict(self.encoder.shape),
            "reading": asdict(self.reading),
            "tokenizer": self.tokenizer.to_str(),
        }

    @classmethod
    def from_params(cls, params: dict[str, Any]) -> PassageEmbeddings:
        """Build the embeddings that Flair's ``TextClassifier.load`` then fills with weights."""
        return cls(params["shape"], Reading(**params["reading"]), params["tokenizer"])


def passage_of(sentence: Sentence) -> Passage:
    """Return the passage that a Flair sentence stands for."""
    around = {side: str(sentence.get_metadata(side)) for side in ("before", "after") if sentence.has_metadata(side)}
    return Passage(sentence.to_original_text().strip(), **around)


def sentence_of(passage: Passage) -> Sentence:
    """Return the Flair sentence of a passage, with its context in the metadata."""
    sentence = Sentence(passage.text)
    sentence.add_metadata("before", passage.before)
    sentence.add_metadata("after", passage.after)
    return sentence


def rows_by_predict(
    classifier: TextClassifier, passages: Sequence[Passage], batch: int = BATCH
) -> list[dict[str, float]]:
    """Return the probability of each label for each passage, in their order; empty where Flair sees no token."""
    sentences = [sentence_of(passage) for passage in passages]
    with safe_threads(), flair_device(next(classifier.parameters()).device):
        # A copy of the list and sentences of our own: predict sorts, skips and writes labels into them.
        classifier.predict(
            [s for s in sentences if len(s)],
            mini_batch_size=batch,
            return_probabilities_for_all_classes=True,
            label_name="tone",
        )
    return [{label.value: float(label.score) for label in s.get_labels("tone")} for s in sentences]


class DirectRows:
    """What ``predict`` computes, without its sentences: Flair's tokenizer costs time and serves nothing here.

    Args:
        classifier: One with `PassageEmbeddings`.
        int8: Whether to compute in int8, where this machine can.
    """

    def __init__(self, classifier: TextClassifier, *, int8: bool) -> None:
        self.decoder = classifier.decoder
        self.embeddings: PassageEmbeddings = classifier.embeddings
        self.names: list[str] = classifier.label_dictionary.get_items()
        encoder = self.embeddings.encoder
        self.encoder = in_int8(encoder) if int8 and runs_in_int8(encoder) else encoder

    def __call__(self, passages: Sequence[Passage], batch: int = BATCH) -> list[dict[str, float]]:
        """Return the probability of each label for each passage, in their order."""
        encoded = [self.embeddings.encode(passage) for passage in passages]
        # Most layers read the quotation's own pieces only: it is their number that must be alike in a batch.
        order = sorted(range(len(encoded)), key=lambda i: (sum(encoded[i][1]), len(encoded[i][0])))
        found: list[dict[str, float]] = [{} for _ in encoded]
        with safe_threads(), torch.inference_mode():
            for k in range(0, len(order), batch):
                part = order[k : k + batch]
                scores = self.decoder(self.encoder(*self.embeddings.padded([encoded[i] for i in part])))
                for i, row in zip(part, scores.softmax(-1).tolist(), strict=True):
                    found[i] = dict(zip(self.names, row, strict=True))
        return found


def rows_of(classifier: TextClassifier, *, int8: bool) -> Callable[[Sequence[Passage]], list[dict[str, float]]]:
    """Return the function that reads passages with a classifier, the direct one for our own kind."""
    if isinstance(classifier.embeddings, PassageEmbeddings) and not classifier.multi_label:
        return DirectRows(classifier, int8=int8)
    return partial(rows_by_predict, classifier)


def open_classifier(source: str | Path, *, device: torch.device | str | None = None) -> TextClassifier:
    """Load a user's model: the directory of a packed one, or what ``TextClassifier.load`` takes.

    Raises:
        ModelError: It cannot be loaded.
    """
    if Path(source).is_dir():
        return load(Path(source), device=device)
    try:
        with flair_device(device):
            return TextClassifier.load(source)
    except Exception as error:  # whatever download, unpickling and Flair's constructors raise
        raise ModelError(f"Flair cannot load the tone model {str(source)!r}: {error}") from error


def load(directory: Path | None = None, *, device: torch.device | str | None = None) -> TextClassifier:
    """Build the classifier of a packed model; see `quotes.tone.load`."""
    packed = read(directory)
    config = packed.config
    try:
        weights = unpack(safetensors.torch.load(packed.weights))
        head = {name: weights.pop(f"head.{name}") / config["temperature"] for name in ("weight", "bias")}
        encoder = {name.removeprefix("encoder."): tensor for name, tensor in weights.items()}
        # Flair's constructor draws a random decoder: leave torch's random state as found.
        with flair_device(device), torch.random.fork_rng(devices=[]):
            embeddings = PassageEmbeddings(config["shape"], Reading(**config["reading"]), packed.tokenizer, encoder)
            labels = Dictionary(add_unk=False)
            for label in config["labels"]:
                labels.add_item(label)
            classifier = TextClassifier(embeddings, label_type="tone", label_dictionary=labels)
        # The temperature is in the decoder, so that Flair's own predict is calibrated too.
        classifier.decoder.load_state_dict(head)
    except (KeyError, TypeError, ValueError, RuntimeError, SafetensorError) as error:
        raise ModelError(f"the files in {packed.where} do not fit together ({error}): {CURE}") from error
    classifier.eval()
    return classifier


def unpack(packed: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Return single-precision weights from int8 ones with a scale a row, and from half-precision ones."""
    return {
        name: tensor.float() * packed[f"{name}.scale"].float()[:, None]
        if tensor.dtype == torch.int8
        else tensor.float()
        for name, tensor in packed.items()
        if not name.endswith(".scale")
    }
