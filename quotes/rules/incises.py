"""Incises: a verb and its subject, or a source, after the quotation in its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from quotes import inversion, speakers
from quotes.candidate import Candidate
from quotes.clauses import ends_relative
from quotes.complements import source
from quotes.lexicon import words
from quotes.mentions import can_speak, is_somebody
from quotes.phrases import phrase_end
from quotes.rules.anyverb import any_verb, is_closed
from quotes.rules.common import PASSING, VERBAL, Decision, Sentence, agent, inverted_subject
from quotes.tokens import QUOTE, Mention, Token

MARKED = {"le", "la", "les", "ce", "cette", "ces", "un", "une"}  # before what somebody is called, in marks
NEAR = 5  # tokens between a verb and its subject after words that no comma closes
LONGEST_MARKED = 32  # code points of it
READ = {"lire", "apprendre", "entendre"}  # "peut-on lire", "entend-on": nobody in the text says it


def incise(sentence: Sentence, at: int) -> Decision | None:
    """« … », a déclaré mardi le ministre; « … », a-t-il ajouté."""
    tokens, quote = sentence.tokens, at
    at = _list_end(sentence, at) + 1
    while at < len(tokens) and (tokens[at].low in PASSING or tokens[at].low in words("adverb")):
        at += 1
    dated = inversion.adjunct_end(tokens, at) if at < len(tokens) and tokens[at].low in {"le", "ce"} else at
    at = dated if any(c.start == dated and c.form == "finite" for c in sentence.cues) else at
    cue = next((c for c in sentence.cues if at <= c.start <= at + 1 and c.form in VERBAL), None)
    if cue and cue.form == "passive" and cue.inverted is None:
        return None  # « Titre », ont été publiés sous son nom
    woven = sentence.first_word < quote and tokens[quote - 1].low not in {":", QUOTE}
    if cue and cue.inverted is None and woven and tokens[quote + 1].low != "," and not _closes(tokens, cue):
        return None
    if cue and tokens[cue.start].capital and tokens[-1].low == "?":
        return None  # « … » Regrette-t-elle ses propos ?
    if cue is None or (cue.start > at and tokens[at].low not in words("clitic") | {"en", "y"}):
        return _subject_then_verb(sentence, at) or any_verb(sentence, quote, at)
    if _is_read(tokens, cue) or (
        cue.inverted is not None and cue.form == "passive"
    ):  # "peut-on lire", "est-il précisé"
        return _read(tokens, cue, "incise")
    mention = inverted_subject(tokens, cue) or (None if woven else _marked(tokens, cue))
    if mention is None or _object_follows(tokens, cue):
        return None
    decision = Decision("incise", cue, mention)
    return None if _is_main_verb(sentence, quote, decision) else decision


def _is_main_verb(sentence: Sentence, quote: int, decision: Decision) -> bool:
    """Whether the verb of a sentence and its object stand after a clause: "Marie, qui a « … », souligne le prix"."""
    cue, mention = decision.cue, decision.mention
    if cue is None or mention is None or cue.form != "finite" or cue.inverted is not None:
        return False
    return ends_relative(sentence.tokens, quote) > 0 and not is_somebody(sentence.tokens, mention)


def _marked(tokens: Sequence[Token], cue: Candidate) -> Mention | None:
    """The subject of an incise in marks of its own: a affirmé la « marcheuse », ajoute ce « gilet jaune » Luc Roy."""
    at = cue.end
    while at < len(tokens) and inversion.adjunct_end(tokens, at) > at:
        at = inversion.adjunct_end(tokens, at)
    if at + 1 >= len(tokens) or tokens[at + 1].low != QUOTE or tokens[at].low not in MARKED:
        return None
    end = at + 2
    while end < len(tokens) and tokens[end].capital:
        end += 1
    return (at, end) if tokens[at + 1].end - tokens[at + 1].start <= LONGEST_MARKED else None


def _list_end(sentence: Sentence, at: int) -> int:
    """Return the last quotation of a list that opens the sentence: "« Non ! », « Jamais ! », ont crié les élus"."""
    tokens = sentence.tokens
    while (
        sentence.first_word > at and at + 2 < len(tokens) and tokens[at + 1].low == "," and tokens[at + 2].low == QUOTE
    ):
        at += 2
    return at


def _closes(tokens: Sequence[Token], cue: Candidate) -> bool:
    """Whether a verb and somebody as its subject follow words without a comma: "Il « tiendra » a écrit le maire"."""
    found = inversion.after(tokens, cue.end, plural=cue.plural) if "direct" in cue.flags else None
    if found is None or not is_somebody(tokens, found):
        return False
    if found[0] == cue.end and not any(token.low.isalnum() for token in tokens[found[1] :]):
        return True
    reports = "que" in cue.flags and not cue.flags & {"object", "naming"} and found[0] - cue.end <= NEAR
    return reports and (is_closed(tokens, found[1]) or tokens[found[1]].low in words("weekday", "clitic"))


def _is_read(tokens: Sequence[Token], cue: Candidate) -> bool:
    """Whether a verb says that words can be read: "peut-on lire", "apprend-on"."""
    return cue.inverted is not None and tokens[cue.inverted].low.endswith("on") and cue.lemma in READ


def _read(tokens: Sequence[Token], cue: Candidate, rule: str) -> Decision:
    """The source of "peut-on lire dans le rapport", "apprend-on de la préfecture"; "on" is only the reader."""
    found = None
    if cue.end < len(tokens) and tokens[cue.end].low in words("preposition", "linker"):
        found = source(tokens, Candidate(cue.end, cue.end + 1, tokens[cue.end].low, "source"))
    if found is None or tokens[found[0]].low in words("network"):
        return Decision(rule, cue, None)
    bears = tokens[cue.end].low == "sur" and not can_speak(tokens, found)  # a wall, a T-shirt: nobody is known
    return Decision(rule, cue, None if bears else found)


def _object_follows(tokens: Sequence[Token], cue: Candidate) -> bool:
    """Whether what follows an uninverted verb is its object rather than its subject: "« … » indique que"."""
    return cue.inverted is None and cue.end < len(tokens) and tokens[cue.end].low in {"que", "qu'"}


def _subject_then_verb(sentence: Sentence, at: int) -> Decision | None:
    """« … » lui indique-t-on; « … », il a dit; « … » Marie Dupont a répondu."""
    tokens = sentence.tokens
    if at >= len(tokens) or sentence.first_word < at - 1:
        return None
    end = phrase_end(tokens, at)
    if end == at:
        return None
    cue = next((c for c in sentence.cues if c.form == "finite" and end <= c.start <= end + 2), None)
    if cue is None or cue.inverted is not None or tokens[at - 1].low != ",":
        return None
    between = [token.low for token in tokens[end : cue.start]]
    if any(low not in words("clitic", "adverb") for low in between):
        return None
    rest = cue.end < len(tokens) and tokens[cue.end].low in {"que", "qu'", ":", QUOTE}
    return None if rest else Decision("incise", cue, (at, end))


def source_after(sentence: Sentence, at: int) -> Decision | None:
    """« … », selon la police; « … », d'après lui."""
    tokens = sentence.tokens
    i = at + 1
    while i < len(tokens) and tokens[i].low in PASSING:
        i += 1
    return _source_at(sentence, i, "source_after")


