"""Stage 4b: a second opinion on the lessons, from a logistic regression on the backbone without fine-tuning.

    python training/probe.py BACKBONE LESSONS

It errs elsewhere than the teacher, so that their mean is better than either. Labelled rows get the opinion of a
regression that has not seen them. Writes ``LESSONS/<n>.frozen.safetensors`` (kept if it exists) and
``LESSONS/<n>.probe.safetensors``.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import torch
from reader import LABELS, SETTINGS, batch, by_length, configuration, encode, half, load_tokenizer, passage, rows
from safetensors.torch import load_file, save_file
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler
from transformers import BertModel

from quotes.tone import Reading

WANTED = SETTINGS["probe"]


@torch.inference_mode()
def features(encoder: BertModel, backbone: Path, data: list[dict[str, Any]]) -> torch.Tensor:
    """Return the two means of each row at the chosen layers, joined."""
    reading = Reading(**WANTED["reading"])
    encoded = encode(load_tokenizer(backbone, reading), reading, map(passage, data))
    out = torch.zeros(len(data), 2 * encoder.config.hidden_size * len(WANTED["layers"]), dtype=torch.float16)
    for chosen in by_length(encoded):
        ids, mask, own = batch([encoded[i] for i in chosen])
        with half():
            states = encoder(input_ids=ids, attention_mask=mask, output_hidden_states=True).hidden_states
        means = [
            (states[layer].float() * part[:, :, None]).sum(1) / part.sum(1, keepdim=True).clamp(min=1)
            for layer in WANTED["layers"]
            for part in (own, mask - own)
        ]
        out[chosen] = torch.cat(means, 1).half()
    return out


def fitted(x: np.ndarray, y: np.ndarray, weights: np.ndarray) -> Pipeline:
    """Return the regression of these rows."""
    made = make_pipeline(StandardScaler(), LogisticRegression(C=WANTED["c"], max_iter=120))
    return made.fit(x, y, logisticregression__sample_weight=weights)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("backbone", type=Path)
    parser.add_argument("lessons", type=Path)
    args = parser.parse_args()
    state = load_file(args.backbone / "backbone.safetensors")
    encoder = BertModel(configuration(state, max(WANTED["layers"]), 0.0), add_pooling_layer=False).eval()
    encoder.load_state_dict(state, strict=False)
    parts = sorted(args.lessons.glob("*.jsonl.gz"), key=lambda path: int(path.name.split(".")[0]))
    data = []
    for path in parts:
        data.append(rows(path, labelled=False))
        kept = path.with_name(path.name.replace("jsonl.gz", "frozen.safetensors"))
        if not kept.exists():
            save_file({"features": features(encoder, args.backbone, data[-1])}, kept)
            print(kept.name, flush=True)
    x = np.concatenate(
        [
            load_file(path.with_name(path.name.replace("jsonl.gz", "frozen.safetensors")))["features"].float().numpy()
            for path in parts
        ]
    )
    every = [row for part in data for row in part]
    known = np.array([i for i, row in enumerate(every) if "label" in row])
    y = np.array([LABELS.index(every[i]["label"]) for i in known])
    weights = np.array([WANTED["picked_weight"] if every[i]["picked"] else 1.0 for i in known])
    said = np.zeros((len(every), len(LABELS)))
    unknown = np.array([i for i, row in enumerate(every) if "label" not in row])
    if len(unknown):
        said[unknown] = fitted(x[known], y, weights).predict_proba(x[unknown])
    for seen, unseen in StratifiedKFold(4, shuffle=True, random_state=1).split(x[known], y):
        said[known[unseen]] = fitted(x[known[seen]], y[seen], weights[seen]).predict_proba(x[known[unseen]])
    right = said[known].argmax(1) == y
    print(f"labelled rows, by a regression that has not seen them: accuracy {right.mean():.3f}")
    start = 0
    for path, part in zip(parts, data, strict=True):
        part_said = torch.tensor(said[start : start + len(part)], dtype=torch.float32)
        save_file({"probabilities": part_said}, path.with_name(path.name.replace("jsonl.gz", "probe.safetensors")))
        start += len(part)


if __name__ == "__main__":
    main()
