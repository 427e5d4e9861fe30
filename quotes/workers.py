"""Spawned processes that read batches: bounded, in order, ended with the process that started them."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread

from quotes.batches import Outcome
from quotes.errors import PipeError

Read = Callable[[list[str]], list[Outcome]]

DIED = (
    "a worker process died before this text was done: out of memory, killed, or the script does without "
    'if __name__ == "__main__" (see above for what the process said)'
)
AHEAD = (
    4  # batches for each process: the one it reads and some that are there when it is done, as they differ in length
)


def spread(read: Read, batches: Iterable[list[str]], n_process: int) -> Generator[list[Outcome], None, None]:
    """Yield what each batch gives, read in spawned processes, in order.

    At most ``AHEAD * n_process`` batches are drawn before their turn, so that an endless iterable is no danger. The
    processes end with the iterator: when it is exhausted, closed, or left by an error or ctrl-C.

    Args:
        read: Reads a batch; it is sent to each process once.
        batches: What to read.
        n_process: How many processes.

    Raises:
        PipeError: A process died.
        TypeError: ``read`` does not pickle.
    """
    _check_pickles(read)
    pool = ProcessPoolExecutor(
        n_process, get_context("spawn"), initializer=_prepare, initargs=(read, max(1, cores() // n_process))
    )
    done = 0
    try:
        for outcomes in _in_order(pool, batches, AHEAD * n_process):
            yield outcomes
            done += len(outcomes)
    except BrokenProcessPool as error:
        raise PipeError(done, DIED) from error
    except BaseException:  # GeneratorExit and KeyboardInterrupt too: nobody waits for what is still at work
        _terminate(pool)
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def cores() -> int:
    """Return how many cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_order(pool: ProcessPoolExecutor, batches: Iterable[list[str]], ahead: int) -> Iterator[list[Outcome]]:
    waiting: deque[Future[list[Outcome]]] = deque()
    broken: Exception | None = None
    source: Iterator[list[str]] | None = iter(batches)
    while source or waiting:
        while source and len(waiting) < ahead:
            try:
                batch = next(source)
            except StopIteration:
                source = None
            except Exception as error:  # comes after what was drawn before it
                source, broken = None, error
            else:
                with _sigint_held():
                    waiting.append(pool.submit(_run, batch))
        if waiting:
            yield waiting.popleft().result()
    if broken is not None:
        raise broken


def _check_pickles(read: Read) -> None:
    try:
        pickle.dumps(read)
    except Exception as error:  # whatever __reduce__ and __getstate__ raise
        raise TypeError(
            f"the scorer cannot be sent to other processes ({error}): make it picklable, or use n_process=1"
        ) from error


@contextmanager
def _sigint_held() -> Iterator[None]:
    """Let a process that starts here inherit a blocked SIGINT: ctrl-C is for this process, which then ends its own."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _terminate(pool: ProcessPoolExecutor) -> None:
    # A process may end in the middle of sending a result. The pool would wait for the rest as long as anybody, this
    # process too, could still write it.
    results = getattr(pool, "_result_queue", None)
    if results is not None:
        results._writer.close()
    # Public as terminate_workers() from Python 3.14 on.
    for process in list((getattr(pool, "_processes", None) or {}).values()):
        process.terminate()


_read: Read  # in a worker: how it reads
_settled = False  # in a worker: whether it has read a batch


def _prepare(read: Read, threads: int) -> None:
    """Make this process a worker that shares the cores with the others."""
    global _read
    _read = read
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_leave_with_parent, daemon=True).start()
    os.environ.setdefault("OMP_NUM_THREADS", str(threads))  # for PyTorch, which reads it when it loads
    if "torch" in sys.modules and os.environ["OMP_NUM_THREADS"] == str(threads):
        sys.modules["torch"].set_num_threads(threads)


def _leave_with_parent() -> None:
    """End this process when the one that started it was killed and could not do so."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _run(batch: list[str]) -> list[Outcome]:
    outcomes = _read(batch)
    settle()
    return [_portable(outcome) if isinstance(outcome, Exception) else outcome for outcome in outcomes]


def settle() -> None:
    """Take what this worker process has loaded by its first batch out of the garbage collector's view.

    Lexicons and libraries stay as long as the process. Looking through them takes the collector some 0.2 s each time,
    and ``pyspark`` has it look after each task, Python once more at exit.
    """
    global _settled
    if not _settled:
        gc.freeze()
        _settled = True


def _portable(error: Exception) -> Exception:
    """Return the error itself where it survives the way to another process, one that tells of it otherwise."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
