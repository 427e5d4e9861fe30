"""The page that leads to the pages of several articles."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from quotes.model import Quote, ToneLabel
from quotes.render.article import tones
from quotes.render.document import page
from quotes.render.escape import attributes, safe
from quotes.render.wording import Language, Wording


@frozen
class Entry:
    """One line of the contents.

    Attributes:
        name: What the article is called.
        href: Where its page is, as a URL.
        quotations: How many quotations it has.
        tones: How many of them have each tone; nobody's words have none.
    """

    name: str
    href: str
    quotations: int
    tones: dict[ToneLabel, int]

    @classmethod
    def of(cls, name: str, href: str, quotes: Sequence[Quote]) -> Entry:
        """Count the quotations of an article."""
        return cls(name, href, len(quotes), tones(quotes))


def contents(entries: Sequence[Entry], *, lang: Language = "en") -> str:
    """Return a self-contained page with a table that leads to each article.

    Args:
        entries: The articles, in the order to show.
        lang: The language of the page, "en" or "fr".
    """
    said = Wording(lang)
    title, count = said("title"), said.count("texts", len(entries))
    columns = ("article", "title", *(label.value for label in ToneLabel))
    head = "".join(f'<th scope="col">{safe(said(key))}</th>' for key in columns)
    content = (
        f"<header>\n<h1>{safe(title)}</h1>\n<p>{safe(count)}</p>\n</header>\n<main>\n<table>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{''.join(map(_row, entries))}</tbody>\n</table>\n</main>\n"
    )
    return page(title, content, lang=lang)


def _row(entry: Entry) -> str:
    link = f'<th scope="row"><a{attributes(href=entry.href)}><bdi>{safe(entry.name)}</bdi></a></th>'
    figures = "".join(f"<td>{figure}</td>" for figure in (entry.quotations, *entry.tones.values()))
    return f"<tr>{link}{figures}</tr>\n"
