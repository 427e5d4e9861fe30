"""No regular expression can explode: each is given its worst case, and takes time in proportion to its length."""

from __future__ import annotations

import ast
import gc
import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import quotes
from tests.worst_cases import COMMON, PATTERNS, Pump, Worst

PACKAGE = Path(quotes.__file__).parent
SHORT, LONG = 1_000, 4_000  # characters
LINEAR = LONG / SHORT
NOISE = 2e-5  # seconds
MADE_OF_WORDS = {"organisations._expanded", "story.last_end"}
"""Functions that make an expression of the words of an article, in tests/test_scaling.py."""


def modules() -> Iterator[object]:
    for module in pkgutil.walk_packages(quotes.__path__, "quotes."):
        if not module.name.endswith("__main__"):
            try:
                yield importlib.import_module(module.name)
            except ImportError:  # what only an extra brings
                continue


def compiled() -> dict[str, re.Pattern[str]]:
    """Return the expressions of the package by their places, each by the first of these."""
    found: dict[str, re.Pattern[str]] = {}
    for module in modules():
        for name, value in vars(module).items():
            for pattern in _patterns_in(value):
                found[f"{module.__name__.removeprefix('quotes.')}.{name}"] = pattern  # type: ignore[attr-defined]
    return found


def _patterns_in(value: object) -> list[re.Pattern[str]]:
    if isinstance(value, dict):
        value = tuple(value.values())
    parts = value if isinstance(value, (tuple, list, set, frozenset)) else (value,)
    return [part for part in parts if isinstance(part, re.Pattern)]


COMPILED = compiled()


def test_every_expression_has_its_worst_case() -> None:
    known = {COMPILED[name] for name in PATTERNS if name in COMPILED}
    assert [name for name, pattern in COMPILED.items() if pattern not in known] == []


def test_every_worst_case_has_its_expression() -> None:
    assert [name for name in PATTERNS if name not in COMPILED] == []


def test_expressions_stand_in_modules_where_this_test_finds_them() -> None:
    inside = {
        f"{'.'.join(path.relative_to(PACKAGE).with_suffix('').parts)}.{function.name}"
        for path in PACKAGE.rglob("*.py")
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef)
        and any(_is_made_there(call) for call in ast.walk(function) if isinstance(call, ast.Call))
    }
    assert inside == MADE_OF_WORDS


def _is_made_there(call: ast.Call) -> bool:
    """Whether a call makes an expression, other than one that is a plain word."""
    name = ast.unparse(call.func)
    if not name.startswith("re.") or name == "re.escape":
        return False
    return not (isinstance(call.args[0], ast.Constant) and call.args[0].value in {"\n", "«"})


@pytest.fixture(autouse=True)
def without_collections() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def use(pattern: re.Pattern[str], worst: Worst) -> Callable[[str], object]:
    method = getattr(pattern, worst.use)
    if worst.use == "finditer":
        return lambda text: list(method(text))
    return (lambda text: method("", text)) if worst.use == "sub" else method


def seconds(apply: Callable[[str], object], pump: Pump, length: int, rounds: int) -> float:
    text = f"{pump.before}{pump.unit * (length // len(pump.unit))}{pump.after}"
    best = float("inf")
    for _ in range(rounds):
        began = time.perf_counter()
        apply(text)
        best = min(best, time.perf_counter() - began)
    return best


def growth(apply: Callable[[str], object], pump: Pump) -> float:
    """Return how much longer a text of four times the length takes, measured with more care where it seems much."""
    for rounds in (2, 4, 9):
        ratio = seconds(apply, pump, LONG, rounds) / (seconds(apply, pump, SHORT, rounds) + NOISE)
        if ratio < 1.6 * LINEAR:
            break
    return ratio


@pytest.mark.parametrize("name", PATTERNS)
def test_time_is_linear_in_the_worst_case(name: str) -> None:
    apply = use(COMPILED[name], PATTERNS[name])
    slow = {pump: ratio for pump in (*PATTERNS[name].pumps, *COMMON) if (ratio := growth(apply, pump)) > 2 * LINEAR}
    assert slow == {}


@pytest.mark.parametrize(("pattern", "pump"), [("a+b", Pump("a")), (r"d\s*e?\s*$", Pump(" ", "d", "a"))])
def test_a_quadratic_expression_would_be_seen(pattern: str, pump: Pump) -> None:
    apply = use(re.compile(pattern), Worst("search", ()))
    assert max(growth(apply, pump) for _ in range(3)) > 2 * LINEAR
