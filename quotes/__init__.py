"""Find the « guillemet » quotations of French news, who said them, and in what tone.

>>> import quotes
>>> [quote] = quotes.extract("« Nous partirons demain », a déclaré mardi Marie Dupont.", tone=False)
>>> quote.speaker.name, quote.cue.lemma
('Marie Dupont', 'déclarer')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quotes import plots as plots
    from quotes import render as render
    from quotes.api import extract
    from quotes.columns import batched
    from quotes.errors import CorpusError, InvalidQuoteError, LexiconError, ModelError, PipeError, QuotesError
    from quotes.extractor import Extractor
    from quotes.model import Cue, Gender, Kind, Quote, Span, Speaker, Tone, ToneLabel
    from quotes.render import display
    from quotes.verbs import SpeechVerb
    from quotes.voices import by_speaker

__version__: str
__all__ = [  # one name a line would be half of this file
    "CorpusError", "Cue", "Extractor", "Gender", "InvalidQuoteError", "Kind", "LexiconError", "ModelError",
    "PipeError", "Quote", "QuotesError", "Span", "Speaker", "SpeechVerb", "Tone", "ToneLabel", "batched",
    "by_speaker", "display", "extract",
]  # fmt: skip

_HOMES = {"extract": "api", "Extractor": "extractor", "by_speaker": "voices", "batched": "columns", "display": "render"}
_HOMES |= {"SpeechVerb": "verbs"} | {name: "errors" for name in __all__ if name.endswith("Error")}
_HOMES |= dict.fromkeys(("Cue", "Gender", "Kind", "Quote", "Span", "Speaker", "Tone", "ToneLabel"), "model")


def __getattr__(name: str) -> Any:
    """Load a public name on first use, so that ``import quotes`` stays light."""
    from quotes.lazy import load

    value = globals()[name] = load(name, _HOMES)
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
