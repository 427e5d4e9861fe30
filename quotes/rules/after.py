"""Rules whose evidence follows the quotation: incises, sources, signatures, headlines."""

from __future__ import annotations

from collections.abc import Sequence

from quotes import speakers
from quotes.candidate import Candidate
from quotes.complements import source
from quotes.lexicon import first_names, words
from quotes.mentions import is_somebody
from quotes.phrases import phrase_end
from quotes.rules.common import VERBAL, Decision, Sentence
from quotes.tokens import QUOTE, Token
from quotes.wordkinds import is_verb

DASHED = {"–", "—", "-", "("}
POINTING = {"la", "le", "l'", "cette", "ce", "cet"}
IS = {"est", "était"}
ASCRIBED_REACH = 24  # tokens between "La voix" and "est celle de"


def signature(sentence: Sentence, at: int) -> Decision | None:
    """« L'exil est une langue. » — Nour Haddad; « … » (Albéric Vanneste, maraîcher)."""
    tokens = sentence.tokens
    if sentence.first_word < at:
        return None
    i = at + 1
    while i < len(tokens) and tokens[i].low in {".", "–", "—", "-", "("}:
        i += 1
    if i == at + 1 or i >= len(tokens) or tokens[i - 1].low == ".":
        return None
    end = phrase_end(tokens, i)
    closed = end == len(tokens) or tokens[end].low in {",", ")", "."}
    if end == i or not closed or any(is_verb(tokens, i) for i in range(at + 1, len(tokens))):
        return None
    return Decision("signature", None, (i, end))


def headline(sentence: Sentence, at: int) -> Decision | None:
    """« On va s'en sortir » : le maire tient bon; « … » : le récit d'une infirmière."""
    tokens = sentence.tokens
    if at + 2 >= len(tokens) or tokens[at + 1].low != ":":
        return None
    cue = next((c for c in sentence.cues if c.start > at and c.form in {"noun", "finite"}), None)
    if cue and cue.form == "noun" and cue.start == at + 2:
        return Decision("headline", cue, source(tokens, cue))
    if cue and cue.form == "finite":
        mention = speakers.subject(tokens, cue, sentence.cues)
        if mention and mention[0] > at:
            return Decision("headline", cue, mention)
    end = phrase_end(tokens, at + 2)
    if end > at + 2 and end < len(tokens) and is_verb(tokens, end):
        return Decision("headline", None, (at + 2, end))
    return None


def next_sentence(sentence: Sentence) -> Decision | None:
    """« … ». Elisabeth Borne a averti son ministre; « … » — Nour Haddad, when that is a sentence of its own."""
    tokens = sentence.tokens
    cue = next((c for c in sentence.cues if c.form in VERBAL and c.flags & {"direct", "que", "naming"}), None)
    if cue and (cue.inverted is None or cue.start > 0) and not any(token.low == QUOTE for token in tokens[: cue.end]):
        mention = speakers.subject(tokens, cue, sentence.cues)
        return Decision("next_sentence", cue, mention) if mention else None
    return signed(sentence, dashed=False)


def signed(sentence: Sentence, *, dashed: bool = True) -> Decision | None:
    """« … » — Nour Haddad, maraîchère: the signature is a sentence of its own, after a full stop in the quotation.

    Args:
        sentence: The sentence after the quotation.
        dashed: Whether a dash or a bracket must open it; without one only a first name can: « … » Clémence, 11 ans.
    """
    tokens = sentence.tokens
    start = next((i for i, token in enumerate(tokens) if token.low not in DASHED), len(tokens))
    end = phrase_end(tokens, start) if start < len(tokens) else start
    if start == 0 and (dashed or end == 0 or tokens[0].low not in first_names()):
        return None
    if end == start or any(is_verb(tokens, i) for i in range(len(tokens))) or not tokens[start].capital:
        return None
    closed = end == len(tokens) or tokens[end].low in {",", ")", "."}
    return Decision("signature", None, (start, end)) if closed else None


def ascribed(sentence: Sentence) -> Decision | None:
    """« … » La phrase est de Nour Haddad; « … » La voix qui tonne est celle du maire."""
    tokens = sentence.tokens
    if len(tokens) < 5 or tokens[0].low not in POINTING:
        return _with_these_words(sentence)
    voice = tokens[1].low == "voix"
    at = next((i for i in range(3, min(len(tokens) - 1, ASCRIBED_REACH)) if _ascribes(tokens, i, voice=voice)), None)
    if at is None:
        return None
    mention = source(tokens, Candidate(at - 1, at, "de", "source"))
    cue = None if voice else Candidate(0, 2, tokens[1].low, "noun")
    return Decision("next_sentence", cue, mention) if mention and is_somebody(tokens, mention) else None


def _with_these_words(sentence: Sentence) -> Decision | None:
    """« … » C'est par ces mots que la maire a ouvert la séance: whoever the words are said to come from."""
    tokens = sentence.tokens
    low = [token.low for token in tokens[:6]]
    if low[:2] != ["c'", "est"] or not {"que", "qu'"} & set(low[5:]) or low[3] not in {"ces", "cette", "ce"}:
        return None
    end = phrase_end(tokens, 6) if low[4] in words("utterance", "reported") and len(tokens) > 6 else 6
    mention = (6, end)
    if end == 6 or not (is_somebody(tokens, mention) or tokens[6].low in words("pronoun")):
        return None
    said = next((c for c in sentence.cues if c.form == "finite" and c.start == end and "direct" in c.flags), None)
    return Decision("next_sentence", said or Candidate(3, 5, low[4], "noun"), mention)


def _ascribes(tokens: Sequence[Token], of: int, *, voice: bool) -> bool:
    """Whether a token is the "de" of "La phrase est de", or of "La voix qui s'élève est celle de"."""
    if tokens[of].low not in {"de", "d'", "du", "des"}:
        return False
    if voice:
        return tokens[of - 1].low == "celle" and tokens[of - 2].low in IS
    return of == 3 and tokens[2].low in IS | {"vient", "émane"}
