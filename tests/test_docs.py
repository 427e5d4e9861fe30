"""The examples of the how-tos and of the docstrings do what they show."""

from __future__ import annotations

import doctest
import importlib
import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"
NEEDS = {"spacy.md": "spacy"}
MODULES = ("quotes", "quotes.columns", "quotes.render.shown", "quotes.voices")


@pytest.mark.parametrize("name", ["interchange.md", "rendering.md", "spacy.md"])
def test_the_examples_of_a_page(name: str) -> None:
    if name in NEEDS:
        pytest.importorskip(NEEDS[name], reason=f"{NEEDS[name]} is not installed")
        importlib.import_module("quotes.spacy_component")  # where the distribution is not installed, no entry point is
    failed, tried = doctest.testfile(str(DOCS / name), module_relative=False)
    assert (failed, tried > 3) == (0, True)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module(name: str) -> None:
    failed, tried = doctest.testmod(importlib.import_module(name))
    assert (failed, tried > 0) == (0, True)


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
def test_the_files_that_a_page_links_to_exist(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
