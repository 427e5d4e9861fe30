"""One extractor among threads, forks and other people's settings."""

from __future__ import annotations

import locale
import logging
import os
import random
import sys
import textwrap
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import run

import flair
import numpy as np
import pytest
import torch

import quotes
import quotes.tone

OTAN = (Path(__file__).parent.parent / "corpora" / "otan.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def extractor() -> quotes.Extractor:
    loaded = quotes.Extractor()
    loaded("« Oui », a dit Zoé Roy.")
    return loaded


def test_eight_threads_share_one_extractor(extractor: quotes.Extractor) -> None:
    serial = extractor(OTAN)
    with ThreadPoolExecutor(8) as pool:
        assert all(found == serial for found in pool.map(extractor, [OTAN] * 24))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_fork_after_the_model_has_read_gives_the_same_and_does_not_hang() -> None:
    # In a process of its own: the test runner's threads are nothing to fork.
    code = f"""
        import os, signal, quotes
        extractor = quotes.Extractor()
        text = {OTAN!r}
        found = extractor(text)
        child = os.fork()
        if child == 0:
            signal.alarm(60)
            os._exit(0 if extractor(text) == found else 3)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    """
    job = run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, timeout=300)
    assert job.stdout == "0\n", job.stderr


def surroundings() -> dict[str, object]:
    """Return the process-wide settings that a library has no business with."""
    return {
        "flair.device": flair.device,
        "torch threads": torch.get_num_threads(),
        "torch seed": torch.get_rng_state().tolist(),
        "torch gradients": torch.is_grad_enabled(),
        "torch default type": torch.get_default_dtype(),
        "numpy seed": np.random.get_state()[1].tolist(),
        "random": random.getstate(),
        "log handlers": [*logging.root.handlers, *logging.getLogger("flair").handlers],
        "log levels": [logging.root.level, logging.getLogger("flair").level],
        "warnings": list(warnings.filters),
        "locale": locale.setlocale(locale.LC_ALL),
        "recursion": sys.getrecursionlimit(),
        "folder": Path.cwd(),
        "import path": list(sys.path),
    }


def test_loading_and_reading_leave_the_surroundings_as_found() -> None:
    before = surroundings()
    scorer = quotes.tone.FlairScorer(quotes.tone.load())
    quotes.extract(OTAN, tone=scorer)
    assert surroundings() == before


def test_an_interpreter_that_only_extracts_keeps_its_log_handlers_and_seeds() -> None:
    # Importing flair and torch adds warning filters of their own; these are theirs to add.
    code = """
        import logging, random, locale, sys
        def state():
            root = logging.root
            return root.handlers[:], root.level, random.getstate(), locale.setlocale(locale.LC_ALL), sys.path[:]
        logging.getLogger("mine").addHandler(logging.NullHandler())
        before = state()
        import quotes
        quotes.extract("« Oui », a dit Zoé Roy.")
        print(state() == before, logging.getLogger("mine").disabled)
    """
    job = run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, timeout=300)
    assert job.stdout == "True False\n", job.stderr
