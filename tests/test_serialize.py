"""Quotations as dictionaries and as lines of JSON."""

from __future__ import annotations

import json

import pytest
from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st

from quotes.model import Cue, Kind, Quote, Span, Speaker, Tone, ToneLabel
from quotes.serialize import to_dict, to_json

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
