"""Fragments woven into a sentence: which words join two of them, whose verb stands inside the marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes import speakers
from quotes.clauses import clause_subject, ends_relative
from quotes.lexicon import words
from quotes.mentions import can_speak, is_somebody
from quotes.phrases import phrase_before, phrase_end
from quotes.placing import Placed
from quotes.tokens import Mention
from quotes.verbs import verbs
from quotes.wordkinds import is_pronoun, is_verb

CONTACTED = re.compile(r"(?:contacté|interrogé|sollicité|questionné|joint|interpellé|relancé)e?s?")
HAVE = {"a", "ont", "avait", "avaient", "aurait", "auraient"}
JOINING = {",", "et", "ou", "mais", "puis", "ni", "voire"}
LONGEST_JOINT = 4  # tokens
WORD = re.compile(r"\w+")
OPENING_WORDS = 40  # code points of a quotation that hold its first words
GAP = {",", "de", "d'", "du", "un", "une", "des", "comme", "à", "le", "la"}  # between a subject without verb and words


def are_joined(between: Sequence[str]) -> bool:
    """Whether the words between two quotations make one list of them: "et de", ", puis une"."""
    listed = 0 < len(between) <= LONGEST_JOINT and any(low in JOINING for low in between)
    return listed and all(map(_is_joint, between))


def _is_joint(low: str) -> bool:
    return (
        low in JOINING
        or low in {"que", "qu'", "comme", "encore", "même", "aussi"}
        or low in words("determiner", "linker")
    )


def contacted(place: Placed) -> Mention | None:
    """Contacté, le groupe « ne fait pas de commentaire »: who was asked stands right before the words."""
    tokens = place.sentence.tokens
    if place.at < 2 or not CONTACTED.fullmatch(tokens[0].low):
        return None
    subject = clause_subject(tokens, place.at)
    touches = subject is not None and (subject[1] == place.at or tokens[place.at - 1].low == ",")
    return subject if subject and touches and can_speak(tokens, subject) else None


def quoted_verb_subject(place: Placed, text: str) -> Mention | None:
    """Le ministère a « exigé » leur retour: the verb that reports stands inside the marks, its auxiliary before."""
    tokens, first = place.sentence.tokens, text[place.mark.start : place.mark.end].split(maxsplit=1)[:1]
    at = place.at - 1
    while at > 0 and tokens[at].low in words("adverb"):
        at -= 1
    if at < 1 or tokens[at].low not in HAVE or not first or first[0] not in verbs().past:
        return None
    subject = speakers.before(tokens, at, place.sentence.cues, plural=tokens[at].low in words("plural"))
    return subject if subject and can_speak(tokens, subject) else None


def woven_into(place: Placed, text: str) -> Mention | None:
    """Return who a fragment is about: "Marie « espère convaincre »", "Marie, qui a « … », dit"."""
    tokens, at = place.sentence.tokens, place.at
    end = phrase_end(tokens, 0)
    main = end and ends_relative(tokens, at) == end and at + 2 < len(tokens) and is_verb(tokens, at + 2)
    if main and is_somebody(tokens, (0, end)):
        return 0, end
    touches = at > 0 and (tokens[at - 1].low in {",", ")", "qui"} or phrase_before(tokens, at) is not None)
    stands = touches and _takes_a_stand(text[place.mark.start : place.mark.end])
    mention = clause_subject(tokens, at) if stands else None
    if mention is None or is_pronoun(tokens, mention[0]) == mention[1]:
        return None
    bodies = any(token.low.removesuffix("s") in words("organisation") for token in tokens[slice(*mention)])
    return mention if bodies or can_speak(tokens, mention) else None


def _takes_a_stand(quoted: str) -> bool:
    """Whether words open with the verb of somebody who says, wants or refuses: "espère", "n'attend", "s'engage"."""
    opening = WORD.findall(quoted[:OPENING_WORDS])
    first = next((word for word in opening if word not in {"ne", "n", "se", "s"}), "")
    verb = verbs().finite.get(first)
    says = verb is not None and "direct" in verb.flags and bool(verb.flags & {"que", "naming", "object"})
    return says or first in words("willing")
