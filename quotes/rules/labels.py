"""Who a label names: "Marie Dupont : « … »", "N. B. (rires) : « … »", "Marie Dupont — « … »", a name on a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.clauses import DASHES
from quotes.lexicon import first_names, words
from quotes.mentions import is_somebody
from quotes.phrases import phrase_end
from quotes.rules.common import Decision, Sentence
from quotes.tokens import Mention, Token, tokenize
from quotes.wordkinds import is_role, is_verb, is_word

LABEL_ENDS = {",", "(", ":", *DASHES}
LIKEWISE = {"et", "pour", "selon", "idem", "pareil", "chez"}  # what may stand before the name: "Idem pour"
LONGEST_NAME = 5  # tokens
LONGEST_QUESTION = 400  # code points of a question before its answer
INTERVIEW = re.compile(
    r"\b(?:(?:entretien|interview|rencontre)\s+(?:exclusive?\s+)?(?:avec|de|d['’])|questions\s+à)\s*", re.IGNORECASE
)


def label(sentence: Sentence, at: int) -> Decision | None:
    """Marie Dupont : « … »; Baptiste, 19 ans, intérimaire : « … »: a name and no verb before the colon."""
    mention = labelled(sentence, at)
    return Decision("label", None, mention) if mention else None


def labelled(sentence: Sentence, at: int) -> Mention | None:
    """Return whom the words before a colon or a dash name, where they have no verb."""
    tokens = sentence.tokens
    if any(is_verb(tokens, i) for i in range(at - 1)):
        return None
    start = 0
    while start < at - 1 and (not is_word(tokens[start]) or tokens[start].low in LIKEWISE):
        start += 1
    end = initials_end(tokens[:at], start) or phrase_end(tokens, start)
    if end <= start and tokens[start].low in words("preposition") | {"à", "au", "aux", "en"}:
        start = 1 + next((i for i in range(at - 2, start, -1) if tokens[i].low == ","), at)
        end = phrase_end(tokens, start) if start < at else start  # "À l'étage, une voisine : « … »"
    if end <= start or end > at - 1 or tokens[end].low not in LABEL_ENDS:
        return None
    if tokens[start].low in words("determiner") and tokens[start + 1].low in words("introducing_noun"):
        return None  # "La réponse d'ordre général"
    somebody = any(token.capital or is_role(token.low) for token in tokens[start + (start == 0) : end])
    return (start, end) if somebody or (tokens[start].capital and end - start == 1) else None


def initials_end(tokens: Sequence[Token], start: int) -> int:
    """Return where a name with initials ends, or 0: "N. V. : « … »", "Nadia B. : « … »", "J.-P. M. (rires) : « … »"."""
    end = start
    while end < len(tokens) and (tokens[end].low in {".", "-"} or tokens[end].capital):
        end += 1
    name = [token for token in tokens[start:end] if token.capital]
    initials = sum(len(token.low.rstrip(".")) == 1 for token in name)
    closed = end == len(tokens) or tokens[end].low in LABEL_ENDS
    while end > start and tokens[end - 1].low in {"-", "–"}:
        end -= 1
    return end if initials and len(name) > 1 and closed else 0


def dash_label(sentence: Sentence, at: int) -> Decision | None:
    """Nadia Benali — « … »: a label that a dash closes."""
    return label(sentence, at) if at and sentence.tokens[at - 1].low in DASHES else None


def named_line(tokens: Sequence[Token]) -> Mention | None:
    """Return the name of a person that has a line or a sentence of its own, perhaps with what they do after a comma."""
    tokens = tokens[:-1] if tokens and tokens[-1].low == "." and initials_end(tokens, 0) != len(tokens) else tokens
    end = (initials_end(tokens, 0) or phrase_end(tokens, 0)) if tokens else 0
    known = end and (tokens[0].low in first_names() or initials_end(tokens, 0))
    person = known and 1 < end <= LONGEST_NAME and all(token.capital or token.low in ".-" for token in tokens[:end])
    described = person and end < len(tokens) and tokens[end].low in {",", "("} and tokens[-1].low not in {"?", "!"}
    closed = described or (person and end == len(tokens))
    return (0, end) if closed and not any(is_verb(tokens, i) for i in range(len(tokens))) else None


def interviewed(text: str) -> tuple[Sequence[Token], Mention] | None:
    """Return who is interviewed, where the article says so: "Entretien avec Nour Haddad"."""
    match = INTERVIEW.search(text)
    tokens = tokenize(text, match.end(), match.end() + LONGEST_QUESTION) if match else []
    end = phrase_end(tokens, 0) if tokens else 0
    return (tokens, (0, end)) if end and is_somebody(tokens, (0, end)) else None
