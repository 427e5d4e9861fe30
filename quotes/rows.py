"""Quotations as flat rows, there and back without loss."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TypeVar

from quotes.errors import FrameError, PipeError
from quotes.model import Cue, Gender, Kind, Quote, Span, Speaker, Tone, ToneLabel
from quotes.schema import Row

T = TypeVar("T")


def to_rows(found: Sequence[Quote] | PipeError, article: str, *, keep_empty: bool = False) -> list[Row]:
    """Return the rows of one article.

    Args:
        found: Its quotations, or the error that `Extractor.pipe` yields in their place, which makes one row.
        article: Its id, by which `from_rows` puts its quotations together again: give each article its own.
        keep_empty: Whether an article without quotations makes one row that has only its id, rather than none.

    Raises:
        TypeError: ``article`` is not a str (an id of another type would come back as one).
        ValueError: ``article`` is empty.
    """
    if not isinstance(article, str):
        raise TypeError(f"article must be a str, not {type(article).__name__}: use str(…)")
    if not article:
        raise ValueError("article must not be empty: an empty cell of a CSV file is null")
    if isinstance(found, PipeError):
        return [Row(article=article, error=found.reason)]
    if not found and keep_empty:
        return [Row(article=article)]
    return [_row(quote, article, number) for number, quote in enumerate(found)]


def _row(quote: Quote, article: str, number: int) -> Row:
    speaker, cue, tone = quote.speaker, quote.cue, quote.tone
    probabilities = tone.probabilities if tone else {}
    return Row(
        article=article,
        number=number,
        text=quote.text,
        start=quote.start,
        end=quote.end,
        kind=quote.kind.value,
        depth=quote.depth,
        closed=quote.closed,
        segments=json.dumps([[segment.start, segment.end] for segment in quote.segments]),
        rule=quote.rule,
        speaker_text=speaker.text if speaker else None,
        speaker_start=speaker.start if speaker else None,
        speaker_end=speaker.end if speaker else None,
        speaker_name=speaker.name if speaker else None,
        speaker_pronoun=speaker.pronoun if speaker else None,
        speaker_gender=speaker.gender.value if speaker and speaker.gender else None,
        cue_text=cue.text if cue else None,
        cue_start=cue.start if cue else None,
        cue_end=cue.end if cue else None,
        cue_lemma=cue.lemma if cue else None,
        tone_label=tone.label.value if tone else None,
        tone_score=tone.score if tone else None,
        tone_negative=probabilities.get(ToneLabel.NEGATIVE),
        tone_neutral=probabilities.get(ToneLabel.NEUTRAL),
        tone_positive=probabilities.get(ToneLabel.POSITIVE),
    )


def from_rows(rows: Iterable[Row]) -> dict[str, list[Quote]]:
    """Return the quotations of each article, exactly those that `to_rows` was given.

    Articles come in the order of their first rows, quotations in that of their numbers. Rows may be missing, as after a
    filter. An article that has only its id has no quotations; rows with an error are left out (see ``row.error``).

    Raises:
        FrameError: A row is incomplete, or two have the same article and number.
    """
    articles: dict[str, dict[int, Quote]] = {}
    for row in rows:
        if row.error is not None:
            continue
        if row.article is None:
            raise FrameError("a row has no article id")
        numbered = articles.setdefault(row.article, {})
        if row.kind is None:
            continue
        number, quote = _quote(row)
        if number in numbered:
            raise FrameError(
                f"two rows are quotation {number} of article {row.article!r}: give each article its own id"
            )
        numbered[number] = quote
    return {article: [numbered[number] for number in sorted(numbered)] for article, numbered in articles.items()}


def _quote(row: Row) -> tuple[int, Quote]:
    try:
        return _due(row.number, "number"), _rebuilt(row)
    except (TypeError, ValueError) as error:
        raise FrameError(f"a row of article {row.article!r} is no quotation: {error}") from error


def _rebuilt(row: Row) -> Quote:
    text, start = _due(row.text, "text"), _due(row.start, "start")
    return Quote(
        text=text,
        start=start,
        end=_due(row.end, "end"),
        kind=Kind(row.kind),
        speaker=_speaker(row),
        cue=_cue(row),
        tone=_tone(row),
        depth=_due(row.depth, "depth"),
        closed=_due(row.closed, "closed"),
        segments=tuple(Span(text[a - start : b - start], a, b) for a, b in json.loads(_due(row.segments, "segments"))),
        rule=_due(row.rule, "rule"),
    )


def _speaker(row: Row) -> Speaker | None:
    if row.speaker_text is None:
        return None
    return Speaker(
        row.speaker_text,
        _due(row.speaker_start, "speaker_start"),
        _due(row.speaker_end, "speaker_end"),
        row.speaker_name,
        _due(row.speaker_pronoun, "speaker_pronoun"),
        Gender(row.speaker_gender) if row.speaker_gender else None,
    )


def _cue(row: Row) -> Cue | None:
    if row.cue_text is None:
        return None
    start, end = _due(row.cue_start, "cue_start"), _due(row.cue_end, "cue_end")
    return Cue(row.cue_text, start, end, _due(row.cue_lemma, "cue_lemma"))


def _tone(row: Row) -> Tone | None:
    if row.tone_label is None:
        return None
    columns = zip(ToneLabel, (row.tone_negative, row.tone_neutral, row.tone_positive), strict=True)
    given = {label: probability for label, probability in columns if probability is not None}
    return Tone(ToneLabel(row.tone_label), _due(row.tone_score, "tone_score"), given)


def _due(value: T | None, name: str) -> T:
    if value is None:
        raise ValueError(f"it has no {name}")
    return value
