"""What a second core gains under Spark in local mode."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib.util import find_spec

from benchmarks.timing import ROOT, Figure, at_least, python

ARTICLES = 20_000
JOB = """
import os, sys, time
from pathlib import Path
from pyspark.sql import SparkSession
from benchmarks.texts import load, short
from quotes.spark import extract

os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
spark = SparkSession.builder.master(f"local[{sys.argv[1]}]").config("spark.ui.enabled", "false").getOrCreate()
texts = load([Path(path) for path in sys.argv[3:]])
pairs = [(str(i), text) for i, text in enumerate(short(texts, int(sys.argv[2])))]
df = spark.createDataFrame(pairs, "id string, text string").repartition(16).cache()
df.count()

def run(df):
    extract(df, tone=False).write.format("noop").mode("overwrite").save()

run(df)  # the workers start and read the lexicons, Java compiles
began = time.perf_counter()
run(df)
print(time.perf_counter() - began)
"""


def spark(paths: list[str], rounds: int) -> Iterator[Figure]:
    """local[2] against local[1], warm, each in a session of its own."""
    what = f"Spark local[2] against local[1], attribution only, {ARTICLES:,} articles"
    if find_spec("pyspark") is None or not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        yield Figure(what, "not measured: needs pyspark and Java")
        return
    times: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(rounds):
        for n_cores, seconds in times.items():
            seconds.append(float(python(JOB, str(n_cores), str(ARTICLES), *paths, PYTHONPATH=str(ROOT))))
    yield Figure("Spark local[1], articles/s", f"{ARTICLES / min(times[1]):,.0f}")
    yield at_least(what, min(times[1]) / min(times[2]), 1.6, "×")
