"""What a page says besides the article, in the reader's language."""

from __future__ import annotations

from functools import cache
from typing import Literal, get_args

from quotes.lexicon import rows

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


class Wording:
    """The words of the interface in one language.

    Args:
        lang: "en" or "fr".

    Raises:
        ValueError: It is neither.
    """

    def __init__(self, lang: Language) -> None:
        if lang not in LANGUAGES:
            raise ValueError(f"lang must be one of {', '.join(LANGUAGES)}, not {lang!r}")
        self.lang = lang
        self._said = _columns()[LANGUAGES.index(lang)]

    def __call__(self, key: str, **values: object) -> str:
        """Return a phrase with its values put in."""
        return self._said[key].format(**values)

    def count(self, key: str, n: int) -> str:
        """Return "1 quotation", "2 quotations"; French counts nought as one."""
        one = n == 1 or (n == 0 and self.lang == "fr")
        return self(f"{key}.{'one' if one else 'many'}", n=n)


@cache
def _columns() -> tuple[dict[str, str], ...]:
    listed = rows("interface.tsv")
    return tuple({cells[0]: cells[1 + at] for cells in listed} for at in range(len(LANGUAGES)))
