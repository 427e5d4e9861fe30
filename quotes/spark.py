"""Quotations of a Spark DataFrame of articles, one row a quotation; needs the extra ``quotes-fr[spark]``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from quotes import extras
from quotes.errors import PipeError
from quotes.extractor import Extractor
from quotes.frames import to_pandas, to_rows
from quotes.model import Quote
from quotes.schema import COLUMNS, Row
from quotes.tone import Scorer
from quotes.workers import settle

if TYPE_CHECKING:
    import pandas as pd
    from pyspark.sql import DataFrame

DDL = {str: "string", int: "long", float: "double", bool: "boolean"}
NO_ID = "the id is null or empty"


def schema() -> str:
    """Return the schema of `extract` as Spark writes it, made of `quotes.frames.COLUMNS`."""
    return ", ".join(f"`{column.name}` {DDL[column.type]}" for column in COLUMNS)


def extract(
    df: DataFrame,
    text: str = "text",
    id: str = "id",
    tone: bool | str | Path | Scorer = True,
    *,
    keep_empty: bool = False,
    batch_size: int = 64,
) -> DataFrame:
    """Return the quotations of a DataFrame of articles, lazily, one row a quotation.

    Args:
        df: One row an article.
        text: Its column with the text.
        id: Its column with the id, which becomes the column ``article``, as a string.
        tone: As `quotes.Extractor` takes it. The model loads once a Python worker; a path has to exist on each node, a
            scorer has to pickle.
        keep_empty: Whether an article without quotations keeps one row that has only its id.
        batch_size: Texts whose tone is scored together, inside each Arrow batch.

    Returns:
        A DataFrame with the columns of `quotes.frames.COLUMNS`. An article whose text or id is null, whose text is no
        string, or that cannot be read, is one row with an ``error`` and nothing else.

    Raises:
        ValueError: ``df`` has no such column, or ``batch_size`` is under 1.
        TypeError: ``tone`` is none of its choices.
        MissingExtraError: pyspark, pandas or pyarrow is not installed.
    """
    functions = extras.load("pyspark.sql.functions", "spark")
    for module in ("pandas", "pyarrow"):
        extras.load(module, "spark")
    for name in (text, id):
        if name not in df.columns:
            raise ValueError(f"the DataFrame has no column {name!r}, but {', '.join(df.columns)}")
    if batch_size < 1:
        raise ValueError("batch_size must be at least 1")
    given = df.select(
        functions.col(f"`{id}`").cast("string").alias("article"), functions.col(f"`{text}`").alias("text")
    )
    return given.mapInPandas(_reader(Extractor(tone=tone), keep_empty=keep_empty, batch_size=batch_size), schema())


def _reader(
    extractor: Extractor, *, keep_empty: bool, batch_size: int
) -> Callable[[Iterable[pd.DataFrame]], Iterator[pd.DataFrame]]:
    """Return what runs in a Python worker: frames with the columns ``article`` and ``text`` in, frames of rows out."""

    def read(frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        for frame in frames:
            plain = frame[["text", "article"]].astype(object).where(frame.notna(), None)
            pairs = plain.itertuples(index=False, name=None)
            stream = extractor.pipe(pairs, batch_size=batch_size, as_tuples=True, errors="collect")
            rows = to_pandas(row for found, article in stream for row in _rows(found, article, keep_empty=keep_empty))
            settle()
            yield rows

    return read


def _rows(found: list[Quote] | PipeError, article: str | None, *, keep_empty: bool) -> list[Row]:
    if not article:
        return [Row(error=NO_ID)]
    return to_rows(found, article, keep_empty=keep_empty)
