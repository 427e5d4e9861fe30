"""The gold corpus: its form, its size, and what the library makes of it.

No figure may fall below the recorded one, and one that rises has to be recorded: ``python -m tests.record_corpus``.
Articles that the library reads wrongly stay in; they are known failures.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import nltk
import pytest

import quotes
from quotes.corpus import Article, Construction, check, parse, read, render
from quotes.corpus.__main__ import main as corpus_main
from quotes.corpus.brat import dumps as brat_dumps
from quotes.corpus.brat_parse import loads as brat_loads
from quotes.corpus.jsonl import dumps, loads
from quotes.evaluation import Report
from quotes.evaluation.figures import MACRO, SCORES, SHARES
from quotes.evaluation.table import to_dict
from tests.record_corpus import GOLD, PAGE, ROOT, recorded, rounded, run, with_tables
from tests.test_cases import documented_rules

RECORD = "python -m tests.record_corpus"
TOLERANCE = 0.01
"""Of the tone's macro F1: a label on the border of two may differ between processors."""


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return read(GOLD)


@pytest.fixture(scope="module")
def report() -> Report:
    return run(tone=False, resamples=0)


class TestForm:
    def test_the_validator_finds_nothing(self, articles: list[Article]) -> None:
        assert [(article.id, wrong) for article in articles for wrong in check(article)] == []
        assert corpus_main(["validate", str(ROOT / "corpora")]) == 0

    def test_files_are_written_as_they_are_read(self) -> None:
        """``python -m quotes.corpus convert corpora/gold corpora/gold --to quotes --force`` puts tags in order."""
        for path in GOLD.glob("*.quotes"):
            source = path.read_bytes().decode("utf-8")
            assert render(parse(source, id=path.stem)) == source, path.name

    def test_json_lines_lose_nothing(self, articles: list[Article]) -> None:
        assert [loads(dumps(article)) for article in articles] == articles

    def test_brat_loses_nothing(self, articles: list[Article]) -> None:
        for article in articles:
            assert brat_loads(brat_dumps(article), article.text, id=article.id, meta=article.meta) == article

    def test_the_example_article_is_in_it(self, articles: list[Article]) -> None:
        [otan] = [article for article in articles if article.id == "otan"]
        text = (ROOT / "corpora" / "otan.txt").read_bytes().decode("utf-8")
        assert otan.text == text.removesuffix("\n")


class TestSize:
    def test_sixty_articles_and_six_hundred_quotations(self, articles: list[Article]) -> None:
        assert len(articles) >= 60
        assert sum(len(article.quotes) for article in articles) >= 600

    def test_every_construction_is_there(self, articles: list[Article]) -> None:
        seen = Counter(quote.construction for article in articles for quote in article.quotes)
        assert {construction.value for construction in Construction if seen[construction] < 5} == set()

    def test_every_rule_decides_at_least_five_times(self, articles: list[Article]) -> None:
        seen = Counter(quote.rule for article in articles for quote in quotes.extract(article.text, tone=False))
        assert {rule: seen[rule] for rule in documented_rules() if seen[rule] < 5} == {}


def flat(found: dict[str, Any]) -> dict[str, float]:
    """Return all that a report counts under one name each, without tone and intervals."""
    values = {name: figure["value"] for name, figure in found["figures"].items() if not name.startswith("tone")}
    for name, row in found["constructions"].items():
        values |= {f"{name}: {part}": count for part, count in row.items()}
    return values


class TestFigures:
    def test_the_corpus_is_the_one_that_was_measured(self, report: Report) -> None:
        sizes = {name: row.quotations for name, row in report.per_construction().items()}
        assert sizes == {name: row["quotations"] for name, row in recorded()["constructions"].items()}, RECORD

    def test_none_falls(self, report: Report) -> None:
        now, before = flat(rounded(to_dict(report))), flat(recorded())
        assert {name: f"{before[name]} -> {now[name]}" for name in before if now[name] < before[name]} == {}

    def test_each_rise_is_recorded(self, report: Report) -> None:
        now, before = flat(rounded(to_dict(report))), flat(recorded())
        assert {name: f"{before[name]} -> {now[name]}" for name in before if now[name] > before[name]} == {}, RECORD

    def test_the_tone_is_as_good_as_recorded(self) -> None:
        now = run(tone=True, resamples=0).figures["tone_macro_f1"].value
        assert now == pytest.approx(recorded()["figures"]["tone_macro_f1"]["value"], abs=TOLERANCE), RECORD

    def test_the_page_has_the_recorded_figures(self) -> None:
        page = PAGE.read_text(encoding="utf-8")
        assert page == with_tables(page, recorded()), RECORD

    def test_difficult_articles_stay_in(self, report: Report) -> None:
        wrong = {outcome.article for outcome in report.outcomes if outcome.gold.speech and not outcome.attributed}
        assert len(wrong) >= 10


class TestPages:
    README = (ROOT / "corpora" / "README.md").read_text(encoding="utf-8")

    def test_the_licence_is_beside_the_corpus(self) -> None:
        licence = (ROOT / "corpora" / "LICENSE").read_text(encoding="utf-8")
        assert "https://creativecommons.org/licenses/by/4.0/legalcode" in licence
        assert "(`LICENSE`)" in self.README

    def test_the_example_of_the_format_is_valid(self) -> None:
        [example] = re.findall(r"```\n(---\n.*?)```", self.README, re.DOTALL)
        article = parse(example, id="example")
        assert (len(article.quotes), check(article)) == (3, [])

    def test_every_construction_is_explained(self) -> None:
        assert [
            construction.value for construction in Construction if f"`{construction.value}`" not in self.README
        ] == []

    @pytest.mark.parametrize("page", ["corpora/README.md", "docs/evaluation.md"])
    def test_its_code_runs(
        self, page: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(ROOT)
        monkeypatch.setattr(nltk.data, "path", list(nltk.data.path))
        [code] = re.findall(r"```python\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
        exec(compile(code, page, "exec"), {})
        assert capsys.readouterr().out

    def test_every_figure_is_explained(self) -> None:
        explained = set(re.findall("`([a-z0-9_]+?)(?:_p|_…)?`", PAGE.read_text(encoding="utf-8")))
        tones = {name for name in SCORES if name.startswith("tone_")} - {"tone_negative"}  # "tone_negative_… …"
        assert {*SCORES, *SHARES, MACRO} - explained == tones

    @pytest.mark.parametrize("page", ["corpora/README.md", "docs/evaluation.md"])
    def test_the_files_it_links_to_exist(self, page: str) -> None:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / page).read_text(encoding="utf-8")):
            assert (ROOT / page).parent.joinpath(target).exists(), target
