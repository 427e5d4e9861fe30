"""The tone scorer, on a tiny random model for its mechanics and on the shipped one for its sense."""

from __future__ import annotations

import importlib.util
import json
import math
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import flair
import pytest
import torch
from attrs import asdict
from flair.data import Sentence
from flair.models import TextClassifier
from safetensors.torch import save_file
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from quotes import flair_model, tone
from quotes import packed as packed_files
from quotes.encoder import Encoder, Shape, runs_in_int8
from quotes.errors import ModelError
from quotes.model import Tone, ToneLabel
from quotes.tone import FlairScorer, Passage, Reading, map_labels, tone_of
from tests.tone_cases import CASES

ROOT = Path(__file__).parent.parent
WORDS = [
    "<s>",
    "<pad>",
    "</s>",
    "<unk>",
    "query",
    ":",
    "«",
    "»",
    "un",
    "accord",
    "historique",
    "très",
    "bon",
    "mauvais",
    "honte",
    "ministre",
    "dit",
    "selon",
    "?",
]
PASSAGES = [
    Passage("un accord historique", "le ministre dit : ", " selon"),
    Passage("honte"),
    Passage("très bon accord, très très bon accord historique", "selon"),
    Passage("mauvais", after=" dit un ministre"),
    Passage("12 un"),
]


