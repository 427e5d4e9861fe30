"""Quotations a second, against a Flair classifier with an encoder of CamemBERT-base's size and random weights.

    python training/speed.py press-dev.jsonl.gz [--rounds 3] [--rival-rows 96]

Both read the same quotations, warm, in one run, with as many threads as PyTorch has; the rival gets the bare words.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("HF_HUB_OFFLINE", "1")


import torch
from flair.data import Dictionary, Sentence
from flair.embeddings import TransformerDocumentEmbeddings
from flair.models import TextClassifier
from pack import LABELS, read
from tokenizers import Tokenizer
from transformers import CamembertConfig, CamembertModel, PreTrainedTokenizerFast

from quotes.tone import FlairScorer, Passage, load


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
    for label in LABELS:
        labels.add_item(label)
    embeddings = TransformerDocumentEmbeddings(str(directory), layers="-1", fine_tune=False)
    return TextClassifier(embeddings, label_type="tone", label_dictionary=labels).eval()


def best(run: Callable[[], object], rounds: int) -> float:
    """Return the seconds of the fastest round, after one that warms up."""
    run()
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        run()
        times.append(time.perf_counter() - began)
    return min(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("quotations", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rival-rows", type=int, default=96, help="it is slow: a sample is enough")
    args = parser.parse_args()
    began = time.perf_counter()
    classifier = load()
    print(f"load after import flair: {time.perf_counter() - began:.2f} s; {torch.get_num_threads()} threads")
    passages = read(args.quotations)[0]
    alone = [Passage(one.text) for one in passages]
    rates = {}
    for name, data, int8 in (
        ("in context", passages, True),
        ("alone", alone, True),
        ("in context, fp32", passages, False),
    ):
        scorer = FlairScorer(classifier, int8=int8)
        rates[name] = len(data) / best(lambda scorer=scorer, data=data: scorer.score(data), args.rounds)
        print(f"ours, {name}: {rates[name]:.0f} quotations/s")
    with TemporaryDirectory() as directory:
        other = rival(Path(str(files("quotes"))) / "data" / "tone" / "tokenizer.json", Path(directory))
    sample = alone[:: max(1, len(alone) // args.rival_rows)]
    seconds = best(lambda: other.predict([Sentence(one.text) for one in sample], mini_batch_size=32), args.rounds)
    print(f"rival, alone: {len(sample) / seconds:.1f} quotations/s")
    for name, rate in rates.items():
        print(f"times the rival, {name}: {rate / (len(sample) / seconds):.1f}")


if __name__ == "__main__":
    main()
