"""Quotations as tables: every format gives back exactly what it was given."""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path

import pytest
from attrs import asdict, evolve, fields
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import quotes
from quotes.errors import FrameError, MissingExtraError, PipeError
from quotes.frames import (
    COLUMNS,
    Row,
    from_pandas,
    from_rows,
    read_csv,
    read_jsonl,
    read_parquet,
    to_pandas,
    to_rows,
    write_csv,
    write_jsonl,
    write_parquet,
)
from quotes.model import Cue, Gender, Kind, Quote, Span, Speaker, Tone, ToneLabel

ROOT = Path(__file__).parent.parent
OTAN = (ROOT / "corpora" / "otan.txt").read_text(encoding="utf-8")
FOUND = quotes.extract(OTAN, tone=False)
TONE = Tone(ToneLabel.POSITIVE, 0.1 + 0.2, dict(zip(ToneLabel, (0.1, 0.2, 0.7), strict=True)))
INCISE = "« Nous irons, a-t-il dit, demain »"
[SPLIT] = quotes.extract(INCISE, tone=False)

in_files = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def spans(draw, text: str, start: int, end: int) -> Span:
    a = draw(st.integers(start, end))
    return Span.of(text, a, draw(st.integers(a, end)))


# Neither what UTF-8 nor what CSV before Python 3.11 can hold; JSON lines have tests of their own.
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=40)
NAMES = st.none() | ANY_TEXT
SCORES = st.floats(-1, 1)


@st.composite
def quotations(draw) -> Quote:
    text = draw(ANY_TEXT)
    a = draw(st.integers(0, len(text) - 1))
    words = Span.of(text, a, draw(st.integers(a + 1, len(text))))
    speaker = Speaker(text, 0, len(text), draw(NAMES), draw(st.booleans()), draw(st.sampled_from([None, *Gender])))
    tone = Tone(
        draw(st.sampled_from(ToneLabel)), draw(SCORES), draw(st.dictionaries(st.sampled_from(ToneLabel), SCORES))
    )
    return Quote(
        text=words.text,
        start=words.start,
        end=words.end,
        kind=draw(st.sampled_from(Kind)),
        speaker=draw(st.none() | st.just(speaker)),
        cue=draw(st.none() | st.just(Cue(text, 0, len(text), "dire"))),
        tone=draw(st.none() | st.just(tone)),
        depth=draw(st.integers(0, 9)),
        closed=draw(st.booleans()),
        segments=tuple(draw(st.lists(spans(text, words.start, words.end), max_size=3))),
        rule="incise",
    )


ARTICLES = st.dictionaries(ANY_TEXT, st.lists(quotations(), max_size=3), max_size=3)


def rows_of(articles: dict[str, list[Quote]]) -> list[Row]:
    return [row for article, found in articles.items() for row in to_rows(found, article, keep_empty=True)]


# The schema


def test_every_column_has_a_name_a_type_and_a_meaning():
    assert [column.name for column in COLUMNS] == [field.name for field in fields(Row)]
    assert {column.type for column in COLUMNS} == {str, int, float, bool}
    assert all(column.doc for column in COLUMNS)


def test_the_guide_lists_the_columns_as_they_are():
    guide = (ROOT / "docs" / "scaling.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+)` \| (\w+) \| (.*) \|$", guide, re.MULTILINE)
    assert listed == [(column.name, column.type.__name__, column.doc) for column in COLUMNS]


# Rows


def test_a_row_is_flat():
    rows = to_rows([evolve(SPLIT, tone=TONE)], "a")
    assert asdict(rows[0]) == {
        "article": "a", "number": 0, "text": INCISE[2:-2], "start": 2, "end": 32, "kind": "direct",
        "depth": 0, "closed": True, "segments": "[[2, 12], [26, 32]]", "rule": "incise_inside",
        "speaker_text": "il", "speaker_start": 18, "speaker_end": 20, "speaker_name": None, "speaker_pronoun": True,
        "speaker_gender": "masculine", "cue_text": "a-t-il dit", "cue_start": 14, "cue_end": 24, "cue_lemma": "dire",
        "tone_label": "positive", "tone_score": 0.1 + 0.2, "tone_negative": 0.1, "tone_neutral": 0.2,
        "tone_positive": 0.7, "error": None,
    }  # fmt: skip


