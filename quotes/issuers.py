"""Who issued a document: "Amnesty International publie un rapport", "un communiqué signé par Marie Dupont"."""

from __future__ import annotations

import re
from collections.abc import Callable

from quotes.lexicon import words
from quotes.phrases import phrase_end
from quotes.story import Story
from quotes.subjects import main_subject
from quotes.tokens import Token, tokenize
from quotes.wording import LEADING, head_of

Noun = Callable[[int, int], "str | None"]

FAR = 3_000  # code points before a mention in which the document is looked for
REACH = 160  # code points of a sentence read before a document, and after it
ISSUING = re.compile(
    r"(?:publi|adress|diffus|sign|rédig|envoy|dévoil|post|présent|transm)(?:e|é|ée|ait|er|ant|i[ts]?|is|isé?)"
)
BY = re.compile(
    r"(?:\s(?:commun|conjoint|interne|[a-zà-ÿ]+(?:el|elle|al|ale|ive|ique|aire|ais|aise|ien|ienne))e?)?(?:,?\s(?:(?:(?:co)?signé|publié|diffusé|rédigé|dévoilé|réalisé|mené|établi|conduit)e?s?|émise?s?))?"
    r"\s(?:par\s|de\s(?=l|[A-ZÀ-Ý])|du\s|d['’](?=[A-ZÀ-Ý]))"
)


def issuer(story: Story, noun: Noun, head: str, start: int, end: int) -> str | None:
    """Return the name of who issued a document, by what the text says where it names it last.

    Args:
        story: The article.
        noun: Says whom a noun phrase stands for, given its offsets.
        head: The noun: "rapport".
        start: Offset of the mention.
        end: Offset after it.
    """
    floor = max(0, start - FAR)
    at = story.masked.rfind(head, floor, end)
    while at >= 0:
        if not story.masked[at - 1 : at].isalpha() and not story.masked[at + len(head) : at + len(head) + 1].isalpha():
            found = _by(story, noun, at + len(head)) or _subject(story, noun, at)
            if found:
                return found
        at = story.masked.rfind(head, floor, at)
    return None


def _by(story: Story, noun: Noun, end: int) -> str | None:
    """Return the name after "un communiqué de", "un rapport signé par"."""
    by = BY.match(story.masked, end)
    if by is None:
        return None
    tokens = tokenize(story.masked, by.end(), by.end() + REACH)
    return _named(story, noun, tokens, 0, phrase_end(tokens, 0, plural=True)) if tokens else None


def _subject(story: Story, noun: Noun, start: int) -> str | None:
    """Return the subject of "publie un rapport", "a adressé au journal un communiqué"."""
    begin = max(story.masked.rfind(mark, max(0, start - REACH), start) for mark in (". ", "\n", "» ", "– ")) + 1
    tokens = tokenize(story.masked, max(begin, start - REACH), start)
    verb = next((i for i, token in enumerate(tokens) if ISSUING.fullmatch(token.low) and i), None)
    found = main_subject(tokens, verb + 1) if verb is not None else None
    return _named(story, noun, tokens, *found) if found else None


def _named(story: Story, noun: Noun, tokens: list[Token], start: int, end: int) -> str | None:
    """Return whom a phrase stands for when that is a proper name; another document would lead round in circles."""
    phrase = "".join(f"{token.low} " for token in tokens[start:end])
    if end <= start or head_of(LEADING.sub("", phrase)) in words("document"):
        return None
    name = noun(tokens[start].start, tokens[end - 1].end)
    return name if name and any(char.isupper() for char in name) else None