@pytest.fixture(scope="module")
def pack() -> ModuleType:
    """The packing stage, which is a script and no module of the package."""
    spec = importlib.util.spec_from_file_location("pack", ROOT / "training" / "pack.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory, pack: ModuleType) -> Path:
    """A packed model of two narrow random layers."""
    directory = tmp_path_factory.mktemp("tiny")
    torch.manual_seed(3)
    shape = Shape(pieces=len(WORDS), positions=64, width=64, inner=96, heads=2, layers=3, whole=1, beside=1)
    encoder = Encoder(shape)
    for parameter in encoder.parameters():
        torch.nn.init.normal_(parameter, std=0.5 if parameter.dim() == 2 else 1.0)
    state = {f"encoder.{name}": tensor for name, tensor in encoder.state_dict().items()}
    state |= {"head.weight": torch.randn(3, 128), "head.bias": torch.randn(3)}
    save_file(state, directory / "tone.safetensors")
    (directory / "shape.json").write_text(json.dumps(asdict(shape)), encoding="utf-8")
    tokenizer = Tokenizer(models.WordLevel({word: i for i, word in enumerate(WORDS)}, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    tokenizer.save(str(directory / "raw.json"))
    reading = Reading(before=40, after=20, max_tokens=24)
    pack.pack(directory, directory / "raw.json", directory / "model", reading, PASSAGES, 1.5)
    return directory / "model"


@pytest.fixture(scope="module")
def classifier(packed: Path) -> TextClassifier:
    return tone.load(packed)


@pytest.fixture
def broken(packed: Path, tmp_path: Path) -> Path:
    """A copy of the packed model, to damage."""
    for file in packed.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path


def predicted(classifier: TextClassifier, passages: Sequence[Passage]) -> list[dict[str, float]]:
    """What Flair's own predict says, one sentence at a time."""
    rows = []
    for passage in passages:
        sentence = flair_model.sentence_of(passage)
        classifier.predict(sentence, return_probabilities_for_all_classes=True)
        rows.append({label.value: label.score for label in sentence.get_labels("tone")})
    return rows


def flat(found: Sequence[Tone | None]) -> list[list[float]]:
    assert all(found)
    return [list(one.probabilities.values()) for one in found if one]


class Fake:
    def score(self, passages: Sequence[Passage]) -> list[Tone | None]:
        return [None for _ in passages]


def reconfigure(directory: Path, change: dict[str, object]) -> None:
    """Change a packed configuration and sign it again."""
    config = json.loads((directory / "config.json").read_text(encoding="utf-8")) | change
    config["sha256"]["config.json"] = packed_files.digest(config)
    (directory / "config.json").write_text(json.dumps(config), encoding="utf-8")


class TestReading:
    def test_frames_a_quotation_in_its_context(self) -> None:
        text, start, end = Reading().frame(Passage("A", "Il a dit : « ", " », puis est parti."))
        assert text == "query: Il a dit : « A » , puis est parti."
        assert text[start:end] == "A"

    def test_frames_a_bare_quotation(self) -> None:
        assert Reading().frame(Passage("A")) == ("query: « A » ", 9, 10)

    def test_keeps_the_nearest_context(self) -> None:
        text, _, _ = Reading(before=3, after=2).frame(Passage("A", "abcdef", "ghijk"))
        assert text == "query: def « A » gh"

    def test_can_do_without_context(self) -> None:
        assert Reading(before=0, after=0).frame(Passage("A", "avant", "après"))[0] == "query: « A » "

    def test_marks_the_pieces_of_the_quotation(self) -> None:
        assert tone.inside([(0, 0), (0, 2), (2, 4), (4, 5), (5, 7), (0, 0)], 3, 5) == [0, 0, 1, 1, 0, 0]


class TestFlairScorer:
    def test_agrees_with_predict(self, classifier: TextClassifier) -> None:
        rows = predicted(classifier, PASSAGES)
        found = FlairScorer(classifier, int8=False).score(PASSAGES)
        assert len({tuple(row) for row in flat(found)}) == len(PASSAGES)
        for one, row in zip(found, rows, strict=True):
            assert one is not None
            assert one.probabilities == pytest.approx(row, abs=1e-5)
            assert one.label == max(row, key=row.__getitem__)

    def test_int8_is_near(self, classifier: TextClassifier) -> None:
        assert runs_in_int8(classifier.embeddings.encoder) == ("fbgemm" in torch.backends.quantized.supported_engines)
        exact, fast = (flat(FlairScorer(classifier, int8=int8).score(PASSAGES)) for int8 in (False, True))
        for row, expected in zip(fast, exact, strict=True):
            assert row == pytest.approx(expected, abs=0.25)  # random weights are rougher than trained ones

    def test_gives_probabilities_and_a_score(self, classifier: TextClassifier) -> None:
        for one in FlairScorer(classifier).score(PASSAGES):
            assert one is not None
            assert list(one.probabilities) == list(ToneLabel)
            assert math.isclose(sum(one.probabilities.values()), 1)
            assert -1 <= one.score <= 1
            difference = one.probabilities[ToneLabel.POSITIVE] - one.probabilities[ToneLabel.NEGATIVE]
            assert one.score == pytest.approx(difference)

    def test_keeps_the_order_across_batches(self, classifier: TextClassifier) -> None:
        scorer = FlairScorer(classifier)
        many = PASSAGES * 20
        assert len(many) > 2 * tone.BATCH
        alone = [scorer.score([passage])[0] for passage in PASSAGES]
        for row, expected in zip(flat(scorer.score(many)), flat(alone) * 20, strict=True):
            assert row == pytest.approx(expected, abs=1e-5)

    @pytest.mark.parametrize("text", ["", "  \n", "…", "?!", "« »", "\u200b"])
    def test_gives_nothing_without_words(self, classifier: TextClassifier, text: str) -> None:
        found = FlairScorer(classifier).score([PASSAGES[0], Passage(text, "le ministre dit"), PASSAGES[1]])
        assert [one is None for one in found] == [False, True, False]

    def test_takes_nothing(self, classifier: TextClassifier) -> None:
        assert FlairScorer(classifier).score([]) == []

    def test_reads_the_context(self, classifier: TextClassifier) -> None:
        alone, among = flat(FlairScorer(classifier).score([Passage("honte"), Passage("honte", "un accord très bon")]))
        assert alone != pytest.approx(among, abs=1e-3)

    def test_reads_a_long_quotation(self, classifier: TextClassifier) -> None:
        assert FlairScorer(classifier).score([Passage("très bon " * 500, "le ministre dit :")])[0]

    def test_prefers_the_words_to_a_context_of_too_many_pieces(self, packed: Path) -> None:
        embeddings = tone.load(packed).embeddings
        embeddings.reading = Reading(before=400, after=20, max_tokens=24)
        assert embeddings.encode(Passage("honte", "? " * 100)) == embeddings.encode(Passage("honte"))

    def test_leaves_the_device_and_the_random_state(self, packed: Path) -> None:
        device, state = flair.device, torch.get_rng_state()
        FlairScorer(tone.load(packed, device="cpu"), device="cpu").score(PASSAGES)
        assert flair.device == device
        assert torch.equal(torch.get_rng_state(), state)

    def test_puts_another_flair_device_back(self, packed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(flair, "device", torch.device("meta"))
        loaded = tone.load(packed, device="cpu")
        assert next(loaded.parameters()).device.type == "cpu"
        assert all(FlairScorer(loaded).score(PASSAGES))
        assert flair.device.type == "meta"


class TestClassifier:
    def test_is_an_ordinary_flair_model(self, classifier: TextClassifier) -> None:
        sentence = Sentence("un accord historique")
        classifier.predict(sentence)
        assert sentence.get_label("tone").value in list(ToneLabel)
        assert predicted(classifier, [Passage("un accord historique")])[0][sentence.get_label("tone").value] == (
            pytest.approx(sentence.get_label("tone").score, abs=1e-5)
        )

    def test_survives_flairs_own_format(self, classifier: TextClassifier, tmp_path: Path) -> None:
        classifier.save(tmp_path / "tone.pt")
        again = FlairScorer(tmp_path / "tone.pt")
        for row, expected in zip(
            flat(again.score(PASSAGES)), flat(FlairScorer(classifier).score(PASSAGES)), strict=True
        ):
            assert row == pytest.approx(expected, abs=1e-5)

    def test_is_cooled_by_the_temperature(self, broken: Path, classifier: TextClassifier) -> None:
        reconfigure(broken, {"temperature": 3.0})
        cold = flat(FlairScorer(tone.load(broken)).score(PASSAGES))
        for row, cooler in zip(flat(FlairScorer(classifier).score(PASSAGES)), cold, strict=True):
            # 3.0 is twice the 1.5 of the fixture: the probabilities are those of the square roots.
            roots = [math.sqrt(p) for p in row]
            assert cooler == pytest.approx([root / sum(roots) for root in roots], abs=1e-4)

    def test_keeps_the_weights_within_a_step(self, packed: Path, pack: ModuleType) -> None:
        trained = pack.load_file(packed.parent / "tone.safetensors")
        for name, tensor in flair_model.unpack(pack.quantise(trained)).items():
            step = trained[name].abs().max() / 127
            assert torch.allclose(tensor, trained[name], atol=step.item(), rtol=1e-3), name


class TestDamage:
    @pytest.mark.parametrize(
        ("change", "message"),
        [
            ({"labels": ["negative", "positive"]}, "do not fit together"),
            ({"shape": {"width": 64}}, "do not fit together"),
        ],
    )
    def test_refuses_another_configuration(self, broken: Path, change: dict[str, object], message: str) -> None:
        reconfigure(broken, change)
        with pytest.raises(ModelError, match=message):
            tone.load(broken)


class TestLabels:
    @pytest.mark.parametrize(
        "names",
        [
            ["NEG", "NEU", "POS"],
            ["négatif", "neutre", "positif"],
            ["1 star", "2 stars", "3 stars", "4 stars", "5 stars"],
            ["<unk>", "POSITIVE", "NEGATIVE"],
        ],
    )
    def test_knows_the_usual_ones(self, names: list[str]) -> None:
        assert set(map_labels(names).values()) >= {ToneLabel.NEGATIVE, ToneLabel.POSITIVE}

    @pytest.mark.parametrize("names", [["sport", "politique"], ["0", "1"], ["1", "2"], ["neutral"], []])
    def test_refuses_others(self, names: list[str]) -> None:
        with pytest.raises(ModelError, match="labels="):
            map_labels(names)

    def test_takes_the_users_word(self) -> None:
        assert map_labels(["0", "1"], {"0": "negative", "1": ToneLabel.POSITIVE})["1"] is ToneLabel.POSITIVE
        with pytest.raises(ModelError, match="'1'"):
            map_labels(["0", "1"], {"0": "negative"})

    def test_of_no_weight_is_neutral(self) -> None:
        assert tone_of({}).label is ToneLabel.NEUTRAL

    def test_a_foreign_model_goes_through_predict(self) -> None:
        from flair.data import Dictionary
        from flair.embeddings import DocumentPoolEmbeddings, HashEmbeddings

        labels = Dictionary(add_unk=True)
        for name in ("5 stars", "1 star", "2 stars"):
            labels.add_item(name)
        foreign = TextClassifier(
            DocumentPoolEmbeddings([HashEmbeddings(1000, 16)]), label_type="stars", label_dictionary=labels
        )
        found = FlairScorer(foreign).score([*PASSAGES, Passage("…")])
        assert found.pop() is None
        for one, row in zip(found, flat(found), strict=True):
            assert one is not None
            assert one.probabilities[ToneLabel.NEUTRAL] == 0
            assert sum(row) == pytest.approx(1)


class TestScorer:
    def test_none_and_own(self) -> None:
        fake = Fake()
        assert tone.scorer(False) is None
        assert tone.scorer(fake) is fake

    def test_a_path_is_loaded_once(self, packed: Path) -> None:
        scorer = tone.scorer(str(packed))
        assert scorer is not None
        assert all(scorer.score(PASSAGES))
        assert tone.scorer(packed) is scorer

    def test_an_unknown_model(self, tmp_path: Path) -> None:
        with pytest.raises(ModelError, match="cannot load"):
            tone.scorer(tmp_path / "nowhere.pt")

    @pytest.mark.parametrize("wrong", [1, None, 0.5, ["a"]])
    def test_refuses_other_types(self, wrong: object) -> None:
        with pytest.raises(TypeError, match=type(wrong).__name__):
            tone.scorer(wrong)  # type: ignore[arg-type]

    def test_is_light_until_it_is_used(self) -> None:
        code = "import sys, quotes.tone as t; t.scorer(False); assert not {'flair', 'torch'} & set(sys.modules)"
        subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


class TestShippedModel:
    def test_is_built_once_and_quickly(self) -> None:
        began = time.perf_counter()
        first = tone.scorer(True)
        assert time.perf_counter() - began < 5  # about 0.5 s on an idle machine
        assert tone.scorer(True) is first

    @pytest.mark.parametrize(
        ("label", "text"),
        [
            ("negative", "C'est un scandale, une honte pour notre pays"),
            ("negative", "Nous condamnons avec la plus grande fermeté cette attaque barbare et lâche"),
            ("negative", "La situation est catastrophique et les victimes sont abandonnées"),
            ("neutral", "La réunion se tiendra mardi à 14 heures à la mairie"),
            ("neutral", "Le texte sera examiné par la commission des lois la semaine prochaine"),
            ("positive", "C'est une magnifique victoire, je suis très heureux et très fier de cette équipe"),
            ("positive", "Je me réjouis de cet excellent accord, c'est une très bonne nouvelle pour tous"),
        ],
    )
    def test_reads_plain_cases(self, label: str, text: str) -> None:
        scorer = tone.scorer(True)
        assert scorer is not None
        (found,) = scorer.score([Passage(text)])
        assert found is not None
        assert found.label == label

    def test_does_not_fall_below_its_level(self) -> None:
        """All 36 when it was packed; other processors round a little otherwise."""
        scorer = tone.scorer(True)
        assert scorer is not None
        found = scorer.score([passage for _, passage in CASES])
        wrong = [passage.text for (label, passage), one in zip(CASES, found, strict=True) if one and one.label != label]
        assert all(found)
        assert len(wrong) <= 2, wrong

    def test_int8_stays_near_single_precision(self) -> None:
        classifier = tone.load()
        passages = [passage for _, passage in CASES]
        exact, fast = (flat(FlairScorer(classifier, int8=int8).score(passages)) for int8 in (False, True))
        gaps = [abs(a - b) for row, other in zip(exact, fast, strict=True) for a, b in zip(row, other, strict=True)]
        assert max(gaps) < 0.2
        assert math.fsum(gaps) / len(gaps) < 0.03

    def test_a_tone_does_not_hang_on_its_neighbours(self) -> None:
        scorer = tone.scorer(True)
        assert scorer is not None
        passages = [passage for _, passage in CASES]
        alone = flat([one for passage in passages for one in scorer.score([passage])])
        for row, expected in zip(flat(scorer.score(passages)), alone, strict=True):
            assert row == pytest.approx(expected, abs=0.02)

    def test_ships_within_its_limits(self) -> None:
        files = [path for path in (ROOT / "quotes" / "data" / "tone").iterdir() if path.is_file()]
        assert sum(path.stat().st_size for path in files) < 30e6
        assert {path.suffix for path in files} == {".json", ".safetensors"}
