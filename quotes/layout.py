"""Line breaks that only wrap a line: plain-text mail and agency feeds break a sentence every 60 to 80 characters."""

from __future__ import annotations

import re

_LINE = re.compile(r"[^\n\r]+")
_BREAK = re.compile(r"(?:\r\n|\n|\r)[ \t]*")
_ENDING = ".!?…:;"
_MOST = 0.4  # of the breaks between two lines, how many must go on in lower case for the whole text to be wrapped
_FULL = 0.6  # of the longest line: a shorter line ends its paragraph
_WIDEST = 120  # code points; longer lines were not wrapped


def unwrap(text: str) -> str:
    """Return the text, as long as before, with a blank for each line break inside a sentence.

    A break is inside a sentence where the next line goes on in lower case after no final mark. Where many do, and no
    line is longer than a wrapped one, so is each break after a full line.
    """
    breaks = [match for match in _BREAK.finditer(text) if _between_lines(text, match)]
    soft = [match for match in breaks if _goes_on(text, match)]
    if not soft:
        return text
    width = max(match.end() - match.start() for match in _LINE.finditer(text))
    if len(soft) >= _MOST * len(breaks) and width <= _WIDEST:
        soft = [match for match in breaks if _goes_on(text, match) or _is_full(text, match, width)]
    parts, at = [], 0
    for match in soft:
        parts += [text[at : match.start()], " " * (match.end() - match.start())]
        at = match.end()
    return "".join([*parts, text[at:]])


def _between_lines(text: str, match: re.Match[str]) -> bool:
    """Whether there are words on both sides, no empty line."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return bool(before.strip() and after.strip())


def _goes_on(text: str, match: re.Match[str]) -> bool:
    return text[match.end()].islower() and text[match.start() - 1] not in _ENDING


def _is_full(text: str, match: re.Match[str], width: int) -> bool:
    begin = max(text.rfind("\n", 0, match.start()), text.rfind("\r", 0, match.start())) + 1
    return match.start() - begin >= _FULL * width
