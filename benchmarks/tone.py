"""Tone: quotations a second beside a Flair classifier with an encoder of CamemBERT-base's size and random weights.

Both read the same quotations, warm, in turn, with as many threads as PyTorch has; the rival gets the bare words.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("HF_HUB_OFFLINE", "1")

from flair.data import Dictionary, Sentence
from flair.embeddings import TransformerDocumentEmbeddings
from flair.models import TextClassifier
from tokenizers import Tokenizer
from transformers import CamembertConfig, CamembertModel, PreTrainedTokenizerFast

import quotes
from benchmarks.timing import Figure, in_turn, wall
from quotes import ToneLabel
from quotes.batches import passage
from quotes.tone import FlairScorer, Passage, load

READ = 600  # quotations
RIVALS = 96  # it is slow: a sample is enough


def rival(tokenizer: Path, directory: Path) -> TextClassifier:
    """Return a classifier of 111 million random weights, with our pieces and 32,005 rows of vocabulary."""
    fast = PreTrainedTokenizerFast(
        tokenizer_object=Tokenizer.from_file(str(tokenizer)),
        bos_token="<s>", eos_token="</s>", unk_token="<unk>", pad_token="<pad>", cls_token="<s>", sep_token="</s>",
        model_max_length=512,
    )  # fmt: skip
    fast.save_pretrained(directory)
    CamembertModel(CamembertConfig(vocab_size=32_005, max_position_embeddings=514, type_vocab_size=1)).save_pretrained(
        directory
    )
    labels = Dictionary(add_unk=False)
    for label in ToneLabel:
        labels.add_item(label.value)
    embeddings = TransformerDocumentEmbeddings(str(directory), layers="-1", fine_tune=False)
    return TextClassifier(embeddings, label_type="tone", label_dictionary=labels).eval()


def tone(texts: list[str], rounds: int) -> Iterator[Figure]:
    """Quotations a second in context, bare, in single precision, and of the rival."""
    passages = _passages(texts)
    alone = [Passage(one.text) for one in passages]
    classifier = load()
    scorers = {True: FlairScorer(classifier), False: FlairScorer(classifier, int8=False)}
    with TemporaryDirectory() as directory:
        other = rival(Path(str(files("quotes"))) / "data" / "tone" / "tokenizer.json", Path(directory))
    few = alone[:: max(1, len(alone) // RIVALS)]
    runs = {
        "tone in context": (len(passages), partial(scorers[True].score, passages)),
        "tone of the bare words": (len(alone), partial(scorers[True].score, alone)),
        "tone in context, single precision": (len(passages), partial(scorers[False].score, passages)),
        "Flair with CamemBERT-base’s size": (len(few), partial(_predict, other, few)),
    }
    for _, run in runs.values():
        run()  # warm
    seconds = in_turn(rounds, wall, *(run for _, run in runs.values()))
    rates = [n / best for (n, _), best in zip(runs.values(), seconds, strict=True)]
    for name, rate in zip(runs, rates, strict=True):
        yield Figure(f"{name}, quotations/s", f"{rate:,.0f}" if rate >= 100 else f"{rate:.1f}")
    yield Figure("tone in context, times CamemBERT-base’s size", f"{rates[0] / rates[-1]:.0f}")


def _passages(texts: list[str]) -> list[Passage]:
    found: list[Passage] = []
    for text in texts:
        found += [passage(text, quote) for quote in quotes.extract(text, tone=False)]
        if len(found) >= READ:
            break
    return found[:READ]


def _predict(classifier: TextClassifier, passages: list[Passage]) -> None:
    classifier.predict([Sentence(one.text) for one in passages], mini_batch_size=32)
