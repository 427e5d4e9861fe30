"""The one-call interface: a shared `Extractor` for each kind of tone."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from quotes.extractor import Extractor
from quotes.model import Quote
from quotes.tone import Scorer


@cache
def _shared(tone: bool | str | Path | Scorer) -> Extractor:
    return Extractor(tone=tone)


def extract(text: str, *, tone: bool | str | Path | Scorer = True) -> list[Quote]:
    """Return the quotations of a French text, in the order of their opening marks.

    Args:
        text: Any str; it is never rewritten.
        tone: ``True`` for the bundled model, ``False`` for no tone (and no Flair), a path or name of a Flair
            ``TextClassifier``, or an object with a ``score(passages)`` method.

    Returns:
        One `Quote` for each pair of guillemets with words in it, unclosed ones and nested ones (100 deep at most)
        included.

    Raises:
        TypeError: ``text`` is not a str, or ``tone`` is none of the above.
        ModelError: The tone model cannot be loaded.
    """
    if isinstance(tone, (bool, str, Path)):
        return _shared(tone)(text)
    return Extractor(tone=tone)(text)
