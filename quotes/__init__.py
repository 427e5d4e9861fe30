"""Find the « guillemet » quotations of French news, who said them, and in what tone.

>>> import quotes
>>> [quote] = quotes.extract("« Nous partirons demain », a déclaré mardi Marie Dupont.", tone=False)
>>> quote.speaker.name, quote.cue.lemma
('Marie Dupont', 'déclarer')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quotes.api import extract
    from quotes.errors import LexiconError, ModelError, PipeError, QuotesError
    from quotes.extractor import Extractor
    from quotes.model import Cue, Gender, Kind, Quote, Span, Speaker, Tone, ToneLabel
    from quotes.voices import by_speaker

    __version__: str

__all__ = [
    "Cue",
    "Extractor",
    "Gender",
    "Kind",
    "LexiconError",
    "ModelError",
    "PipeError",
    "Quote",
    "QuotesError",
    "Span",
    "Speaker",
    "Tone",
    "ToneLabel",
    "by_speaker",
    "extract",
]

_HOMES = {"extract": "api", "Extractor": "extractor", "by_speaker": "voices"}
_HOMES |= dict.fromkeys(("LexiconError", "ModelError", "PipeError", "QuotesError"), "errors")
_HOMES |= dict.fromkeys(("Cue", "Gender", "Kind", "Quote", "Span", "Speaker", "Tone", "ToneLabel"), "model")


def __getattr__(name: str) -> Any:
    """Load a public name on first use, so that ``import quotes`` stays light."""
    from importlib import import_module, metadata

    if name == "__version__":
        return metadata.version("quotes-fr")
    if name not in _HOMES:
        raise AttributeError(f"module 'quotes' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"quotes.{_HOMES[name]}"), name)
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
