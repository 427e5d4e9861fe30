"""The source of a cue: subject of its verb, or complement of its preposition, as a stretch of tokens."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.cues import Candidate, find
from quotes.lexicon import first_names, words
from quotes.phrases import is_pronoun, main_subject, phrase_before, phrase_end, starts_phrase
from quotes.tokens import QUOTE, Token

Mention = tuple[int, int]
ADJUNCT_REACH = 14  # tokens between an inverted verb and its subject: "a déclaré mardi soir à la presse le ministre"
APPOSITION_REACH = 25
FIXED_ADJUNCTS = {
    ("pour", "sa", "part"),
    ("pour", "leur", "part"),
    ("de", "son", "côté"),
    ("de", "leur", "côté"),
    ("à", "son", "tour"),
    ("quant", "à", "lui"),
    ("quant", "à", "elle"),
}
FIRST_PERSONS = {"je", "j'", "nous", "tu", "vous", "-je", "-nous", "-vous"}


def source(tokens: Sequence[Token], cue: Candidate) -> Mention | None:
    """Return the mention that a preposition or an introducing noun points to."""
    if tokens[cue.end : cue.end + 2] and [t.low for t in tokens[cue.end : cue.end + 2]] in (
        ["ce", "que"],
        ["ce", "qu'"],
    ):
        return None
    if cue.form == "noun":
        at = cue.end
        if at < len(tokens) and tokens[at].low in {"de", "d'", "du", "des"}:
            return _complement(tokens, at)
        return main_subject(tokens, cue.start)
    return _complement(tokens, cue.end)


def _complement(tokens: Sequence[Token], at: int) -> Mention | None:
    while at < len(tokens) and tokens[at].low in {"de", "d'"}:
        at += 1
    if at < len(tokens) and tokens[at].low == "du":
        end = phrase_end([*tokens[:at], tokens[at]._replace(low="le"), *tokens[at + 1 :]], at)
    else:
        end = phrase_end(tokens, at) if at < len(tokens) else at
    if at < len(tokens) and end == at and tokens[at].low not in {QUOTE, ",", "."} and tokens[at].low != "que":
        end = phrase_end([*tokens[:at], tokens[at]._replace(capital=True), *tokens[at + 1 :]], at)
    return (at, end) if end > at else None


def subject(tokens: Sequence[Token], cue: Candidate) -> Mention | None:
    """Return the subject of a verbal cue: inverted pronoun, the phrase before it, or the sentence's subject."""
    if cue.inverted is not None:
        return cue.inverted, cue.inverted + 1
    if cue.form in {"participle", "infinitive", "past"}:
        return governor(tokens, cue)
    return after(tokens, cue) if _postposed(tokens, cue) else before(tokens, cue)


def _postposed(tokens: Sequence[Token], cue: Candidate) -> bool:
    """Whether the subject follows: "comme le rappelle HRW", "selon ce qu'a confié Rodrigue"."""
    at = cue.start
    while at and tokens[at - 1].low in words("clitic"):
        at -= 1
    return (
        at > 0
        and tokens[at - 1].low in {"comme", "qu'", "que"}
        and (tokens[at - 1].low == "comme" or (at > 1 and tokens[at - 2].low == "ce"))
    )


def before(tokens: Sequence[Token], cue: Candidate, *, coordinated: bool = True) -> Mention | None:
    """Return the subject that stands before a conjugated cue.

    Args:
        tokens: The sentence.
        cue: The conjugated verb.
        coordinated: Whether a verb after "et" may take the subject of the verb before it.
    """
    at = cue.start
    while at and tokens[at - 1].low in (words("clitic") | words("adverb")):
        at -= 1
    if at == 0:
        return None
    previous = tokens[at - 1].low
    if previous in FIRST_PERSONS:
        return None
    for width in (2, 1):
        if at >= width and is_pronoun(tokens, at - width) == at and previous not in {"le", "la", "les"}:
            return _emphasised(tokens, at - width, at)
    if previous in {"et", "mais", "puis"}:
        return governor(tokens, cue) if coordinated else None
    if previous == "qui":
        return _antecedent(tokens, at - 1)
    if previous == ",":
        return _over_apposition(tokens, at - 1, plural=cue.plural)
    if previous == ")":
        opening = next((i for i in range(at - 1, -1, -1) if tokens[i].low == "("), None)
        return phrase_before(tokens, opening, plural=cue.plural) if opening else None
    found = phrase_before(tokens, at, plural=cue.plural)
    if found:
        return _whole(tokens, _out_of_participle(tokens, _out_of_adjunct(tokens, found)))
    return main_subject(tokens, at)


def _out_of_adjunct(tokens: Sequence[Token], found: Mention) -> Mention:
    """The subject stands before an adjunct: "Marie Dupont sur France Inter a déclaré"."""
    start = found[0]
    if start > 1 and tokens[start - 1].low in words("preposition"):
        return phrase_before(tokens, start - 1) or found
    return found


def _out_of_participle(tokens: Sequence[Token], found: Mention) -> Mention:
    """The subject stands before a participle: "Des manifestants réclamant la libération de militants ont crié"."""
    start = found[0]
    if start > 1 and tokens[start - 1].low.endswith("ant") and tokens[start - 2].low not in {",", "en"}:
        return phrase_before(tokens, start - 1) or found
    return found