def test_an_article_without_quotations_has_a_row_only_on_request():
    assert to_rows([], "a") == []
    assert to_rows([], "a", keep_empty=True) == [Row(article="a")]


def test_an_error_is_a_row():
    assert to_rows(PipeError(7, "text must be a str"), "a") == [Row(article="a", error="text must be a str")]


@pytest.mark.parametrize("article", [7, None])
def test_an_id_that_is_no_str_is_refused(article):
    with pytest.raises(TypeError, match=type(article).__name__):
        to_rows([], article)


def test_an_empty_id_is_refused():
    with pytest.raises(ValueError, match="null"):
        to_rows([], "")


def test_the_shipped_article_comes_back():
    assert from_rows(to_rows(FOUND, "otan")) == {"otan": FOUND}


@given(ARTICLES)
def test_quotations_come_back_from_rows(articles):
    assert from_rows(rows_of(articles)) == articles


def test_rows_come_back_in_any_order_and_with_gaps():
    assert from_rows(reversed(to_rows(FOUND, "otan")[2:])) == {"otan": FOUND[2:]}


def test_a_row_with_an_error_gives_no_article():
    assert from_rows([Row(article="a", error="no str"), Row(article=None, error="no id")]) == {}


def test_two_articles_with_one_id_are_refused():
    with pytest.raises(FrameError, match="quotation 0 of article 'otan'"):
        from_rows(to_rows(FOUND, "otan") * 2)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"start": None}, "it has no start"),
        ({"number": None}, "it has no number"),
        ({"kind": "said"}, "'said'"),
        ({"segments": "2-16"}, "otan"),
        ({"speaker_start": None}, "it has no speaker_start"),
        ({"article": None}, "no article id"),
    ],
)
def test_an_incomplete_row_is_refused(change, why):
    with pytest.raises(FrameError, match=why):
        from_rows([evolve(to_rows(FOUND, "otan")[0], **change)])


# Files


@in_files
@given(articles=ARTICLES)
def test_rows_come_back_from_json_lines(articles, tmp_path):
    write_jsonl(rows_of(articles), tmp_path / "rows.jsonl")
    assert from_rows(read_jsonl(tmp_path / "rows.jsonl")) == articles


@in_files
@given(articles=ARTICLES)
def test_rows_come_back_from_csv(articles, tmp_path):
    write_csv(rows_of(articles), tmp_path / "rows.csv")
    assert from_rows(read_csv(tmp_path / "rows.csv")) == articles


@pytest.mark.parametrize("text", ["\ud800", "\0", "\x85\u2028\u2029", "\r\n\x0b"])
def test_json_lines_hold_any_text_in_one_line(text, tmp_path):
    rows = [Row(article="a", error=text)]
    write_jsonl(rows, tmp_path / "rows.jsonl")
    content = (tmp_path / "rows.jsonl").read_bytes().decode()
    assert len(content.splitlines()) == 1
    assert list(read_jsonl(tmp_path / "rows.jsonl")) == rows


def test_json_lines_have_every_column(tmp_path):
    write_jsonl([Row(article="a")], tmp_path / "rows.jsonl")
    assert list(json.loads((tmp_path / "rows.jsonl").read_text())) == [column.name for column in COLUMNS]


