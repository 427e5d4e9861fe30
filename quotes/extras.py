"""Packages that only an extra of the distribution brings."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from quotes.errors import MissingExtraError


def load(name: str, extra: str) -> ModuleType:
    """Import a package that may be missing.

    Args:
        name: The module.
        extra: The extra of quotes-fr that brings it.

    Raises:
        MissingExtraError: It is not installed.
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingExtraError(
            f"{name.partition('.')[0]} cannot be imported ({error}): pip install 'quotes-fr[{extra}]'"
        ) from error
