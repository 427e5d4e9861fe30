"""The README's example does what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_prints_what_it_shows(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    [code] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    [shown] = re.findall(r"```text\n(.*?)```", README, re.DOTALL)
    monkeypatch.chdir(ROOT)
    exec(compile(code, "README.md", "exec"), {})
    printed = [line.split(" | ") for line in capsys.readouterr().out.splitlines()]
    expected = [line.split(" | ") for line in shown.splitlines()]
    # A label on the border of two may differ between processors; the rest may not.
    assert [(row[0], row[1], row[3].strip()) for row in printed] == [
        (row[0], row[1], row[3].strip()) for row in expected
    ]
    assert sum(a[2] == b[2] for a, b in zip(printed, expected, strict=True)) >= len(expected) - 1


def test_the_files_it_links_to_exist() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
