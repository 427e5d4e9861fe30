"""Quotations that show themselves: a page fragment in a notebook, a table at a prompt."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import overload

from attrs import frozen

from quotes.api import extract
from quotes.model import Quote
from quotes.render.article import check
from quotes.render.document import digest, fragment, html
from quotes.render.wording import Language
from quotes.table import table
from quotes.tone import Scorer

_shown = count(1)  # a notebook may show the same article twice: ids stay unique


def display(
    text: str,
    quotes: Sequence[Quote] | None = None,
    *,
    tone: bool | str | Path | Scorer = True,
    lang: Language = "en",
) -> Rendered:
    """Return the quotations of a text as a sequence that a notebook shows as the marked article.

    Args:
        text: The article.
        quotes: Its quotations, where they are known; by default they are extracted.
        tone: As for `quotes.extract`; only read without ``quotes``.
        lang: The language of the legend, "en" or "fr"; the article is French.

    Raises:
        TypeError: The text is not a str, or an item is not a `Quote`.
        InvalidQuoteError: A quotation does not stand in the text.
        ModelError: The tone model cannot be loaded.

    Example:
        >>> import quotes
        >>> print(quotes.display("« Nous partirons », a dit Zoé Roy.", tone=False))
        SPEAKER  CUE   TONE  WORDS
        Zoé Roy  dire  —     Nous partirons
    """
    found = extract(text, tone=tone) if quotes is None else quotes
    return Rendered(text, tuple(found), lang)


@frozen(repr=False)
class Rendered(Sequence[Quote]):
    """The quotations of one article, a sequence; `str` gives a table, a notebook shows the marked article.

    Attributes:
        text: The article.
        quotes: Its quotations.
        lang: The language of the legend.
    """

    text: str
    quotes: tuple[Quote, ...]
    lang: Language = "en"

    def __attrs_post_init__(self) -> None:
        check(self.text, self.quotes)

    def html(self, *, title: str | None = None) -> str:
        """Return a whole page, see `quotes.render.html`."""
        return html(self.text, self.quotes, title=title, lang=self.lang)

    def _repr_html_(self) -> str:
        prefix = f"{digest(self.text, self.quotes)}-{next(_shown)}"
        return fragment(self.text, self.quotes, lang=self.lang, prefix=prefix)

    def __str__(self) -> str:
        return "\n".join(table(self.quotes)) if self.quotes else "no quotations"

    def __repr__(self) -> str:
        return f"<{len(self.quotes)} quotations in {len(self.text)} characters>"

    def __len__(self) -> int:
        return len(self.quotes)

    @overload
    def __getitem__(self, at: int) -> Quote: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Quote, ...]: ...

    def __getitem__(self, at: int | slice) -> Quote | tuple[Quote, ...]:
        return self.quotes[at]
