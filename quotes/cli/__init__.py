"""The command line: texts in, quotations out as a table, JSON lines, CSV or web pages."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import chain

from attrs import evolve

import quotes
from quotes.cli.inputs import Attempt, attempts, sources
from quotes.cli.options import Options, parse
from quotes.cli.outputs import OutputError, Writer
from quotes.cli.progress import Progress
from quotes.cli.writers import Item, writer_for
from quotes.console import INTERRUPTED, PIPE_CLOSED
from quotes.model import Kind
from quotes.table import one_line

FAILED = 2
BATCH = 8  # texts whose tone is read together


def main(argv: Sequence[str] | None = None) -> int:
    """Write the quotations of the texts that are named in ``argv``.

    Args:
        argv: The arguments, by default those of the process.

    Returns:
        The exit code: 0; 2 when a text could not be read, or the output or the model failed; 130 when interrupted;
        141 when the reader of the output went away.
    """
    options = parse(argv)
    try:
        found = list(sources(options.sources))
        writer = writer_for(options, [source.name for source in found])
    except OutputError as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    return _written(options, found, writer)


def _written(options: Options, found: Sequence[Attempt], writer: Writer) -> int:
    try:
        failed = _run(options, found, writer)
        writer.commit()
    except BrokenPipeError:
        return PIPE_CLOSED
    except KeyboardInterrupt:
        kept = writer.abandon()
        return _fail(f"interrupted{kept}", INTERRUPTED) if kept else INTERRUPTED
    except OutputError as error:
        return _fail(f"{error}{writer.abandon()}")
    except quotes.QuotesError as error:
        advice = "; --no-tone does without the model" if isinstance(error, quotes.ModelError) else ""
        return _fail(f"{error}{advice}{writer.abandon()}")
    return FAILED if failed else 0


def _run(options: Options, found: Sequence[Attempt], writer: Writer) -> bool:
    """Write the quotations of each source, and return whether one could not be read."""
    failed = False
    with Progress(len(found), shown=len(found) > 1 and writer.quiet) as progress:
        for attempt, item in _results(options, found):
            if item is None:
                failed = True
                progress.say(_line(attempt.problem))
            else:
                writer.add(item)
            progress.advance()
    return failed


def _results(options: Options, found: Sequence[Attempt]) -> Iterator[tuple[Attempt, Item | None]]:
    """Yield what was found in each source, in order; the extractor is made for the first one that can be read."""
    tried = attempts(found)
    for attempt in tried:
        if not attempt.problem:
            yield from _extracted(options, chain([attempt], tried))
        else:
            yield attempt, None


def _extracted(options: Options, tried: Iterator[Attempt]) -> Iterator[tuple[Attempt, Item | None]]:
    extractor = quotes.Extractor(tone=options.tone)
    size = 1 if options.tone is False and options.processes == 1 else BATCH
    pairs = ((attempt.text, attempt) for attempt in tried)
    stream = extractor.pipe(pairs, batch_size=size, n_process=options.processes, as_tuples=True, errors="collect")
    for found, attempt in stream:
        if isinstance(found, quotes.PipeError):
            yield evolve(attempt, problem=attempt.problem or f"{attempt.name}: {found.reason}"), None
            continue
        said = [quote for quote in found if not (options.speech_only and quote.kind is Kind.OTHER)]
        yield attempt, None if attempt.problem else Item(attempt, attempt.text, said)


def _fail(message: str, code: int = FAILED) -> int:
    if sys.stderr is not None:
        print(_line(message), file=sys.stderr)
    return code


def _line(message: str) -> str:
    return f"quotes: {one_line(message)}"
