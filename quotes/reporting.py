"""Who reports a sentence without marks: "Le cours est long, confirme Nadia Roy", "selon un de ses proches"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotes import complements, cues, inversion
from quotes.candidate import Candidate
from quotes.lexicon import words
from quotes.phrases import phrase_end
from quotes.tokens import Token
from quotes.wordkinds import is_speech

WHO = re.compile(r",\squi(?!\sl(?:ui|eur|['’]))(?=((?:\s[\w’'\-]+){1,4}))")
SOURCES = {"selon", "d'après"}
ANONYMOUS = "de source"  # "a-t-on appris de source proche du dossier"
THAT = {"que", "qu'"}  # after "Luc Brandt, l'élu, a dit au ministre"
Reporter = tuple[int, int, bool]


def reporters(tokens: Sequence[Token]) -> Iterator[Reporter]:
    """Yield where the mentions of those stand who report a sentence, and whether an incise after it does.

    Args:
        tokens: The sentence.
    """
    for cue in cues.find(tokens):
        if cue.form == "source" and (cue.lemma in SOURCES or _opens_with_name(tokens, cue)):
            end = phrase_end(tokens, cue.end) if cue.end < len(tokens) else cue.end
            if end > cue.end:
                yield cue.end, end, False
        elif cue.lemma == ANONYMOUS:
            source = complements.source(tokens, cue)
            if source:
                yield *source, False
        elif cue.form == "finite" and cue.inverted is None and "direct" in cue.flags and _is_incise(tokens, cue.start):
            subject = inversion.after(tokens, cue.end, plural=cue.plural)
            follows = tokens[subject[1]].low if subject and subject[1] < len(tokens) else ""
            if subject is not None and follows not in THAT:
                yield *subject, True


def _opens_with_name(tokens: Sequence[Token], cue: Candidate) -> bool:
    """Whether a sentence opens with who holds a view: "Pour Luc Brandt, la loi est bonne"."""
    return cue.lemma == "pour" and cue.start == 0 and cue.end < len(tokens) and tokens[cue.end].capital


def _is_incise(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb opens an incise: it follows a comma, and a clause before it."""
    while at > 1 and tokens[at - 1].low in words("clitic"):
        at -= 1
    return at > 2 and tokens[at - 1].low == ","


def tells(text: str, end: int) -> bool:
    """Whether a relative clause after a name says what the person says: "Zoé Lam, qui a pourtant assuré …"."""
    who = WHO.match(text, end)
    said = who.group(1).lower().split() if who else ()
    return any(is_speech(word) for word in said)
