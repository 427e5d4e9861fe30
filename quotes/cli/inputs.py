"""Where the texts come from: files, folders and standard input, each read when its turn comes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import evolve, frozen

STDIN = "-"


@frozen
class Attempt:
    """One source: what it is called, and its text or why there is none.

    Attributes:
        name: The name as the user gave it, or the path below a folder that was given.
        place: Where its page goes in a folder of pages, without suffix.
        text: The text, once read.
        problem: Why it cannot be read and what to do, on one line.
    """

    name: str
    place: str
    text: str = ""
    problem: str = ""


class InputError(Exception):
    """A source cannot be read; the message says why and what to do."""


def sources(names: Sequence[str]) -> Iterator[Attempt]:
    """Yield each text to read, folders opened, and a problem in the place of each folder that has none."""
    for name in names:
        if is_folder(name):
            yield from _below(name)
        else:
            yield Attempt(name, "stdin" if name == STDIN else _stem(Path(name).name))


def is_folder(name: str) -> bool:
    """Whether a source is a folder; one below a folder that may not be entered counts as a file, to fail when read."""
    return name != STDIN and os.path.isdir(name)  # noqa: PTH112  # Path.is_dir raises there


def _below(folder: str) -> Iterator[Attempt]:
    unreadable: list[OSError] = []
    walk = os.walk(folder, onerror=unreadable.append)
    texts = sorted(Path(base, name) for base, _, names in walk for name in names if name.endswith(".txt"))
    yield from (Attempt(str(path), _stem(str(path.relative_to(folder)))) for path in texts)
    for error in unreadable:
        yield Attempt(str(error.filename), "", problem=_unreadable(str(error.filename), error))
    if not texts and not unreadable:
        yield Attempt(folder, "", problem=f"{folder}: no *.txt in this folder; name the files themselves")


def _stem(name: str) -> str:
    return name.removesuffix(".txt") or name


def attempts(found: Iterable[Attempt]) -> Iterator[Attempt]:
    """Yield each source with its text or its problem, reading one at a time."""
    for attempt in found:
        if attempt.problem:
            yield attempt
            continue
        try:
            yield evolve(attempt, text=_read(attempt.name))
        except InputError as error:
            yield evolve(attempt, problem=str(error))


def _read(name: str) -> str:
    content = _content(name)
    shown = "standard input" if name == STDIN else name
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{shown}: not UTF-8 (byte 0x{error.object[error.start]:02x} at {error.start}); "
            "convert it, for example with iconv -f WINDOWS-1252 -t UTF-8"
        ) from error
    if "\0" in text:
        raise InputError(f"{shown}: not a text (a NUL byte at {content.index(0)}); give plain text in UTF-8")
    return text


def _content(name: str) -> bytes:
    if name == STDIN and sys.stdin is None:
        raise InputError("standard input is closed; name a file, or send a text")
    try:
        return sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except MemoryError as error:
        raise InputError(f"{name}: larger than the memory that is left; cut it into several files") from error
    except (OSError, ValueError) as error:
        raise InputError(_unreadable(name, error)) from error


def _unreadable(name: str, error: Exception) -> str:
    return f"{name}: {reason(error)}; check the name and the permissions"


def reason(error: Exception) -> str:
    """Return what went wrong in the words of the system."""
    return (getattr(error, "strerror", None) or str(error)).lower()
