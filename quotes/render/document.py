"""A whole page, and a fragment for notebooks, around the marked article and its list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import blake2s
from importlib.resources import files

from quotes.model import Quote
from quotes.render.article import Article, check
from quotes.render.escape import attributes, safe
from quotes.render.marks import body
from quotes.render.sidebar import legend, people, summary
from quotes.render.wording import Language, Wording

# Nothing is fetched and nothing runs, whatever got through.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def html(text: str, quotes: Sequence[Quote], *, title: str | None = None, lang: Language = "en") -> str:
    """Return a self-contained page: the article with its quotations marked, and who says what beside it.

    It needs neither network nor script. What the page shows of the article is the text as given, but for what HTML
    cannot hold: lone surrogates, NUL and other control characters show as U+FFFD, every line end as a line feed.

    Args:
        text: The article.
        quotes: Its quotations, as `quotes.extract` returned them.
        title: The heading of the page.
        lang: The language of headings and legend, "en" or "fr"; the article is French.

    Raises:
        TypeError: The text is not a str, or an item is not a `Quote`.
        InvalidQuoteError: A quotation does not stand in the text.
        ValueError: ``lang`` is neither.
    """
    check(text, quotes)
    article = Article(text, quotes, Wording(lang))
    title = title or article.wording("title")
    content = (
        f"<header>\n<h1>{safe(title)}</h1>\n<p>{safe(summary(article))}</p>\n{legend(article)}\n</header>\n"
        f'<div class="columns">\n<main>\n<article lang="fr" class="text">{body(article)}</article>\n</main>\n'
        f"{_aside(article, 'aside', 'h2', None)}</div>\n"
    )
    return page(title, content, lang=lang, rules=_ties("quotes-fr", article), id_="quotes-fr")


def fragment(text: str, quotes: Sequence[Quote], *, lang: Language = "en", prefix: str | None = None) -> str:
    """Return the same as a ``<div>`` for a notebook or another page, its style inside.

    Args:
        text: The article.
        quotes: Its quotations, as `quotes.extract` returned them.
        lang: The language of the legend, "en" or "fr"; the article is French.
        prefix: What its ids begin with: ASCII letters, digits, "-" and "_", a letter first. By default a digest of
            the text and its quotations, so that fragments of different articles can stand on one page.

    Raises:
        TypeError: The text is not a str, or an item is not a `Quote`.
        InvalidQuoteError: A quotation does not stand in the text.
        ValueError: ``lang`` is neither, or the prefix has other characters.
    """
    check(text, quotes)
    prefix = digest(text, quotes) if prefix is None else prefix
    if not (prefix.isascii() and prefix[:1].isalpha() and prefix.replace("-", "").replace("_", "").isalnum()):
        raise ValueError(f"a prefix is made of ASCII letters, digits, - and _, a letter first, not {prefix!r}")
    article = Article(text, quotes, Wording(lang), f"{prefix}-")
    label = attributes(aria_label=article.wording("article"))
    return (
        f'<div class="quotes-fr" id="{prefix}" lang="{lang}"><style>{stylesheet()}{_ties(prefix, article)}</style>\n'
        f'<div class="head"><p>{safe(summary(article))}</p>\n{legend(article)}\n</div>\n'
        f'<div class="columns">\n<div lang="fr" class="text" role="group"{label}>{body(article)}</div>\n'
        f"{_aside(article, 'div', 'p', 'group')}</div>\n</div>"
    )


def page(title: str, content: str, *, lang: Language, rules: str = "", id_: str | None = None) -> str:
    """Return an HTML document.

    Args:
        title: Its title, not yet escaped.
        content: What stands in its body, escaped.
        lang: The language of the page.
        rules: Further style rules.
        id_: The id of the element around the content.
    """
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}" class="quotes-fr-page">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{safe(title)}</title>\n<style>\n{stylesheet()}{rules}</style>\n</head>\n"
        f"<body>\n<div{attributes(class_='quotes-fr', id=id_)}>\n{content}</div>\n</body>\n</html>\n"
    )


def digest(text: str, quotes: Sequence[Quote]) -> str:
    """Return a prefix for ids that is the same for the same article with the same quotations."""
    seen = blake2s(text.encode("utf-8", "surrogatepass"), digest_size=5)
    seen.update(repr([(quote.start, quote.end) for quote in quotes]).encode())
    return f"q{seen.hexdigest()}"


@cache
def stylesheet() -> str:
    """Return the style that pages and fragments share."""
    return files("quotes").joinpath("render").joinpath("style.css").read_text(encoding="utf-8")


def _aside(article: Article, tag: str, heading: str, role: str | None) -> str:
    if not article.quotes:
        return ""
    words = article.wording("speakers")
    return (
        f"<{tag}{attributes(class_='side', role=role, aria_label=words)}>\n<div>\n"
        f'<{heading} class="heading">{safe(words)}</{heading}>\n{people(article)}\n</div>\n</{tag}>\n'
    )


def _ties(root: str, article: Article) -> str:
    """Return the rules that light up what belongs to a quotation when one part of it is pointed at or has the focus."""
    return "".join(
        f"#{root}:has(.q{number}:is(:hover,:focus,:target)) .q{number}{{--on:var(--hit);--ring:var(--accent)}}\n"
        for number, _ in article.numbered()
    )
