"""Who issued a document: "Amnesty International publie un rapport", "un communiqué signé par Marie Dupont"."""

from __future__ import annotations

import re

from quotes.focus import SENTENCE, Noun, sentences
from quotes.lexicon import words
from quotes.phrases import phrase_end
from quotes.reporting import reporters
from quotes.story import Story
from quotes.subjects import main_subject
from quotes.things import is_mute
from quotes.tokens import Token, tokenize
from quotes.wording import LEADING, head_of
from quotes.wordkinds import is_pronoun

FAR = 3_000  # code points before a mention in which the document is looked for
REACH = 160  # code points of a sentence read before a document, and after it
ISSUING = re.compile(
    r"(?:publi|lanc|cosign|adress|diffus|sign|rédig|envoy|dévoil|post|présent|transm)(?:e|é|ée|ait|er|ant|i[ts]?|is|isé?)"
)
BY = re.compile(
    r"(?:\s(?:commun|conjoint|interne|[a-zà-ÿ]+(?:el|elle|al|ale|ive|ique|aire|ais|aise|ien|ienne))e?)?(?:,?\s(?:(?:(?:co)?signé|publié|diffusé|rédigé|dévoilé|réalisé|mené|établi|conduit)e?s?|émise?s?))?"
    r"\s(?:par\s|de\s(?=l|[A-ZÀ-Ý])|du\s|d['’](?=[A-ZÀ-Ý]))"
)

WITHIN = re.compile(r"\b(?:dans|via)\s(?:une?|ce(?:tte)?|s(?:on|a)|leur)\s(?:\w+\s)?$")  # "a-t-elle dit dans un "
NEW = re.compile(r"une?\s", re.IGNORECASE)
WORDS = ("communiqué", "courrier", "lettre", "message", "pétition", "tribune")  # that "le texte" says again
LAW = r"\b(?:lois?|projet|proposition|accords?|décret|ordonnance|résolution|amendement|arrêté|traité|motion)\b"
AROUND = 400  # code points before the letter in which the article may have told of a law
LAWS = {"arrêté", "circulaire", "décret", "ordonnance", "règlement"}
BEFORE = 24  # code points read for that


def issuer(story: Story, noun: Noun, head: str, start: int, end: int) -> str | None:
    """Return the name of who issued a document, by what the text says where it names it last.

    Args:
        story: The article.
        noun: Says whom a noun phrase stands for, given its offsets.
        head: The noun: "rapport".
        start: Offset of the mention.
        end: Offset after it.
    """
    floor = max(0, start - FAR)
    again = not NEW.match(story.text, start) and head not in LAWS
    at = story.masked.rfind(head, floor, end)
    while at >= 0:
        if not story.masked[at - 1 : at].isalpha() and not story.masked[at + len(head) : at + len(head) + 1].isalpha():
            found = _by(story, noun, at + len(head)) or _subject(story, noun, at)
            found = found or (_speaker(story, noun, at) if at < start and again else None)
            if found:
                return found
        at = story.masked.rfind(head, floor, at)
    return _of_words(story, noun, start) if head == "texte" else None


def _of_words(story: Story, noun: Noun, start: int) -> str | None:
    """Return who issued the communiqué or the letter that "le texte" says again, where the article tells of no law."""
    last = max((story.last_end(rf"\b{kind}\b", start) for kind in WORDS), default=0)
    law = story.last_end(LAW, start)
    if not last or start - last > FAR or (law and law > last - AROUND):
        return None
    at = story.masked.rfind(" ", 0, last) + 1
    head = story.masked[at:last].lower()
    return issuer(story, noun, head, last, last)


def _by(story: Story, noun: Noun, end: int) -> str | None:
    """Return the name after "un communiqué de", "un rapport signé par"."""
    by = BY.match(story.masked, end)
    if by is None:
        return None
    tokens = tokenize(story.masked, by.end(), by.end() + REACH)
    return _named(story, noun, tokens, 0, phrase_end(tokens, 0, plural=True)) if tokens else None


def _subject(story: Story, noun: Noun, start: int) -> str | None:
    """Return the subject of "publie un rapport", "a adressé au journal un communiqué"."""
    begin = max(_sentence(story, start), story.masked.rfind("– ", max(0, start - REACH), start) + 1)
    tokens = tokenize(story.masked, max(begin, start - REACH), start)
    verb = next((i for i, token in enumerate(tokens) if ISSUING.fullmatch(token.low) and i), None)
    found = main_subject(tokens, verb + 1) if verb is not None else None
    return _named(story, noun, tokens, *found) if found else None


def _speaker(story: Story, noun: Noun, start: int) -> str | None:
    """Return who speaks in a document: "« … », a indiqué la mairie dans un communiqué"."""
    if WITHIN.search(story.masked, max(0, start - BEFORE), start) is None:
        return None
    begin = _sentence(story, start)
    ended = SENTENCE.search(story.masked, start, start + REACH)
    end = ended.start() + 1 if ended else start + REACH
    said = story.spoken_between(begin, end)
    if said:
        return min(said, key=lambda spoke: abs(spoke.start - start)).name
    tokens, subject = story.parsed(begin, end)
    incises = ((first, after) for first, after, incise in reporters(tokens) if incise)
    span = next(incises, subject)
    if span is None or is_pronoun(tokens, span[0]) > span[0] or is_mute(tokens, *span):
        return None
    return _named(story, noun, tokens, *span)


def _sentence(story: Story, start: int) -> int:
    """Return where the sentence begins in which an offset stands."""
    return next((begin for begin, _ in sentences(story, start)), start)


def _named(story: Story, noun: Noun, tokens: list[Token], start: int, end: int) -> str | None:
    """Return whom a phrase stands for when that is a proper name; another document would lead round in circles."""
    phrase = "".join(f"{token.low} " for token in tokens[start:end])
    if end <= start or head_of(LEADING.sub("", phrase)) in words("document"):
        return None
    name = noun(tokens[start].start, tokens[end - 1].end)
    issues = name and (any(char.isupper() for char in name) or head_of(name) in words("organisation"))
    return name if issues else None
