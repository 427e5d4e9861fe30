"""Evaluation: how far predictions agree with gold annotations.

>>> from quotes.corpus import read
>>> from quotes.evaluation import evaluate, predict
>>> gold = read("corpora/gold/otan.quotes")
>>> evaluate(gold, predict(gold, tone=False)).figures["detection_f1"].value
1.0
"""

from __future__ import annotations

from quotes.evaluation.misses import Miss, misses
from quotes.evaluation.outcomes import Outcome, Tally
from quotes.evaluation.predict import annotated, predict, read_predictions
from quotes.evaluation.report import Figure, Report, Row, evaluate

__all__ = [
    "Figure",
    "Miss",
    "Outcome",
    "Report",
    "Row",
    "Tally",
    "annotated",
    "evaluate",
    "misses",
    "predict",
    "read_predictions",
]
