"""The attribution cases: press-style sentences written for this project, with their sources marked by hand.

`tests/cases/spoken.tsv` has words with a source, `nobody.tsv` words of nobody, `nearmiss.tsv` sentences with a tempting
wrong source. A line that starts with ``! `` is a known failure, kept as a strict xfail: an improvement must move it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import quotes
from quotes import Kind, Quote
from tests.markup import Case, read

CASES = Path(__file__).parent / "cases"
ROOT = Path(__file__).resolve().parent.parent
HEAD = {
    "spoken": "# construction\tsentence: <s>mention</s>, <c>cue</c>, <q>quotation meant</q> if it is not the last\n",
    "nobody": "# why\tsentence whose last quotation is nobody's words\n",
    "nearmiss": "# sentence, marked as in spoken.tsv\tthe mention that must not be taken\n",
}


def lines(name: str) -> Iterator[tuple[str, str, bool]]:
    """Yield both cells of each case and whether it is a known failure."""
    for line in (CASES / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            first, second = line.removeprefix("! ").split("\t")
            yield first, second, line.startswith("! ")


def parameters(name: str) -> list[object]:
    """Return the cases as pytest parameters, known failures as strict xfail."""
    failing = pytest.mark.xfail(strict=True, reason="known failure")
    return [pytest.param(a, b, marks=[failing] if known else []) for a, b, known in lines(name)]


def meant(case: Case) -> Quote:
    """Return the quotation that a case is about: the marked one, else the last."""
    found = quotes.extract(case.text, tone=False)
    if "q" not in case.spans:
        return found[-1]
    start, end = case.spans["q"]
    return next(quote for quote in found if start <= quote.start and quote.end <= end and quote.depth == 0)


def case_of(marked: str) -> Case:
    """Read a sentence; paragraph breaks are written as two backslash-n."""
    return read(marked.replace("\\n", "\n"))


def same_cue(expected: str | None, found: str | None) -> bool:
    """Whether two cues have the same verb: a clitic or a locution's tail may belong to one of them only."""
    if expected is None or found is None:
        return expected == found
    return expected in found or found in expected


def passes_spoken(_construction: str, marked: str) -> bool:
    """Whether the mention is exact and the cue the right one."""
    case = case_of(marked)
    quote = meant(case)
    mention = quote.speaker and quote.speaker.text
    spoken = quote.kind is not Kind.OTHER
    return spoken and mention == case.span("s") and same_cue(case.span("c"), quote.cue and quote.cue.text)


def passes_nobody(_why: str, text: str) -> bool:
    """Whether the quotation is nobody's words, without speaker and cue."""
    quote = meant(case_of(text))
    return (quote.kind, quote.speaker, quote.cue) == (Kind.OTHER, None, None)


def passes_near(marked: str, wrong: str) -> bool:
    """Whether the tempting mention is not taken."""
    quote = meant(case_of(marked))
    return quote.speaker is None or quote.speaker.text != wrong


@pytest.mark.parametrize(("construction", "marked"), parameters("spoken"))
def test_words_with_a_source(construction: str, marked: str) -> None:
    assert passes_spoken(construction, marked)


@pytest.mark.parametrize(("why", "text"), parameters("nobody"))
def test_words_of_nobody(why: str, text: str) -> None:
    assert passes_nobody(why, text)


@pytest.mark.parametrize(("marked", "wrong"), parameters("nearmiss"))
def test_a_tempting_source_is_not_taken(marked: str, wrong: str) -> None:
    assert passes_near(marked, wrong)


def documented_rules() -> set[str]:
    """Return the rules that the table of docs/rules.md names."""
    table = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    return {name.strip().strip("`") for row in rows for name in row.split(",")}


def rules_seen() -> Counter[str]:
    """Return how often each rule decides in the cases."""
    texts = [case_of(second).text for name in ("spoken", "nobody") for _, second, _ in lines(name)]
    texts += [case_of(first).text for first, _, _ in lines("nearmiss")]
    return Counter(quote.rule for text in texts for quote in quotes.extract(text, tone=False))


def test_every_rule_is_documented_and_covered() -> None:
    seen = rules_seen()
    assert set(seen) <= documented_rules()
    assert {rule for rule in documented_rules() if seen[rule] < 3} == set()


def test_there_are_hundreds_of_cases() -> None:
    assert sum(not known for name in HEAD for *_, known in lines(name)) >= 450


def test_a_name_is_never_invented() -> None:
    """Every name stands in its text, up to capitals and white space."""

    def plain(words: str) -> str:
        return " ".join(words.split()).casefold()

    for name in ("spoken", "nobody"):
        for _, marked, _ in lines(name):
            text = case_of(marked).text
            for quote in quotes.extract(text, tone=False):
                if quote.speaker and quote.speaker.name:
                    assert plain(quote.speaker.name) in plain(text)


def folded(text: str) -> str:
    """Return a text without capitals and kinds of white space and apostrophes."""
    return " ".join(text.casefold().replace("’", "'").split())


@pytest.mark.parametrize("name", ["spoken", "nobody", "nearmiss"])
def test_every_name_stands_in_the_text(name: str) -> None:
    column = 0 if name == "nearmiss" else 1
    for cells in lines(name):
        text = case_of(cells[column]).text
        for quote in quotes.extract(text, tone=False):
            if quote.speaker and quote.speaker.name is not None:
                assert quote.speaker.name.strip()
                assert folded(quote.speaker.name) in folded(text)


@pytest.mark.parametrize("name", ["spoken", "nobody", "nearmiss"])
def test_a_text_may_end_and_begin_anywhere(name: str) -> None:
    for first, second, _ in lines(name):
        text = case_of(first if name == "nearmiss" else second).text
        for cut in re.finditer(r"\W+|$", text):
            for part in (text[: cut.start()], text[: cut.end()], text[cut.end() :]):
                found = quotes.extract(part, tone=False)
                assert all(part[quote.start : quote.end] == quote.text for quote in found)
