"""The characters that the markup cannot hold as they are, and how it writes them."""

from __future__ import annotations

import re
from collections.abc import Callable

Report = Callable[[int, str], None]
"""Takes where something is wrong in a file, and what."""
ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#10;": "\n", "&#13;": "\r"}
_ESCAPES = {character: entity for entity, character in ENTITIES.items()}
_IN_TEXT = re.compile("[&<\r]")
_IN_VALUE = re.compile('[&<>"\n\r]')
_SPECIAL = re.compile("<|&(?:[a-z]+;|#[0-9]+;)?")
_EXCERPT = 24


def escape_text(text: str) -> str:
    """Return a piece of the text without what would be read as markup."""
    return _IN_TEXT.sub(lambda match: _ESCAPES[match[0]], text)


def escape_value(value: str) -> str:
    """Return a name or a header value without what would end it."""
    return _IN_VALUE.sub(lambda match: _ESCAPES[match[0]], value)


def unescape(escaped: str, at: int, report: Report) -> str:
    """Return text without its escapes; ``at`` is where it stands in the file, for what ``report`` is told."""

    def character(match: re.Match[str]) -> str:
        if match[0] not in ENTITIES:
            advice = "it is no tag; write &lt;" if match[0] == "<" else "write &amp; for the sign itself"
            excerpt = escaped[match.start() : match.start() + _EXCERPT].partition("\n")[0]
            report(at + match.start(), f"{match[0]} in {excerpt!r}: {advice}")
        return ENTITIES.get(match[0], match[0])

    return _SPECIAL.sub(character, escaped)
