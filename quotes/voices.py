"""Who speaks in one article, and what each says."""

from __future__ import annotations

from collections.abc import Iterable

from quotes.entities import key
from quotes.model import Kind, Quote


def by_speaker(quotes: Iterable[Quote]) -> dict[str | None, list[Quote]]:
    """Group the quotations of one article by who said them.

    Two quotations belong together when their speakers have the same name up to case, accents and apostrophes, which is
    what `Speaker.name` is for: "il", "Lavrov" and "le ministre" carry the same name inside one article.

    Args:
        quotes: What `extract` returned for one article. Names of different articles are not comparable: group each
            article by itself.

    Returns:
        Name of each speaker to that speaker's quotations, both in the order of the text. Words whose source has no name
        stand under ``None``; nobody's words (``Kind.OTHER``) are left out.

    Raises:
        TypeError: An item is not a `Quote`.

    Example:
        >>> import quotes
        >>> text = "« Oui », a dit Zoé Roy. « Non », a dit Paul Lam. « Si », a insisté Mme Roy."
        >>> found = quotes.extract(text, tone=False)
        >>> {name: [quote.text for quote in said] for name, said in quotes.by_speaker(found).items()}
        {'Zoé Roy': ['Oui', 'Si'], 'Paul Lam': ['Non']}
    """
    groups: dict[str | None, tuple[str | None, list[Quote]]] = {}
    for quote in quotes:
        if not isinstance(quote, Quote):
            raise TypeError(f"by_speaker takes quotations, not {type(quote).__name__}: pass what extract returned")
        if quote.kind is Kind.OTHER:
            continue
        name = quote.speaker.name if quote.speaker else None
        groups.setdefault(key(name) if name else None, (name, []))[1].append(quote)
    return dict(groups.values())
