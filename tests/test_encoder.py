"""The encoder of the tone model, on random weights."""

from __future__ import annotations

from copy import deepcopy

import pytest
import torch
from attrs import evolve

from quotes.encoder import LINEARS, Encoder, Int8Linear, Shape, crop, in_int8, measure_ranges, runs_in_int8

SHAPE = Shape(pieces=50, positions=32, width=64, inner=96, heads=2, layers=3, whole=1, beside=1)
IDS = torch.tensor([[0, 5, 6, 7, 8, 9, 2, 1], [0, 10, 11, 12, 13, 14, 15, 2], [0, 20, 21, 2, 1, 1, 1, 1]])
OWN = torch.tensor([[0, 0, 1, 1, 0, 0, 0, 0], [0, 0, 0, 1, 1, 1, 1, 0], [1, 1, 1, 1, 0, 0, 0, 0]])
has_int8 = pytest.mark.skipif(
    "fbgemm" not in torch.backends.quantized.supported_engines, reason="no int8 kernels in this PyTorch"
)


@pytest.fixture
def encoder() -> Encoder:
    torch.manual_seed(5)
    made = Encoder(SHAPE)
    for parameter in made.parameters():
        if parameter.dim() == 2:
            torch.nn.init.normal_(parameter, std=0.2)
    return made.eval()


@pytest.fixture
def measured(encoder: Encoder) -> Encoder:
    measure_ranges(encoder, [(IDS, OWN)])
    return encoder


class TestEncoder:
    def test_gives_a_row_twice_as_wide(self, encoder: Encoder) -> None:
        assert encoder(IDS, OWN).shape == (3, 128)

    def test_does_not_see_the_padding(self, encoder: Encoder) -> None:
        rows = encoder(IDS, OWN)
        for row, ids, own in zip(rows, IDS, OWN, strict=True):
            kept = ids != SHAPE.pad
            assert torch.allclose(encoder(ids[kept][None], own[kept][None])[0], row, atol=1e-5)

    def test_reads_the_context_through_the_first_layers(self, encoder: Encoder) -> None:
        other = IDS.clone()
        other[0, 5] = 30  # outside the quotation, and further away than the pieces beside it
        before, after = encoder(IDS, OWN), encoder(other, OWN)
        assert not torch.allclose(before[0, :64], after[0, :64], atol=1e-4)
        assert torch.allclose(before[1:], after[1:], atol=1e-6)

    def test_without_cropped_layers_is_all_whole(self) -> None:
        assert Encoder(evolve(SHAPE, whole=3))(IDS, OWN).shape == (3, 128)

    def test_agrees_with_bert(self) -> None:
        """Within the bounds, and before the crop, a layer is BERT's."""
        from transformers import BertConfig
        from transformers.models.bert.modeling_bert import BertLayer

        torch.manual_seed(1)
        config = BertConfig(
            hidden_size=64, num_attention_heads=2, intermediate_size=96, layer_norm_eps=1e-12,
            attn_implementation="eager",
        )  # fmt: skip
        bert, ours = BertLayer(config).eval(), Encoder(SHAPE).layers[0].eval()
        attention = bert.attention
        for kind in ("weight", "bias"):
            parts = [getattr(getattr(attention.self, part), kind) for part in ("query", "key", "value")]
            getattr(ours.attend, kind).data = torch.cat(parts)
            for mine, theirs in (
                (ours.attended, attention.output.dense),
                (ours.attended_norm, attention.output.LayerNorm),
                (ours.grow, bert.intermediate.dense),
                (ours.shrink, bert.output.dense),
                (ours.norm, bert.output.LayerNorm),
            ):
                getattr(mine, kind).data = getattr(theirs, kind).data
        hidden = torch.randn(2, 5, 64)
        found = bert(hidden)
        expected = found[0] if isinstance(found, tuple) else found
        assert torch.allclose(ours(hidden, torch.zeros(2, 1, 1, 5)), expected, atol=1e-5)


class TestCrop:
    def test_keeps_the_first_piece_and_those_beside(self) -> None:
        hidden = torch.arange(8.0)[None, :, None].expand(3, 8, 1)
        real = (SHAPE.pad != IDS).float()
        cut, own, kept = crop(hidden, OWN.float(), real, 1)
        rows = [row[mask.bool(), 0].tolist() for row, mask in zip(cut, kept, strict=True)]
        assert rows == [[0, 1, 2, 3, 4], [0, 2, 3, 4, 5, 6, 7], [0, 1, 2, 3]]
        assert [row[mask.bool(), 0].tolist() for row, mask in zip(cut, own, strict=True)] == [
            [2, 3],
            [3, 4, 5, 6],
            [0, 1, 2, 3],
        ]


@has_int8
class TestInt8:
    def test_needs_measured_ranges(self, encoder: Encoder) -> None:
        assert not runs_in_int8(encoder)
        measure_ranges(encoder, [(IDS, OWN)])
        assert runs_in_int8(encoder)

    def test_not_on_another_device(self, measured: Encoder) -> None:
        assert not runs_in_int8(measured.to("meta"))

    def test_not_with_a_pytorch_that_dropped_it(self, measured: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delattr(torch, "quantize_per_channel")
        assert not runs_in_int8(measured)

    def test_is_near(self, measured: Encoder) -> None:
        exact, fast = measured(IDS, OWN), in_int8(measured)(IDS, OWN)
        assert (exact - fast).norm() < 0.1 * exact.norm()
        assert not torch.equal(exact, fast)

    def test_leaves_the_original_and_the_users_engine(self, measured: Encoder) -> None:
        before, engine = deepcopy(measured.state_dict()), torch.backends.quantized.engine
        made = in_int8(measured)
        assert all(isinstance(getattr(made.layers[0], name), Int8Linear) for name in LINEARS)
        assert all(isinstance(getattr(measured.layers[0], name), torch.nn.Linear) for name in LINEARS)
        assert all(torch.equal(tensor, before[name]) for name, tensor in measured.state_dict().items())
        assert torch.backends.quantized.engine == engine

    def test_a_row_does_not_hang_on_its_batch(self, measured: Encoder) -> None:
        made = in_int8(measured)
        for i, row in enumerate(made(IDS, OWN)):
            assert torch.allclose(made(IDS[i : i + 1], OWN[i : i + 1])[0], row, atol=0.02)

    def test_a_channel_far_out_does_not_spoil_the_others(self) -> None:
        torch.manual_seed(0)
        linear, hidden = torch.nn.Linear(64, 64), torch.randn(40, 64)
        hidden[:, 3] *= 50
        ranges = torch.stack([hidden.amin(0), hidden.amax(0)])
        with torch.inference_mode():
            exact = linear(hidden)
            errors = [
                (Int8Linear(linear, ranges, smooth=smooth)(hidden) - exact).norm().item() for smooth in (True, False)
            ]
        assert errors[0] < 0.5 * errors[1]