def _source_at(sentence: Sentence, at: int, rule: str) -> Decision | None:
    cue = next((c for c in sentence.cues if c.start == at and c.form == "source"), None)
    if cue is None or any(token.low == "qui" for token in sentence.tokens[at + 1 : at + 2]):
        return None  # "la maire, pour qui « … »" opens a clause
    mention = source(sentence.tokens, cue)
    if mention is None:
        told = next((c for c in sentence.cues if cue.end <= c.start <= cue.end + 3 and c.form == "finite"), None)
        cue, mention = (told, speakers.subject(sentence.tokens, told, sentence.cues)) if told else (cue, None)
    return Decision(rule, cue, mention) if mention else None


def incise_later(sentence: Sentence, at: int) -> Decision | None:
    """Il « discutera des engagements », a déclaré mardi le département d'État: the incise closes the sentence."""
    tokens = sentence.tokens
    opens = at <= sentence.first_word
    for cue in sentence.cues:  # rather than every comma: a sentence has few cues
        i = cue.start - 1
        if i > at and (tokens[i].low == "," or (tokens[i].low == QUOTE and i > at + 1 and opens)):
            decision = _verb_subject_at(sentence, cue.start) or _source_at(sentence, cue.start, "incise_later")
            if decision and (i > at + 1 or not _is_main_verb(sentence, at, decision)):
                return decision
    return None


