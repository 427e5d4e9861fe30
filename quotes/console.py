"""What every command of the package does about its streams."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress

INTERRUPTED = 130  # as a shell reports SIGINT
PIPE_CLOSED = 141  # as a shell reports SIGPIPE


def guarded(command: Callable[[], int]) -> int:
    """Return the exit code of a command, also where its reader went away or somebody interrupted it."""
    try:
        code = command()
        sys.stdout.flush()
    except BrokenPipeError:
        silence_stdout()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def silence_stdout() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not complain at exit."""
    with suppress(OSError):  # no file stands behind it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
