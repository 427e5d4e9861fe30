"""An evaluation as a table for a terminal and as JSON-ready values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrs import asdict

from quotes.evaluation.figures import MACRO, SCORES, SHARES
from quotes.evaluation.misses import Miss, misses
from quotes.evaluation.report import Figure, Report, Row
from quotes.model import ToneLabel

NONE = "–"
ROW_HEADER = ("n", "found", "kind", "attrib.", "exact", "cue", "name")
WORDS, NAME = 60, 32


def lines(report: Report, per: str = "construction") -> Iterator[str]:
    """Yield the lines of the tables, none wider than 80 columns.

    Args:
        report: What to show.
        per: "construction" or "style", what the second table has a row for.
    """
    yield f"{report.articles} articles, {report.quotations} quotations, {report.speech} of them somebody's words"
    yield ""
    yield from columns([("", "P", "R", "F1", "95 % of F1"), *score_rows(report)])
    yield ""
    yield from columns([("share", "", "95 %"), *share_rows(report)])
    yield ""
    rows = report.per_construction() if per == "construction" else report.per_style()
    yield from columns([(per, *ROW_HEADER), *count_rows(rows)])
    if report.confusion:
        yield ""
        yield from columns([("gold tone", *(f"as {tone.value}" for tone in ToneLabel)), *confusion_rows(report)])


def score_rows(report: Report) -> Iterator[tuple[str, ...]]:
    """Yield name, precision, recall, F1 and its interval of all that has them."""
    for name, meaning in SCORES.items():
        if f"{name}_f1" in report.figures:
            three = [report.figures[f"{name}_{part}"] for part in ("p", "r", "f1")]
            yield meaning, *(f"{figure.value:.3f}" for figure in three), _interval(three[2])
    if MACRO in report.figures:
        figure = report.figures[MACRO]
        yield "tone: macro average", "", "", f"{figure.value:.3f}", _interval(figure)


def share_rows(report: Report) -> Iterator[tuple[str, ...]]:
    """Yield name, value and interval of what is a share."""
    for name, meaning in SHARES.items():
        if name not in report.figures:
            continue
        figure = report.figures[name]
        yield meaning, f"{figure.value:.3f}" if report.tallies[name].gold else NONE, _interval(figure)


def count_rows(rows: Mapping[str, Row]) -> Iterator[tuple[str, ...]]:
    """Yield the counts of each construction or style; what only somebody's words have stays empty for the others."""
    for name, row in rows.items():
        said = [row.attributed, row.mention, f"{row.cue}/{row.cues}" if row.cues else NONE, row.named]
        counts = [row.quotations, row.found, row.kind, *(said if row.speech else [NONE] * len(said))]
        yield _cut(name, NAME), *map(str, counts)


def confusion_rows(report: Report) -> Iterator[tuple[str, ...]]:
    """Yield, for each gold tone, how often each tone was predicted."""
    for gold in ToneLabel:
        yield gold.value, *(str(report.confusion[gold, predicted]) for predicted in ToneLabel)


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield rows as lines: the first column flush left, the others flush right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))]
        yield "  ".join(cells).rstrip()


def miss_line(miss: Miss) -> str:
    """Return a disagreement as one line."""
    said = " ".join(miss.quote.text.split())
    construction = str(miss.quote.construction or NONE)
    return " | ".join([miss.article, miss.what, construction, _cut(said, WORDS), miss.detail]).rstrip(" |")


def to_dict(report: Report) -> dict[str, object]:
    """Return a report as JSON-ready values, without the single outcomes."""
    return {
        "articles": report.articles,
        "quotations": report.quotations,
        "speech": report.speech,
        "figures": {name: asdict(figure) for name, figure in report.figures.items()},
        "counts": {name: asdict(tally) for name, tally in report.tallies.items()},
        "constructions": {name: asdict(row) for name, row in report.per_construction().items()},
        "styles": {name: asdict(row) for name, row in report.per_style().items()},
        "misses": dict(Counter(miss.what for miss in misses(report.outcomes)).most_common()),
        "tone_confusion": {
            gold.value: {predicted.value: report.confusion[gold, predicted] for predicted in ToneLabel}
            for gold in (ToneLabel if report.confusion else ())
        },
    }


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def _interval(figure: Figure) -> str:
    return NONE if figure.low is None or figure.high is None else f"{figure.low:.3f}{NONE}{figure.high:.3f}"
