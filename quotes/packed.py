"""The files of a packed tone model: read once, each checked against its digest before anything is made of it.

Nothing is unpickled: JSON and safetensors only. Reading goes through `importlib.resources`, so that a zipped package
works too.
"""

from __future__ import annotations

import hashlib
import json
from importlib.abc import Traversable
from importlib.resources import files
from pathlib import Path
from typing import Any

from attrs import frozen

from quotes.errors import ModelError

FORMAT = 3
CONFIG, WEIGHTS, TOKENIZER = "config.json", "model.safetensors", "tokenizer.json"
CURE = "reinstall quotes, or pack the model again with training/pack.py"
KEYS = {"shape", "reading", "labels", "temperature", "sha256"}


@frozen
class Packed:
    """What the files of one model hold.

    Attributes:
        where: Their folder, for messages.
        config: The configuration.
        weights: The weights, as safetensors.
        tokenizer: The tokeniser, as JSON.
    """

    where: str
    config: dict[str, Any]
    weights: bytes
    tokenizer: str


def read(directory: Path | None = None) -> Packed:
    """Return the files of a packed model.

    Args:
        directory: Their folder; the model of this package by default.

    Raises:
        ModelError: A file is missing, unreadable, damaged, or of another version.
    """
    home: Traversable = files("quotes") / "data" / "tone" if directory is None else Path(directory)
    config = _config(home / CONFIG)
    weights, tokenizer = (_checked(home / name, config["sha256"].get(name)) for name in (WEIGHTS, TOKENIZER))
    return Packed(str(home), config, weights, tokenizer.decode("utf-8"))


def digest(config: dict[str, Any]) -> str:
    """Return the SHA-256 of a configuration, its own left out."""
    others = {name: value for name, value in config["sha256"].items() if name != CONFIG}
    content = json.dumps(config | {"sha256": others}, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(content.encode()).hexdigest()


def _content(path: Traversable) -> bytes:
    try:
        return path.read_bytes()
    except PermissionError as error:
        raise ModelError(f"{path} cannot be read, permission denied: let this user read the files of quotes") from error
    except (OSError, KeyError) as error:  # a zip file raises KeyError
        raise ModelError(f"{path} is missing or unreadable: {CURE}") from error


def _config(path: Traversable) -> dict[str, Any]:
    try:
        config = json.loads(_content(path))
    except (ValueError, RecursionError) as error:
        raise ModelError(f"{path} is damaged: {CURE}") from error
    version = config.get("format") if isinstance(config, dict) else None
    if version != FORMAT:
        raise ModelError(f"{path} has format {version!r} and this version of quotes reads {FORMAT}: {CURE}")
    if missing := KEYS - set(config):
        raise ModelError(f"{path} is damaged, without {', '.join(sorted(missing))}: {CURE}")
    if not isinstance(config["sha256"], dict) or config["sha256"].get(CONFIG) != digest(config):
        raise ModelError(f"{path} is damaged, its SHA-256 is not the one it names: {CURE}")
    return dict(config)


def _checked(path: Traversable, expected: str | None) -> bytes:
    content = _content(path)
    if hashlib.sha256(content).hexdigest() != expected:
        raise ModelError(f"{path} is damaged or from another model, its SHA-256 is not {expected}: {CURE}")
    return content
