"""Quotations as tables of one flat schema: rows, CSV, JSON lines, pandas and Parquet, there and back."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import asdict

from quotes import extras
from quotes.errors import FrameError
from quotes.rows import from_rows, to_rows
from quotes.schema import COLUMNS, Column, Row
from quotes.serialize import one_line

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "COLUMNS",
    "Column",
    "Row",
    "from_pandas",
    "from_rows",
    "read_csv",
    "read_jsonl",
    "read_parquet",
    "to_pandas",
    "to_rows",
    "write_csv",
    "write_jsonl",
    "write_parquet",
]

DTYPES = {str: "string", int: "Int64", float: "Float64", bool: "boolean"}
LONGEST_CELL = 2**31 - 1
TRUTHS = {"true": True, "false": False, True: True, False: False}


def write_jsonl(rows: Iterable[Row], path: str | Path) -> None:
    """Write rows as JSON lines in UTF-8, one object a row with every column; any text survives."""
    with Path(path).open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(one_line(asdict(row)) + "\n")


def read_jsonl(path: str | Path) -> Iterator[Row]:
    """Yield the rows of a file of JSON lines; a column that an object lacks is null, other keys are left out.

    Raises:
        FrameError: A line is no JSON object, or a value is not of its column's type.
    """
    with Path(path).open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            yield _row_of(_object(line, f"{path}, line {number}"), f"{path}, line {number}")


def _object(line: str, where: str) -> dict[str, object]:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise FrameError(f"{where}: no JSON ({error})") from error
    if not isinstance(value, dict):
        raise FrameError(f"{where}: no JSON object")
    return value


def write_csv(rows: Iterable[Row], path: str | Path) -> None:
    """Write rows as CSV in UTF-8 with a header; null is an empty cell, a truth value ``true`` or ``false``.

    Raises:
        FrameError: A text holds a lone surrogate, which UTF-8 has no place for.
    """
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(column.name for column in COLUMNS)
        for row in rows:
            cells = (getattr(row, column.name) for column in COLUMNS)
            try:
                writer.writerow(str(cell).lower() if isinstance(cell, bool) else cell for cell in cells)
            except UnicodeEncodeError as error:
                raise FrameError(
                    f"article {row.article!r} holds a lone surrogate: use write_jsonl ({error})"
                ) from error


def read_csv(path: str | Path) -> Iterator[Row]:
    """Yield the rows of a CSV file with a header; other columns are left out.

    Raises:
        FrameError: The header lacks a column, or a cell is not of its column's type.
    """
    csv.field_size_limit(LONGEST_CELL)  # of the whole process: the usual limit would refuse long quotations
    with Path(path).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        _check_columns(reader.fieldnames or (), str(path))
        for line in reader:
            yield _row_of({name: cell or None for name, cell in line.items()}, f"{path}, line {reader.line_num}")


def to_pandas(rows: Iterable[Row]) -> pd.DataFrame:
    """Return rows as a DataFrame whose columns have pandas' types with nulls: string, Int64, Float64, boolean.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    pandas = extras.load("pandas", "pandas")
    listed = list(rows)
    frame: pd.DataFrame = pandas.DataFrame(
        {c.name: pandas.array([getattr(row, c.name) for row in listed], dtype=DTYPES[c.type]) for c in COLUMNS}
    )
    return frame


def from_pandas(frame: pd.DataFrame) -> Iterator[Row]:
    """Yield the rows of a DataFrame, whichever types pandas chose for the columns; other columns are left out.

    Raises:
        FrameError: A column is missing, or a value is not of its column's type.
    """
    _check_columns([str(name) for name in frame.columns], "the frame")
    names = [column.name for column in COLUMNS]
    cells = frame[names].astype(object).where(frame[names].notna(), None)
    for number, values in enumerate(cells.itertuples(index=False, name=None)):
        yield _row_of(dict(zip(names, values, strict=True)), f"row {number}")


def write_parquet(rows: Iterable[Row], path: str | Path) -> None:
    """Write rows as one Parquet file, through pandas.

    Raises:
        MissingExtraError: pandas or pyarrow is not installed.
    """
    extras.load("pyarrow", "parquet")
    to_pandas(rows).to_parquet(path, engine="pyarrow", index=False)


def read_parquet(path: str | Path) -> Iterator[Row]:
    """Return the rows of a Parquet file, or of a folder of them, as Spark writes it.

    Raises:
        FrameError: A column is missing, or a value is not of its column's type.
        MissingExtraError: pandas or pyarrow is not installed.
    """
    extras.load("pyarrow", "parquet")
    return from_pandas(extras.load("pandas", "parquet").read_parquet(path, engine="pyarrow"))


def _check_columns(names: Sequence[str], where: str) -> None:
    missing = [column.name for column in COLUMNS if column.name not in names]
    if missing:
        raise FrameError(f"{where} lacks the columns {', '.join(missing)}")


def _row_of(cells: Mapping[str, object], where: str) -> Row:
    read: dict[str, Any] = {}
    for column in COLUMNS:
        value = cells.get(column.name)
        try:
            read[column.name] = None if value is None else _read(column, value)
        except (KeyError, TypeError, ValueError) as error:
            raise FrameError(f"{where}: {value!r} is no {column.type.__name__} for {column.name}") from error
    return Row(**read)


def _read(column: Column, value: Any) -> object:
    """Return a value in its column's type, out of what CSV, JSON and pandas make of it."""
    if column.type is str:
        if not isinstance(value, str):
            raise TypeError
        return value
    if column.type is bool:
        return TRUTHS[value]
    read = column.type(value)
    if isinstance(value, bool) or (read != value and not isinstance(value, str)):
        raise ValueError
    return read
