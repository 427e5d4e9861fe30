"""Whom the sentence beside a quotation is about or reports, where no cue governs the quotation."""

from __future__ import annotations

from collections.abc import Sequence

from quotes import cues, inversion, speakers
from quotes.candidate import Candidate
from quotes.clauses import holder_of_view
from quotes.complements import source
from quotes.lexicon import words
from quotes.mentions import can_speak, is_somebody
from quotes.model import Kind
from quotes.phrases import phrase_end
from quotes.rules.common import Sentence
from quotes.subjects import main_subject
from quotes.tokens import QUOTE, Mention, Token
from quotes.wordkinds import is_role

OPENING = 3  # tokens before the infinitive of "Et puis d'ajouter"


def opening_subject(tokens: Sequence[Token]) -> Mention | None:
    """Return the person that opens a sentence whose verb no lexicon has: "La présidente hausse les épaules"."""
    verb = phrase_end(tokens, 0) - 1 if tokens else 0
    if verb < 2 or verb + 1 >= len(tokens) or tokens[verb + 1].low not in words("determiner"):
        return None  # only a verb can stand between two phrases
    if tokens[verb].capital or is_role(tokens[verb].low) or phrase_end(tokens[:verb], 0) != verb:
        return None
    return (0, verb) if is_somebody(tokens, (0, verb)) else None


def full_name(tokens: Sequence[Token]) -> Mention | None:
    """Return the subject of a sentence, at its start or after a comma, if it is a person's full name or a role."""
    mention = main_subject(tokens, len(tokens))
    if mention is None or (mention[0] and tokens[mention[0] - 1].low != ","):
        return None
    words_ = tokens[slice(*mention)]
    named = [token for token in words_ if token.capital and token.low not in words("title", "determiner")]
    person = len(named) > 1 or (not mention[0] and len(words_) > 1 and is_role(words_[1].low))
    organisation = words("organisation", "agency", "outlet", "party")
    office = any(is_role(token.low) for token in words_)
    return mention if person and (office or not any(token.low in organisation for token in words_)) else None


def names_a_person(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a mention is headed by a role or a name, and does not only hold one: not "l'étude du Pr Raoult"."""
    start, end = mention
    skipped = words("determiner", "prenominal")
    head = next((i for i in range(start, end) if tokens[i].low not in skipped), end)
    opens = not start or tokens[start - 1].low in {",", ";", ":"}
    if head == end or not opens or not can_speak(tokens, mention):
        return False
    named = tokens[head].capital and head == start and (start > 0 or end - start > 1)
    people = words("human", "new_person", "title")
    return named or is_role(tokens[head].low) or tokens[head].low.removesuffix("s") in people


def elliptic(sentence: Sentence, at: int) -> Candidate | None:
    """Return the infinitive of a sentence without a subject: "Et d'ajouter : « … »", "Avant de conclure que « … »"."""
    opening = [token.low for token in sentence.tokens[: min(at, OPENING)]]
    if not opening or opening[0] not in {"et", "puis", "avant"} or not {"de", "d'"} & set(opening):
        return None
    return next((c for c in sentence.cues if c.form == "infinitive" and c.start <= OPENING and c.end <= at), None)


def told_by(lead: Sentence, kind: Kind) -> tuple[Mention, Candidate | None] | None:
    """Return whom a sentence says to speak or think alike, and the verb that governs what follows it."""
    found = _reported(lead, direct=kind is Kind.DIRECT)
    if found or kind is not Kind.DIRECT:
        return found
    holder = holder_of_view(lead.tokens, len(lead.tokens))
    return (holder, None) if holder else None


def _reported(lead: Sentence, *, direct: bool) -> tuple[Mention, Candidate | None] | None:
    """Return whose words a sentence reports without marks: "…, a indiqué une source policière."."""
    for cue in reversed(cues.find(lead.tokens)):
        if cue.form == "source" and cue.lemma != "pour":
            mention = source(lead.tokens, cue)
            if mention and can_speak(lead.tokens, mention):
                return mention, None
        ends = direct and _ends_with(lead, cue)
        if cue.form == "finite" and "direct" in cue.flags and (ends or "adjacent" not in cue.flags):
            mention = _closing(lead, cue) or speakers.subject(lead.tokens, cue, ())
            if mention and ends and mention[0] and lead.tokens[mention[0] - 1].low in words("subordinator"):
                continue  # "… la réforme, que le syndicat soutient."
            if mention and (ends or can_speak(lead.tokens, mention)):
                return mention, cue if ends else None
        relays = not direct and cue.form == "finite" and "adjacent" in cue.flags
        relayed = _closing(lead, cue) if relays else None  # "…, rapporte France 3. Elles auraient « crié »"
        if relayed:
            return relayed, None
    return None


def _ends_with(lead: Sentence, cue: Candidate) -> bool:
    """Whether a verb closes its sentence and governs what follows it: "L'ancien banquier a répliqué."."""
    denied = cue.start > 0 and lead.tokens[cue.start - 1].low in {"ne", "n'"}
    if "incise" in cue.flags or denied:
        return False  # "a souri.", "personne ne répond."
    incised = cue.inverted is not None or (cue.start > 0 and lead.tokens[cue.start - 1].low == ",")
    return not incised and not any(token.low.isalnum() or token.low == QUOTE for token in lead.tokens[cue.end :])


def _closing(lead: Sentence, cue: Candidate) -> Mention | None:
    """Return the subject of a verb after words reported without marks: "…, explique Marie Dupont à l'AFP."."""
    if not cue.start or lead.tokens[cue.start - 1].low != "," or "que" not in cue.flags or "naming" in cue.flags:
        return None
    mention = inversion.after(lead.tokens, cue.end, plural=cue.plural)
    return mention if mention and mention[0] == cue.end and can_speak(lead.tokens, mention) else None
