"""Whom a pronoun does not stand for: who is named right after it, who asks whether "elle" will come."""

from __future__ import annotations

import re

from quotes.story import Story

NEXT = re.compile(r",\s(?:M\.\s|Mme\s|Me\s)?(?=[A-ZÀ-Ý])")
ASKED = re.compile(
    r"\b(lui\s(?:(?:a|avait|ayant)\s)?(?:\w+\s)?demand(?:e|é|ait|ant)\s[^«».;:!?]{0,40}?"
    r"\b(?:si|s['’]|pourquoi|comment|quand|où|ce\squ['’]))\s?$"
)
REACH = 90  # code points from "lui" to the pronoun
ASKER = 60  # code points before it in which who asks is named


def somebody_else(story: Story, low: str, start: int, end: int) -> str | None:
    """Return the person whom a pronoun cannot stand for, if there is one.

    Args:
        story: The article.
        low: The pronoun in small letters.
        start: Its offset.
        end: Offset after it.
    """
    if low not in {"il", "elle", "lui"}:
        return None
    return (_named_after(story, end) if low != "il" else None) or _asker(story, start)


def _named_after(story: Story, end: int) -> str | None:
    """Return the person named right after "selon lui", who is somebody else: "Selon lui, Paul Lam a tort"."""
    comma = NEXT.match(story.masked, end)
    name = next(iter(story.known.between(comma.end(), comma.end() + 1)), None) if comma else None
    return story.known.full(name.text) if name else None


def _asker(story: Story, start: int) -> str | None:
    """Return who asks somebody else something of that person: "Lise Roy lui a demandé si elle viendrait"."""
    asked = ASKED.search(story.masked, max(0, start - REACH), start)
    if asked is None:
        return None
    before = story.known.between(max(0, asked.start() - ASKER), asked.start())
    near = before and not set(story.masked[before[-1].end : asked.start()]) & set(".«»;:!?")
    return story.known.full(before[-1].text) if near else None
