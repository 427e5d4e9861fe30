"""Many texts: order, laziness, errors, processes and how they end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import count, islice, repeat
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes import Extractor, ModelError, PipeError, Quote, Tone, ToneLabel
from quotes.batches import batched
from quotes.errors import PipeTypeError
from quotes.tone import Passage
from quotes.workers import AHEAD, spread

ROOT = Path(__file__).parent.parent
OTAN = (ROOT / "corpora" / "otan.txt").read_text(encoding="utf-8")
SAID = "« Nous irons {} », a dit Marie Dupont."
NEUTRAL = Tone(ToneLabel.NEUTRAL, 0.0, dict.fromkeys(ToneLabel, 1 / 3))


class Neutral:
    """Counts the passages of each call, and fails on those that say so."""

    def __init__(self) -> None:
        self.calls: list[int] = []

    def score(self, passages: Sequence[Passage]) -> list[Tone | None]:
        self.calls.append(len(passages))
        if any("échec" in passage.text for passage in passages):
            raise ArithmeticError("no tone for this")
        if any("mort" in passage.text for passage in passages):
            os._exit(9)
        return [NEUTRAL for _ in passages]


class Unpicklable(Neutral):
    def __reduce__(self) -> str:
        raise ValueError("holds a socket")


class OddError(Exception):
    """Does not come back from another process."""

    def __init__(self, *, needed: int) -> None:
        super().__init__(f"odd {needed}")


class Raises(Neutral):
    def score(self, passages: Sequence[Passage]) -> list[Tone | None]:
        raise OddError(needed=1)


def texts(n: int) -> list[str]:
    return [SAID.format(i) if i % 3 else "Rien." for i in range(n)]


def words(found: list[Quote] | PipeError) -> list[str] | PipeError:
    return found if isinstance(found, PipeError) else [quote.text for quote in found]


def endless(drawn: list[int]) -> Iterator[str]:
    for i in count():
        drawn.append(i)
        yield SAID.format(i)


# Order, batches, laziness


def test_results_come_in_the_order_of_the_texts_with_their_contexts():
    pairs = Extractor(tone=Neutral()).pipe(zip(texts(10), range(10), strict=True), batch_size=3, as_tuples=True)
    assert [(words(found), i) for found, i in pairs] == [([f"Nous irons {i}"] if i % 3 else [], i) for i in range(10)]


@settings(max_examples=50)
@given(st.lists(st.sampled_from(["", "Rien.", SAID, OTAN]), max_size=9), st.integers(1, 5))
def test_a_batch_of_any_size_gives_what_single_calls_give(some, size):
    extractor = Extractor(tone=Neutral())
    assert list(extractor.pipe(some, batch_size=size)) == [extractor(text) for text in some]


def test_tone_is_asked_once_a_batch_across_texts():
    scorer = Neutral()
    list(Extractor(tone=scorer).pipe([OTAN, SAID, "Rien.", SAID], batch_size=3))
    assert scorer.calls == [12, 1]


def test_a_batch_without_quotations_asks_for_no_tone():
    scorer = Neutral()
    assert list(Extractor(tone=scorer).pipe(["Rien."] * 4)) == [[]] * 4
    assert scorer.calls == []


def test_no_text_is_drawn_before_a_result_is_asked_for():
    drawn: list[int] = []
    Extractor(tone=False).pipe(endless(drawn))
    assert drawn == []


def test_an_endless_iterable_is_drawn_a_batch_at_a_time():
    drawn: list[int] = []
    stream = Extractor(tone=False).pipe(endless(drawn), batch_size=4)
    assert [words(found) for found in islice(stream, 5)] == [[f"Nous irons {i}"] for i in range(5)]
    assert len(drawn) == 8


def test_what_was_read_before_the_iterable_fails_is_yielded_first():
    def failing() -> Iterator[str]:
        yield SAID
        raise OSError("disk full")

    stream = Extractor(tone=False).pipe(failing())
    assert len(next(stream)) == 1
    with pytest.raises(OSError, match="disk full"):
        next(stream)


def test_batches_hold_what_there_is():
    assert list(batched("abcde", 2)) == [["a", "b"], ["c", "d"], ["e"]]
    assert list(batched("abcd", 2)) == [["a", "b"], ["c", "d"]]
    assert list(batched("", 2)) == []


# Errors


@pytest.mark.parametrize("n_process", [1, 2])
def test_an_error_names_the_text_and_comes_after_the_results_before_it(n_process):
    stream = Extractor(tone=Neutral()).pipe([*texts(4), "« Un échec », a dit Marie."], n_process=n_process)
    assert len(list(islice(stream, 4))) == 4
    with pytest.raises(PipeError, match="text 4: no tone for this") as caught:
        next(stream)
    assert caught.value.index == 4
    assert isinstance(caught.value.__cause__, ArithmeticError)


@pytest.mark.parametrize("n_process", [1, 2])
def test_collected_errors_stand_where_the_quotations_would(n_process):
    some: list[Any] = [SAID, None, "« Un échec », a dit Marie.", SAID]
    stream = Extractor(tone=Neutral()).pipe(some, batch_size=3, errors="collect", n_process=n_process)
    first, second, third, fourth = stream
    assert words(first) == words(fourth) == ["Nous irons {}"]
    assert isinstance(first, list)
    assert first[0].tone == NEUTRAL
    assert isinstance(second, PipeTypeError)
    assert isinstance(third, PipeError)
    assert not isinstance(third, TypeError)
    assert (second.index, third.index) == (1, 2)


def test_collected_errors_keep_their_context():
    pairs: list[Any] = [(None, "a"), (SAID, "b")]
    (failed, a), (found, b) = Extractor(tone=False).pipe(pairs, as_tuples=True, errors="collect")
    assert isinstance(failed, PipeError)
    assert isinstance(found, list)
    assert (a, b) == ("a", "b")


@pytest.mark.parametrize("wrong", [None, b"texte", 3])
def test_a_text_that_is_no_str_is_a_type_error_too(wrong):
    with pytest.raises(TypeError, match=f"text 1: text must be a str, not {type(wrong).__name__}") as caught:
        list(Extractor(tone=False).pipe(["", wrong]))
    assert isinstance(caught.value, PipeError)


def test_a_scorer_that_gives_too_few_tones_is_named():
    class Short(Neutral):
        def score(self, passages: Sequence[Passage]) -> list[Tone | None]:
            return []

    with pytest.raises(PipeError, match=r"Short\.score gave 0 tones for 1 passages"):
        list(Extractor(tone=Short()).pipe([SAID]))


def test_an_error_without_words_is_named_by_its_class():
    class Silent(Neutral):
        def score(self, passages: Sequence[Passage]) -> list[Tone | None]:
            raise KeyError

    with pytest.raises(PipeError, match="text 0: KeyError"):
        list(Extractor(tone=Silent()).pipe([SAID]))


@pytest.mark.parametrize("errors", ["raise", "collect"])
def test_a_model_that_cannot_be_loaded_is_no_error_of_a_text(errors, tmp_path):
    with pytest.raises(ModelError):
        list(Extractor(tone=tmp_path).pipe([SAID], errors=errors))


@pytest.mark.parametrize("text", ["« Oui », a dit Marie.", b"texte"])
def test_a_single_text_is_refused_at_once(text):
    with pytest.raises(TypeError, match="put it into a list"):
        Extractor(tone=False).pipe(text)


@pytest.mark.parametrize("item", ["ab", ("a",), ("a", 1, 2), None])
def test_an_item_that_is_no_pair_is_refused(item):
    with pytest.raises(TypeError, match=r"\(text, context\) pair"):
        list(Extractor(tone=False).pipe([item], as_tuples=True))


@pytest.mark.parametrize("value", [{"batch_size": 0}, {"n_process": 0}])
def test_sizes_under_one_are_refused_at_once(value):
    with pytest.raises(ValueError, match="at least 1"):
        Extractor(tone=False).pipe([""], **value)


def test_another_choice_of_errors_is_refused_at_once():
    with pytest.raises(ValueError, match="'ignore'"):
        Extractor(tone=False).pipe([""], errors="ignore")  # type: ignore[call-overload]


# Progress


def test_there_is_no_bar_unless_asked_for(capsys):
    list(Extractor(tone=False).pipe(texts(3)))
    assert capsys.readouterr().err == ""


def test_the_bar_counts_the_texts(capsys):
    assert len(list(Extractor(tone=False).pipe(texts(3), progress=True))) == 3
    assert "3/3" in capsys.readouterr().err


def test_the_bar_does_without_a_total(capsys):
    assert len(list(Extractor(tone=False).pipe(iter(texts(3)), progress=True))) == 3
    assert "3text" in capsys.readouterr().err


# Processes


def test_processes_give_the_same_tone_included():
    extractor = Extractor()
    some = [OTAN, "", *texts(4), OTAN]
    there = list(extractor.pipe(some, batch_size=2, n_process=2))
    here = list(extractor.pipe(some, batch_size=2))
    assert [[(q.text, q.speaker, q.rule) for q in found] for found in there] == [
        [(q.text, q.speaker, q.rule) for q in found] for found in here
    ]
    tones = [(q.tone, p.tone) for a, b in zip(here, there, strict=True) for q, p in zip(a, b, strict=True)]
    assert all(a and b and a.score == pytest.approx(b.score, abs=1e-4) for a, b in tones)


def test_processes_draw_a_bounded_number_of_batches():
    drawn: list[int] = []
    stream = Extractor(tone=False).pipe(endless(drawn), batch_size=3, n_process=2)
    assert [words(found) for found in islice(stream, 7)] == [[f"Nous irons {i}"] for i in range(7)]
    assert len(drawn) <= 3 * (2 + AHEAD * 2)
    stream.close()


def test_processes_yield_what_was_read_before_the_iterable_fails():
    def failing() -> Iterator[str]:
        yield from texts(5)
        raise OSError("disk full")

    stream = Extractor(tone=False).pipe(failing(), batch_size=2, n_process=2)
    assert len(list(islice(stream, 5))) == 5
    with pytest.raises(OSError, match="disk full"):
        next(stream)


def test_a_scorer_that_does_not_pickle_is_a_type_error_that_says_so():
    with pytest.raises(TypeError, match=r"holds a socket.*n_process=1"):
        list(Extractor(tone=Unpicklable()).pipe([SAID], n_process=2))


def test_an_error_that_does_not_pickle_is_told():
    with pytest.raises(PipeError, match="OddError: odd 1"):
        list(Extractor(tone=Raises()).pipe([SAID], n_process=2))


def test_a_model_that_cannot_be_loaded_in_a_process_is_a_model_error(tmp_path):
    with pytest.raises(ModelError):
        list(Extractor(tone=tmp_path).pipe([SAID], n_process=2, errors="collect"))


@pytest.mark.parametrize("errors", ["raise", "collect"])
def test_a_process_that_dies_is_an_error_and_no_hang(errors):
    stream = Extractor(tone=Neutral()).pipe(
        [SAID, "« La mort », a dit Marie."], batch_size=1, n_process=2, errors=errors
    )
    with pytest.raises(PipeError, match="a worker process died") as caught:
        list(stream)
    assert caught.value.index in (0, 1)  # the first may be done or not


def large(batch: list[str]) -> list[list[Quote] | Exception]:
    return [ValueError("long" * 1_000_000) for _ in batch]


def test_processes_that_end_while_they_send_a_result_leave_nobody_waiting():
    # The message is longer than a pipe holds, so that both are in the middle of one nearly all the time.
    stream = spread(large, repeat(["a"]), 2)
    next(stream)
    closing = Thread(target=stream.close, daemon=True)
    closing.start()
    closing.join(30)
    assert not closing.is_alive()


SCRIPT = """
import os, sys, time
from itertools import repeat
from multiprocessing import active_children
from quotes import Extractor

