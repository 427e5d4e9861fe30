"""The fullest form of a description that an article gives: "la police" -> "police de la vallée de la Brenne"."""

from __future__ import annotations

import re
from bisect import bisect_left

from quotes.lexicon import words
from quotes.phrases import phrase_end
from quotes.story import Story
from quotes.tokens import tokenize
from quotes.verbs import verbs
from quotes.wording import LEADING, head_of, is_human
from quotes.wordkinds import is_role, reads_as_verb

LONGEST = 160  # code points of a description
REACH = 8  # code points read for the article before a noun
OF_NAME = re.compile(r"\s(?:de\s(?:la\s)?|d['’]|du\s)[A-ZÀ-Ý][\w\-]+(?:\s[A-ZÀ-Ý][\w\-]+)*")
_KIND = r"\s[a-zà-ÿ\-]{2,}(?:[aeé][lr]e?|elle|if|ive|ique|aire|i[eè]re?|ie[nr]|ienne|[ao]ise?)s?"  # "correctionnel"
OF_SOMETHING = re.compile(rf"(?:{_KIND})?\s(?:de|du|des|d['’])")
OF_A_KIND = re.compile(rf"(?:{_KIND}){{1,2}}(?=[\s,.])")  # "parquet national financier"
ANYTHING = re.compile(r"\b")
OF_RARELY = re.compile(
    rf"(?:{_KIND})?"
    r"\s(?:de\s(?:la\s|l['’])?|du\s|des\s|d['’])(?!une?\b|[cs](?:e|es|et|ette|on|a)\b|leur|deux|trois)(?=\w)"
)
PARTICIPLE = re.compile(
    r"(?:(?<!oppos)ée?s?|\b(?:l|par|ten|souten|vend|perç)ue?s?|\b(?:réun|établ|fourn)ie?s?|(?:mis|condui[tn])e?s?)$"
)
COMPLEMENT = re.compile(
    r"\s(?:par|à|au|aux|dans|sur|en|hier|auprès|ce|cette|l[ae]\s\d|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b"
)
TRIED = 4  # fuller forms of a description looked at before it, and after it
LONGEST_FULLER = 9  # words of a description taken from elsewhere in the article
COUNTED = re.compile(r"\d\d\s$")
ARTICLE = re.compile(r"\b(?:[Ll][ea]s?\s|[Ll]['’]|[Uu]ne?\s|[Dd]es\s|[Aa]ux?\s|[Dd]u\s)$")


def fullest_description(story: Story, bare: str, start: int) -> str:
    """Return the most informative form of a description, the last one before it: "police" -> "police de Lyon"."""
    if " " in bare and bare.islower():
        named = story.following(bare, OF_NAME)
        return bare + named[0].group() if named else bare
    if not bare.islower():
        return bare if bare[:1].islower() else _counted(story, bare, start) or story.known.full(bare)
    found = story.following(bare, OF_SOMETHING)
    at = bisect_left(found, start, key=lambda match: match.start())
    for match in (*reversed(found[max(0, at - TRIED) : at]), *found[at : at + TRIED]):
        begin = match.start() - len(bare)
        article = ARTICLE.search(story.masked, max(0, begin - REACH), begin)
        fuller = _whole_phrase(story, article.start(), begin) if article else ""
        if fuller and not _is_another(bare, fuller):
            return fuller
    return _of_a_kind(story, bare, start) or bare


def _of_a_kind(story: Story, bare: str, start: int) -> str | None:
    """Return an organisation with the adjectives that introduce it: "parquet national financier"."""
    first = next(iter(story.following(bare, ANYTHING)), None) if bare in words("organisation") else None
    kind = OF_A_KIND.match(story.masked, first.start()) if first and first.start() < start else None
    return bare + kind.group() if kind and not any(_is_verbal(word) for word in kind.group().split()) else None


def _is_verbal(word: str) -> bool:
    return reads_as_verb(word) or word in verbs().infinitive or word in words("adverb")


def without_participle(story: Story, bare: str, end: int) -> str:
    """Return a description without a participle whose complement the mention leaves out: "le rapport lu par Zoé"."""
    rest, _, last = bare.rpartition(" ")
    noun = rest.split(" ")[-1] in words("linker", "determiner", "preposition")  # "l'autorité de santé"
    participle = last.islower() and PARTICIPLE.search(last) and not (noun or is_role(last) or is_human(last))
    return rest.removesuffix(" et") if rest and participle and COMPLEMENT.match(story.text, end) else bare


def _counted(story: Story, bare: str, start: int) -> str | None:
    """Return a name with the number before it: "40 Millions d'automobilistes"."""
    number = COUNTED.search(story.text, max(0, start - 3), start) if bare.startswith("Millions ") else None
    return number.group() + bare if number else None


def _whole_phrase(story: Story, begin: int, start: int) -> str:
    """Return a noun phrase from its noun onwards: "police de la vallée de la Brenne"."""
    tokens = tokenize(story.masked, begin, begin + LONGEST)
    tokens[0] = tokens[0]._replace(low="le")  # "du", "aux" open no phrase
    end = phrase_end(tokens, 0, apposed=False)
    return story.text[start : tokens[end - 1].end] if end > 1 else ""


def _is_another(bare: str, fuller: str) -> bool:
    """Whether a fuller phrase does not tell who it is, or goes on to somebody: "le gouvernement du président Lam"."""
    rest = fuller[len(bare) :]
    of = OF_RARELY.match(rest)
    somebody = head_of(LEADING.sub("", rest[of.end() :])) if of else ""
    return not of or len(fuller.split()) > LONGEST_FULLER or _is_somebody(bare, somebody)


def _is_somebody(bare: str, head: str) -> bool:
    return is_role(head) and head not in words("organisation") and not is_human(head_of(bare))
