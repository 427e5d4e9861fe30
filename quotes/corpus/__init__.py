"""Annotated corpora: articles with their quotations, in files that a person reads and edits.

>>> from quotes.corpus import read
>>> len(read("corpora/gold/otan.quotes")[0].quotes)
11
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quotes.corpus.files import read, write
from quotes.corpus.markup import render
from quotes.corpus.model import AnnotatedQuote, Article, Construction
from quotes.corpus.parse import parse
from quotes.corpus.validate import check
from quotes.errors import CorpusError, Problem

if TYPE_CHECKING:
    from quotes.corpus.reader import QuoteCorpusReader

__all__ = [
    "AnnotatedQuote",
    "Article",
    "Construction",
    "CorpusError",
    "Problem",
    "QuoteCorpusReader",
    "check",
    "parse",
    "read",
    "render",
    "write",
]


def __getattr__(name: str) -> Any:
    """Load the NLTK reader on first use: NLTK is slow to import."""
    if name != "QuoteCorpusReader":
        raise AttributeError(f"module 'quotes.corpus' has no attribute {name!r}")
    from quotes.corpus.reader import QuoteCorpusReader

    return QuoteCorpusReader
