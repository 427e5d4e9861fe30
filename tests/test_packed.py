"""The files of the bundled model: anything that happened to them is seen before they are used."""

from __future__ import annotations

import json
import random
import shutil
import sys
import zipfile
from pathlib import Path
from subprocess import run

import pytest

from quotes.errors import ModelError
from quotes.packed import CONFIG, TOKENIZER, WEIGHTS, read

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "quotes" / "data" / "tone"
FILES = [CONFIG, WEIGHTS, TOKENIZER]
FLIPS = 200


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a copy of the bundled model to break."""
    for name in FILES:
        shutil.copy(SHIPPED / name, tmp_path)
    return tmp_path


def test_the_shipped_files_are_whole() -> None:
    packed = read()
    assert packed.weights == (SHIPPED / WEIGHTS).read_bytes()
    assert json.loads(packed.tokenizer)["model"]


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named_with_what_to_do(broken: Path, name: str) -> None:
    (broken / name).unlink()
    with pytest.raises(ModelError, match=f"{name} is missing.*reinstall"):
        read(broken)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("kept", [0, 1, 100, -2])
def test_a_file_cut_short_is_damaged(broken: Path, name: str, kept: int) -> None:
    (broken / name).write_bytes((broken / name).read_bytes()[:kept])
    with pytest.raises(ModelError, match=f"{name} is damaged"):
        read(broken)


@pytest.mark.parametrize("name", FILES)
def test_a_flipped_bit_is_seen_wherever_it_is(broken: Path, name: str) -> None:
    content = (broken / name).read_bytes()
    rng = random.Random(f"flips in {name}")
    for place in (rng.randrange(8 * len(content.rstrip())) for _ in range(FLIPS)):
        flipped = bytearray(content)
        flipped[place // 8] ^= 1 << place % 8
        (broken / name).write_bytes(flipped)
        with pytest.raises(ModelError, match=name):
            read(broken)


def test_files_of_two_models_do_not_mix(broken: Path) -> None:
    (broken / TOKENIZER).write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="from another model"):
        read(broken)


@pytest.mark.parametrize("version", [0, 99, None, "3"])
def test_another_version_is_named(broken: Path, version: object) -> None:
    config = json.loads((broken / CONFIG).read_text(encoding="utf-8"))
    (broken / CONFIG).write_text(json.dumps(config | {"format": version}), encoding="utf-8")
    with pytest.raises(ModelError, match=f"has format {version!r} and this version of quotes reads"):
        read(broken)


@pytest.mark.parametrize("content", ["", "{", "[]", "[" * 100_000, '{"format": 3}', "\x00"])
def test_a_configuration_that_is_none_is_refused(broken: Path, content: str) -> None:
    (broken / CONFIG).write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=CONFIG):
        read(broken)


def test_a_zipped_package_reads_its_files(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "quotes.zip", "w") as archive:
        for path in (ROOT / "quotes").rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                archive.write(path, path.relative_to(ROOT))
    code = (
        "import quotes, quotes.packed;"
        "assert '.zip' in quotes.__file__;"
        "[q] = quotes.extract('« Oui », a dit Zoé Roy.', tone=False);"
        "print(q.speaker.name, len(quotes.packed.read().weights) > 10**6)"
    )
    job = run(
        [sys.executable, "-c", code], cwd=tmp_path, env={"PYTHONPATH": "quotes.zip"}, capture_output=True, text=True
    )
    assert job.stdout == "Zoé Roy True\n", job.stderr
