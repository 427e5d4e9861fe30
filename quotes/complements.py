"""The source that a preposition or an introducing noun points to: its complement, or the subject before it."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.candidate import Candidate
from quotes.clauses import clause_subject
from quotes.inversion import CONTRACTED, contracted_end, without_outlet
from quotes.lexicon import words
from quotes.phrases import phrase_before, phrase_end
from quotes.subjects import main_subject
from quotes.things import is_mute
from quotes.tokens import QUOTE, Mention, Token
from quotes.wordkinds import is_role

OPENS = 12  # tokens that the phrase before "selon lequel" may have


def source(tokens: Sequence[Token], cue: Candidate) -> Mention | None:
    """Return the mention that a preposition or an introducing noun points to."""
    if tokens[cue.end : cue.end + 2] and [t.low for t in tokens[cue.end : cue.end + 2]] in (
        ["ce", "que"],
        ["ce", "qu'"],
    ):
        return None
    if cue.form == "noun":
        at = cue.end
        while at + 1 < len(tokens) and tokens[at].low in words("weekday", "adverb"):
            at += 1  # "l'appel mercredi du maire"
        if at < len(tokens) and tokens[at].low in {"de", "d'", "du", "des"}:
            owner = _complement(tokens, at)
            return owner if owner and _is_given(tokens, owner) else None
        found = main_subject(tokens, cue.start)
        return _said_by(tokens, found) if found else None
    at = cue.end
    if at < len(tokens) and tokens[at].low == "qui":
        found = clause_subject(tokens, cue.start)  # "Marine Le Pen, selon qui"
        return without_outlet(tokens, found) if found else None
    if at < len(tokens) and tokens[at].low in words("which"):
        return (at, at + 1) if antecedent_of_which(tokens, at) else None
    reported = at + 2 < len(tokens) and tokens[at + 1].low in words("reported", "finding")
    if reported and tokens[at + 2].low in {"de", "d'", "du", "des"}:
        at += 2  # "selon les mots de la biologiste"
    if at + 1 < len(tokens) and tokens[at].low in {"ses", "son", "leurs"} and tokens[at + 1].low in words("reported"):
        return main_subject(tokens, cue.start)  # "elle s'est conduite, selon ses mots"
    return _complement(tokens, at)


def antecedent_of_which(tokens: Sequence[Token], which: int) -> Mention | None:
    """Return what "lequel" after "selon" stands for: "un rapport selon lequel", "la maire, selon laquelle"."""
    if tokens[which].low not in words("which") or not which:
        return None
    end = which - 1  # of the words before "selon"
    end -= end > 0 and tokens[end - 1].low in {",", "et"}
    near = range(max(0, end - OPENS), end)
    to = next((i + 1 for i in near if tokens[i].low == "à" and phrase_end(tokens, i + 1) == end), 0)
    opened = next((i + 1 for i in near if contracted_end(tokens, i) == end), end)  # "au ministère de la Justice"
    found = phrase_before(tokens, end, to)
    if opened < end and (found is None or opened < found[0]):
        found = opened, end
    found = _said_by(tokens, found) if found else None
    return found if found and not is_mute(tokens, *found) else None


def _is_given(tokens: Sequence[Token], found: Mention) -> bool:
    """Whether a complement is a phrase of its own rather than part of the noun: not "ordre" in "son mot d'ordre"."""
    start, end = found
    contracted = start > 0 and tokens[start - 1].low in {"du", "des"}
    opens = tokens[start].low in words("determiner") or tokens[start].low in CONTRACTED
    head = next((token.low for token in tokens[start:end] if token.low not in words("prenominal")), "")
    return contracted or opens or is_role(head) or any(token.capital for token in tokens[start:end])


def _said_by(tokens: Sequence[Token], found: Mention) -> Mention:
    """Whose words a phrase such as "la réponse de la fédération" announces."""
    start, end = found
    announces = start + 2 < end and tokens[start + 1].low in words("introducing_noun")
    if announces and tokens[start + 2].low in {"de", "d'", "du", "des"}:
        return _complement(tokens, start + 2) or found
    return found


def _complement(tokens: Sequence[Token], at: int) -> Mention | None:
    while at < len(tokens) and tokens[at].low in {"de", "d'"}:
        at += 1
    end = contracted_end(tokens, at) or phrase_end(tokens, at) if at < len(tokens) else at
    if at < len(tokens) and end == at and tokens[at].low not in {QUOTE, ",", "."} and tokens[at].low != "que":
        end = phrase_end([*tokens[:at], tokens[at]._replace(capital=True), *tokens[at + 1 :]], at)
    return (at, end) if end > at and not is_mute(tokens, at, end) else None
