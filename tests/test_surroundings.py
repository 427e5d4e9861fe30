"""One extractor among threads, forks and other people's settings."""

from __future__ import annotations

import locale
import logging
import os
import random
import shutil
import sys
import textwrap
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import PIPE, Popen, run

import flair
import numpy as np
import pytest
import torch

import quotes
import quotes.tone
from tests.cli_tools import ROOT, unprivileged

OTAN = (ROOT / "corpora" / "otan.txt").read_text(encoding="utf-8")


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


TONES = "import quotes; print([q.tone.label.value for q in quotes.extract('« Quel drame affreux », a dit Zoé Roy.')])"


def test_two_processes_load_the_model_at_the_same_moment() -> None:
    code = f"import sys, flair; print('ready', flush=True); sys.stdin.readline(); {TONES}"
    jobs = [Popen([sys.executable, "-c", code], stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True) for _ in range(2)]
    for job in jobs:
        assert job.stdout
        assert job.stdout.readline() == "ready\n"
    for job in jobs:
        assert job.stdin
        job.stdin.write("\n")
        job.stdin.flush()
    assert [job.communicate(timeout=300) for job in jobs] == [("['negative']\n", "")] * 2


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """Return a folder with a copy of the package."""
    shutil.copytree(ROOT / "quotes", tmp_path / "site" / "quotes", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "site"


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs permissions as Unix has them")
def test_an_install_and_a_home_that_are_read_only_do(installed: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    folders = [home, *(path for path in (installed, *installed.rglob("*")) if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(installed), "HOME": str(home)}
    try:
        job = run(
            [*unprivileged(), sys.executable, "-c", f"{TONES}; print(quotes.__file__)"],
            cwd=home,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
        )
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert job.stdout == f"['negative']\n{installed}/quotes/__init__.py\n", job.stderr
    assert not list(installed.rglob("__pycache__"))


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs permissions as Unix has them")
@pytest.mark.parametrize("name", ["config.json", "model.safetensors", "tokenizer.json"])
def test_a_model_file_that_may_not_be_read_is_named(installed: Path, name: str) -> None:
    path = installed / "quotes" / "data" / "tone" / name
    path.chmod(0)
    job = run(
        [*unprivileged(), sys.executable, "-c", "import quotes.packed; quotes.packed.read()"],
        cwd=installed,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    last = job.stderr.splitlines()[-1]
    assert last.startswith("quotes.errors.ModelError: ")
    assert f"{name} cannot be read" in last
