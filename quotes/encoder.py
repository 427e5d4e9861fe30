"""The encoder behind the bundled tone model: a small BERT that reads the context with its first layers only.

The first layers read the passage whole. From then on the context is one vector, the mean of its pieces, beside the
quotation's own pieces: most of the work goes where the quoted words are.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from copy import copy

import torch
from attrs import frozen
from torch import nn
from torch.nn import functional

# Activations take seven bits: with eight, the int8 kernels of processors without VNNI saturate and are 10 % off.
LEVELS = 127
# A few pieces, <s> first of all, drive single channels far beyond the others, which would leave int8 nothing for the
# rest. The student is trained within these bounds and does without.
BOUND = 8.0
GROWN_BOUND = 6.0
OPERATORS = ("linear_prepack", "linear_with_input_q_dq_qweight_dq_output_fp32")  # which PyTorch may drop one day
LINEARS = ("attend", "attended", "grow", "shrink")


@frozen
class Shape:
    """The sizes of an encoder.

    Attributes:
        pieces: Rows of the vocabulary.
        positions: The longest input.
        width: Size of a piece's vector.
        inner: Size of the hidden vector of each feed-forward block.
        heads: Attention heads.
        layers: All layers.
        whole: How many of the layers read the context piece by piece.
        beside: How many pieces on each side of the quotation the other layers still read.
        pad: Id of the padding piece.
    """

    pieces: int
    positions: int
    width: int
    inner: int
    heads: int
    layers: int
    whole: int
    beside: int
    pad: int = 1


class Layer(nn.Module):  # type: ignore[misc, unused-ignore]  # torch is not followed
    """Attention and feed-forward block, each followed by normalisation, as in BERT."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        width, self.heads = shape.width, shape.heads
        self.attend = nn.Linear(width, 3 * width)
        self.attended = nn.Linear(width, width)
        self.attended_norm = nn.LayerNorm(width, eps=1e-12)
        self.grow = nn.Linear(width, shape.inner)
        self.shrink = nn.Linear(shape.inner, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = dropout
        # The least and greatest input of each linear layer's channels: what int8 needs to know. Zeros: not measured.
        for name in LINEARS:
            self.register_buffer(f"{name}_range", torch.zeros(2, getattr(self, name).in_features))

    def forward(self, hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the new vectors; ``mask`` is what to add to the attention's scores."""
        rows, length, width = hidden.shape
        dropout = self.dropout if self.training else 0.0
        parts = self.attend(hidden).view(rows, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(parts[0], parts[1], parts[2], attn_mask=mask, dropout_p=dropout)
        seen = self.attended(seen.transpose(1, 2).reshape(rows, length, width))
        hidden = self.attended_norm(hidden + functional.dropout(seen, dropout, self.training)).clamp(-BOUND, BOUND)
        grown = self.shrink(functional.gelu(self.grow(hidden)).clamp(max=GROWN_BOUND))
        out: torch.Tensor = self.norm(hidden + functional.dropout(grown, dropout, self.training))
        return out


class Encoder(nn.Module):  # type: ignore[misc, unused-ignore]  # torch is not followed
    """Turns piece ids into one vector a passage, twice as wide as a piece's."""

    def __init__(self, shape: Shape, dropout: float = 0.0) -> None:
        super().__init__()
        self.shape = shape
        self.pieces = nn.Embedding(shape.pieces, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.dropout = dropout

    def forward(self, ids: torch.Tensor, own: torch.Tensor) -> torch.Tensor:
        """Return the quotation's mean joined with the vector of its context.

        Args:
            ids: Piece ids, padded, a row a passage.
            own: 1 where a piece is the quotation's, in one stretch a row and at least once; 0 elsewhere.
        """
        real = (ids != self.shape.pad).to(self.norm.weight.dtype)
        own = own.to(real.dtype)
        hidden = self.norm(self.pieces(ids) + self.positions.weight[: ids.shape[1]])
        hidden = functional.dropout(hidden, self.dropout, self.training)
        mask = hidden_from(real)
        for layer in self.layers[: self.shape.whole]:
            hidden = layer(hidden, mask)
        context = mean(hidden, real - own)
        # The first piece, <s>, is where heads look that find nothing: without it everything above goes astray.
        hidden, own, real = crop(hidden, own, real, self.shape.beside)
        hidden = torch.cat([context[:, None], hidden], 1)
        own, real = functional.pad(own, (1, 0)), functional.pad(real, (1, 0), value=1.0)
        mask = hidden_from(real)
        for layer in self.layers[self.shape.whole :]:
            hidden = layer(hidden, mask)
        return torch.cat([mean(hidden, own), mean(hidden, real - own)], 1)


def hidden_from(real: torch.Tensor) -> torch.Tensor:
    """Return what keeps the attention off the places where ``real`` is 0."""
    return ((1.0 - real) * torch.finfo(real.dtype).min)[:, None, None, :]


def mean(hidden: torch.Tensor, part: torch.Tensor) -> torch.Tensor:
    """Return the mean of each row's vectors over the places where ``part`` is 1."""
    return (hidden * part[:, :, None]).sum(1) / part.sum(1, keepdim=True).clamp(min=1)


def crop(
    hidden: torch.Tensor, own: torch.Tensor, real: torch.Tensor, beside: int
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return each row's first vector, then those of its own stretch and of ``beside`` pieces on both sides of it.

    The two masks are cut alike.
    """
    first = (own.argmax(1) - beside).clamp(min=1)
    last = torch.minimum(own.argmax(1) + own.sum(1).long() + beside, real.sum(1).long())
    places = torch.arange(int((last - first).max()) + 1, device=own.device)[None]
    kept = places <= (last - first)[:, None]
    index = (first[:, None] + places - 1).where(kept & (places > 0), torch.zeros_like(places))
    cut = hidden.gather(1, index[:, :, None].expand(-1, -1, hidden.shape[2]))
    return cut, own.gather(1, index) * kept, kept.to(own.dtype)


class Int8Linear(nn.Module):  # type: ignore[misc, unused-ignore]  # torch is not followed
    """A linear layer in int8 whose activations have a fixed range, so that a row's result does not hang on its batch.

    Args:
        linear: The layer to imitate.
        ranges: The least and the greatest input of each channel, two rows.
        smooth: Whether to divide each channel by a number of its own, which the weights are multiplied by, before one
            range serves all (Xiao et al. 2023, SmoothQuant).
    """

    def __init__(self, linear: nn.Linear, ranges: torch.Tensor, *, smooth: bool = False) -> None:
        super().__init__()
        weight = linear.weight.detach()
        self.shares: torch.Tensor | None = None
        if smooth:
            size = ranges.abs().amax(0).clamp(min=1e-3)
            factors = (size / weight.abs().amax(0).clamp(min=1e-5)).sqrt()
            ranges, weight, self.shares = ranges / factors, weight * factors, 1 / factors
        low, high = min(ranges.min().item(), -1e-3), max(ranges.max().item(), 1e-3)
        self.scale = (high - low) / LEVELS
        self.zero = round(-low / self.scale)
        step = (weight.abs().amax(1) / 127).clamp(min=1e-9)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # deprecated, without a successor in PyTorch itself
            kept = torch.quantize_per_channel(weight, step.double(), torch.zeros(len(step)).long(), 0, torch.qint8)
        with engine():
            self.packed = torch.ops.quantized.linear_prepack(kept, linear.bias.detach())

    def forward(self, hidden: torch.Tensor) -> torch.Tensor:
        """Return what the layer gives, in single precision."""
        if self.shares is not None:
            hidden = hidden * self.shares
        run = torch.ops.quantized.linear_with_input_q_dq_qweight_dq_output_fp32
        out: torch.Tensor = run(hidden, self.scale, self.zero, self.packed)
        return out


class engine:  # noqa: N801  # reads as a context manager
    """Choose PyTorch's fbgemm for the block, and put the user's choice back."""

    def __enter__(self) -> None:
        self.found = torch.backends.quantized.engine
        torch.backends.quantized.engine = "fbgemm"

    def __exit__(self, *_: object) -> None:
        torch.backends.quantized.engine = self.found


def runs_in_int8(encoder: Encoder) -> bool:
    """Return whether `in_int8` can be used: on the CPU, with measured ranges and kernels that not every PyTorch has."""
    weight = encoder.norm.weight
    if weight.device.type != "cpu" or weight.dtype != torch.float32:
        return False
    measured = all(bool(getattr(layer, f"{name}_range").any()) for layer in encoder.layers for name in LINEARS)
    there = hasattr(torch, "quantize_per_channel") and all(hasattr(torch.ops.quantized, name) for name in OPERATORS)
    return measured and there and "fbgemm" in torch.backends.quantized.supported_engines


def in_int8(encoder: Encoder) -> Encoder:
    """Return a copy of an encoder whose linear layers run in int8; embeddings and norms are shared with it."""
    made: Encoder = copy(encoder)
    made._modules = dict(encoder._modules)
    made.layers = nn.ModuleList()
    for layer in encoder.layers:
        fast = copy(layer)
        fast._modules = dict(layer._modules)
        for name in LINEARS:
            ranges = getattr(layer, f"{name}_range")
            fast._modules[name] = Int8Linear(getattr(layer, name), ranges, smooth=name == "grow")
        made.layers.append(fast)
    made.eval()
    return made


def measure_ranges(encoder: Encoder, batches: Iterable[tuple[torch.Tensor, torch.Tensor]]) -> None:
    """Note in each layer the least and greatest input of its linear layers over some batches of ``ids`` and ``own``."""
    hooks = []
    for layer in encoder.layers:
        for name in LINEARS:
            ranges = getattr(layer, f"{name}_range")
            ranges.zero_()

            def note(_: nn.Module, inputs: tuple[torch.Tensor, ...], ranges: torch.Tensor = ranges) -> None:
                here = inputs[0].flatten(0, 1)
                torch.minimum(ranges[0], here.amin(0), out=ranges[0])
                torch.maximum(ranges[1], here.amax(0), out=ranges[1])

            hooks.append(getattr(layer, name).register_forward_pre_hook(note))
    with torch.inference_mode():
        for ids, own in batches:
            encoder(ids, own)
    for hook in hooks:
        hook.remove()
