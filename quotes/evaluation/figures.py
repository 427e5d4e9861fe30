"""The figures: what each is called, what it means, and how it follows from the tallies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quotes.evaluation.outcomes import Tally
from quotes.model import ToneLabel

TONES = tuple(f"tone_{tone.value}" for tone in ToneLabel)
SCORES: Mapping[str, str] = {
    "detection": "found: exact span",
    "cover_30": "found: > 30 % covered",
    "cover_80": "found: > 80 % covered",
    "direct": "taken as direct",
    "mixed": "taken as mixed",
    "other": "taken as nobody's words",
    "attributed": "found and speaker right",
    "name": "name",
    "cue": "cue",
    "tone_negative": "tone: negative",
    "tone_neutral": "tone: neutral",
    "tone_positive": "tone: positive",
}
"""What has a precision, a recall and an F1: ``<name>_p``, ``<name>_r`` and ``<name>_f1``."""
SHARES: Mapping[str, str] = {
    "kind_acc": "kind, of those found",
    "speaker_exact": "speaker to the character",
    "name_acc": "name, of somebody's words",
    "pronoun_name_acc": "name, of pronouns",
    "cue_acc": "cue, of those that have one",
    "cover_30_speaker": "speaker, of > 30 % covered",
    "cover_80_speaker": "speaker, of > 80 % covered",
}
"""What is a share of the gold annotations."""
MACRO = "tone_macro_f1"


def total(parts: Sequence[Mapping[str, Tally]]) -> dict[str, Tally]:
    """Return the sum of the tallies of several articles."""
    return {
        name: Tally(
            sum(part[name].hits for part in parts),
            sum(part[name].predicted for part in parts),
            sum(part[name].gold for part in parts),
        )
        for name in (*SCORES, *SHARES)
    }


def values(tallies: Mapping[str, Tally]) -> dict[str, float]:
    """Return every figure by its name, each in [0, 1]."""
    found = {name: tallies[name].recall for name in SHARES}
    for name in SCORES:
        tally = tallies[name]
        found |= {f"{name}_p": tally.precision, f"{name}_r": tally.recall, f"{name}_f1": tally.f1}
    return found | {MACRO: sum(found[f"{tone}_f1"] for tone in TONES) / len(TONES)}
