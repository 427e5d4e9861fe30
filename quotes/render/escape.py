"""Text that HTML can hold, whatever it was."""

from __future__ import annotations

import re
from html import escape

_LINE_END = re.compile("\r\n?")
# Controls but tab, line feed and form feed; surrogates; noncharacters: HTML has no way to write them.
_IMPOSSIBLE = re.compile(
    "[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)


def shown(text: str) -> str:
    """Return the text as a page shows it: U+FFFD for what HTML cannot hold, every line end a line feed."""
    return _IMPOSSIBLE.sub("\ufffd", _LINE_END.sub("\n", text))


def safe(text: str) -> str:
    """Return the text escaped for content and for quoted attributes."""
    return escape(shown(text))


def attributes(**values: str | None) -> str:
    """Return attributes with a blank before each; ``class_`` is class, ``aria_label`` aria-label, ``None`` none."""
    named = ((name.rstrip("_").replace("_", "-"), value) for name, value in values.items())
    return "".join(f' {name}="{safe(value)}"' for name, value in named if value is not None)
