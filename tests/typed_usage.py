"""Typical usage, type-checked and never run."""

from __future__ import annotations

from collections.abc import Iterator

from typing_extensions import assert_type

import quotes
from quotes.corpus import AnnotatedQuote, Article, QuoteCorpusReader, check, parse, read, render
from quotes.evaluation import Report, Row, evaluate, predict, read_predictions
from quotes.plots import speakers
from quotes.render import Rendered, fragment, html
from quotes.serialize import from_dict, from_json, schema, to_dict, to_json

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

assert_type(from_dict(to_dict(found[0])), quotes.Quote)
assert_type(from_json(to_json(found[0])), quotes.Quote)
assert_type(schema(), dict[str, object])
assert_type(quotes.batched({"text": [article]}, tone=False), dict[str, list[list[dict[str, object]]]])

assert_type(html(article, found, title="Un titre", lang="fr"), str)
assert_type(fragment(article, found, prefix="a"), str)
shown = quotes.display(article)
assert_type(shown, Rendered)
assert_type(shown[0], quotes.Quote)
assert_type(shown[:1], tuple[quotes.Quote, ...])
speakers(found, measure="words")
speakers([found, found], top=3)

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

gold = read("corpora/gold")
assert_type(gold, list[Article])
assert_type(gold[0].quotes, tuple[AnnotatedQuote, ...])
assert_type(gold[0].quotes[0].kind, quotes.Kind | None)
assert_type(gold[0].quotes[0].speaker, quotes.Span | None)
assert_type(parse(render(gold[0]), id="a"), Article)
assert_type(check(gold[0]), list[tuple[int, str]])
assert_type(predict(gold, tone=False), dict[str, list[AnnotatedQuote]])
report = evaluate(gold, read_predictions("predictions.jsonl"), resamples=0)
assert_type(report, Report)
assert_type(report.figures["attributed_f1"].value, float)
assert_type(report.figures["attributed_f1"].low, float | None)
assert_type(report.per_construction(), dict[str, Row])
corpus = QuoteCorpusReader("corpora/gold")
assert_type(corpus.articles(), list[Article])
assert_type(corpus.quotes("otan.quotes"), list[AnnotatedQuote])
assert_type(corpus.sents(), list[list[str]])

assert_type(quotes.__version__, str)
try:
    quotes.extract(article, tone="missing-model")
except quotes.QuotesError as error:
    assert_type(error, quotes.QuotesError)

assert_type(quotes.render.html(article, found), str)
quotes.plots.speakers(found)
