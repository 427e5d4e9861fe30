"""The one flat schema of tables of quotations: one row a quotation, the same in every format."""

from __future__ import annotations

from typing import Any

from attrs import field, fields, frozen


def _column(doc: str) -> Any:
    return field(default=None, metadata={"doc": doc})


@frozen(kw_only=True)
class Row:
    """One quotation as one flat row; or, without ``kind``, an article that has none, or an ``error``.

    `COLUMNS` says what each attribute holds.
    """

    article: str | None = _column("id of the article, as given; null only beside an error")
    number: int | None = _column(
        "which quotation of its article, from 0; null for an article without quotations or with an error"
    )
    text: str | None = _column("the words, without the marks and the white space beside them")
    start: int | None = _column("offset of the first character of the words in the article, in code points")
    end: int | None = _column("offset after the last one")
    kind: str | None = _column("`direct`, `mixed` or `other` (nobody's words)")
    depth: int | None = _column("0 outermost, 1 inside another quotation, and so on")
    closed: bool | None = _column("false when the closing mark is missing")
    segments: str | None = _column("JSON list of the [start, end] of the speaker's own words, without an incise")
    rule: str | None = _column("the construction that decided")
    speaker_text: str | None = _column(
        "the mention of the speaker; null with the other speaker columns where there is none"
    )
    speaker_start: int | None = _column("offset of the mention")
    speaker_end: int | None = _column("offset after it")
    speaker_name: str | None = _column("the fullest name that the article gives, null when unknown")
    speaker_pronoun: bool | None = _column("whether the mention is a pronoun")
    speaker_gender: str | None = _column("`feminine` or `masculine`, null when neither is known")
    cue_text: str | None = _column("the reporting expression; null with the other cue columns where there is none")
    cue_start: int | None = _column("offset of the cue")
    cue_end: int | None = _column("offset after it")
    cue_lemma: str | None = _column("the infinitive, the noun or the preposition")
    tone_label: str | None = _column(
        "`negative`, `neutral` or `positive`; null with the other tone columns where no tone was given"
    )
    tone_score: float | None = _column("P(positive) − P(negative), in [-1, 1]")
    tone_negative: float | None = _column("P(negative)")
    tone_neutral: float | None = _column("P(neutral)")
    tone_positive: float | None = _column("P(positive)")
    error: str | None = _column("why the article could not be read; all columns but `article` are null then")


@frozen
class Column:
    """A column of the schema.

    Attributes:
        name: Its name, that of an attribute of `Row`.
        type: What it holds where it is not null: `str`, `int`, `float` or `bool`.
        doc: What it means.
    """

    name: str
    type: type
    doc: str


# The annotations are strings, "int | None": every column may be null.
_TYPES = {f"{kind.__name__} | None": kind for kind in (str, int, float, bool)}

COLUMNS = tuple(Column(one.name, _TYPES[str(one.type)], one.metadata["doc"]) for one in fields(Row))
"""The columns of every table, in their order."""
