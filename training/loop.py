"""The optimisation that teacher and student share: one function, restartable, with averaged weights."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from reader import Example, Reader, batch, half, macro_f1, read_all, shuffled
from safetensors.torch import save_file


def groups(model: Reader, wanted: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the parameters with a learning rate that falls from the last layer to the first."""
    layers = model.layers()
    made = [{"params": list(model.head.parameters()), "lr": wanted["head_learning_rate"]}]
    for depth, layer in enumerate(layers):
        rate = wanted["learning_rate"] * wanted["layer_decay"] ** (len(layers) - 1 - depth)
        if depth >= wanted["frozen_layers"]:
            made.append({"params": list(layer.parameters()), "lr": rate})
        else:
            layer.requires_grad_(requires_grad=False)
    # The word pieces stay as the backbone has them: most are rare, and 12,000 quotations cannot teach them.
    for module in model.words():
        module.requires_grad_(requires_grad=False)
    return made


def losses(model: Reader, part: Sequence[Example], wanted: dict[str, Any], rng: random.Random) -> torch.Tensor:
    """Return the loss of a batch; some rows lose their context, so that bare quotations work."""
    read = rng.choices((0, 1, 2), weights=wanted["variants"], k=len(part))
    with half():
        pooled = model.pool(*batch([one.variants[how] for one, how in zip(part, read, strict=True)])).float()
    scores = model.head(model.dropout(pooled)).log_softmax(1)
    target = torch.tensor([one.target for one in part])
    target = target * (1 - wanted["label_smoothing"]) + wanted["label_smoothing"] / target.shape[1]
    loss = -(torch.tensor(wanted["class_weights"]) * target * scores).sum() / len(part)
    # A teacher's vector is of the whole passage: rows read with less are not held to it.
    held = [i for i, (one, how) in enumerate(zip(part, read, strict=True)) if one.vector is not None and how == 0]
    if held and wanted.get("imitation", 0.0):
        vectors = torch.stack([part[i].vector for i in held]).float()
        loss = loss + wanted["imitation"] * apart(pooled[held], vectors)
    return loss


def apart(found: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """Return one minus the cosine, for each of the two means, on average."""
    halves = [
        torch.nn.functional.cosine_similarity(a, b) for a, b in zip(found.chunk(2, 1), wanted.chunk(2, 1), strict=True)
    ]
    return 1 - torch.stack(halves).mean()


def fit(
    model: Reader,
    examples: Sequence[Example],
    dev: tuple[Sequence[Any], Sequence[int]],
    out: Path,
    wanted: dict[str, Any],
) -> None:
    """Train, and write the running mean of the weights to ``out/tone.safetensors``.

    The state is kept after each part of an epoch in ``out/checkpoint.pt``, from which the same command goes on.
    """
    out.mkdir(parents=True, exist_ok=True)
    size, epochs = wanted["batch_size"], wanted["epochs"]
    steps = sum(len(shuffled(examples, size, f"{wanted['seed']}-{epoch}")) for epoch in range(epochs))
    optimizer = torch.optim.AdamW(groups(model, wanted), weight_decay=wanted["weight_decay"], fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (wanted["warm_up"] * steps)) * max(0.02, (steps - step) / steps)
    )
    mean = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    done, checkpoint = 0, out / "checkpoint.pt"
    if checkpoint.exists():
        found = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(found["model"])
        optimizer.load_state_dict(found["optimizer"])
        schedule.load_state_dict(found["schedule"])
        mean, done = found["mean"], found["done"]
    began, at, running = time.time(), 0, 0.0
    for epoch in range(epochs):
        for part in shuffled(examples, size, f"{wanted['seed']}-{epoch}"):
            at += 1
            if at <= done or at > wanted.get("stop", at):
                continue
            model.train()
            torch.manual_seed(wanted["seed"] + at)  # so that a run that was interrupted draws the same dropout
            loss = losses(model, [examples[i] for i in part], wanted, random.Random(f"{wanted['seed']}-{at}"))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            decay = min(wanted["mean_decay"], at / (at + 10))
            for name, tensor in model.state_dict().items():
                mean[name].lerp_(tensor, 1 - decay) if tensor.is_floating_point() else mean[name].copy_(tensor)
            running += loss.item()
            if at % 50 == 0:
                print(f"step {at}/{steps} loss {running / 50:.3f} {time.time() - began:.0f} s", flush=True)
                running = 0.0
            if at % wanted["report"] == 0 or at in (steps, wanted.get("stop")):
                save_file({name: tensor.contiguous() for name, tensor in mean.items()}, out / "tone.safetensors")
                report(model, mean, dev)
                state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "mean": mean}
                torch.save(state | {"schedule": schedule.state_dict(), "done": at}, checkpoint)


def report(model: Reader, mean: dict[str, torch.Tensor], dev: tuple[Sequence[Any], Sequence[int]]) -> None:
    """Print what the averaged weights score on the development quotations."""
    encoded, gold = dev
    own = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    model.load_state_dict(mean)
    f1, each = macro_f1(read_all(model, encoded)[0].argmax(1).tolist(), gold)
    model.load_state_dict(own)
    print(f"  dev, averaged weights: {f1:.4f} {each}", flush=True)
