"""Which organisation a description by its kind stands for, and the fullest form of a description."""

from __future__ import annotations

import re
from collections import Counter

from quotes.entities import key
from quotes.lexicon import words
from quotes.phrases import phrase_end
from quotes.story import Story
from quotes.tokens import tokenize
from quotes.wording import OF

KIND = re.compile(r"\w+ (?:de |d['’])[a-zà-ÿ]+s?")  # "association de consommateurs", "site d'information"
PLACED = re.compile(
    r"\b(?:(?:à|en|aux?|vers)\s|dans\s(?:l['’]|l[ae]s?\s)?)$|\bminist\w+\s(?:d[eu]s?\s)?(?:l['’]|la\s)?$"
)
AROUND = 10_000  # code points in which an organisation is looked for: the work on a long text stays linear
LONGEST_NAME = 160  # code points


def organisation(story: Story, bare: str, head: str, start: int) -> str | None:
    """Return the organisation that "le groupe", "le syndicat" or "l'hebdomadaire" stands for."""
    if any(char.isupper() for char in bare) and bare != "ONG":
        return None
    if head in words("media"):
        earlier = [n for n in story.known.between(0, start) if n.text.split()[0].lower() in words("outlet")]
        if earlier:
            return story.known.full(earlier[-1].text)
    proper = next((n for n in story.known.names if key(n.text.split(" ")[0]) == key(head) and " " in n.text), None)
    if proper:
        return story.known.full(proper.text)
    spelt = spelt_out(story, head)
    if spelt:
        return spelt
    apposed = re.search(rf"\b{re.escape(bare)}\s(?=[A-ZÀ-Ý])", story.masked)
    if apposed:
        inside = story.known.between(apposed.end(), apposed.end() + 2)
        if inside and head in words("anaphoric", "company", "media") and not story.is_person(inside[0].text):
            return story.known.full(inside[0].text)
    if OF.match(bare) and not (head in words("anaphoric") and KIND.fullmatch(bare)):
        return None
    named = re.compile(rf"\b{re.escape(head)}\b(?:\s[a-zà-ÿ\-]+)?\s(?=[A-ZÀ-Ý«])")
    kind = [match.end() for match in named.finditer(story.masked)]
    for offset in kind:
        inside = story.known.between(offset, offset + 2)
        if inside and not inside[0].person:
            return story.known.full(inside[0].text)
    for spoke in reversed(story.spoken if head in words("anaphoric") else []):
        if spoke.name[:1].isupper() and not spoke.plural and not story.surely_person(spoke.name):
            return spoke.name
    return _company(story, start) if head in words("company", "anaphoric") else None


def spelt_out(story: Story, head: str) -> str | None:
    """Return the name that a capital opens and small letters go on: "l'Autorité de régulation de la publicité"."""
    opened = rf"\b(?:[Ll]['’]|[Ll][ae]\s|[Dd]u\s|[Aa]u\s)({re.escape(head.capitalize())}\s[a-zà-ÿ])"
    found = re.search(opened, story.masked)
    if found is None:
        return None
    tokens = tokenize(story.masked, found.start(), found.start() + LONGEST_NAME)
    end = phrase_end(tokens, 0, apposed=False)
    return story.text[found.start(1) : tokens[end - 1].end] if end > 2 else None


def expanded(story: Story, acronym: str) -> str | None:
    """Return the words an acronym stands for where the text has them without saying so: "le PNF"."""
    if not 3 <= len(acronym) <= 6 or not acronym.isalpha():
        return None
    between = r"\s(?:(?:de|des|du|la|le|les|et|en|aux?|pour)\s|[dl]['’])*"
    initials = between.join(rf"[{letter}{letter.lower()}][\w\-]{{3,}}" for letter in acronym)
    found = re.search(rf"(?<=[\s’'])({initials})\b", story.text)
    return found.group(1) if found else None


def _company(story: Story, start: int) -> str | None:
    """Return the name that is neither a person's nor a place's and that the article repeats most, before or after."""
    places, before, after = Counter[str](), Counter[str](), Counter[str]()
    for name in story.known.between(max(0, start - AROUND), start + AROUND):
        full = story.known.full(name.text)
        if PLACED.search(story.text, max(0, name.start - 20), name.start):
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
        named = re.search(rf"\b{re.escape(bare)}\s(?:de\s(?:la\s)?|d['’]|du\s)[A-ZÀ-Ý][\w\-]+", story.masked)
        return named.group() if named else bare
    if not bare.islower():
        return bare if bare[:1].islower() else story.known.full(bare)
    longer = re.compile(
        rf"\b(?:[Ll][ea]s?\s|[Ll]['’]|[Uu]ne?\s|[Dd]es\s|[Aa]ux?\s|[Dd]u\s){re.escape(bare)}\s"
        r"((?:de\s(?:la\s|l['’])?|du\s|des\s|d['’])[\w'’\-]+(?:\s(?:de\s|d['’])?[A-ZÀ-Ý][\w\-]+)*)"
    )
    match = longer.search(story.masked)
    return f"{bare} {match.group(1)}" if match else bare
