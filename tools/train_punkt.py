"""Train the French parameters of the Punkt sentence splitter and write them to ``quotes/data/punkt_fr/punkt.json``.

Usage: ``python tools/train_punkt.py press.txt.gz wikinews.jsonl.gz [--output FILE]``. A ``.jsonl.gz`` file holds one
object with a ``text`` field a line, any other ``.gz`` file one stretch of text a line.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

# NLTK ships no type information.
from nltk.tokenize.punkt import PunktParameters, PunktTrainer  # type: ignore[import-untyped]

OUTPUT = Path(__file__).parent.parent / "quotes" / "data" / "punkt_fr" / "punkt.json"
# The learned abbreviations are noisy: a short word, or letters with dots between them ("r.d.c"), is believed.
LEARNED_ABBREVIATION = re.compile(r"[^\W\d_]{1,4}|(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
MIN_ABBREVIATION = 8
MIN_CONTEXT = 60
MIN_COLLOCATION = 10
MAX_CONTEXTS = 6000
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def read(path: Path) -> Iterator[str]:
    """Yield the stretches of text of one gzip file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"] if path.name.endswith(".jsonl.gz") else line


def train(paths: list[Path]) -> PunktTrainer:
    """Return a trainer that has seen every text of the files."""
    trainer = PunktTrainer()
    for path in paths:
        # A space after the full stop of glued sentences ("fin.Avec"), or Punkt learns such pairs as words.
        text = "\n".join(re.sub(r"([a-zà-ÿ»][.!?])(?=[A-ZÀ-Ý«])", r"\1 ", part) for part in read(path))
        trainer.train(text, finalize=False)
    trainer.finalize_training()
    return trainer


def prune(trainer: PunktTrainer) -> dict[str, object]:
    """Return what matters of the parameters, sorted so that the file differs only where the data does."""
    parameters: PunktParameters = trainer.get_params()
    counts = trainer._type_fdist  # the only place where NLTK keeps the frequencies
    frequent = sorted((w for w in parameters.ortho_context if WORD.fullmatch(w)), key=lambda w: (-counts[w], w))
    contexts = {w: parameters.ortho_context[w] for w in frequent[:MAX_CONTEXTS] if counts[w] >= MIN_CONTEXT}
    return {
        "abbreviations": sorted(
            word
            for word in parameters.abbrev_types
            if LEARNED_ABBREVIATION.fullmatch(word) and counts[word + "."] >= MIN_ABBREVIATION
        ),
        "collocations": sorted(
            [left, right]
            for left, right in parameters.collocations
            if trainer._collocation_fdist[left, right] >= MIN_COLLOCATION
        ),
        "sentence_starters": sorted(word for word in parameters.sent_starters if WORD.fullmatch(word)),
        "orthographic_context": dict(sorted(contexts.items())),
    }


def main() -> None:
    """Train on the files named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    data = prune(train(options.files))
    options.output.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
