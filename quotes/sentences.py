"""Split French text into sentences: NLTK's Punkt with French parameters, and what French typography adds to it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

_PARAGRAPH = re.compile("[^\n\r\u2029]+")
# Closing marks and further full stops belong to the sentence before them, a guillemet even after a space.
_TAIL = re.compile(r"(?:\s*»|[\"”’')\]}.?!…])*")
_SPACE = re.compile(r"\s*")
# What may stand without a space after the end of a sentence; anything else there belongs to the same word.
_OPENING = "«“—–"
# A verb of saying or the rest of the clause, perhaps after a dash, goes on with the sentence.
_DASHES = re.compile(r"[-–—\s]*")
_CONTINUING = ",;:"
# Sentences that lost the space between them, as in the copy of news agencies: "la fin.Avec lui"; a heading and the
# paragraph below it: "Les soutiens se mobilisentMarie Dupont", "Retour à ToulouseLe maire".
_TOUCHING = re.compile(r"(?:[a-zà-ÿ]{2}[a-zà-ÿ.!?…]|-il|-on)(?=[A-ZÀ-Ý])")
# The same around guillemets: "« Assez ».Le maire", "« Assez »Le maire", "la fin.« Assez »", "« Assez »« Jamais »".
_AT_MARKS = re.compile(r"»\s?\.(?=[A-ZÀ-Ý])|»[.!?…]?(?=[A-ZÀ-Ý«])|(?<=[\w)»][.!?…])(?=«)|(?<=\))(?=«)")
# The same after a number, a bracket or an acronym: "en 2012.Le maire", "(AFP).Le maire", "à l'ONU.Le maire".
_AT_SIGNS = re.compile(r"(?:[\d%)”\"]|[A-ZÀ-Ý]{2})[.!?…](?=[A-ZÀ-Ý][a-zà-ÿ]*[ ’'])")
_SMALL_WORD = re.compile(r"(?:\b[a-zà-ÿ]{3,}|-il|-on|[a-zà-ÿ]{3}[.!?…])$")
_CAPITALISED = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ]*(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?[ ’']")
_OPENER = re.compile(r"(?:Les?|La|Ils?|Elles?|Selon|[ÀA]|Pour|Dans|En|Une?|Des|Ce|Cette|Mais|Et|Si|Après)\s|L['’]\w")
# The headings of news agencies inside a paragraph: "la fin.- Retour au calme -Le maire a dit".
_DASHED = re.compile(r"(?<=[.!?…»])\s?(?=-\s)|\s-(?=[A-ZÀ-Ý«][\w’']*\s)")
_LAST_WORD = re.compile(r"(?:^|[^\w.-])([\w.-]{1,12})\.$")
_HYPHENATED_INITIALS = re.compile(r"(?:[A-ZÀ-Ý][a-zà-ÿ]?\.-)+[A-ZÀ-Ý][a-zà-ÿ]?")
_INITIAL = re.compile(r"[A-ZÀ-Ý]\.(?!\w)")
_NUMBER = re.compile(r"\d|[IVXLCDM]+\b")
# Enough to hold the longest abbreviation and the mark before it.
_WINDOW = 16
_WORD = 30  # code points
# The windows Punkt reads a long paragraph through, and how far each reaches into its neighbours.
_STEP = 8000
_OVERLAP = 200

_Spans = Callable[[str], list[tuple[int, int]]]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the sentences of a text as offsets in code points.

    Args:
        text: Any string, a window of a few hundred characters or a whole article.

    Returns:
        Start and end of each sentence, in order and without the white space around it. Together they hold every
        character that is no white space. The end of a paragraph always ends a sentence.
    """
    spans: list[tuple[int, int]] = []
    for match in _PARAGRAPH.finditer(text):
        spans.extend((match.start() + start, match.start() + end) for start, end in _paragraph_spans(match.group()))
    return spans


