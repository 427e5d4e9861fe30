"""The reusable object that runs every step: text in, quotations out."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sized
from contextlib import closing
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Literal, TypeVar, cast, overload

from quotes.batches import Outcome, batched, read, scored
from quotes.errors import PipeError, PipeTypeError
from quotes.model import Quote
from quotes.reading import attribute
from quotes.tone import Scorer, scorer
from quotes.verbs import SpeechVerb, with_verbs

Context = TypeVar("Context")
Errors = Literal["raise", "collect"]
Found = list[Quote] | PipeError


class Extractor:
    """Find, attribute, name and score the quotations of French texts.

    Args:
        tone: ``True`` for the bundled model, ``False`` for no tone, a path or name of a Flair ``TextClassifier``, or an
            object with a ``score(passages)`` method (see `quotes.tone.Scorer`). The model loads on first use.
        verbs: Speech verbs of your own, which win over shipped ones with the same form.

    Raises:
        TypeError: ``tone`` is none of these, or ``verbs`` holds something else than `SpeechVerb`.
    """

    def __init__(self, *, tone: bool | str | Path | Scorer = True, verbs: Iterable[SpeechVerb] = ()) -> None:
        if not isinstance(tone, (bool, str, Path)) and not hasattr(tone, "score"):
            raise TypeError(f"tone must be a bool, a path or name, or a scorer, not {type(tone).__name__}")
        self.tone = tone
        self.verbs = tuple(verbs)
        for verb in self.verbs:
            if not isinstance(verb, SpeechVerb):
                raise TypeError(f"verbs must be SpeechVerb objects, not {type(verb).__name__}: SpeechVerb.regular(…)")

    def __call__(self, text: str) -> list[Quote]:
        """Return the quotations of one text, in the order of their opening marks.

        Raises:
            TypeError: ``text`` is not a str.
            ModelError: The tone model cannot be loaded.
        """
        with with_verbs(self.verbs):
            found = attribute(text)
        reader = scorer(self.tone) if found else None
        return found if reader is None else scored([(text, found)], reader)[0]

    @overload
    def pipe(
        self,
        texts: Iterable[str],
        *,
        batch_size: int = ...,
        n_process: int = ...,
        as_tuples: Literal[False] = ...,
        progress: bool = ...,
        errors: Literal["raise"] = ...,
    ) -> Iterator[list[Quote]]: ...

    @overload
    def pipe(
        self,
        texts: Iterable[str],
        *,
        batch_size: int = ...,
        n_process: int = ...,
        as_tuples: Literal[False] = ...,
        progress: bool = ...,
        errors: Literal["collect"],
    ) -> Iterator[list[Quote] | PipeError]: ...

    @overload
    def pipe(
        self,
        texts: Iterable[tuple[str, Context]],
        *,
        batch_size: int = ...,
        n_process: int = ...,
        as_tuples: Literal[True],
        progress: bool = ...,
        errors: Literal["raise"] = ...,
    ) -> Iterator[tuple[list[Quote], Context]]: ...

    @overload
    def pipe(
        self,
        texts: Iterable[tuple[str, Context]],
        *,
        batch_size: int = ...,
        n_process: int = ...,
        as_tuples: Literal[True],
        progress: bool = ...,
        errors: Literal["collect"],
    ) -> Iterator[tuple[list[Quote] | PipeError, Context]]: ...

    def pipe(
        self,
        texts: Iterable[str] | Iterable[tuple[str, Context]],
        *,
        batch_size: int = 64,
        n_process: int = 1,
        as_tuples: bool = False,
        progress: bool = False,
        errors: Errors = "raise",
    ) -> Iterator[Found] | Iterator[tuple[Found, Context]]:
        """Yield the quotations of many texts, in order, the tone scored across the texts of a batch.

        The texts are read as the results are asked for, a few batches ahead at most, so that ``texts`` may be endless.
        With several processes, which are spawned, a script needs ``if __name__ == "__main__":`` around what it does.

        Args:
            texts: Texts, or (text, context) pairs with ``as_tuples``.
            batch_size: Texts that are read, and their tone scored, together.
            n_process: Processes. Above 1 each loads what it needs, the tone model too, once, and this process only
                hands out texts; a scorer of your own has to pickle.
            as_tuples: Take and yield pairs whose second part is carried along.
            progress: Show a bar on standard error.
            errors: What becomes of a text that cannot be read: ``"raise"`` raises the error after the results of the
                texts before it, ``"collect"`` yields it in the place of the quotations.

        Yields:
            The quotations of each text, or (quotations, context); with ``errors="collect"`` a `PipeError` in the place
            of the quotations of a text that could not be read.

        Raises:
            ValueError: ``batch_size`` or ``n_process`` is under 1, or ``errors`` is neither.
            TypeError: ``texts`` is a single str, an item is no pair with ``as_tuples``, or the scorer does not pickle.
            PipeError: A text could not be read, with ``errors="raise"`` (a `PipeTypeError`, which is also a TypeError,
                where it is no str); or a process died, and ``index`` is that of the first text without a result.
            ModelError: The tone model cannot be loaded.
        """
        if batch_size < 1 or n_process < 1:
            raise ValueError("batch_size and n_process must be at least 1")
        if errors not in ("raise", "collect"):
            raise ValueError(f"errors must be 'raise' or 'collect', not {errors!r}")
        if isinstance(texts, (str, bytes)):
            raise TypeError(f"texts must be an iterable of texts, not one {type(texts).__name__}: put it into a list")
        # What the overloads promise, which the body cannot see: pairs come with as_tuples, texts without.
        items = cast("Iterable[tuple[str, Context]]", texts)
        pairs = _pairs(items) if as_tuples else ((text, cast("Context", None)) for text in cast("Iterable[str]", texts))
        stream = self._stream(pairs, batch_size, n_process, errors)
        if progress:
            stream = _shown(stream, len(texts) if isinstance(texts, Sized) else None)
        return stream if as_tuples else _alone(stream)

    def _stream(
        self, pairs: Iterator[tuple[str, Context]], batch_size: int, n_process: int, errors: Errors
    ) -> Generator[tuple[Found, Context], None, None]:
        contexts: deque[Context] = deque()  # of the texts that are read ahead

        def texts() -> Iterator[list[str]]:
            for batch in batched(pairs, batch_size):
                contexts.extend(context for _, context in batch)
                yield [text for text, _ in batch]

        index = 0
        with closing(self._outcomes(texts(), n_process)) as outcomes:
            for outcome in chain.from_iterable(outcomes):
                found = _failure(index, outcome) if isinstance(outcome, Exception) else outcome
                if errors == "raise" and isinstance(found, PipeError):
                    raise found
                yield found, contexts.popleft()
                index += 1

    def _outcomes(self, batches: Iterator[list[str]], n_process: int) -> Generator[list[Outcome], None, None]:
        reading = partial(read, self.tone, self.verbs)
        if n_process == 1:
            yield from map(reading, batches)
            return
        from quotes.workers import spread  # only here: multiprocessing takes a while to import

        yield from spread(reading, batches, n_process)


def _pairs(items: Iterable[tuple[str, Context]]) -> Iterator[tuple[str, Context]]:
    for item in items:
        if not isinstance(item, (tuple, list)) or len(item) != 2:
            raise TypeError(f"with as_tuples each item must be a (text, context) pair, not {type(item).__name__}")
        text, context = item
        yield text, context


def _failure(index: int, error: Exception) -> PipeError:
    kind = PipeTypeError if isinstance(error, TypeError) else PipeError
    failure = kind(index, str(error) or type(error).__name__)
    failure.__cause__ = error
    return failure


def _alone(stream: Generator[tuple[Found, Context], None, None]) -> Generator[Found, None, None]:
    with closing(stream):
        for found, _ in stream:
            yield found


def _shown(
    stream: Generator[tuple[Found, Context], None, None], total: int | None
) -> Generator[tuple[Found, Context], None, None]:
    """Show a bar while the results are asked for."""
    from tqdm import tqdm

    with closing(stream), tqdm(stream, total=total, unit="text") as bar:
        yield from bar
