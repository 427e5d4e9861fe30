"""Load the public names of the package one by one."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module, metadata

MODULES = ("plots", "render")
"""What ``import quotes`` makes reachable as ``quotes.render`` and so on."""


def load(name: str, homes: Mapping[str, str]) -> object:
    """Return a public name of `quotes` from the module that defines it.

    Args:
        name: The name.
        homes: Name of each public object to the module of `quotes` that has it.

    Raises:
        AttributeError: `quotes` has no such name.
    """
    if name == "__version__":
        return metadata.version("quotes-fr")
    if name in MODULES:
        return import_module(f"quotes.{name}")
    if name not in homes:
        raise AttributeError(f"module 'quotes' has no attribute {name!r}")
    value: object = getattr(import_module(f"quotes.{homes[name]}"), name)
    return value
