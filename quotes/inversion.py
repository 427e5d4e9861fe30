"""The subject after its verb: "a déclaré mardi à la presse le ministre"."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.lexicon import first_names, words
from quotes.phrases import phrase_end, starts_phrase
from quotes.tokens import QUOTE, Mention, Token
from quotes.wordkinds import is_pronoun, is_role, is_verb

ADJUNCT_REACH = 34  # tokens between an inverted verb and its subject: "a déclaré mardi soir à la presse le ministre"
CONTRACTED = {"au": "le", "aux": "les", "du": "le"}
FIXED_ADJUNCTS = {
    ("pour", "sa", "part"),
    ("pour", "leur", "part"),
    ("de", "son", "côté"),
    ("de", "leur", "côté"),
    ("à", "son", "tour"),
    ("quant", "à", "lui"),
    ("quant", "à", "elle"),
    ("lui", "non", "plus"),
    ("elle", "non", "plus"),
    ("eux", "non", "plus"),
    ("par", "la", "suite"),
    ("un", "peu", "partout"),
}
EMPHATIC = {"lui", "elle", "eux", "elles"}
RELATIVE_HEADS = {"celui", "celle", "ceux", "celles"}
RELATIVES = {"qui", "que", "qu'", "dont"}
SOME_TIME = {"un", "une", "chaque", "quelques", "plusieurs"}  # before "jour", "semaine": no subject
APART = {"tôt", "tard", "loin"}  # after "un peu plus", "deux ans plus"


def after(tokens: Sequence[Token], start: int, *, plural: bool) -> Mention | None:
    """Return the inverted subject that follows a verb, over adverbs, dates and short adjuncts."""
    i = start
    stop = min(len(tokens), start + ADJUNCT_REACH)
    while i < stop:
        low = tokens[i].low
        if low in {".", ";", ":", QUOTE, "!", "?"}:
            stop = i
            break
        if low in {"que", "qu'", "qui"}:
            return None
        if low == "(":  # "confie au Journal du Dimanche (JDD) Marie Dupont"
            i = next((k + 1 for k in range(i, stop) if tokens[k].low == ")"), stop)
            continue
        if low in RELATIVE_HEADS and any(token.low in RELATIVES for token in tokens[i + 1 : i + 3]):
            return i, i + 1  # "confie celle qui dirige la troupe", "celui à qui l'on doit la scène"
        adjunct = adjunct_end(tokens, i)
        if adjunct > i:
            i = adjunct
            continue
        if starts_phrase(tokens, i) or is_pronoun(tokens, i) > i:
            end = phrase_end(tokens, i, plural=plural)
            aside = _aside_end(tokens, i, end, stop) if i > start and tokens[i - 1].low == "," else 0
            if aside:
                i = aside
                continue
            return (i, end) if end > i else None
        i += 1
    return _in_adjunct(tokens, start, stop)


def _aside_end(tokens: Sequence[Token], start: int, end: int, stop: int) -> int:
    """Return where the subject starts after an aside between commas: "a répondu, la voix nouée, la romancière"."""
    if any(token.capital or is_role(token.low) for token in tokens[start:end]):
        return 0
    for i in range(end, stop):
        if tokens[i].low == "," and i + 1 < stop:
            following = i + 1 if starts_phrase(tokens, i + 1) else adjunct_end(tokens, i + 1)
            return following if following < stop and starts_phrase(tokens, following) else 0
        if tokens[i].low in {".", ";", ":", QUOTE} or is_verb(tokens, i):
            return 0
    return 0


def _in_adjunct(tokens: Sequence[Token], start: int, stop: int) -> Mention | None:
    """The name at the end of an adjunct when nothing else can be the subject: "auprès de l'AFP Églantine Rousselet"."""
    first = next((i for i in range(start, stop - 1) if tokens[i].capital), stop)
    last = first
    while last < stop and tokens[last].capital:
        last += 1
    preceded = start < first and any(t.low in words("preposition") | {"à", "au"} for t in tokens[start:first])
    if preceded and last > first and tokens[first - 1].low in words("media"):
        return first, last  # "au quotidien Yaakoub Diarra"
    return (last - 2, last) if preceded and last - first >= 3 else None


def adjunct_end(tokens: Sequence[Token], at: int) -> int:
    """Skip "à la presse", "dans un communiqué", "mardi soir", "le 3 mai", "un peu plus tôt", "pour sa part"."""
    low = tokens[at].low
    three = tuple(token.low for token in tokens[at : at + 3])
    if three in FIXED_ADJUNCTS:
        return at + 3
    if low in EMPHATIC and three[1:2] in {("aussi",), ("également",)}:
        return at + 2  # "estime lui aussi le maire"
    if starts_phrase(tokens, at) and low in {"de", "d'"}:
        return at
    if low in words("preposition") or low in {"à", "au", "aux", "en", "pour", "de"}:
        return _adjunct_phrase_end(tokens, at)
    if low in words("weekday") or low in words("adverb") or low == ",":
        return at + 1
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    later = _later_end(tokens, at)
    if later > at:
        return later
    if low == "le" and (following.isdigit() or following in words("weekday") or following == "même"):
        return at + 3
    if low in {"le", "la", "l'", "cette", "ce"} and following in words("time") and not tokens[at + 1].capital:
        return _time_end(tokens, at)
    if low in SOME_TIME and following in words("time", "weekday"):
        return at + 2
    if low in {"ce", "cette"} and following in words("weekday") | {"semaine", "jeudi", "après-midi", "mardi"}:
        return at + 2
    return at


def _later_end(tokens: Sequence[Token], at: int) -> int:
    """Return the end of "un peu plus tôt", "deux ans plus tard", "peu plus tard"; ``at`` where there is none."""
    end = at
    while end < min(at + 2, len(tokens)) and _is_measure(tokens[end].low):
        end += 1
    later = [token.low for token in tokens[end : end + 2]]
    return end + 2 if later[:1] == ["plus"] and later[-1] in APART else at


def _is_measure(low: str) -> bool:
    return low in SOME_TIME | {"peu"} or low in words("numeral", "time") or low.isdigit()


def _time_end(tokens: Sequence[Token], at: int) -> int:
    """Return the end of "la semaine dernière", "le soir de la finale"; a name that follows is the subject."""
    end = max(phrase_end(tokens, at), at + 2)
    return next((i for i in range(at + 2, end) if tokens[i].capital and _is_over(tokens[i - 1])), end)


def _is_over(previous: Token) -> bool:
    return not (previous.capital or previous.low in words("linker") or previous.low in words("determiner"))


def _adjunct_phrase_end(tokens: Sequence[Token], at: int) -> int:
    """Return the end of an adjunct; a first name ends it: "auprès de l'Agence France-Presse Marie Dupont"."""
    start = at + 1
    while start < len(tokens) and tokens[start].low in {"de", "d'"}:
        start += 1
    end = contracted_end(tokens, at) or (phrase_end(tokens, start, apposed=False) if start < len(tokens) else start)
    if start < end and _is_first_name(tokens[start]):
        return end  # "en présence de Paul Roy"
    for i in range(start + 1, end):
        if tokens[i - 1].low in {"de", "d'"}:
            continue  # "aux côtés de Marie Dupont"
        if _is_first_name(tokens[i]) or (tokens[i].capital and tokens[i].low in words("title")):
            return i
        named_before = tokens[i - 1].low in words("agency") or tokens[i - 1].low in words("network")
        named_before = named_before or (tokens[i - 1].low.isdigit() and tokens[i - 2].capital)
        if tokens[i].capital and named_before and tokens[i].low not in words("agency"):
            return i
    return max(end, at + 1)


def without_outlet(tokens: Sequence[Token], found: Mention) -> Mention:
    """Leave out the agency that a speaker talks to: "a dit à l'AFP Grégory Roux, qui évoque"."""
    start, end = found
    name = next((i + 1 for i in range(start, end - 2) if tokens[i].low in words("agency")), start)
    return (name, end) if name > start and all(token.capital for token in tokens[name:end]) else found


def _is_first_name(token: Token) -> bool:
    return token.capital and all(part in first_names() for part in token.low.split("-"))


def contracted_end(tokens: Sequence[Token], at: int) -> int:
    """Return the end of "au micro d'Europe 1", "du journal": the article is in the preposition."""
    if tokens[at].low not in CONTRACTED or at + 1 >= len(tokens):
        return 0
    opened = [tokens[at]._replace(low=CONTRACTED[tokens[at].low]), *tokens[at + 1 : at + 1 + ADJUNCT_REACH]]
    end = phrase_end(opened, 0, apposed=False)
    return at + end if end else 0
