"""Quotations as plain data: dictionaries, and JSON of one line."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from quotes.model import Cue, Quote, Span, Speaker, Tone

_UNSAFE = re.compile("[\x85\u2028\u2029\ud800-\udfff]")
"""What `json` leaves as it is although it ends a line for some readers, or cannot be encoded."""


def to_dict(quote: Quote) -> dict[str, object]:
    """Return a quotation as JSON-ready values, its fields in the order of `Quote`, enumerations as plain strings."""
    return {
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "kind": quote.kind.value,
        "speaker": quote.speaker and _speaker(quote.speaker),
        "cue": quote.cue and _cue(quote.cue),
        "tone": quote.tone and _tone(quote.tone),
        "depth": quote.depth,
        "closed": quote.closed,
        "segments": [_span(segment) for segment in quote.segments],
        "rule": quote.rule,
    }


def to_json(quote: Quote, **extra: object) -> str:
    """Return a quotation as one line of JSON that every UTF-8 stream accepts.

    Args:
        quote: The quotation.
        **extra: Further keys, put before the fields of the quotation (for example ``file="a.txt"``).

    Returns:
        A JSON object without a line end; accents stay readable, lone surrogates are escaped.

    Raises:
        TypeError: A value in ``extra`` is not JSON-ready.
    """
    return one_line({**extra, **to_dict(quote)})


def one_line(value: Mapping[str, object]) -> str:
    """Return JSON-ready values as one line that every UTF-8 stream accepts.

    Raises:
        TypeError: A value is not JSON-ready.
    """
    line = json.dumps(value, ensure_ascii=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def _span(span: Span | Speaker | Cue) -> dict[str, object]:
    return {"text": span.text, "start": span.start, "end": span.end}


def _speaker(speaker: Speaker) -> dict[str, object]:
    return {
        **_span(speaker),
        "name": speaker.name,
        "pronoun": speaker.pronoun,
        "gender": speaker.gender and speaker.gender.value,
    }


def _cue(cue: Cue) -> dict[str, object]:
    return {**_span(cue), "lemma": cue.lemma}


def _tone(tone: Tone) -> dict[str, object]:
    probabilities = {label.value: probability for label, probability in tone.probabilities.items()}
    return {"label": tone.label.value, "score": tone.score, "probabilities": probabilities}
