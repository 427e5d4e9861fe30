"""Words quoted twice: a crosshead or a headline takes its source from the place where the article quotes it in full."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from attrs import evolve

from quotes.model import Kind, Quote, Speaker
from quotes.phrases import phrase_before
from quotes.story import Story
from quotes.tokens import tokenize

WORD = re.compile(r"\w+")
SHORTEST, LONGEST = 2, 40  # words of a quotation that stands for a longer one
WOVEN = 3  # words from which a fragment in a heading's own sentence stands for a longer one
# A line ends, another sentence follows without a blank or behind a dash: « … »Le maire; « … » - Le maire
HEADING_ENDS = re.compile(r"\s*»[^\S\n]*(?:\n|$|[-–—][^\S\n]|(?<=»)[A-ZÀ-Ý«])")
REACH = 90  # code points before a name in which its noun phrase starts
PLACES = 4  # at which a run of words is remembered, so that an article of one sentence repeated stays linear
UNGOVERNED = {"unknown", "lead", "continuation", "next_paragraph", "next_sentence"}

Place = tuple[int, int]  # a quotation, and a word of it


def repeated(quotes: Sequence[Quote], story: Story) -> list[Quote]:
    """« Dossier vide »⏎ … « C'est un dossier vide », a dit l'avocate: the later quotation says whose words they are.

    Their mention is the nearest one before the words; there is none where the article has not told of them yet.
    """
    headings = {i for i, quote in enumerate(quotes) if _is_heading(quote, story.text)}
    if not headings:
        return list(quotes)
    words = [_words(quote) if _tells(quote) and i not in headings else [] for i, quote in enumerate(quotes)]
    places = _places(words)
    told = {i: _told(i, quotes, words, places) for i in headings}
    mentions = _mentions(quotes, {speaker.name for speaker in told.values() if speaker}, story)
    return [_sourced(quote, told.get(i), mentions) for i, quote in enumerate(quotes)]


def _is_heading(quote: Quote, text: str) -> bool:
    """Whether a quotation may be a heading or close one: no cue governs it, and no full stop ends it."""
    if quote.cue or quote.depth or quote.rule not in UNGOVERNED:
        return False
    if quote.kind is Kind.DIRECT:
        return not quote.text.endswith(".") or quote.text.endswith("...")
    woven = quote.kind is Kind.MIXED and len(_words(quote)) >= WOVEN
    return woven and HEADING_ENDS.match(text, quote.end) is not None


def _tells(quote: Quote) -> bool:
    """Whether a quotation can say whose words a heading repeats: it has a cue, or goes on after one that has."""
    return quote.speaker is not None and (quote.cue is not None or quote.rule == "continuation")


def _words(quote: Quote) -> list[str]:
    return WORD.findall(quote.text.lower())


def _places(words: Sequence[list[str]]) -> dict[tuple[str, ...], list[Place]]:
    """Return where each run of words starts."""
    found: dict[tuple[str, ...], list[Place]] = {}
    for i, run in enumerate(words):
        for at in range(len(run) - SHORTEST + 1):
            kept = found.setdefault(tuple(run[at : at + SHORTEST]), [])
            if len(kept) < PLACES:
                kept.append((i, at))
    return found


def _told(
    at: int,
    quotes: Sequence[Quote],
    words: Sequence[list[str]],
    places: dict[tuple[str, ...], list[Place]],
) -> Speaker | None:
    """Return the speaker of the first later quotation that holds the same words, or of an earlier one."""
    run = _words(quotes[at])
    if not SHORTEST <= len(run) <= LONGEST:
        return None
    for i, start in sorted(places.get(tuple(run[:SHORTEST]), ()), key=lambda place: place[0] < at):
        told, more = quotes[i], len(words[i]) - len(run)
        if words[i][start : start + len(run)] != run or (i < at and not more) or _is_title(told, more):
            continue
        return told.speaker
    return None


def _mentions(quotes: Sequence[Quote], names: set[str | None], story: Story) -> dict[str, list[Speaker]]:
    """Return where the article speaks of those who have these names, in order."""
    found: dict[str, dict[int, Speaker]] = {name: {} for name in names if name}
    if not found:
        return {}
    for name in story.known.names:
        full = story.known.full(name.text)
        if full in found and story.unquoted(name.start):
            start = _phrase_start(story, name.start, name.end)
            found[full][start] = Speaker(story.text[start : name.end], start, name.end, full, pronoun=False)
    for speaker in (quote.speaker for quote in quotes):
        if speaker and speaker.name in found:
            found[speaker.name][speaker.start] = speaker
    return {name: [at[start] for start in sorted(at)] for name, at in found.items()}


def _phrase_start(story: Story, start: int, end: int) -> int:
    """Return where the noun phrase starts that a name closes: "la ministre Zoé Lam"."""
    tokens = tokenize(story.masked, max(story.masked.rfind("\n", 0, start) + 1, start - REACH), end)
    found = phrase_before(tokens, len(tokens))
    return min(start, tokens[found[0]].start) if found else start


def _sourced(quote: Quote, told: Speaker | None, mentions: dict[str, list[Speaker]]) -> Quote:
    """Return a quotation with the nearest earlier mention of who is told to speak."""
    if told is None or _same(quote.speaker, told):
        return quote
    known = mentions.get(told.name or "", [])
    at = bisect_left(known, quote.start, key=lambda speaker: speaker.start)
    nearest = evolve(known[at - 1], gender=told.gender) if at else None
    return evolve(quote, speaker=nearest, rule="repeated")


def _is_title(quote: Quote, more: int) -> bool:
    """Whether a quotation that repeats the same words and no more may be a work's title in a sentence of its own."""
    return not more and quote.kind is Kind.MIXED and quote.text[0].isupper()


def _same(one: Speaker | None, other: Speaker | None) -> bool:
    return one is not None and other is not None and one.name is not None and one.name == other.name
