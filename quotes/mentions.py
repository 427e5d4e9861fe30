"""From tokens to values: cues, and speakers with their names."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.candidate import Candidate
from quotes.complements import antecedent_of_which
from quotes.coreference import Resolver
from quotes.lexicon import words
from quotes.model import Cue, Gender, Speaker
from quotes.things import is_mute
from quotes.tokens import INVERTED, Mention, Token
from quotes.wordkinds import is_pronoun, is_role

GENDERS = {"f": Gender.FEMININE, "m": Gender.MASCULINE}


class Mentions:
    """Makes the cues and speakers of one article.

    Args:
        text: The article.
        resolver: Says who its mentions stand for.
    """

    def __init__(self, text: str, resolver: Resolver) -> None:
        self.text, self.resolver = text, resolver

    def cue(self, tokens: Sequence[Token], found: Candidate | None) -> Cue | None:
        """Return the cue that a candidate stands for."""
        if found is None:
            return None
        start, end = tokens[found.start].start, tokens[found.end - 1].end
        return Cue(self.text[start:end], start, end, found.lemma)

    def speaker(self, tokens: Sequence[Token], mention: Mention | None) -> Speaker | None:
        """Return the speaker that a mention stands for; later mentions may refer to it."""
        if mention is None:
            return None
        start, end = self._span(tokens, mention)
        stands_for = antecedent_of_which(tokens, mention[0])
        named = stands_for or mention
        name, gender = self.resolver.resolve(*self._span(tokens, named), pronoun=is_a_pronoun(tokens, named))
        pronoun = stands_for is not None or is_a_pronoun(tokens, mention)
        return Speaker(self.text[start:end], start, end, name, pronoun, GENDERS.get(gender or ""))

    def stands_for_somebody(self, tokens: Sequence[Token], mention: Mention) -> bool:
        """Whether a pronoun stands for a person: "Elle mesurait « … »" may be about a fossil."""
        start, end = self._span(tokens, mention)
        return self.resolver.is_person(self.resolver.resolve(start, end, pronoun=True, remember=False)[0])

    def _span(self, tokens: Sequence[Token], mention: Mention) -> tuple[int, int]:
        start, end = tokens[mention[0]].start, tokens[mention[1] - 1].end
        if tokens[mention[0]].low in INVERTED:
            start += self.text[start:end].rindex("-") + 1
        return start, end


def is_a_pronoun(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a mention is a pronoun, inverted ones included."""
    return tokens[mention[0]].low in INVERTED or is_pronoun(tokens, mention[0]) == mention[1]


def can_speak(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a mention can be somebody: a pronoun that is not impersonal, a name, a role."""
    start, end = mention
    if tokens[start].low in {"on", "nous"} or is_mute(tokens, start, end):
        return False
    if tokens[start].low in INVERTED:
        return not tokens[start].low.endswith("on")
    if tokens[start].low in {"il", "elle", "ils", "elles"}:
        return not (tokens[start].low == "il" and _is_impersonal(tokens, end))
    kinds = words("organisation", "human", "document")
    people = (token.low.removesuffix("s") in words("human") for token in tokens[start:end])
    return is_somebody(tokens, mention) or any(token.low in kinds for token in tokens[start:end]) or any(people)


def is_somebody(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a mention has a name or a role."""
    start, end = mention
    return (
        any(is_role(token.low) for token in tokens[start:end])
        or any(token.capital for token in tokens[start + (start == 0) : end])
        or (start == 0 and tokens[0].low not in words("determiner") and tokens[0].capital)
    )


def _is_impersonal(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb after "il" is impersonal: "il faut", "il semble que"; but "il semble inquiet"."""
    if at + 1 < len(tokens) and tokens[at].low in {"est", "était"}:
        return tokens[at + 1].low[0].isdigit() or tokens[at + 1].low in {"midi", "minuit"}  # "Il était 1 h 40"
    for i in range(at, min(at + 2, len(tokens))):
        if tokens[i].low in words("impersonal"):
            following = tokens[i + 1].low if i + 1 < len(tokens) else ""
            personal = tokens[i].low in {"reste", "semble", "semblait", "paraît"}
            return not personal or following in {"que", "qu'", "à", "un", "une", "des", "encore", "donc", "le", "la"}
    return False
