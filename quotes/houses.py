"""Who says what "on" says: "À la préfecture, on précise", "assure-t-on chez Ciné-Lune", "a-t-on ajouté"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.anonymous import same_source
from quotes.candidate import Candidate
from quotes.complements import source
from quotes.focus import Noun
from quotes.inversion import contracted_end
from quotes.lexicon import words
from quotes.organisations import is_outlet
from quotes.phrases import phrase_end
from quotes.story import Story
from quotes.tokens import QUOTE, Mention, Token, tokenize
from quotes.wording import LEADING, head_of

BEFORE = re.compile(
    r"(?:\b|(?<=[a-zà-ÿ]))(?:[ÀA]\s|Au\s|(Chez\s|Du\scôté\sd[eu]\s))((?:la\s|l['’])?[^,.;:«»\n]{2,50}),\s(?:l['’])?$"
)
INVERTED = re.compile(r"-(?:t-)?\s?on$", re.IGNORECASE)
GOES_ON = re.compile(
    r"\b(?:(?:a|avait)-t-on\s(?:encore\s|aussi\s|également\s)?(?:ajout|précis|indiqu|expliqu|soulign|insist|affirm|détaill)é"
    r"|(?:ajoute|précise|indique|explique|poursuit|souligne|insiste|affirme|continue|détaille|défend)-t-on)\b"
)
REACH = 90  # code points read before "on" and after it
NEAR = 6  # tokens between "assure-t-on" and "à la préfecture"
CLOSED = {",", ".", ";", ":", QUOTE, "(", "que", "qu'"}
WITHIN = {("au", "sein"), ("du", "côté")}
SEATS = {"bercy", "matignon", "élysée", "beauvau", "bellevue"}  # which stand for who sits there


def house(story: Story, noun: Noun, start: int, end: int) -> str | None:
    """Return the organisation that "on" speaks for, or the source that goes on.

    Args:
        story: The article.
        noun: Says whom a noun phrase stands for, given its offsets.
        start: Offset of "on".
        end: Offset after it.
    """
    at = BEFORE.search(story.masked, max(0, start - REACH), start)
    if at:
        return _organisation(story, noun(at.start(2), at.end(2)), at.group(1) is not None)
    if not INVERTED.search(story.masked, max(0, start - 3), end):
        return None
    return _after(story, noun, start, end)


def _after(story: Story, noun: Noun, start: int, end: int) -> str | None:
    """Return who is named after the verb: "assure-t-on à la préfecture", "a-t-on ajouté de même source"."""
    tokens = tokenize(story.masked, end, end + REACH)
    if any(token.low == "côté" and tokens[i - 1].low != "du" for i, token in enumerate(tokens[:NEAR])):
        return None  # "a-t-on affirmé côté américain": somebody else takes over
    closed = next((i for i, token in enumerate(tokens) if token.low in CLOSED), len(tokens))
    for i in range(min(closed, NEAR)):
        if [token.low for token in tokens[i : i + 3]] == ["de", "même", "source"]:
            return same_source(story, noun, start)
        span = _source(tokens, i) or _place(tokens[:closed], i)
        if span:
            name = noun(tokens[span[0]].start, tokens[span[1] - 1].end)
            return _organisation(story, name, tokens[i].low in {"chez", "de", "du"})
    same = same_source(story, noun, start) if _goes_on(story, start, end) else None
    return None if same is None or is_outlet(same) else same


def _goes_on(story: Story, start: int, end: int) -> bool:
    return GOES_ON.search(story.masked, max(0, start - 16), end + 30) is not None


def _source(tokens: Sequence[Token], at: int) -> Mention | None:
    """Return the source of "précise-t-on de source proche de l'enquête"."""
    if tokens[at].low != "de" or at + 1 >= len(tokens) or tokens[at + 1].low not in {"source", "sources"}:
        return None
    return source(tokens, Candidate(at, at + 1, "de source", "source"))


def _place(tokens: Sequence[Token], at: int) -> Mention | None:
    """Return the place where it is said: "chez Ciné-Lune", "au sein du musée", "dans l'entourage du maire"."""
    within = (tokens[at].low, tokens[at + 1].low if at + 1 < len(tokens) else "") in WITHIN
    opens = at + 2 if within else at
    if opens >= len(tokens) - 1:
        return None
    contracted = contracted_end(tokens, opens)
    if contracted and (within or tokens[opens].low == "au"):
        return opens + 1, contracted
    if tokens[opens].low not in ({"de"} if within else {"chez", "à", "dans", "place"}):
        return None
    first = opens + (tokens[opens].low != "place")
    after = phrase_end(tokens, first, apposed=False)
    return (first, after) if after > first else None


def _organisation(story: Story, name: str | None, surely: bool) -> str | None:
    """Return the name of a house; others are the place where somebody says it, or whom it is said to."""
    if name is None or name in story.known.people or is_outlet(name):
        return None
    bare = LEADING.sub("", name)
    head = head_of(bare)
    if name[:1].isupper() and surely:
        return name
    seat = not SEATS.isdisjoint(bare.lower().split())
    speaks = seat or head in words("organisation", "company", "entourage") or head == "source"
    return name if speaks and head not in words("media", "agency", "audience") else None