def _verb_subject_at(sentence: Sentence, at: int) -> Decision | None:
    cue = next((c for c in sentence.cues if c.start == at and c.form == "finite" and "direct" in c.flags), None)
    if cue is None:
        return None
    if _is_read(sentence.tokens, cue):
        return _read(sentence.tokens, cue, "incise_later")
    mention = inverted_subject(sentence.tokens, cue)
    if mention is None or _object_follows(sentence.tokens, cue) or _indefinite(sentence.tokens, mention):
        return None
    return Decision("incise_later", cue, mention)


def _indefinite(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a phrase after a verb reads as its object: "a révélé des traces de sang"."""
    start, end = mention
    if tokens[start].low not in {"des", "un", "une", "de", "d'", "plusieurs"}:
        return False
    return not any(
        token.low in words("role") | {"source", "témoin", "témoins", "habitant", "proche"}
        for token in tokens[start:end]
    )


def source_later(sentence: Sentence, at: int) -> Decision | None:
    """La situation est « très tendue » selon le maire."""
    for cue in sentence.cues:
        if cue.start > at and cue.form == "source" and cue.lemma != "pour":
            mention = source(sentence.tokens, cue)
            if mention:
                return Decision("source_later", cue, mention)
    return None


def as_said_next(sentence: Sentence, at: int) -> Decision | None:
    """Il nie avoir caché son « ennui », comme prétendu par Marie Dupont: right after the quotation."""
    following = tuple(token.low for token in sentence.tokens[at + 1 : at + 3])
    return _said_by(sentence, at + 2) if following == (",", "comme") else None


def _said_by(sentence: Sentence, comme: int) -> Decision | None:
    """Return the agent of a participle after "comme"; "comme l'a raconté une passagère" may only relay."""
    tokens = sentence.tokens
    alone = {"past", "participle", "agentive"}
    cue = next((c for c in sentence.cues if c.start == comme + 1 and c.form in alone), None)
    if cue is None or cue.lemma == "prévoir" or cue.end >= len(tokens) or tokens[cue.end].low != "par":
        return None  # "comme prévu par la loi" says what is due
    return Decision("incise_later", cue, agent(tokens, cue.end))


def as_said(sentence: Sentence, at: int) -> Decision | None:
    """« … » était prévu, comme l'a fait savoir la préfecture; « … », comme prétendu par Marie Dupont."""
    tokens = sentence.tokens
    for i in range(at + 1, len(tokens)):
        if tokens[i].low != "comme" or tokens[i - 1].low != ",":
            continue
        by_agent = _said_by(sentence, i)
        if by_agent:
            return by_agent
        cue = next((c for c in sentence.cues if i < c.start <= i + 3 and c.form == "finite"), None)
        if cue is None or not any(token.low in words("clitic") for token in tokens[i + 1 : cue.start]):
            continue
        mention = inverted_subject(tokens, cue)
        if mention:
            return Decision("incise_later", cue, mention)
    return None