def _emphasised(tokens: Sequence[Token], start: int, end: int) -> Mention:
    """The name before an emphatic pronoun is the subject: "Emmanuel Macron, lui, a déclaré"."""
    if tokens[start].low in {"lui", "eux", "elle", "elles"} and start > 1 and tokens[start - 1].low == ",":
        name = phrase_before(tokens, start - 1)
        if name:
            return name
    return start, end


def _whole(tokens: Sequence[Token], found: Mention) -> Mention:
    """Take a description before an apposed name into the mention: "Le secrétaire général, Jens S., a déclaré"."""
    start, end = found
    if start > 1 and tokens[start - 1].low == "," and tokens[start].capital:
        description = phrase_before(tokens, start - 1)
        if description and phrase_end(tokens, description[0]) == end:
            return description[0], end
    return found


def _antecedent(tokens: Sequence[Token], qui: int) -> Mention | None:
    end = qui - 1 if qui and tokens[qui - 1].low == "," else qui
    found = phrase_before(tokens, end)
    if found is None and end < qui:
        return _over_apposition(tokens, qui - 1, plural=False)
    if found and end < qui and found[0] > 1 and tokens[found[0] - 1].low == "," and not tokens[found[0]].capital:
        name = phrase_before(tokens, found[0] - 1)
        if name and tokens[name[0]].capital and phrase_end(tokens, name[0]) == name[1]:
            return name
    return _whole(tokens, found) if found else main_subject(tokens, qui)


def _over_apposition(tokens: Sequence[Token], comma: int, *, plural: bool) -> Mention | None:
    """The subject stands before an apposition: "Marie Dupont, directrice de l'école, a déclaré"."""
    for i in range(comma - 1, max(0, comma - APPOSITION_REACH), -1):
        if tokens[i].low != ",":
            continue
        found = phrase_before(tokens, i, plural=plural)
        if found and (found[0] == 0 or tokens[found[0] - 1].low not in words("preposition") | {"à", "de", "du"}):
            inner = phrase_before(tokens, comma, floor=i + 1)
            if inner and inner[0] == i + 1 and tokens[i + 1].capital and phrase_end(tokens, found[0]) == comma:
                return found[0], comma
            return found
    direct = phrase_before(tokens, comma)
    if direct and tokens[direct[0]].capital:
        return direct
    return main_subject(tokens, comma + 1)


def governor(tokens: Sequence[Token], cue: Candidate) -> Mention | None:
    """Return the subject of the clause that a participle or infinitive hangs on, before it or inverted after it."""
    if cue.form == "participle" and cue.start and tokens[cue.start - 1].low != ",":
        carrier = phrase_before(tokens, cue.start)
        if carrier:
            return carrier
    for earlier in reversed([c for c in find(tokens[: cue.start]) if c.form == "finite"]):
        # A verb that is itself coordinated has its subject further left: the loop comes to it.
        found = (earlier.inverted, earlier.inverted + 1) if earlier.inverted is not None else None
        found = found or before(tokens, earlier, coordinated=False)
        if found is None and earlier.start and tokens[earlier.start - 1].low in {",", QUOTE}:
            found = after(tokens[: cue.start], earlier)
        if found:
            return found
    return main_subject(tokens, cue.start) or _inverted_pronoun(tokens, cue.start)


def _inverted_pronoun(tokens: Sequence[Token], before_token: int) -> Mention | None:
    found = [
        i
        for i in range(before_token)
        if tokens[i].low.startswith("-") and tokens[i].low.endswith(("il", "elle", "ils", "elles"))
    ]
    return (found[-1], found[-1] + 1) if found else None


def after(tokens: Sequence[Token], cue: Candidate) -> Mention | None:
    """Return the inverted subject that follows a cue, over adverbs, dates and short adjuncts."""
    if cue.inverted is not None:
        return cue.inverted, cue.inverted + 1
    i = cue.end
    stop = min(len(tokens), cue.end + ADJUNCT_REACH)
    while i < stop:
        low = tokens[i].low
        if low in {".", ";", ":", QUOTE, "que", "qu'", "qui", "!", "?"}:
            return None
        adjunct = _adjunct_end(tokens, i)
        if adjunct > i:
            i = adjunct
            continue
        if starts_phrase(tokens, i) or is_pronoun(tokens, i) > i:
            end = phrase_end(tokens, i, plural=cue.plural)
            return (i, end) if end > i else None
        i += 1
    return None


def _adjunct_end(tokens: Sequence[Token], at: int) -> int:
    """Skip "à la presse", "dans un communiqué", "mardi soir", "le 3 mai", "ce matin", "pour sa part"."""
    low = tokens[at].low
    three = tuple(token.low for token in tokens[at : at + 3])
    if three in FIXED_ADJUNCTS:
        return at + 3
    if starts_phrase(tokens, at) and low in {"de", "d'"}:
        return at
    if low in words("preposition") or low in {"à", "au", "aux", "en", "pour", "de"}:
        end = phrase_end(tokens, at + 1, apposed=False) if at + 1 < len(tokens) else at + 1
        for i in range(at + 2, end):
            if tokens[i].capital and tokens[i].low.split("-")[0] in first_names():
                return i
        return max(end, at + 1)
    if low in words("weekday") or low in words("adverb") or low == ",":
        return at + 1
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if low == "le" and (following.isdigit() or following in words("weekday") or following == "même"):
        return at + 3
    if low in {"ce", "cette"} and following in words("weekday") | {"semaine", "jeudi", "après-midi", "mardi"}:
        return at + 2
    return at
