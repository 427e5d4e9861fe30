"""What every rule works with: a sentence, a decision, and the source of a verb."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, frozen

from quotes import inversion, speakers
from quotes.candidate import Candidate
from quotes.complements import source
from quotes.lexicon import words
from quotes.things import is_mute
from quotes.tokens import Mention, Token

VERBAL = {"finite", "passive"}
NO_CLAUSE = {"source", "noun", "passive", "agentive"}  # forms that no clause hangs on
PASSING = {",", ";", ".", "!", "?", "–", "—", "-", ")", "…", '"'}

OBJECT_REACH = 14  # tokens between a verb and the end of its object
LONGEST_GAP = 4  # tokens between a verb and a quotation that touches it
FRAGMENT_GAP = words("determiner") | {
    "que",
    "qu'",
    "de",
    "d'",
    "du",
    "comme",
    "à",
    "au",
    "aux",
    "être",
    "en",
    "est",
    "était",
    "contre",
    "sur",
    "ne",
}


@frozen
class Sentence:
    """A sentence: its tokens, masked quotations included, and its candidate cues.

    Attributes:
        tokens: The tokens.
        cues: The cues, in order.
        first_word: The token of the first word or number; the number of tokens where there is none.
    """

    tokens: Sequence[Token]
    cues: Sequence[Candidate]
    first_word: int = field(init=False)

    @first_word.default
    def _first_word(self) -> int:
        return next((i for i, token in enumerate(self.tokens) if token.low.isalnum()), len(self.tokens))


@frozen
class Decision:
    """What a rule found: the rule's name, the cue and the mention in tokens; either may be missing."""

    rule: str
    cue: Candidate | None
    mention: Mention | None


def inverted_subject(tokens: Sequence[Token], cue: Candidate) -> Mention | None:
    """Return the subject after a verb: its pronoun, or the phrase that follows."""
    if cue.inverted is not None:
        return cue.inverted, cue.inverted + 1
    found = inversion.after(tokens, cue.end, plural=cue.plural)
    return None if found and is_mute(tokens, *found) else found


def agent(tokens: Sequence[Token], by: int) -> Mention | None:
    """Return the agent that "par" at a token introduces."""
    return source(tokens, Candidate(by, by + 1, "par", "source"))


def by_verb(sentence: Sentence, cue: Candidate, rule: str) -> Decision | None:
    """Return the decision for a verb whose subject, or agent in the passive, can be found."""
    tokens = sentence.tokens
    if cue.form == "passive":
        by_agent = cue.end < len(tokens) and tokens[cue.end].low == "par"
        mention = agent(tokens, cue.end) if by_agent else None
    else:
        mention = speakers.subject(tokens, cue, sentence.cues)
        if mention and tokens[mention[0]].low == "on" and any(c.form == "source" for c in sentence.cues):
            return None  # "Selon le Daily Mail, on y apprend que"
    return Decision(rule, cue, mention) if mention else None


def is_first_person(tokens: Sequence[Token], cue: Candidate) -> bool:
    """Whether the subject of a verb is the writer or the person addressed."""
    return cue.start > 0 and tokens[cue.start - 1].low in speakers.FIRST_PERSONS


def gap(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether only function words stand between a verb or its agent and the quotation."""
    between = [token.low for token in tokens[start:at]]
    if len(between) > 2 and between[0] == "," and "," in between[2:]:
        closing = between.index(",", 2)
        aside = between[1:closing]
        if tuple(aside) in inversion.FIXED_ADJUNCTS or set(aside) < inversion.EMPHATIC:
            between = between[closing + 1 :]
    if tuple(between[:3]) in inversion.FIXED_ADJUNCTS:
        between = between[3:]
    if between and between[0].endswith("ement"):
        between = between[1:]  # "a répondu simplement « Dehors »"
    return len(between) <= LONGEST_GAP and all(low in FRAGMENT_GAP or low in words("adverb") for low in between)
