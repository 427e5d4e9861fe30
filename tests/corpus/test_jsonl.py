"""JSON lines: the format of evaluation scripts, and the inverse of each other."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

import quotes
from quotes.corpus import Article, Construction, CorpusError, parse
from quotes.corpus.jsonl import dumps, loads
from quotes.model import Kind, Span, ToneLabel
from quotes.serialize import to_dict
from tests.corpus.articles import MARKED, articles

ARTICLE = parse(MARKED, id="a")
MINIMAL = {"id": "b", "text": "« Oui »", "quotes": [
    {"start": 2, "end": 5, "text": "Oui", "kind": "speech", "speaker": None, "cue": None, "name": None, "tone": None}
]}  # fmt: skip
PLAIN = MINIMAL["quotes"][0]  # type: ignore[index]  # a list


def changed(**fields: object) -> str:
    return json.dumps({**MINIMAL, "quotes": [{**PLAIN, **fields}]})


def test_the_keys_of_a_quotation() -> None:
    keys = "start end text kind construction speaker cue name pronoun tone nested unclosed"
    assert all(" ".join(quote) == keys for quote in json.loads(dumps(ARTICLE))["quotes"])


def test_values_are_plain() -> None:
    first, second, third = json.loads(dumps(ARTICLE))["quotes"]
    assert (first["kind"], first["construction"], first["tone"]) == ("mixed", "object", "negative")
    assert second["speaker"] == {"start": 139, "end": 141, "text": "il"}
    assert second["pronoun"] is True
    assert (third["kind"], third["tone"], third["speaker"], third["unclosed"]) == ("other", "neutral", None, False)


def test_a_plain_line_needs_few_keys() -> None:
    [quote] = loads(json.dumps(MINIMAL)).quotes
    assert (quote.kind, quote.speech, quote.construction, quote.pronoun) == (None, True, None, False)
    assert (quote.nested, quote.closed) == (False, True)


def test_flags_that_are_given_are_kept() -> None:
    [quote] = loads(changed(nested=True, unclosed=True)).quotes
    assert (quote.nested, quote.closed) == (True, False)


def test_speech_stays_speech() -> None:
    assert json.loads(dumps(loads(json.dumps(MINIMAL))))["quotes"][0]["kind"] == "speech"


def test_nobodys_words_are_neutral() -> None:
    assert loads(changed(kind="other")).quotes[0].tone is ToneLabel.NEUTRAL


def test_what_extract_finds_does_as_a_prediction() -> None:
    text = "« Nous partirons », a dit la maire, Zoé Roy. « Oui », a-t-elle ajouté."
    found = quotes.extract(text, tone=False)
    line = json.dumps({"id": "a", "quotes": [to_dict(quote) for quote in found]})
    article = loads(line, text_needed=False)
    assert article.text == ""
    assert [quote.name for quote in article.quotes] == ["Zoé Roy", "Zoé Roy"]
    assert [quote.pronoun for quote in article.quotes] == [False, True]
    assert article.quotes[0].speaker == Span("la maire, Zoé Roy", 26, 43)


def test_a_tone_may_be_an_object_with_a_label() -> None:
    assert loads(changed(tone={"label": "positive", "score": 0.4})).quotes[0].tone is ToneLabel.POSITIVE


def test_offsets_count_code_points() -> None:
    text = "😀 « Oui »"
    line = json.dumps({"id": "a", "text": text, "quotes": [{"start": 4, "end": 7, "text": "Oui", "kind": "direct"}]})
    assert loads(line).quotes[0].kind is Kind.DIRECT


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "the line must be an object"),
        ('{"text": "", "quotes": []}', "the article has no 'id'"),
        ('{"id": "b", "quotes": []}', "b has no 'text'"),
        ('{"id": "b", "text": ""}', "b has no 'quotes'"),
        ('{"id": 1, "text": "", "quotes": []}', "'id' must be a string"),
        ('{"id": "b", "text": "", "quotes": {}}', "must be a list"),
        ('{"id": "b", "text": "", "quotes": [1]}', "b, quotation 1 must be an object"),
        ('{"id": "b", "text": "", "meta": {"a": 1}, "quotes": []}', "meta 'a' must be a string"),
        ('{"id": "b", "text": "", "meta": [], "quotes": []}', "'meta' must be an object"),
        (changed(start="2"), "b, quotation 1, 'start' must be a whole number"),
        (changed(start=True), "'start' must be a whole number"),
        (changed(start=-1), "-1 to 5 is not in the text"),
        (changed(end=8), "2 to 8 is not in the text"),
        (changed(start=6), "6 to 5 is not in the text"),
        (changed(text="Non"), "the text has 'Oui' there, not 'Non'"),
        (changed(kind="spoken"), "'spoken' is none of speech, direct, mixed, other"),
        (changed(kind=None), "'kind' must be a string"),
        (changed(construction="verbs"), "'verbs' is none of incise"),
        (changed(tone="sad"), "'sad' is none of negative, neutral, positive"),
        (changed(speaker={"start": 0}), "b, quotation 1, speaker has no 'end'"),
        (changed(speaker="la maire"), "'speaker' must be an object"),
        (changed(cue={}), "cue has no 'start'"),
        (changed(pronoun="no"), "'pronoun' must be true or false"),
        (changed(nested=1), "'nested' must be true or false"),
    ],
)
def test_every_slip_is_told_with_its_line(line: str, message: str) -> None:
    with pytest.raises(CorpusError) as error:
        loads(line, file="gold.jsonl", number=7)
    assert str(error.value).startswith("gold.jsonl:7: ")
    assert message in str(error.value)


def test_half_a_character_cannot_be_written() -> None:
    with pytest.raises(CorpusError, match="half of a character"):
        dumps(Article("a", "\ud800", ()))


def test_an_article_is_one_line() -> None:
    assert len(dumps(Article("a", "a\nb\u2028c\x85", ())).splitlines()) == 1


@given(articles())
def test_reading_is_the_inverse_of_writing(article: Article) -> None:
    assert loads(dumps(article)) == article


def test_constructions_come_back() -> None:
    assert [quote.construction for quote in loads(dumps(ARTICLE)).quotes] == [
        Construction.OBJECT, Construction.INCISE, Construction.TITLE,
    ]  # fmt: skip
