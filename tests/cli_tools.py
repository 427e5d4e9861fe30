"""What the tests of the command line share: an extractor without rules, and the program itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve

import quotes
from quotes.model import Cue, Kind, Quote, Span, Speaker, Tone, ToneLabel

ROOT = Path(__file__).parent.parent
TONE = Tone(ToneLabel.POSITIVE, 0.7, {ToneLabel.NEGATIVE: 0.1, ToneLabel.NEUTRAL: 0.1, ToneLabel.POSITIVE: 0.8})


def made(text: str, start: int = 0) -> Quote:
    """A quotation that is a stretch of its text, said by nobody who stands there."""
    speaker = Speaker("", start, start, "Marie Dupont", True)
    cue = Cue("", start, start, "dire")
    span = Span(text, start, start + len(text))
    return Quote(text, span.start, span.end, Kind.DIRECT, speaker, cue, TONE, 0, True, (span,), "incise")


class FakeExtractor:
    """Takes each line of a text as a quotation; remembers how it was made and what it read."""

    made: list[bool | str]
    read: list[str]
    sizes: list[tuple[int, int]]
    change: dict[str, object]

    def __init__(self, *, tone: bool | str) -> None:
        self.made.append(tone)

    def pipe(self, texts, *, batch_size: int, n_process: int, as_tuples: bool, errors: str):
        self.sizes.append((batch_size, n_process))
        for text, context in texts:
            self.read.append(text)
            yield [evolve(made(line, text.index(line)), **self.change) for line in text.splitlines()], context


@pytest.fixture
def fake(monkeypatch):
    FakeExtractor.made, FakeExtractor.read, FakeExtractor.sizes, FakeExtractor.change = [], [], [], {}
    monkeypatch.setattr(quotes, "Extractor", FakeExtractor)
    monkeypatch.setenv("COLUMNS", "80")
    return FakeExtractor


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Nous gagnerons", encoding="utf-8")
    return path


def lines(capsys) -> list[str]:
    return capsys.readouterr().out.splitlines()


def program(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a user does."""
    environment = {**os.environ, "COLUMNS": "80", **options.pop("env", {})}
    command = [sys.executable, "-m", "quotes", *arguments]
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run(command, cwd=ROOT, env=environment, timeout=120, check=False, **options)


def unprivileged() -> list[str]:
    """Return what to put before a command so that permissions hold for it, for root too."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("runs as root, whom no permission stops, and there is no setpriv")
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
