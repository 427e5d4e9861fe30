"""Which construction ties a quotation to its source. The first rule that answers decides.

Construction ranks first and distance second, which is the order of `RULES`.
"""

from __future__ import annotations

from collections.abc import Callable

from quotes.rules import after, before, colons, incises, labels, passives, reported
from quotes.rules.common import Decision, Sentence

Rule = Callable[[Sentence, int], "Decision | None"]

RELAYING = {"rapporter", "relater", "relayer", "révéler", "signaler", "rappeler"}


def relayed(sentence: Sentence, at: int) -> Decision | None:
    """Il a dit à ses proches sa « frustration », révèle Le Canard: the outlet relays what somebody else said."""
    relay = incises.incise(sentence, at)
    if relay is None or relay.cue is None or relay.cue.inverted is not None or relay.cue.lemma not in RELAYING:
        return None
    said = before.verb_before(sentence, at) or reported.que_clause(sentence, at) or before.object_before(sentence, at)
    return said if said and said.mention else None


RULES: tuple[Rule, ...] = (
    relayed,
    incises.incise,
    colons.colon,
    passives.passive,
    before.source_touching,
    before.incise_before,
    before.verb_before,
    incises.source_after,
    reported.que_clause,
    incises.as_said_next,
    before.object_before,
    incises.incise_later,
    before.verb_earlier,
    incises.as_said,
    incises.source_later,
    before.wish,
    before.noun_before,
    colons.colon_subject,
    after.headline,
    after.signature,
    labels.dash_label,
)


def decide(sentence: Sentence, at: int) -> Decision | None:
    """Return what the first rule that applies to the quotation at a token says."""
    for rule in RULES:
        decision = rule(sentence, at)
        if decision is not None:
            return decision
    return None
