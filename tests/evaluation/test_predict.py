"""Where predictions come from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import quotes
from quotes.corpus import Article, CorpusError, parse, write
from quotes.evaluation import annotated, predict, read_predictions
from quotes.model import Kind, Span, ToneLabel
from tests.corpus.articles import MARKED

ARTICLE = parse(MARKED, id="a")
TEXT = "« Oui », a dit Zoé Roy."


def test_the_library_is_run_on_the_texts() -> None:
    found = predict([Article("a", TEXT, ()), Article("b", "Rien.", ())], tone=False)
    assert found == {"a": [annotated(quote) for quote in quotes.extract(TEXT, tone=False)], "b": []}


def test_a_quotation_of_the_library_becomes_an_annotation() -> None:
    [quote] = quotes.extract(TEXT, tone=False)
    found = annotated(quote)
    assert (found.text, found.start, found.end, found.kind) == ("Oui", 2, 5, Kind.DIRECT)
    assert (found.speaker, found.name, found.pronoun) == (Span("Zoé Roy", 15, 22), "Zoé Roy", False)
    assert (found.cue, found.tone, found.nested, found.closed) == (Span("a dit", 9, 14), None, False, True)


def test_nobodys_words_have_no_speaker() -> None:
    [quote] = quotes.extract("Le film « Germinal » sort.", tone=False)
    found = annotated(quote)
    assert (found.kind, found.speaker, found.name, found.pronoun, found.cue) == (Kind.OTHER, None, None, False, None)


@pytest.mark.parametrize(("form", "target"), [("quotes", "x"), ("jsonl", "x.jsonl"), ("brat", "x")])
def test_predictions_are_read_in_every_format(form: str, target: str, tmp_path: Path) -> None:
    write([ARTICLE], tmp_path / target, form)
    assert read_predictions(tmp_path / target) == {"a": ARTICLE.quotes}


def test_json_lines_need_no_text(tmp_path: Path) -> None:
    quote = {"start": 2, "end": 5, "text": "Oui", "kind": "direct", "tone": "positive"}
    (tmp_path / "x.jsonl").write_text(json.dumps({"id": "a", "quotes": [quote]}), encoding="utf-8")
    [found] = read_predictions(tmp_path / "x.jsonl")["a"]
    assert (found.text, found.tone) == ("Oui", ToneLabel.POSITIVE)


def test_two_predictions_for_one_article_are_an_error(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "quotes": []})
    (tmp_path / "x.jsonl").write_text(f"{line}\n{line}\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"x\.jsonl:2: 'a' is also in"):
        read_predictions(tmp_path / "x.jsonl")
