"""``python -m tests.record_corpus``: run the library on the gold corpus and record its figures.

Writes tests/corpus_figures.json, which the tests hold the library to, and the tables of docs/evaluation.md. Run it when
a figure has risen, and look at the difference before you commit it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from quotes.corpus import read
from quotes.evaluation import Report, evaluate, predict
from quotes.evaluation.figures import MACRO, SCORES, SHARES
from quotes.evaluation.table import to_dict

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "corpora" / "gold"
RECORDED = ROOT / "tests" / "corpus_figures.json"
PAGE = ROOT / "docs" / "evaluation.md"
BEGIN, END = "<!-- figures: written by python -m tests.record_corpus -->", "<!-- end of figures -->"
DECIMALS = 4
Recorded = dict[str, Any]


def run(*, tone: bool, **options: int) -> Report:
    """Return the report of the library on the gold corpus."""
    gold = read(GOLD)
    return evaluate(gold, predict(gold, tone=tone), **options)


def recorded() -> Recorded:
    """Return what was recorded last."""
    found: Recorded = json.loads(RECORDED.read_text(encoding="utf-8"))
    return found


def rounded(value: object) -> object:
    """Return JSON-ready values with fewer decimals."""
    if isinstance(value, dict):
        return {key: rounded(part) for key, part in value.items()}
    return round(value, DECIMALS) if isinstance(value, float) else value


def tables(found: Recorded) -> str:
    """Return the tables of the page."""
    confusion = found["tone_confusion"]
    return "\n\n".join(
        [
            "{articles} articles, {quotations} quotations, {speech} of them somebody's words.".format(**found),
            _table(["figure", "P", "R", "F1", "95 % of F1"], _scores(found["figures"])),
            _table(["share", "", "95 %"], _shares(found["figures"])),
            _table(["construction", *_ROW], _rows(found["constructions"])),
            _table(["style", *_ROW], _rows(found["styles"])),
            _table(["what is wrong", "quotations"], iter(found["misses"].items())),
            _table(["gold tone", *(f"as {tone}" for tone in confusion)], _confusion(confusion)),
        ]
    )


def with_tables(page: str, found: Recorded) -> str:
    """Return the page with its tables replaced."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n\n{tables(found)}\n\n{END}{rest.partition(END)[2]}"


_ROW = ["n", "found", "kind", "speaker", "to the character", "cue", "name"]


def _table(head: Sequence[str], rows: Iterator[Sequence[object]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def _scores(figures: Recorded) -> Iterator[Sequence[object]]:
    for name, meaning in SCORES.items():
        three = [figures[f"{name}_{part}"] for part in ("p", "r", "f1")]
        yield [meaning, *(f"{figure['value']:.3f}" for figure in three), _interval(three[2])]
    yield ["tone: macro average", "", "", f"{figures[MACRO]['value']:.3f}", _interval(figures[MACRO])]


def _shares(figures: Recorded) -> Iterator[Sequence[object]]:
    for name, meaning in SHARES.items():
        yield [meaning, f"{figures[name]['value']:.3f}", _interval(figures[name])]


def _interval(figure: Recorded) -> str:
    return f"{figure['low']:.3f}–{figure['high']:.3f}"


def _rows(rows: Recorded) -> Iterator[Sequence[object]]:
    for name, row in rows.items():
        cue = f"{row['cue']}/{row['cues']}" if row["cues"] else "–"
        said = [row["attributed"], row["mention"], cue, row["named"]] if row["speech"] else ["–"] * 4
        yield [name, row["quotations"], row["found"], row["kind"], *said]


def _confusion(counts: Recorded) -> Iterator[Sequence[object]]:
    for gold, row in counts.items():
        yield [gold, *row.values()]


def main() -> None:
    """Record the figures of this version."""
    found = rounded(to_dict(run(tone=True)))
    RECORDED.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8"), recorded()), encoding="utf-8")


if __name__ == "__main__":
    main()
