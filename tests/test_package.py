"""What users install: the wheel and the sdist, built from this checkout and run outside of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "quotes"
SHIPPED = {
    path.relative_to(ROOT).as_posix()
    for path in PACKAGE.rglob("*")
    if path.is_file() and "__pycache__" not in path.parts and path.name[0] != "."
}


def run(*arguments: str, cwd: Path, **environment: str) -> str:
    # Proxies that do not answer: whoever reaches for the network fails.
    offline = {"HF_HUB_OFFLINE": "1", "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=cwd,
        env={**os.environ, **offline, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def dist(tmp_path_factory):
    """The sdist, and the wheel built from it, of a copy of the checkout (a build writes beside the sources)."""
    copy, built = tmp_path_factory.mktemp("copy"), tmp_path_factory.mktemp("dist")
    for path in ROOT.iterdir():
        if path.is_file() and path.name[0] != ".":
            shutil.copy(path, copy)
    for folder in ("corpora", "quotes"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    run("build", "--no-isolation", "--outdir", str(built), cwd=copy)
    return built


@pytest.fixture(scope="module")
def target(dist, tmp_path_factory):
    """A folder with the wheel installed; its dependencies come from the environment of the tests."""
    folder = tmp_path_factory.mktemp("target")
    [wheel] = dist.glob("*.whl")
    run("pip", "install", "--no-deps", "--no-index", "--target", str(folder), str(wheel), cwd=folder)
    return folder


def test_the_model_and_the_lexicons_are_in_the_checkout():
    folders = {Path(name).parent.as_posix() for name in SHIPPED}
    assert {"quotes/data", "quotes/data/punkt_fr", "quotes/data/tone"}.issubset(folders)


def test_the_wheel_has_every_file(dist):
    [wheel] = dist.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert names >= SHIPPED
    assert "quotes/py.typed" in names


def test_the_wheel_has_nothing_else(dist):
    [wheel] = dist.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {name for name in names - SHIPPED if ".dist-info/" not in name} == set()
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_sdist_has_every_file(dist):
    [sdist] = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert SHIPPED | {"LICENSE", "README.md", "constraints.txt", "tox.ini", "corpora/otan.txt"} <= names
    assert {"corpora/LICENSE", "corpora/README.md", "corpora/gold/otan.quotes"} <= names


def test_the_main_job_outside_the_checkout(target, tmp_path):
    shutil.copy(ROOT / "corpora" / "otan.txt", tmp_path)
    lines = run("quotes", "otan.txt", "--format", "jsonl", cwd=tmp_path, PYTHONPATH=str(target)).splitlines()
    found = [json.loads(line) for line in lines]
    assert len(found) == 11
    assert all(quote["tone"] for quote in found if quote["kind"] != "other")
    assert any(quote["tone"] for quote in found)


def test_that_job_runs_the_installed_package(target, tmp_path):
    probe = tmp_path / "probe.py"
    probe.write_text("import quotes; print(quotes.__file__); print(quotes.__version__)")
    file, version = run("probe", cwd=tmp_path, PYTHONPATH=str(target)).splitlines()
    assert Path(file).is_relative_to(target)
    assert version == "0.1.0"


def test_ci_runs_the_command_of_the_readme():
    command = "pip install -c constraints.txt tox && tox"
    assert command in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
