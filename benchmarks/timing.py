"""Times that can be compared: turn about in one run, the best of several rounds."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from attrs import frozen

ROOT = Path(__file__).parent.parent


@frozen
class Figure:
    """One line of the table.

    Attributes:
        what: What was measured.
        value: The figure with its unit.
        bar: What it has to reach, if anything.
        met: Whether it does.
    """

    what: str
    value: str
    bar: str = ""
    met: bool | None = None


def at_least(what: str, value: float, bar: float, unit: str = "") -> Figure:
    return Figure(
        what, f"{value:,.2f}{unit}" if value < 100 else f"{value:,.0f}{unit}", f"≥ {bar:,}{unit}", value >= bar
    )


def at_most(what: str, value: float, bar: float, unit: str = "") -> Figure:
    return Figure(what, f"{value:,.2f}{unit}", f"≤ {bar:,}{unit}", value <= bar)


def cpu(run: Callable[[], object]) -> float:
    """Return the processor seconds of a run in this process: what one core needs, however busy the machine is."""
    began = time.process_time()
    run()
    return time.process_time() - began


def wall(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def in_turn(rounds: int, measure: Callable[[Callable[[], object]], float], *runs: Callable[[], object]) -> list[float]:
    """Return the least seconds of each run, the runs taking turns so that a slow minute hits them all alike."""
    times: list[list[float]] = [[] for _ in runs]
    for _ in range(rounds):
        for run, seconds in zip(runs, times, strict=True):
            seconds.append(measure(run))
    return [min(seconds) for seconds in times]


def python(code: str, *arguments: str, **variables: str) -> str:
    """Return what code prints in a new interpreter that runs in this checkout."""
    command = [sys.executable, "-c", code, *arguments]
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", **variables}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout


def machine() -> str:
    """Return the processor, its cores for this process, and the Python version."""
    model = platform.processor() or platform.machine()
    if Path("/proc/cpuinfo").exists():
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), model)
    return f"{os.cpu_count()} cores of {model}, {platform.system()}, Python {platform.python_version()}"