def test_a_key_that_is_missing_is_null_and_another_is_left_out(tmp_path):
    (tmp_path / "rows.jsonl").write_text('{"article": "a", "mine": 1}\n')
    assert list(read_jsonl(tmp_path / "rows.jsonl")) == [Row(article="a")]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("[]", "line 1: no JSON object"),
        ("{", "line 1: no JSON"),
        ('{"article": 7}', "7 is no str for article"),
        ('{"start": 1.5}', "1.5 is no int for start"),
        ('{"closed": "oui"}', "'oui' is no bool for closed"),
        ('{"start": true}', "True is no int for start"),
        ('{"closed": 2}', "2 is no bool for closed"),
    ],
)
def test_a_line_that_is_no_row_is_named(line, why, tmp_path):
    (tmp_path / "rows.jsonl").write_text(line + "\n")
    with pytest.raises(FrameError, match=re.escape(why)):
        list(read_jsonl(tmp_path / "rows.jsonl"))


def test_csv_is_what_other_programs_read(tmp_path):
    write_csv(to_rows([SPLIT], "a"), tmp_path / "rows.csv")
    with (tmp_path / "rows.csv").open(encoding="utf-8", newline="") as file:
        [row] = csv.DictReader(file)
    assert (row["article"], row["closed"], row["speaker_name"], row["start"]) == ("a", "true", "", "2")


def test_csv_holds_a_very_long_quotation(tmp_path):
    rows = [Row(article="a", error="x" * 1_000_000)]
    write_csv(rows, tmp_path / "rows.csv")
    assert list(read_csv(tmp_path / "rows.csv")) == rows


def test_csv_refuses_a_lone_surrogate(tmp_path):
    with pytest.raises(FrameError, match="write_jsonl"):
        write_csv([Row(article="a", error="\ud800")], tmp_path / "rows.csv")


def test_csv_without_a_column_is_refused(tmp_path):
    (tmp_path / "rows.csv").write_text("article,text\na,b\n")
    with pytest.raises(FrameError, match="lacks the columns number, start"):
        list(read_csv(tmp_path / "rows.csv"))


# pandas


@in_files
@given(articles=ARTICLES)
def test_rows_come_back_from_pandas_and_from_parquet(articles, tmp_path):
    pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    rows = rows_of(articles)
    assert list(from_pandas(to_pandas(rows))) == rows
    write_parquet(rows, tmp_path / "rows.parquet")
    assert list(read_parquet(tmp_path / "rows.parquet")) == rows


def test_frames_have_types_with_nulls():
    pytest.importorskip("pandas")
    types = {name: str(dtype) for name, dtype in to_pandas(rows_of({"a": FOUND, "b": []})).dtypes.items()}
    assert [types[column.name] for column in COLUMNS] == [
        {str: "string", int: "Int64", float: "Float64", bool: "boolean"}[column.type] for column in COLUMNS
    ]


def test_no_rows_make_an_empty_frame_with_all_columns():
    pytest.importorskip("pandas")
    assert list(to_pandas([]).columns) == [column.name for column in COLUMNS]
    assert list(from_pandas(to_pandas([]))) == []


def test_rows_come_back_from_the_types_that_pandas_guesses(tmp_path):
    pandas = pytest.importorskip("pandas")
    rows = rows_of({"a": [evolve(quote, tone=TONE) for quote in FOUND], "b": []})
    write_csv(rows, tmp_path / "rows.csv")
    guessed = pandas.read_csv(tmp_path / "rows.csv", float_precision="round_trip")
    assert str(guessed["start"].dtype) == "float64"
    assert list(from_pandas(guessed.assign(mine=1))) == rows


def test_a_frame_without_a_column_is_refused():
    pytest.importorskip("pandas")
    with pytest.raises(FrameError, match="the frame lacks the columns error"):
        list(from_pandas(to_pandas([]).drop(columns="error")))


@pytest.mark.parametrize(
    ("module", "call", "extra"),
    [
        ("pandas", lambda: to_pandas([]), "pandas"),
        ("pyarrow", lambda: write_parquet([], "a"), "parquet"),
        ("pyarrow", lambda: read_parquet("a"), "parquet"),
    ],
)
def test_a_missing_package_is_named_with_its_extra(module, call, extra, monkeypatch):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError, match=rf"pip install 'quotes-fr\[{extra}\]'"):
        call()
