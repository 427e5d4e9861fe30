"""Fragments woven into a sentence: which words join two of them, and a verb of speech inside the marks."""

from __future__ import annotations

from collections.abc import Sequence

from quotes import speakers
from quotes.lexicon import words
from quotes.mentions import can_speak
from quotes.placing import Placed
from quotes.tokens import Mention
from quotes.verbs import verbs

HAVE = {"a", "ont", "avait", "avaient", "aurait", "auraient"}
JOINING = {",", "et", "ou", "mais", "puis", "ni", "voire"}
LONGEST_JOINT = 4  # tokens
GAP = {",", "de", "d'", "du", "un", "une", "des", "comme", "à", "le", "la"}  # between a subject without verb and words


def are_joined(between: Sequence[str]) -> bool:
    """Whether the words between two quotations make one list of them: "et de", ", puis une"."""
    listed = 0 < len(between) <= LONGEST_JOINT and any(low in JOINING for low in between)
    return listed and all(map(_is_joint, between))


def _is_joint(low: str) -> bool:
    return (
        low in JOINING
        or low in {"que", "qu'", "comme", "encore", "même", "aussi"}
        or low in words("determiner", "linker")
    )


def quoted_verb_subject(place: Placed, text: str) -> Mention | None:
    """Le ministère a « exigé » leur retour: the verb that reports stands inside the marks, its auxiliary before."""
    tokens, first = place.sentence.tokens, text[place.mark.start : place.mark.end].split(maxsplit=1)[:1]
    at = place.at - 1
    while at > 0 and tokens[at].low in words("adverb"):
        at -= 1
    if at < 1 or tokens[at].low not in HAVE or not first or first[0] not in verbs().past:
        return None
    subject = speakers.before(tokens, at, place.sentence.cues, plural=tokens[at].low in words("plural"))
    return subject if subject and can_speak(tokens, subject) else None