def _paragraph_spans(paragraph: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in [*_breaks(paragraph), len(paragraph)]:
        sentence = paragraph[start:end]
        if stripped := sentence.strip():
            begin = start + sentence.index(stripped[0])
            yield begin, begin + len(stripped)
        start = end


def _breaks(paragraph: str) -> list[int]:
    """Return where sentences end inside a paragraph, after their closing marks."""
    found = {match.end() for match in _TOUCHING.finditer(paragraph) if _is_glued(paragraph, match.end())}
    found.update(match.end() for pattern in (_DASHED, _AT_MARKS, _AT_SIGNS) for match in pattern.finditer(paragraph))
    covered = 0
    for end in _candidates(paragraph):
        # Marks that already belong to an earlier end lead to the same place.
        if end > covered:
            covered = _after(_TAIL, paragraph, end)
            if _ends_sentence(paragraph, end, covered):
                found.add(covered)
    return sorted(found)


def _is_glued(paragraph: str, at: int) -> bool:
    """Tell whether a sentence starts at a capital without a space before it: not in "YouTube"."""
    if _OPENER.match(paragraph, at) and paragraph[at - 1].isalpha():
        return True
    if not _CAPITALISED.match(paragraph, at):
        return False
    return _SMALL_WORD.search(paragraph[max(0, at - _WORD) : at]) is not None


def _candidates(paragraph: str) -> Iterator[int]:
    """Yield where Punkt ends a sentence, reading a long paragraph through overlapping windows.

    NLTK gives up with a TimeoutError on a paragraph that takes it seconds, as one of a megabyte does.
    """
    splitter = _punkt()
    for low in range(0, len(paragraph), _STEP):
        high = low + _STEP
        begin = max(0, low - _OVERLAP)
        for _, end in splitter(paragraph[begin : high + _OVERLAP]):
            if low < begin + end <= high:
                yield begin + end


def _ends_sentence(paragraph: str, end: int, stop: int) -> bool:
    """Tell whether Punkt's break at ``end`` holds, given that the closing marks reach to ``stop``."""
    following = _after(_SPACE, paragraph, stop)
    if following == len(paragraph) or paragraph[following] in _CONTINUING:
        return False
    if following == stop and paragraph[stop] not in _OPENING:
        return False
    word = _after(_DASHES, paragraph, following)
    if paragraph[word : word + 1].islower():
        return False
    return end != stop or not _is_abbreviation(paragraph, end, following)


def _is_abbreviation(paragraph: str, end: int, following: int) -> bool:
    """Tell whether the full stop before ``end`` marks a title, a reference or an initial that needs what follows."""
    # A window keeps the search short however long the paragraph is.
    match = _LAST_WORD.search(paragraph[max(0, end - _WINDOW) : end])
    if not match:
        return False
    word = match.group(1)
    data = _abbreviations()
    if word in data["titles"] or _HYPHENATED_INITIALS.fullmatch(word):
        return True
    if len(word) == 1 and word.isupper() and _INITIAL.match(paragraph, following):
        return True
    if len(word) == 1 and word.isupper() and paragraph[following] == "(":
        return True  # "Nadia B. (rires) : « Jamais »"
    return word.lower() in data["before_number"] and _NUMBER.match(paragraph, following) is not None


def _after(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def _load(name: str) -> Any:
    return json.loads((files("quotes") / "data" / "punkt_fr" / name).read_text(encoding="utf-8"))


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    """Return the curated abbreviations: titles, those before a number, and those Punkt has to judge."""
    return {group: frozenset(words) for group, words in _load("abbreviations.json").items()}


@cache
def _punkt() -> _Spans:
    """Return Punkt's splitter with the French parameters; imported here since NLTK is slow to import."""
    # NLTK ships no type information.
    from nltk.tokenize.punkt import (
        PunktLanguageVars,
        PunktParameters,
        PunktSentenceTokenizer,
    )

    class FrenchVars(PunktLanguageVars):  # type: ignore[misc]  # the base class is untyped
        sent_end_chars = (".", "?", "!", "…")

    data = _load("punkt.json")
    parameters = PunktParameters()
    parameters.abbrev_types = {word.lower() for word in _abbreviations()["titles"] | _abbreviations()["general"]}
    # "me" and "mes" are words that may well end a sentence; as a title they are told apart by their capital.
    parameters.abbrev_types -= {"me", "mes"}
    parameters.abbrev_types |= set(data["abbreviations"])
    parameters.collocations = {(left, right) for left, right in data["collocations"]}
    parameters.sent_starters = set(data["sentence_starters"])
    parameters.ortho_context.update(data["orthographic_context"])
    tokenizer = PunktSentenceTokenizer(parameters, lang_vars=FrenchVars())

    def spans(text: str) -> list[tuple[int, int]]:
        # Closing marks are moved to the sentence before them here, so that Punkt need not.
        return list(tokenizer.span_tokenize(text, realign_boundaries=False))

    return spans
