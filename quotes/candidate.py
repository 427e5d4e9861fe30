"""A possible cue: what the search for cues hands to the rules."""

from __future__ import annotations

from attrs import frozen


@frozen
class Candidate:
    """A possible cue.

    Attributes:
        start: Its first token.
        end: The token after its last one.
        lemma: What ``Cue.lemma`` says.
        form: ``finite``, ``passive``, ``participle``, ``infinitive``, ``past`` (a past participle that stands alone),
            ``agentive`` (one after a noun: only its agent can be a source), ``source`` or ``noun``.
        inverted: The token of an inverted pronoun inside the cue ("a-t-il dit"), if any.
        flags: The verb's flags in the lexicon.
        plural: Whether the conjugated form is plural.
    """

    start: int
    end: int
    lemma: str
    form: str
    inverted: int | None = None
    flags: frozenset[str] = frozenset()
    plural: bool = False
