"""Quotations as dictionaries and as lines of JSON."""

from __future__ import annotations

import json

import jsonschema
import pytest
from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st

import quotes
from quotes.model import Cue, Gender, Kind, Quote, Span, Speaker, Tone, ToneLabel
from quotes.serialize import from_dict, from_json, schema, to_dict, to_json

TEXT = "« Nous gagnerons », a dit Zoé."
FULL = Quote(
    text="Nous gagnerons",
    start=2,
    end=16,
    kind=Kind.DIRECT,
    speaker=Speaker("Zoé", 26, 29, "Zoé Martin", False),
    cue=Cue("a dit", 20, 25, "dire"),
    tone=Tone(ToneLabel.POSITIVE, 0.75, {ToneLabel.NEGATIVE: 0.05, ToneLabel.NEUTRAL: 0.15, ToneLabel.POSITIVE: 0.8}),
    depth=0,
    closed=True,
    segments=(Span.of(TEXT, 2, 16),),
    rule="incise",
)
BARE = evolve(FULL, kind=Kind.OTHER, speaker=None, cue=None, tone=None, segments=())
FULL_DICT = {
    "text": "Nous gagnerons",
    "start": 2,
    "end": 16,
    "kind": "direct",
    "speaker": {"text": "Zoé", "start": 26, "end": 29, "name": "Zoé Martin", "pronoun": False, "gender": None},
    "cue": {"text": "a dit", "start": 20, "end": 25, "lemma": "dire"},
    "tone": {"label": "positive", "score": 0.75, "probabilities": {"negative": 0.05, "neutral": 0.15, "positive": 0.8}},
    "depth": 0,
    "closed": True,
    "segments": [{"text": "Nous gagnerons", "start": 2, "end": 16}],
    "rule": "incise",
}


def test_every_field():
    assert to_dict(FULL) == FULL_DICT


def test_keys_are_the_fields_in_their_order():
    assert list(to_dict(FULL)) == [field.name for field in fields(Quote)]


def test_what_is_missing_is_none():
    plain = to_dict(BARE)
    assert (plain["speaker"], plain["cue"], plain["tone"], plain["segments"]) == (None, None, None, [])


def test_enumerations_become_plain_strings():
    plain = to_dict(FULL)
    assert type(plain["kind"]) is str
    assert {type(label) for label in plain["tone"]["probabilities"]} == {str}
    assert type(plain["tone"]["label"]) is str


def test_json_reads_back_as_the_dictionary():
    assert json.loads(to_json(FULL)) == FULL_DICT


def test_accents_stay_readable():
    assert '"Zoé Martin"' in to_json(FULL)


def test_extra_keys_come_first():
    line = to_json(BARE, file="a.txt")
    assert line.startswith('{"file": "a.txt", "text": ')


def test_extra_keys_do_not_replace_fields():
    assert json.loads(to_json(FULL, rule="mine"))["rule"] == "incise"


def test_extra_values_must_be_json_ready():
    with pytest.raises(TypeError, match="set"):
        to_json(BARE, file=set())


@pytest.mark.parametrize(
    "text", ["\ud800", "a\udfffb", "\n\r\x0b\x0c\x1c\x85\u2028\u2029", "\x00", '"\\', "\u202f\u00a0", "😀"]
)
def test_hostile_text_is_one_encodable_line(text):
    line = to_json(evolve(FULL, text=text))
    assert len(line.encode().decode().splitlines()) == 1
    assert json.loads(line)["text"] == text


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_one_encodable_line(text):
    line = to_json(evolve(BARE, text=text))
    assert len(line.encode().decode().splitlines()) == 1
    # Two escaped surrogates side by side read back as the one character they stand for.
    assert json.loads(line)["text"] == json.loads(json.dumps(text))


# JSON reads two surrogates side by side as one character, so that only single ones come back.
WORDS = st.text(st.characters(exclude_categories=(), exclude_characters=map(chr, range(0xDC00, 0xE000))), max_size=8)
PLACES = st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)).map(sorted)
SHARES = st.lists(st.floats(0, 1), min_size=3, max_size=3).map(lambda shares: dict(zip(ToneLabel, shares, strict=True)))
TONES = st.builds(Tone, st.sampled_from(ToneLabel), st.floats(-1, 1), SHARES)


