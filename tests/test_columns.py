"""Columns in, columns out."""

from __future__ import annotations

from pathlib import Path

import pytest

import quotes
from quotes.columns import feature
from quotes.serialize import from_dict

TEXTS = ["« Oui », a dit Zoé Roy. « Non », a dit Paul Lam.", "Rien.", "« Si », a insisté Mme Roy."]


def test_one_list_a_text_in_order() -> None:
    columns = quotes.batched({"text": TEXTS, "id": ["1", "2", "3"]}, tone=False)
    assert list(columns) == ["quotes"]
    assert [[quote["text"] for quote in found] for found in columns["quotes"]] == [["Oui", "Non"], [], ["Si"]]


def test_the_column_holds_what_extract_finds() -> None:
    [[first, *_], *_] = quotes.batched({"text": TEXTS}, tone=False)["quotes"]
    assert from_dict(first) == quotes.extract(TEXTS[0], tone=False)[0]


def test_columns_have_the_names_that_one_asks_for() -> None:
    columns = quotes.batched({"corps": TEXTS}, column="corps", output="citations", tone=False)
    assert [len(found) for found in columns["citations"]] == [2, 0, 1]


def test_a_missing_column_is_named_with_those_there_are() -> None:
    with pytest.raises(KeyError, match=r"no column 'text' among 'corps', 'id'.*column="):
        quotes.batched({"corps": TEXTS, "id": TEXTS}, tone=False)


def test_a_text_that_is_none_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="NoneType"):
        quotes.batched({"text": ["« Oui »", None]}, tone=False)  # type: ignore[list-item]  # what the test is about


def test_datasets_takes_the_column_whatever_the_first_texts_hold(tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets", reason="datasets is not installed: pip install datasets")
    texts = ["Rien.", "Rien.", "« Oui », a dit Zoé Roy.", "« Vu »"]
    data = datasets.Dataset.from_dict({"text": texts})
    features = datasets.Features({**data.features, "quotes": feature()})
    options = {"batched": True, "batch_size": 2, "writer_batch_size": 2, "features": features}
    found = data.map(quotes.batched, fn_kwargs={"tone": False}, cache_file_name=str(tmp_path / "a.arrow"), **options)
    back = [[from_dict(plain) for plain in one] for one in found["quotes"]]
    assert back == [quotes.extract(text, tone=False) for text in texts]
