"""Quotations as plain data and back: dictionaries, JSON of one line, and the JSON Schema of both."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from enum import Enum
from importlib.resources import files
from types import NoneType
from typing import NoReturn, TypedDict, TypeVar

from quotes.errors import InvalidQuoteError
from quotes.model import Cue, Gender, Kind, Quote, Span, Speaker, Tone, ToneLabel

Value = TypeVar("Value", bound="str | int | float | bool | None")
Label = TypeVar("Label", bound=Enum)
Part = TypeVar("Part")

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


def from_dict(data: Mapping[str, object]) -> Quote:
    """Return the quotation that `to_dict` made a dictionary of.

    Args:
        data: What `to_dict` returned, or the same from elsewhere. Further keys at the top, such as the ``file`` of
            the command line, are left aside.

    Raises:
        InvalidQuoteError: A field is missing or is not what the schema asks for; the message names it.
        TypeError: ``data`` is no mapping.
    """
    if not isinstance(data, Mapping):
        raise TypeError(f"from_dict takes a mapping, not {type(data).__name__}; from_json reads text")
    return _Fields(data, "").quote()


def from_json(line: str) -> Quote:
    """Return the quotation that `to_json` wrote.

    Everything comes back equal but one thing that JSON cannot tell apart: a high surrogate beside a low one reads as
    the character that they stand for.

    Raises:
        InvalidQuoteError: It is not JSON, or not a quotation.
    """
    try:
        data = json.loads(line)
    except ValueError as error:
        raise InvalidQuoteError(f"not JSON: {error}") from error
    if not isinstance(data, dict):
        raise InvalidQuoteError(f"a quotation is a JSON object, not {type(data).__name__}")
    return from_dict(data)


def schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of one quotation, as `to_dict` and `to_json` write it."""
    text = files("quotes").joinpath("data").joinpath("quote.schema.json").read_text(encoding="utf-8")
    found: dict[str, object] = json.loads(text)
    return found


class _Place(TypedDict):
    text: str
    start: int
    end: int


class _Fields:
    """Reads the fields of one object and says where one is wrong."""

    def __init__(self, data: Mapping[str, object], path: str) -> None:
        self.data = data
        self.path = path

    def quote(self) -> Quote:
        return Quote(
            **self.span(),
            kind=self.label("kind", Kind),
            speaker=self.optional("speaker", _Fields.speaker),
            cue=self.optional("cue", _Fields.cue),
            tone=self.optional("tone", _Fields.tone),
            depth=self.value("depth", int),
            closed=self.value("closed", bool),
            segments=tuple(Span(**segment.span()) for segment in self.listed("segments")),
            rule=self.value("rule", str),
        )

    def speaker(self) -> Speaker:
        gender = None if self.get("gender") is None else self.label("gender", Gender)
        name: str | None = self.value("name", str, NoneType)
        return Speaker(**self.span(), name=name, pronoun=self.value("pronoun", bool), gender=gender)

    def cue(self) -> Cue:
        return Cue(**self.span(), lemma=self.value("lemma", str))

    def tone(self) -> Tone:
        shares = self.nested(self.get("probabilities"), "probabilities")
        probabilities = {label: float(shares.value(label.value, float, int)) for label in ToneLabel}
        return Tone(self.label("label", ToneLabel), float(self.value("score", float, int)), probabilities)

    def span(self) -> _Place:
        start, end = self.value("start", int), self.value("end", int)
        if not 0 <= start <= end:
            self.fail("start", f"from 0 to end ({end}), not {start}")
        return {"text": self.value("text", str), "start": start, "end": end}

    def label(self, name: str, kind: type[Label]) -> Label:
        value = self.value(name, str)
        try:
            return kind(value)
        except ValueError:
            self.fail(name, f"one of {', '.join(member.value for member in kind)}")

    def value(self, name: str, *kinds: type[Value]) -> Value:
        value = self.get(name)
        # bool is an int to Python, not to JSON
        if isinstance(value, kinds) and (not isinstance(value, bool) or bool in kinds):
            return value
        return self.fail(name, " or ".join(_NAMES[kind] for kind in kinds))

    def optional(self, name: str, read: Callable[[_Fields], Part]) -> Part | None:
        value = self.get(name)
        return None if value is None else read(self.nested(value, name))

    def listed(self, name: str) -> list[_Fields]:
        value = self.get(name)
        if not isinstance(value, (list, tuple)):
            self.fail(name, "a list")
        return [self.nested(item, f"{name}[{at}]") for at, item in enumerate(value)]

    def nested(self, value: object, name: str) -> _Fields:
        return _Fields(value, f"{self.path}{name}.") if isinstance(value, Mapping) else self.fail(name, "an object")

    def get(self, name: str) -> object:
        if name not in self.data:
            raise InvalidQuoteError(f"not a quotation: {self.path}{name} is missing")
        return self.data[name]

    def fail(self, name: str, wanted: str) -> NoReturn:
        raise InvalidQuoteError(f"not a quotation: {self.path}{name} must be {wanted}")


_NAMES = {str: "a string", int: "an integer", float: "a number", bool: "true or false", NoneType: "null"}


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
