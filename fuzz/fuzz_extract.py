r"""Coverage-guided fuzzing of detection and attribution.

Needs atheris (PyPI), apart from the library's own environment::

    python -m venv fuzz-env && fuzz-env/bin/pip install atheris -c constraints.txt attrs nltk
    PYTHONPATH=. fuzz-env/bin/python fuzz/fuzz_extract.py CORPUS_DIR -dict=fuzz/french.dict \
        -max_total_time=3600 -timeout=20 -max_len=2000

CORPUS_DIR holds the texts to start from, one a file. An input that breaks a promise, or takes over 20 seconds, is
written to the current folder: what it shows becomes a test of the module at fault.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["quotes"]):
    import quotes
    from quotes.reading import attribute
    from quotes.rules import after, before, incises, nobody  # noqa: F401 - instrumented here, before first use


def check(text: str) -> None:
    """Raise AssertionError where a promise about any text is broken."""
    found = attribute(text)
    assert [quote.start for quote in found] == sorted({quote.start for quote in found})
    for quote in found:
        for span in (quote, quote.speaker, quote.cue, *quote.segments):
            assert span is None or (span.start < span.end and text[span.start : span.end] == span.text)
        assert quote.kind is not quotes.Kind.OTHER or quote.speaker is None


def one(data: bytes) -> None:
    """Read the bytes as UTF-8 where they are, as lone surrogates where they are not."""
    check(data.decode("utf-8", errors="surrogateescape"))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
