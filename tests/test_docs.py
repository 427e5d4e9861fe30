"""The examples of the how-tos and of the docstrings do what they show."""

from __future__ import annotations

import doctest
import importlib
import re
from pathlib import Path

import pytest

import quotes
from quotes import errors

DOCS = Path(__file__).parent.parent / "docs"
REFERENCE = "\n".join(page.read_text(encoding="utf-8") for page in sorted((DOCS / "reference").glob("*.md")))
PUBLIC_MODULES = (
    *("corpus", "evaluation", "frames", "plots", "render", "schema", "serialize", "spacy_component", "spark", "tone"),
)
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


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.name)
def test_the_files_that_a_page_links_to_exist(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("name", quotes.__all__)
def test_every_public_name_is_in_the_reference(name: str) -> None:
    assert re.search(rf"auto\w+:: quotes\.{name}$", REFERENCE, re.MULTILINE)


@pytest.mark.parametrize("name", PUBLIC_MODULES)
def test_every_public_module_is_in_the_reference_with_its_members(name: str) -> None:
    assert re.search(rf"automodule:: quotes\.{name}\n   :members:$", REFERENCE, re.MULTILINE)


def test_every_error_is_in_the_reference() -> None:
    for name, value in vars(errors).items():
        if isinstance(value, type) and issubclass(value, Exception):
            assert re.search(rf"autoexception:: quotes\.(errors\.)?{name}$", REFERENCE, re.MULTILINE), name
