"""Which organisation a description by its kind stands for, and the fullest form of a description."""

from __future__ import annotations

import re
from collections import Counter

from quotes.entities import key
from quotes.lexicon import words
from quotes.phrases import phrase_end
from quotes.story import Story
from quotes.tokens import tokenize
from quotes.wording import LEADING, OF

KIND = re.compile(r"\w+ (?:de |d['’])[a-zà-ÿ]+s?")  # "association de consommateurs", "site d'information"
PLACED = re.compile(
    r"\b(?:(?:à|en|aux?|vers)\s|dans\s(?:l['’]|l[ae]s?\s)?)$|\bminist\w+\s(?:d[eu]s?\s)?(?:l['’]|la\s)?$"
)
AROUND = 10_000  # code points in which an organisation is looked for: the work on a long text stays linear
TOPONYM = re.compile(r"^[\w’']+-(?:sur|sous|lès|les|en|de|du|la|le)-|^Saint(?:e)?-")  # "Rive-sur-Orge"
QUOTED = re.compile(r"\s«")
LONGEST_QUOTED = 40  # code points of a name between quotation marks
LONGEST_NAME = 160  # code points
REACH = 8  # code points read for the article before a noun
CAPITAL = re.compile(r"\s(?=[A-ZÀ-Ý])")
SMALL = re.compile(r"\s[a-zà-ÿ]")
NAMED = re.compile(r"\b(?:\s[a-zà-ÿ\-]+)?\s(?=[A-ZÀ-Ý«])")
OF_NAME = re.compile(r"\s(?:de\s(?:la\s)?|d['’]|du\s)[A-ZÀ-Ý][\w\-]+")
OF_SOMETHING = re.compile(r"\s((?:de\s(?:la\s|l['’])?|du\s|des\s|d['’])[\w'’\-]+(?:\s(?:de\s|d['’])?[A-ZÀ-Ý][\w\-]+)*)")
ARTICLE = re.compile(r"\b(?:[Ll][ea]s?\s|[Ll]['’]|[Uu]ne?\s|[Dd]es\s|[Aa]ux?\s|[Dd]u\s)$")
DETERMINER = re.compile(r"\b(?:[Ll]['’]|[Ll][ae]\s|[Dd]u\s|[Aa]u\s)$")


def organisation(story: Story, bare: str, head: str, start: int) -> str | None:
    """Return the organisation that "le groupe", "le syndicat" or "l'hebdomadaire" stands for."""
    if any(char.isupper() for char in bare) and bare != "ONG":
        return None
    if head in words("media"):
        earlier = [n for n in story.known.between(0, start) if n.text.split()[0].lower() in words("outlet")]
        if earlier:
            return story.known.full(earlier[-1].text)
    proper = story.known.called.get(key(head))
    if proper:
        return story.known.full(proper)
    spelt = spelt_out(story, head)
    if spelt:
        return spelt
    apposed = story.following(bare, CAPITAL)
    if apposed:
        inside = story.known.between(apposed[0].end(), apposed[0].end() + 2)
        if inside and head in words("anaphoric", "company", "media") and not story.is_person(inside[0].text):
            return story.known.full(inside[0].text)
    for match in story.following(head, QUOTED):
        called = story.text[match.end() : story.masked.find("»", match.end())].strip()
        if called[:1].isupper() and len(called) <= LONGEST_QUOTED:
            return LEADING.sub("", called)  # "l'association « Les Lucioles »"
    if OF.match(bare) and not (head in words("anaphoric") and KIND.fullmatch(bare)):
        return None
    for match in story.following(head, NAMED):
        inside = story.known.between(match.end(), match.end() + 2)
        if inside and not inside[0].person:
            return story.known.full(inside[0].text)
    for name in reversed(story.proper if head in words("anaphoric") else {}):
        if not story.surely_person(name):
            return name
    return _company(story, start) if head in words("company", "anaphoric") else None


def spelt_out(story: Story, head: str) -> str | None:
    """Return the name that a capital opens and small letters go on: "l'Autorité de régulation de la publicité"."""
    for match in story.following(head.capitalize(), SMALL):
        start = match.start() - len(head)
        determiner = DETERMINER.search(story.masked, max(0, start - REACH), start)
        if determiner:
            tokens = tokenize(story.masked, determiner.start(), determiner.start() + LONGEST_NAME)
            end = phrase_end(tokens, 0, apposed=False)
            return story.text[start : tokens[end - 1].end] if end > 2 else None
    return None


def expanded(story: Story, acronym: str) -> str | None:
    """Return the words an acronym stands for where the text has them without saying so: "le PNF"."""
    if not 3 <= len(acronym) <= 6 or not acronym.isalpha():
        return None
    if acronym not in story.expanded:
        story.expanded[acronym] = _expanded(story.text, acronym)
    return story.expanded[acronym]


def _expanded(text: str, acronym: str) -> str | None:
    between = r"\s(?:(?:de|des|du|la|le|les|et|en|aux?|pour)\s|[dl]['’])*"
    initials = between.join(rf"[{letter}{letter.lower()}][\w\-]{{3,}}" for letter in acronym)
    found = re.search(rf"(?<=[\s’'])({initials})\b", text)
    return found.group(1) if found else None


def _company(story: Story, start: int) -> str | None:
    """Return the name that is neither a person's nor a place's and that the article repeats most, before or after."""
    places, before, after = Counter[str](), Counter[str](), Counter[str]()
    for name in story.known.between(max(0, start - AROUND), start + AROUND):
        full = story.known.full(name.text)
        if TOPONYM.search(full) or PLACED.search(story.text, max(0, name.start - 20), name.start):
            places[full] += 1
        elif full not in story.known.people and story.unquoted(name.start):
            (before if name.start < start else after)[full] += 1
    for counts in (before, before + after):
        named = (name for name in counts if counts[name] > places[name])
        best = max(named, key=lambda name: counts[name], default=None)
        if best and counts[best] > 1:
            return best
    return None


def fullest_description(story: Story, bare: str) -> str:
    """Return the most informative form of a description: "police" -> "police malaisienne"."""
    if " " in bare and bare.islower():
        named = story.following(bare, OF_NAME)
        return bare + named[0].group() if named else bare
    if not bare.islower():
        return bare if bare[:1].islower() else story.known.full(bare)
    for match in story.following(bare, OF_SOMETHING):
        start = match.start() - len(bare)
        if ARTICLE.search(story.masked, max(0, start - REACH), start):
            return f"{bare} {match.group(1)}"
    return bare
