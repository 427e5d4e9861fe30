"""The errors that `quotes` raises on purpose."""

from __future__ import annotations

from attrs import frozen


class QuotesError(Exception):
    """Root of the errors of this library; catching it catches them all."""


class ModelError(QuotesError):
    """A tone model is missing, damaged, or not one that this version can read."""


class LexiconError(QuotesError):
    """A data file of the package is missing or damaged."""


class InvalidQuoteError(QuotesError, ValueError):
    """A quotation is malformed, or does not belong to the text that it came with."""


@frozen
class Problem:
    """What is wrong at one place of an annotated file.

    Attributes:
        file: The file, or what the text was called by whoever passed it.
        line: The line, from 1; ``None`` when the whole file is meant.
        message: What is wrong, and what to do.
    """

    file: str
    line: int | None
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"


class CorpusError(QuotesError):
    """Annotated data are malformed; the message has a line for each problem.

    Attributes:
        problems: All that was found, in the order of the file.
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


class PipeError(QuotesError):
    """A text given to `Extractor.pipe` could not be read; ``__cause__`` is the error itself.

    Attributes:
        index: Which text it is, counted from 0.
        reason: What happened.
    """

    def __init__(self, index: int, reason: str) -> None:
        super().__init__(index, reason)  # both, so that it pickles
        self.index, self.reason = index, reason

    def __str__(self) -> str:
        return f"text {self.index}: {self.reason}"


class PipeTypeError(PipeError, TypeError):
    """A text given to `Extractor.pipe` is not a str."""


class FrameError(QuotesError, ValueError):
    """Rows of a table do not make quotations, or a file cannot hold them."""


class MissingExtraError(QuotesError, ImportError):
    """A package that an extra of the distribution brings is not installed."""
