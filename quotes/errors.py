"""The errors that `quotes` raises on purpose."""


class QuotesError(Exception):
    """Root of the errors of this library; catching it catches them all."""


class ModelError(QuotesError):
    """A tone model is missing, damaged, or not one that this version can read."""


class LexiconError(QuotesError):
    """A data file of the package is missing or damaged."""


class InvalidQuoteError(QuotesError, ValueError):
    """A quotation is malformed, or does not belong to the text that it came with."""
