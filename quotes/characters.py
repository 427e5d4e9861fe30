"""Letters in several characters, in ligatures, around invisible ones: what PDF files and web pages make of words."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from attrs import field, frozen

_TELLTALE = re.compile("[\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufb00-\ufb06\ufeff]")
_ODD = re.compile(
    "[^\\W\\d_][\u0300-\u036f]+"  # a letter and its accents
    "|(?<=[\\w\u0300-\u036f])[\u00ad\u200b-\u200d\u2060\ufeff]+(?=\\w)"  # inside a word: soft hyphens, no width
    "|[\ufb00-\ufb06]"  # ligatures
)


@frozen
class Offsets:
    """Where each character of a changed text stands in the text as given.

    Attributes:
        starts: Offsets in the changed text from which another distance holds, ascending.
        distances: How many code points further the text as given is from there on.
    """

    starts: list[int] = field(factory=lambda: [0])
    distances: list[int] = field(factory=lambda: [0])

    def given(self, offset: int) -> int:
        """Return the offset in the text as given, in code points."""
        return offset + self.distances[bisect_right(self.starts, offset) - 1]


def composed(text: str) -> tuple[str, Offsets]:
    """Return the text with each letter in one character, and the way back to its offsets.

    Accents are composed (Unicode's form C, for Latin letters), ligatures taken apart, and soft hyphens and characters
    without width inside a word left out.
    """
    offsets = Offsets()
    if not _TELLTALE.search(text):
        return text, offsets
    parts, at, length = [], 0, 0
    for match in _ODD.finditer(text):
        plain = _plain(match[0])
        if plain == match[0]:
            continue
        parts += [text[at : match.start()], plain]
        length += match.start() - at
        at = match.end()
        for inside in range(length + 1, length + len(plain)):  # in a ligature, which is one character
            offsets.starts.append(inside)
            offsets.distances.append(match.start() - inside)
        length += len(plain)
        offsets.starts.append(length)
        offsets.distances.append(at - length)
    return "".join([*parts, text[at:]]), offsets


def _plain(odd: str) -> str:
    if odd[0].isalpha():
        return unicodedata.normalize("NFKC" if len(odd) == 1 else "NFC", odd)
    return ""
