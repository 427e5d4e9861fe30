"""Stage 7: the figures of the model card, measured through the scorer that users run.

python training/evaluate.py quotes/data/tone --dev press-dev.jsonl.gz
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from pack import LABELS, cooled, fit, probabilities, read
from reader import macro_f1

from quotes.tone import Passage

SURE = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
LENGTHS = ((0, 30), (30, 60), (60, 120), (120, 240), (240, 10_000))
Figure = Callable[[torch.Tensor, torch.Tensor], float]


def f1(found: torch.Tensor, gold: torch.Tensor) -> float:
    """Return the macro-F1."""
    return macro_f1(found.argmax(1).tolist(), gold.tolist())[0]


def f1_of(label: int) -> Figure:
    """Return the function that gives one label's F1."""
    return lambda found, gold: macro_f1(found.argmax(1).tolist(), gold.tolist())[1][label]


def neutral_recall(found: torch.Tensor, gold: torch.Tensor) -> float:
    """Return the share of the neutral quotations that are found neutral."""
    neutral = LABELS.index("neutral")
    return (found.argmax(1) == neutral)[gold == neutral].float().mean().item()


def calibration_error(found: torch.Tensor, gold: torch.Tensor) -> float:
    """Return the expected calibration error over ten bins of confidence."""
    confidence, guess = found.max(1)
    right = (guess == gold).float()
    error = 0.0
    for low in range(10):
        held = (confidence > low / 10) & (confidence <= (low + 1) / 10)
        if held.any():
            error += (confidence[held].mean() - right[held].mean()).abs().item() * held.float().mean().item()
    return error


def cross_fitted(found: torch.Tensor, gold: torch.Tensor, parts: int = 5) -> torch.Tensor:
    """Return each part's probabilities at the temperature that the other parts ask for."""
    out = found.clone()
    part = torch.randperm(len(gold), generator=torch.Generator().manual_seed(7)) % parts
    for one in range(parts):
        rest = part != one
        out[part == one] = cooled(found[part == one], fit(found[rest], gold[rest].tolist()))
    return out


def interval(figure: Figure, found: torch.Tensor, gold: torch.Tensor, times: int = 1_000) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of a figure."""
    generator = torch.Generator().manual_seed(7)
    draws = (torch.randint(len(gold), (len(gold),), generator=generator) for _ in range(times))
    values = sorted(figure(found[draw], gold[draw]) for draw in draws)
    return values[round(0.025 * times)], values[round(0.975 * times) - 1]


def table(found: torch.Tensor, gold: torch.Tensor) -> None:
    """Print each figure with its interval."""
    figures = {"macro-F1": f1, **{f"{label} F1": f1_of(i) for i, label in enumerate(LABELS)}}
    figures |= {"neutral recall": neutral_recall, "ECE": calibration_error}
    for name, figure in figures.items():
        low, high = interval(figure, found, gold)
        print(f"| {name} | {figure(found, gold):.3f} | {low:.3f} to {high:.3f} |")


def by_length(found: torch.Tensor, gold: torch.Tensor, passages: Sequence[Passage]) -> None:
    """Print the macro-F1 and the accuracy by the length of the quotation."""
    sizes = torch.tensor([len(one.text) for one in passages])
    for low, high in LENGTHS:
        held = (sizes >= low) & (sizes < high)
        right = (found.argmax(1) == gold)[held].float().mean().item()
        print(f"| {low} to {high - 1} | {int(held.sum())} | {f1(found[held], gold[held]):.3f} | {right:.3f} |")


def by_confidence(found: torch.Tensor, gold: torch.Tensor) -> None:
    """Print which share of the quotations is left, and which share of those is right, from each confidence on."""
    confidence, guess = found.max(1)
    for least in SURE:
        held = confidence >= least
        right = (guess == gold)[held].float().mean().item()
        print(f"| {least} | {held.float().mean().item():.2f} | {right:.3f} |")


def confusion(found: torch.Tensor, gold: torch.Tensor) -> None:
    """Print how often each label is read as each other."""
    for i, label in enumerate(LABELS):
        row = [int(((gold == i) & (found.argmax(1) == j)).sum()) for j in range(len(LABELS))]
        print(f"| {label} | {' | '.join(map(str, row))} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--dev", type=Path, required=True)
    args = parser.parse_args()
    passages, labels = read(args.dev)
    gold = torch.tensor(labels)
    whole = probabilities(args.model, passages)
    alone = probabilities(args.model, [Passage(one.text) for one in passages])
    print(f"{len(gold)} quotations\n\n| in context | | 95 % |\n|---|---|---|")
    table(whole, gold)
    low, high = interval(calibration_error, cross_fitted(whole, gold), gold)
    print(f"| ECE, cross-fitted | {calibration_error(cross_fitted(whole, gold), gold):.3f} | {low:.3f} to {high:.3f} |")
    print("\n| without context | | 95 % |\n|---|---|---|")
    table(alone, gold)
    print("\n| code points | quotations | macro-F1 | accuracy |\n|---|---|---|---|")
    by_length(whole, gold, passages)
    print("\n| confidence | share of the quotations | accuracy |\n|---|---|---|")
    by_confidence(whole, gold)
    print(f"\n| gold \\ found | {' | '.join(LABELS)} |\n|---|---|---|---|")
    confusion(whole, gold)


if __name__ == "__main__":
    main()
