"""Who the last quotation of a text is by."""

from __future__ import annotations

import quotes
from quotes import Speaker


def speaker_of(text: str) -> Speaker | None:
    """Return the speaker of the last quotation."""
    return quotes.extract(text, tone=False)[-1].speaker


def name_of(text: str) -> str | None:
    """Return the name of the speaker of the last quotation."""
    speaker = speaker_of(text)
    return speaker.name if speaker else None
