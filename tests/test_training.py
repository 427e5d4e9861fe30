"""The training stages, on toys: what they cut out, keep apart, and hand on."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
import torch
from transformers import BertConfig

pytest.importorskip("tomllib", reason="training runs on Python 3.11")
TRAINING = str(Path(__file__).parent.parent / "training")
STAGES = ("reader", "loop", "passages", "student", "evaluate")


@pytest.fixture(scope="module")
def stage() -> Iterator[dict[str, ModuleType]]:
    """The scripts, imported as they import each other."""
    before = set(sys.modules)
    sys.path.insert(0, TRAINING)
    try:
        yield {name: import_module(name) for name in STAGES}
    finally:
        sys.path.remove(TRAINING)
        for name in set(sys.modules) - before:
            if (getattr(sys.modules[name], "__file__", None) or "").startswith(TRAINING):
                del sys.modules[name]


@pytest.fixture
def teacher(stage: dict[str, ModuleType]) -> torch.nn.Module:
    torch.manual_seed(2)
    config = BertConfig(
        vocab_size=40, hidden_size=64, num_hidden_layers=3, num_attention_heads=2, intermediate_size=96,
        max_position_embeddings=16, layer_norm_eps=1e-12, pad_token_id=1,
    )  # fmt: skip
    return stage["reader"].Reader(config).eval()


ENCODED = [
    ([0, 5, 6, 7, 8, 2], [0, 0, 1, 1, 0, 0]),
    ([0, 9, 10, 2], [0, 1, 1, 0]),
    ([0, 11, 12, 13, 2], [0, 1, 1, 1, 0]),
]


class TestPassages:
    def test_pairs_straight_marks_in_turn(self, stage: dict[str, ModuleType]) -> None:
        text = 'Un "non", puis "nous irons tous ensemble", dit-il. Ce n\'est pas "la première fois que cela arrive".'
        found = list(stage["passages"].harvest(text))
        assert [row["text"] for row in found] == ["nous irons tous ensemble", "la première fois que cela arrive"]
        assert found[0]["before"].endswith("puis ")
        assert found[0]["after"].startswith(", dit-il")

    def test_leaves_an_odd_number_of_marks(self, stage: dict[str, ModuleType]) -> None:
        assert list(stage["passages"].harvest('Il a dit "nous irons tous ensemble" et "voilà.')) == []

    def test_keeps_articles_of_held_out_quotations_apart(
        self, stage: dict[str, ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        hidden = "Cette phrase-là est gardée pour mesurer"
        articles = [f"« {hidden} », dit-il. « Et celle-ci est voisine »", "« Celle-ci peut servir », dit-elle."]
        with gzip.open(tmp_path / "articles.gz", "wt", encoding="utf-8") as out:
            out.write("\n".join(articles))
        with gzip.open(tmp_path / "dev.jsonl.gz", "wt", encoding="utf-8") as out:
            out.write(json.dumps({"text": hidden}))
        arguments = ["passages", "out.jsonl.gz", "--text", "articles.gz", "--held-out", "dev.jsonl.gz"]
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", arguments)
        stage["passages"].main()
        found = stage["reader"].rows(tmp_path / "out.jsonl.gz", labelled=False)
        assert [row["text"] for row in found] == ["Celle-ci peut servir"]


class TestStudent:
    def test_begins_as_its_teacher(self, stage: dict[str, ModuleType], teacher: torch.nn.Module) -> None:
        student = stage["student"]
        useful = student.usefulness(teacher, ENCODED)
        wanted = {"reading": {"max_tokens": 16}, "inner": 96, "layers": [0, 1, 2], "whole": 3, "beside": 1}
        made = student.Student(student.shape_of(teacher, wanted))
        missing = made.load_state_dict(student.shrink(teacher, made.encoder.shape, [0, 1, 2], useful), strict=False)
        assert all(name.endswith("_range") for name in missing.missing_keys)
        with torch.inference_mode():
            ids, mask, own = stage["reader"].batch(ENCODED)
            assert torch.allclose(
                made.eval().pool(ids, mask, own)[:, :64], teacher.pool(ids, mask, own)[:, :64], atol=1e-4
            )

    def test_keeps_the_most_useful_units(self, stage: dict[str, ModuleType], teacher: torch.nn.Module) -> None:
        student = stage["student"]
        layer = teacher.encoder.encoder.layer[1]
        with torch.no_grad():
            layer.output.dense.weight[:, 7] *= 1_000
            layer.output.dense.weight[:, 8] = 0
        useful = student.usefulness(teacher, ENCODED)[1]
        assert useful.argmax() == 7
        assert useful.argmin() == 8

    def test_learns_and_goes_on_where_it_stopped(self, stage: dict[str, ModuleType], tmp_path: Path) -> None:
        reader, student = stage["reader"], stage["student"]
        shape = student.Shape(pieces=40, positions=16, width=64, inner=96, heads=2, layers=2, whole=1, beside=1)
        wanted = reader.SETTINGS["student"] | {"epochs": 12, "batch_size": 3, "learning_rate": 3e-3, "report": 6}
        wanted |= {"imitation": 0.0, "variants": [1.0, 0.0, 0.0], "mean_decay": 0.5}
        targets = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]
        examples = [reader.Example((one, one, one), target) for one, target in zip(ENCODED, targets, strict=True)]
        states = []
        for folder, stops in (("whole", [12]), ("halves", [6, 12])):
            for stop in stops:
                torch.manual_seed(3)
                model = student.Student(shape)
                asked = wanted | {"stop": stop}
                stage["loop"].fit(model, examples, (ENCODED, [0, 1, 2]), tmp_path / folder, asked)
            states.append(torch.load(tmp_path / folder / "checkpoint.pt", weights_only=True)["mean"])
        model.load_state_dict(states[0])
        assert reader.read_all(model, ENCODED)[0].argmax(1).tolist() == [0, 1, 2]
        assert all(torch.allclose(a, b, atol=1e-6) for a, b in zip(states[0].values(), states[1].values(), strict=True))


class TestEvaluation:
    def test_figures(self, stage: dict[str, ModuleType]) -> None:
        evaluate = stage["evaluate"]
        found = torch.tensor([[0.9, 0.1, 0.0], [0.1, 0.8, 0.1], [0.7, 0.3, 0.0], [0.0, 0.4, 0.6]])
        gold = torch.tensor([0, 1, 1, 2])
        assert evaluate.f1(found, gold) == pytest.approx((2 / 3 + 2 / 3 + 1) / 3)
        assert evaluate.neutral_recall(found, gold) == 0.5
        assert evaluate.calibration_error(found, gold) == pytest.approx((0.1 + 0.2 + 0.7 + 0.4) / 4, abs=1e-6)
        low, high = evaluate.interval(evaluate.f1, found, gold, times=50)
        assert 0 <= low < evaluate.f1(found, gold) <= high <= 1

    def test_confidence(self, stage: dict[str, ModuleType], capsys: pytest.CaptureFixture[str]) -> None:
        found = torch.tensor([[0.9, 0.1, 0.0], [0.1, 0.75, 0.15], [0.55, 0.45, 0.0], [0.0, 0.4, 0.6]])
        stage["evaluate"].by_confidence(found, torch.tensor([0, 1, 1, 2]))
        assert capsys.readouterr().out.splitlines()[-3:] == [
            "| 0.7 | 0.50 | 1.000 |",
            "| 0.8 | 0.25 | 1.000 |",
            "| 0.9 | 0.25 | 1.000 |",
        ]
