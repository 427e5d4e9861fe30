"""Typical usage, type-checked and never run."""

from __future__ import annotations

from collections.abc import Iterator

from typing_extensions import assert_type

import quotes
from quotes.serialize import to_dict, to_json

article = "« Nous partirons demain », a déclaré Marie Dupont."

found = quotes.extract(article)
assert_type(found, list[quotes.Quote])
assert_type(quotes.extract(article, tone=False), list[quotes.Quote])

for quote in found:
    assert_type(quote.text, str)
    assert_type(quote.start, int)
    assert_type(quote.kind, quotes.Kind)
    assert_type(quote.speaker, quotes.Speaker | None)
    assert_type(quote.cue, quotes.Cue | None)
    assert_type(quote.tone, quotes.Tone | None)
    assert_type(quote.closed, bool)
    assert_type(quote.segments, tuple[quotes.Span, ...])
    if quote.speaker is not None:
        assert_type(quote.speaker.name, str | None)
    if quote.cue is not None:
        assert_type(quote.cue.lemma, str)
    if quote.tone is not None:
        assert_type(quote.tone.label, quotes.ToneLabel)
        assert_type(quote.tone.score, float)
        assert_type(quote.tone.probabilities, dict[quotes.ToneLabel, float])
    assert_type(to_dict(quote), dict[str, object])
    assert_type(to_json(quote, file="a.txt"), str)

extractor = quotes.Extractor(tone=False)
assert_type(extractor(article), list[quotes.Quote])
assert_type(extractor.pipe([article], batch_size=8, n_process=2), Iterator[list[quotes.Quote]])
for quoted, number in extractor.pipe([(article, 7)], as_tuples=True):
    assert_type(quoted, list[quotes.Quote])
    assert_type(number, int)

for outcome in extractor.pipe([article], errors="collect", progress=True):
    assert_type(outcome, list[quotes.Quote] | quotes.PipeError)
for outcome, name in extractor.pipe([(article, "a")], errors="collect", as_tuples=True):
    assert_type(outcome, list[quotes.Quote] | quotes.PipeError)
    assert_type(name, str)

assert_type(quotes.__version__, str)
try:
    quotes.extract(article, tone="missing-model")
except quotes.QuotesError as error:
    assert_type(error, quotes.QuotesError)
