"""What an import loads, and how long it takes: each measured in a fresh interpreter."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROUNDS = 9


def fresh(code: str) -> str:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True).stdout


def loaded(code: str, *names: str) -> set[str]:
    return set(fresh(f"{code}; import sys; print(*(name for name in {names} if name in sys.modules))").split())


@pytest.mark.parametrize("module", ["quotes", "quotes.__main__", "quotes.corpus", "quotes.evaluation"])
def test_import_is_light(module):
    assert loaded(f"import {module}", "flair", "torch", "nltk", "transformers", "numpy") == set()


def test_without_tone_flair_stays_away():
    code = "import quotes; assert quotes.extract('« Nous partirons », a dit Marie Dupont.', tone=False)"
    assert loaded(code, "flair", "torch", "transformers") == set()


def test_every_public_name_is_there():
    assert fresh("import quotes; print(all(hasattr(quotes, name) for name in quotes.__all__))") == "True\n"


def test_public_names_are_sorted():
    assert fresh("import quotes; print(quotes.__all__ == sorted(quotes.__all__))") == "True\n"


def test_modules_that_people_use_are_there():
    assert fresh("import quotes; print(callable(quotes.render.html), callable(quotes.plots.speakers))") == "True True\n"


def test_an_unknown_name_is_an_attribute_error():
    assert fresh("import quotes; print(hasattr(quotes, 'nothing'))") == "False\n"


def test_import_takes_at_most_one_and_a_half_times_attrs():
    code = "import time; start = time.perf_counter(); import {}; print(time.perf_counter() - start)"
    times: dict[str, list[float]] = {"attrs": [], "quotes": []}
    for _ in range(ROUNDS):
        for module, seconds in times.items():
            seconds.append(float(fresh(code.format(module))))
    assert min(times["quotes"]) <= 1.5 * min(times["attrs"])


def test_the_core_knows_nothing_of_the_outer_ring():
    code = (
        "import sys, quotes.api, quotes.voices, quotes.serialize, quotes.attribution;"
        "print(*(name for name in sys.modules if name.startswith(('quotes.corpus', 'quotes.evaluation'))))"
    )
    assert fresh(code).split() == []


def test_the_evaluation_without_tone_leaves_flair_alone():
    code = (
        "from quotes.evaluation.__main__ import main;"
        "assert main(['corpora/gold/otan.quotes', '--no-tone', '--resamples', '0']) == 0; print()"
    )
    assert "flair" not in fresh(f"{code}; import sys; print(*sys.modules)").splitlines()[-1].split()