def placed(made: type, /, **fields: st.SearchStrategy) -> st.SearchStrategy:
    """Values of a class that has a text and its two offsets."""
    return st.builds(
        lambda place, **rest: made(start=place[0], end=place[1], **rest), place=PLACES, text=WORDS, **fields
    )


QUOTES = placed(
    Quote,
    kind=st.sampled_from(Kind),
    speaker=st.none()
    | placed(Speaker, name=st.none() | WORDS, pronoun=st.booleans(), gender=st.none() | st.sampled_from(Gender)),
    cue=st.none() | placed(Cue, lemma=WORDS),
    tone=st.none() | TONES,
    depth=st.integers(0, 50),
    closed=st.booleans(),
    segments=st.lists(placed(Span), max_size=3).map(tuple),
    rule=WORDS,
)
VALIDATOR = jsonschema.Draft202012Validator(schema())


@given(QUOTES)
def test_any_quotation_comes_back_equal(quote):
    assert from_dict(to_dict(quote)) == quote
    assert from_json(to_json(quote)) == quote


@given(QUOTES)
def test_any_quotation_fits_the_schema(quote):
    VALIDATOR.validate(json.loads(to_json(quote)))


def test_what_extract_finds_fits_the_schema_and_comes_back():
    for quote in quotes.extract("« Oui », a dit Zoé Roy. Le film « Aube » sort. « Non, dit-il, jamais »", tone=False):
        VALIDATOR.validate(to_dict(quote))
        assert from_json(to_json(quote)) == quote


def test_the_schema_itself_is_valid():
    jsonschema.Draft202012Validator.check_schema(schema())


def test_the_schema_names_every_field_in_order():
    assert list(schema()["properties"]) == schema()["required"] == [field.name for field in fields(Quote)]


def test_further_keys_are_left_aside():
    assert from_json(to_json(FULL, file="a.txt")) == FULL


def test_enumerations_are_members_again():
    back = from_json(to_json(FULL))
    assert back.kind is Kind.DIRECT
    assert list(back.tone.probabilities) == list(ToneLabel)


def test_whole_numbers_are_probabilities_too():
    plain = to_dict(FULL)
    plain["tone"] = {"label": "neutral", "score": 0, "probabilities": {"negative": 0, "neutral": 1, "positive": 0}}
    assert from_dict(plain).tone == Tone(ToneLabel.NEUTRAL, 0.0, dict(zip(ToneLabel, (0.0, 1.0, 0.0), strict=True)))


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("start",), "2", "start must be an integer"),
        (("start",), True, "start must be an integer"),
        (("start",), 99, r"start must be from 0 to end \(16\), not 99"),
        (("kind",), "shouted", "kind must be one of direct, mixed, other"),
        (("closed",), 1, "closed must be true or false"),
        (("speaker",), "Zoé", "speaker must be an object"),
        (("speaker", "name"), 3, "speaker.name must be a string or null"),
        (("speaker", "gender"), "x", "speaker.gender must be one of feminine, masculine"),
        (("cue", "lemma"), None, "cue.lemma must be a string"),
        (("tone", "score"), "high", "tone.score must be a number"),
        (("tone", "probabilities", "neutral"), None, "tone.probabilities.neutral must be a number"),
        (("segments",), None, "segments must be a list"),
        (("segments",), [1], r"segments\[0\] must be an object"),
        (("segments", 0, "end"), None, r"segments\[0\].end must be an integer"),
    ],
)
def test_a_wrong_field_is_named_and_the_schema_refuses_most(path, value, message):
    plain = json.loads(to_json(FULL))
    inner = plain
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(quotes.InvalidQuoteError, match=message):
        from_dict(plain)
    # A schema cannot compare two numbers.
    assert VALIDATOR.is_valid(plain) == (value == 99)


@pytest.mark.parametrize("name", [field.name for field in fields(Quote)])
def test_a_missing_field_is_named(name):
    plain = to_dict(FULL)
    del plain[name]
    with pytest.raises(quotes.InvalidQuoteError, match=f"{name} is missing"):
        from_dict(plain)
    assert not VALIDATOR.is_valid(plain)


@pytest.mark.parametrize(("line", "message"), [("{", "not JSON"), ("[1]", "a JSON object, not list"), ("", "not JSON")])
def test_a_line_that_is_no_quotation(line, message):
    with pytest.raises(quotes.InvalidQuoteError, match=message):
        from_json(line)


def test_text_is_no_mapping():
    with pytest.raises(TypeError, match="from_json reads text"):
        from_dict("{}")
