"""Spark on this machine: local mode, and a standalone master with two workers of which one is killed."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import quotes
from quotes import Tone, ToneLabel, extras
from quotes.errors import MissingExtraError
from quotes.frames import COLUMNS, from_pandas, from_rows, to_rows
from quotes.spark import extract
from quotes.tone import Passage

ROOT = Path(__file__).parent.parent
OTAN = (ROOT / "corpora" / "otan.txt").read_text(encoding="utf-8")
SAID = "« Nous irons {} », a dit Marie Dupont."
NEUTRAL = Tone(ToneLabel.NEUTRAL, 0.0, dict.fromkeys(ToneLabel, 1 / 3))
# What Python workers import from: this checkout, and what this process imports from.
PATH = os.pathsep.join([str(ROOT), *filter(None, sys.path)])


class Slow:
    """Takes its time, so that a job can be caught in the middle."""

    def score(self, passages: Sequence[Passage]) -> list[Tone | None]:
        time.sleep(0.05)
        return [NEUTRAL for _ in passages]


@pytest.fixture(scope="module")
def pyspark() -> Any:
    module = pytest.importorskip("pyspark", reason="needs the extra spark: pip install 'quotes-fr[spark]'")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("Spark needs Java: no java on PATH, and JAVA_HOME is not set")
    return module


def session(master: str, **settings: str) -> Any:
    from pyspark.sql import SparkSession

    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1", "PYTHONPATH": PATH}
    running = SparkSession.getActiveSession()
    if running:
        running.stop()  # or it would be given out again, whatever the master
    builder = SparkSession.builder.master(master).appName("quotes")
    own = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.executorEnv.PYTHONPATH": PATH,
    }
    for name, value in {**own, **settings}.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


@pytest.fixture(scope="module")
def local(pyspark: Any) -> Iterator[Any]:
    spark = session("local[2]")
    yield spark
    spark.stop()


def rows(df: Any) -> list[Any]:
    return list(from_pandas(df.toPandas()))


# Local mode


def test_the_schema_is_that_of_frames(local):
    df = extract(local.createDataFrame([("a", OTAN)], "id string, text string"), tone=False)
    assert df.columns == [column.name for column in COLUMNS]
    assert [kind for _, kind in df.dtypes] == [
        {str: "string", int: "bigint", float: "double", bool: "boolean"}[column.type] for column in COLUMNS
    ]


def test_quotations_are_those_of_extract_tone_included(local):
    df = extract(local.createDataFrame([("a", OTAN), ("b", "Rien."), ("c", SAID)], "id string, text string"))
    found = from_rows(rows(df))
    assert found.keys() == {"a", "c"}
    expected = quotes.extract(OTAN)
    assert [(q.text, q.speaker, q.cue, q.segments) for q in found["a"]] == [
        (q.text, q.speaker, q.cue, q.segments) for q in expected
    ]
    assert [q.tone and q.tone.score for q in found["a"]] == pytest.approx([q.tone.score for q in expected], abs=1e-4)


def test_an_article_without_quotations_keeps_a_row_on_request(local):
    df = local.createDataFrame([("b", "Rien.")], "id string, text string")
    assert rows(extract(df, tone=False)) == []
    assert rows(extract(df, tone=False, keep_empty=True)) == to_rows([], "b", keep_empty=True)


def test_bad_rows_are_kept_with_an_error(local):
    df = local.createDataFrame([("a", None), ("b", SAID), (None, SAID), ("", SAID)], "id string, text string")
    found = rows(extract(df, tone=False))
    assert [(row.article, row.error, row.text) for row in found] == [
        ("a", "text must be a str, not NoneType", None),
        ("b", None, "Nous irons {}"),
        (None, "the id is null or empty", None),
        (None, "the id is null or empty", None),
    ]


@pytest.mark.parametrize(
    ("kind", "value"), [("int", 3), ("binary", b"texte"), ("array<string>", ["texte"]), ("double", 0.5)]
)
def test_texts_of_another_type_are_errors_row_by_row(kind, value, local):
    found = rows(extract(local.createDataFrame([("a", value), ("b", None)], f"id string, text {kind}"), tone=False))
    assert [row.article for row in found] == ["a", "b"]
    assert all(row.error.startswith("text must be a str") for row in found)


def test_columns_and_numeric_ids_of_ones_own(local):
    df = local.createDataFrame([(7, SAID)], "`the.key` long, body string")
    assert [row.article for row in rows(extract(df, "body", "the.key", tone=False))] == ["7"]


def test_a_job_over_parquet(local, tmp_path):
    local.createDataFrame([(str(i), SAID.format(i)) for i in range(20)], "id string, text string").write.parquet(
        str(tmp_path / "articles")
    )
    extract(local.read.parquet(str(tmp_path / "articles")), tone=False).write.parquet(str(tmp_path / "quotations"))
    found = local.read.parquet(str(tmp_path / "quotations"))
    assert Counter(row.article for row in found.select("article").collect()) == Counter(map(str, range(20)))


def test_a_column_that_is_not_there_is_a_value_error(local):
    with pytest.raises(ValueError, match="no column 'body', but id, text"):
        extract(local.createDataFrame([("a", "b")], "id string, text string"), "body")


def test_a_batch_size_under_one_is_a_value_error(local):
    with pytest.raises(ValueError, match="at least 1"):
        extract(local.createDataFrame([("a", "b")], "id string, text string"), batch_size=0)


def test_a_missing_package_is_named_with_its_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.sql.functions", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'quotes-fr\[spark\]'"):
        extract(SimpleNamespace(columns=["id", "text"]))  # type: ignore[arg-type]
    assert extras.load("json", "spark").__name__ == "json"


# A master and two workers


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Cluster:
    """A standalone master with two workers of one core each on loopback; each has a process group of its own."""

    def __init__(self, home: Path, folder: Path) -> None:
        self.home, self.folder = home, folder
        self.url = f"spark://127.0.0.1:{free_port()}"
        self.processes: list[subprocess.Popen[bytes]] = []
        host, port = ["--host", "127.0.0.1"], self.url.rpartition(":")[2]
        self.run("master", "org.apache.spark.deploy.master.Master", *host, "--port", port, "--webui-port", "0")
        self.wait_for("master", "I have been elected leader")
        for name in ("one", "two"):
            work = ["-c", "1", "-m", "1g", "--work-dir", str(folder / name), "--webui-port", "0"]
            self.run(name, "org.apache.spark.deploy.worker.Worker", *host, *work, self.url)
        for name in ("one", "two"):
            self.wait_for(name, "Successfully registered with master")

    def run(self, name: str, *command: str) -> None:
        environment = {**os.environ, "SPARK_HOME": str(self.home), "PYSPARK_PYTHON": sys.executable, "PYTHONPATH": PATH}
        with (self.folder / f"{name}.log").open("wb") as log:
            self.processes.append(
                subprocess.Popen(
                    [str(self.home / "bin" / "spark-class"), *command],
                    env={**environment, "SPARK_LOCAL_IP": "127.0.0.1"},
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
            )

    def wait_for(self, name: str, line: str) -> None:
        deadline = time.monotonic() + 60
        while line not in (self.folder / f"{name}.log").read_text(errors="replace"):
            assert time.monotonic() < deadline, (self.folder / f"{name}.log").read_text(errors="replace")[-2000:]
            time.sleep(0.1)

    def kill(self, at: int) -> None:
        """Kill a worker and its executor as a machine that loses its power would."""
        os.killpg(self.processes[at].pid, signal.SIGKILL)

    def stop(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=30)


@pytest.fixture
def cluster(pyspark: Any, tmp_path: Path) -> Iterator[Cluster]:
    running = Cluster(Path(pyspark.__file__).parent, tmp_path)
    yield running
    running.stop()


def completed(spark: Any) -> int:
    tracker = spark.sparkContext.statusTracker()
    stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
    return max((stage.numCompletedTasks for stage in stages if stage), default=0)


def executors(spark: Any) -> int:
    return int(spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size()) - 1  # the driver is one of them


def test_every_article_comes_out_once_though_a_worker_is_killed(cluster: Cluster) -> None:
    n_articles, n_tasks = 1000, 100
    spark = session(cluster.url, **{"spark.executor.memory": "512m", "spark.executor.cores": "1"})
    try:
        articles = [(str(i), SAID.format(i) if i % 2 else "Rien.") for i in range(n_articles)]
        df = spark.createDataFrame(articles, "id string, text string").repartition(n_tasks)
        done: list[Any] = []
        job = threading.Thread(
            target=lambda: done.extend(rows(extract(df, tone=Slow(), keep_empty=True, batch_size=4)))
        )
        job.start()
        while job.is_alive() and (completed(spark) < n_tasks // 5 or executors(spark) < 2):
            time.sleep(0.05)
        assert job.is_alive()
        cluster.kill(1)
        job.join(timeout=180)
        assert not job.is_alive()
        assert executors(spark) == 1
    finally:
        spark.stop()
    assert Counter(row.article for row in done) == Counter(str(i) for i in range(n_articles))
    assert {row.error for row in done} == {None}
    assert {row.article for row in done if row.kind} == {str(i) for i in range(1, n_articles, 2)}
