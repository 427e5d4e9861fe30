"""The errors that `quotes` raises on purpose."""


class QuotesError(Exception):
    """Root of the errors of this library; catching it catches them all."""


class ModelError(QuotesError):
    """A tone model is missing, damaged, or not one that this version can read."""


class LexiconError(QuotesError):
    """A data file of the package is missing or damaged."""


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