def main():
    stream = Extractor(tone=False).pipe(repeat("« Oui », a dit Marie.\\n" * 20), n_process=2, batch_size=8)
    next(stream)
    print(*(child.pid for child in active_children()), flush=True)
    {then}

if __name__ == "__main__":
    main()
"""


def alive(pid: int) -> bool:
    """Whether a process runs; one that nobody waited for yet does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def gone(pids: Sequence[int], seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and any(map(alive, pids)):
        time.sleep(0.05)
    return not any(map(alive, pids))


Launch = Callable[[str], "subprocess.Popen[str]"]


@pytest.fixture
def launch(tmp_path: Path) -> Iterator[Launch]:
    """Start a script; what is left of its processes when the test is over is killed, also when it failed."""
    processes: list[subprocess.Popen[str]] = []

    def launched(script: str) -> subprocess.Popen[str]:
        path = tmp_path / "script.py"
        path.write_text(script, encoding="utf-8")
        process = subprocess.Popen(
            [sys.executable, str(path)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,  # a process group of its own, which gets ctrl-C as from a terminal
        )
        processes.append(process)
        return process

    yield launched
    for process in processes:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def started(launch: Launch, then: str) -> tuple[subprocess.Popen[str], list[int]]:
    process = launch(SCRIPT.format(then=then))
    assert process.stdout
    pids = [int(pid) for pid in process.stdout.readline().split()]
    assert len(pids) == 2
    return process, pids


linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc and signals a process group")


@linux
def test_ctrl_c_ends_all_processes_with_one_traceback(launch):
    process, pids = started(launch, "for _ in stream: pass")
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == -signal.SIGINT
    assert err.count("Traceback") == 1
    assert err.rstrip().endswith("KeyboardInterrupt")
    assert gone(pids)


@linux
def test_ctrl_c_while_processes_start_is_quiet_too(launch):
    process = launch(SCRIPT.format(then="").replace("next(stream)", "print(flush=True); list(stream)"))
    assert process.stdout
    process.stdout.readline()
    time.sleep(0.25)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert err.count("Traceback") == 1
    assert "KeyboardInterrupt" in err


@linux
def test_closing_early_ends_the_processes(launch):
    process, pids = started(launch, "stream.close(); print(len(active_children()))")
    assert process.stdout
    # Not communicate: it passes over what came with the first line and was read along.
    assert process.stdout.readline() == "0\n"
    _, err = process.communicate(timeout=30)
    assert (err, process.returncode) == ("", 0)
    assert gone(pids)


@linux
def test_leaving_the_loop_ends_the_processes_quietly(launch):
    process, pids = started(launch, "")
    _, err = process.communicate(timeout=30)
    assert (err, process.returncode) == ("", 0)
    assert gone(pids)


@linux
def test_processes_end_when_the_one_that_started_them_is_killed(launch):
    process, pids = started(launch, "for _ in stream: pass")
    process.kill()
    process.communicate(timeout=30)
    assert gone(pids)


@linux
def test_a_script_without_a_main_guard_is_told_of_it(launch):
    process = launch(SCRIPT.format(then="").replace('if __name__ == "__main__":', "if True:"))
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    own = [line for line in err.splitlines() if "resource_tracker" not in line]  # Python's, of what a process left
    assert 'if __name__ == "__main__"' in own[-1]
