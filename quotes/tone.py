"""The tone of quoted words, read in their context by a Flair ``TextClassifier``.

Importing this module is light: Flair and PyTorch load with the first model.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from attrs import frozen

from quotes.errors import ModelError
from quotes.model import Tone, ToneLabel

if TYPE_CHECKING:
    import torch
    from flair.models import TextClassifier

BATCH = 32


@frozen
class Passage:
    """A quotation and the text around it.

    Attributes:
        text: The quoted words.
        before: What precedes the opening mark; the reader keeps the end of it.
        after: What follows the closing mark; the reader keeps the beginning of it.
    """

    text: str
    before: str = ""
    after: str = ""


@runtime_checkable
class Scorer(Protocol):
    """Anything that gives quotations a tone."""

    def score(self, passages: Sequence[Passage]) -> list[Tone | None]:
        """Return one tone a passage, in their order; ``None`` where there are no words."""
        ...


@frozen
class Reading:
    """How a passage becomes the model's input; training and scoring share it.

    Attributes:
        before: Code points of context kept before the quotation.
        after: Code points of context kept after it.
        max_tokens: Pieces of the whole input, the last ones being cut.
        prefix: What the backbone was taught to expect first: e5's own for symmetric tasks.
    """

    before: int = 120
    after: int = 60
    max_tokens: int = 128
    prefix: str = "query: "

    def frame(self, passage: Passage) -> tuple[str, int, int]:
        """Return the input text, and where the quoted words start and end in it."""
        before = passage.before[max(0, len(passage.before) - self.before) :].rstrip(' «"“')
        after = passage.after[: self.after].lstrip(' »"”')
        head = f"{self.prefix}{before} « " if before else f"{self.prefix}« "
        return f"{head}{passage.text} » {after}", len(head), len(head) + len(passage.text)


def inside(offsets: Iterable[tuple[int, int]], start: int, end: int) -> list[int]:
    """Return 1 for each piece that shares a code point with ``start:end``, 0 for the others."""
    return [int(b > start and a < end and b > a) for a, b in offsets]


def has_words(text: str) -> bool:
    """Return whether there is a letter or a digit to read."""
    return any(map(str.isalnum, text))


def load(directory: Path | None = None, *, device: torch.device | str | None = None) -> TextClassifier:
    """Build the Flair classifier of a packed model.

    Its ``predict`` takes any Flair ``Sentence``; context is read from the sentence's metadata ``before`` and ``after``.

    Args:
        directory: Where the packed files are; the model of this package by default.
        device: Where the weights go; ``flair.device`` by default, which is left as found.

    Raises:
        ModelError: A file is missing, damaged, or of another version.
    """
    from quotes import flair_model

    return flair_model.load(directory, device=device)


class FlairScorer:
    """Scores passages with a Flair ``TextClassifier``, whatever its labels.

    Args:
        classifier: The model, or the path or name for ``TextClassifier.load`` (which unpickles: load only files that
            you trust), or the directory of a packed model. It is put into evaluation mode.
        labels: The tone of each of the model's labels. By default the usual names are known: negative, neutral,
            positive in English and French, their abbreviations, and one to five stars.
        device: Where to run; by default where the model is, ``flair.device`` for one that is loaded here.
        int8: Compute the bundled kind of model in int8 where the machine can, as its figures were measured; a copy is
            made now, which later training of ``classifier`` does not reach. Other models never do.

    Raises:
        ModelError: The model cannot be loaded, or its labels are not tones.
    """

    def __init__(
        self,
        classifier: TextClassifier | str | Path,
        labels: Mapping[str, ToneLabel | str] | None = None,
        device: torch.device | str | None = None,
        *,
        int8: bool = True,
    ) -> None:
        from quotes import flair_model

        if isinstance(classifier, (str, Path)):
            classifier = flair_model.open_classifier(classifier, device=device)
        elif device is not None:
            classifier.to(device)
        self.classifier = classifier
        classifier.eval()
        names: list[str] = classifier.label_dictionary.get_items()
        self._tones = map_labels(names, labels)
        self._rows = flair_model.rows_of(classifier, int8=int8)

    def score(self, passages: Sequence[Passage]) -> list[Tone | None]:
        """Return one tone a passage, in their order; ``None`` where there are no letters or digits."""
        tones: list[Tone | None] = [None] * len(passages)
        worded = [i for i, passage in enumerate(passages) if has_words(passage.text)]
        for i, row in zip(worded, self._rows([passages[i] for i in worded]), strict=True):
            if row:
                tones[i] = self._tone(row)
        return tones

    def _tone(self, row: Mapping[str, float]) -> Tone:
        sums = dict.fromkeys(ToneLabel, 0.0)
        for name, probability in row.items():
            if name in self._tones:
                sums[self._tones[name]] += probability
        return tone_of(sums)


def tone_of(weights: Mapping[ToneLabel, float]) -> Tone:
    """Return the tone whose probabilities are these weights, divided by their sum."""
    total = math.fsum(weights.values())
    if not total > 0:  # a multi-label model may find nothing: no opinion either way
        weights, total = dict.fromkeys(ToneLabel, 1.0), float(len(ToneLabel))
    probabilities = {label: weights.get(label, 0.0) / total for label in ToneLabel}
    best = max(probabilities, key=lambda label: (probabilities[label], label is ToneLabel.NEUTRAL))
    score = probabilities[ToneLabel.POSITIVE] - probabilities[ToneLabel.NEGATIVE]
    return Tone(best, score, probabilities)


_USUAL = {
    ToneLabel.NEGATIVE: "negative very_negative neg négatif négative negatif 1 2 1star 2stars 1étoile 2étoiles",
    ToneLabel.NEUTRAL: "neutral neu neutre 3 3stars 3étoiles",
    ToneLabel.POSITIVE: "positive very_positive pos positif 4 5 4stars 5stars 4étoiles 5étoiles",
}
USUAL_LABELS = {name: label for label, names in _USUAL.items() for name in names.split()}
_NO_LABEL = {"<unk>", "O"}  # entries of Flair's dictionaries that are no classes


def map_labels(names: Iterable[str], labels: Mapping[str, ToneLabel | str] | None = None) -> dict[str, ToneLabel]:
    """Return the tone of each label of a model.

    Args:
        names: The model's labels.
        labels: What the user says they mean; ``None`` for the usual names.

    Raises:
        ModelError: A label has no tone, or no label is negative, or none is positive.
    """
    tones = {}
    for name in names:
        if name in _NO_LABEL:
            continue
        told = USUAL_LABELS.get("".join(name.casefold().split())) if labels is None else labels.get(name)
        try:
            tones[name] = ToneLabel(told)
        except ValueError:
            raise ModelError(
                f"the label {name!r} of the model is no tone: give labels={{{name!r}: 'negative', …}} to FlairScorer"
            ) from None
    missing = {ToneLabel.NEGATIVE, ToneLabel.POSITIVE} - set(tones.values())
    if missing:
        raise ModelError(
            f"no label among {sorted(tones)} is {' or '.join(sorted(missing))}: give labels= to FlairScorer"
        )
    return tones


_lock = Lock()
_loaded: dict[str | None, FlairScorer] = {}  # by path or name, None for the model of this package


def scorer(tone: bool | str | Path | Scorer) -> Scorer | None:
    """Return the scorer that the ``tone=`` argument of an extractor asks for.

    Args:
        tone: ``True`` for the model of this package, ``False`` for none, the path or name of a Flair
            ``TextClassifier``, or an object with the method ``score``. A model is loaded once a process.

    Raises:
        ModelError: The model cannot be loaded.
        TypeError: It is none of these.
    """
    if tone is False:
        return None
    if isinstance(tone, (bool, str, Path)):
        key = None if isinstance(tone, bool) else str(tone)
        with _lock:
            if key not in _loaded:
                _loaded[key] = FlairScorer(load() if key is None else key)
            return _loaded[key]
    if isinstance(tone, Scorer):
        return tone
    raise TypeError(
        f"tone must be a bool, a path or name, or an object with a score method, not {type(tone).__name__}"
        " (a Flair TextClassifier goes into quotes.tone.FlairScorer first)"
    )
