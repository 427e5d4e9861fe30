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
from quotes.wordkinds import reads_as_verb

KIND = re.compile(  # "association de défense des animaux", "site d'information"
    r"\w+(?: \w+)? (?:de |d['’])[a-zà-ÿ]+s?(?: (?:des? |du |d['’]|de la )?[a-zà-ÿ]+)?"
)
PLACED = re.compile(
    r"\b(?:(?:à|en|aux?|vers)\s|dans\s(?:l['’]|l[ae]s?\s)?)$|\bminist\w+\s(?:d[eu]s?\s)?(?:l['’]|la\s)?$"
)
AROUND = 10_000  # code points in which an organisation is looked for: the work on a long text stays linear
TOPONYM = re.compile(r"^[\w’']+-(?:sur|sous|lès|les|en|de|du|la|le)-|^Saint(?:e)?-")  # "Rive-sur-Orge"
WITH_ARTICLE = re.compile(r"\b(?:[Ll][ae]s?\s|[Ll]['’]|[Dd]u\s|[Aa]ux?\s|[Dd]es\s)$")
PRINTED = {"quotidien", "hebdomadaire", "gazette", "magazine", "palmipède", "tabloïd", "revue"}
AIRED = {"chaîne", "radio"}
FRENCH_CHANNEL = re.compile(r"France (?:[2345]|24|Ô|Inter|Info|Bleu|Culture|Télévisions)(?: \w+)?", re.IGNORECASE)
QUOTED = re.compile(r"\s«")
LONGEST_QUOTED = 40  # code points of a name between quotation marks
LONGEST_NAME = 160  # code points
REACH = 8  # code points read for the article before a noun
CAPITAL = re.compile(r"\s(?=[A-ZÀ-Ý])")
SMALL = re.compile(r"\s[a-zà-ÿ]")
NAMED = re.compile(r"\b(?:\s([a-zà-ÿ\-]+))?\s(?=[A-ZÀ-Ý«])")
DETERMINER = re.compile(r"\b(?:[Ll]['’]|[Ll][ae]\s|[Dd]u\s|[Aa]u\s)$")


def organisation(story: Story, bare: str, head: str, start: int) -> str | None:
    """Return the organisation that "le groupe", "le syndicat" or "l'hebdomadaire" stands for."""
    if any(char.isupper() for char in bare) and bare != "ONG":
        return None
    another = OF.match(bare) and not (head in words("anaphoric") and _is_kind(bare, head))
    found = (
        _outlet(story, head, start)
        or _club(story, head, start)
        or (None if another else _called(story, head) or spelt_out(story, head))
    )
    found = found or _apposed(story, bare, head) or _quoted(story, head)
    if found or another:
        return found
    return _named(story, head) or _spoke(story, head) or _company(story, bare, head, start)


def _is_kind(bare: str, head: str) -> bool:
    """Whether a description says of what kind an organisation is, and not whose it is."""
    return bare.startswith(head) and KIND.fullmatch(bare) is not None


def _outlet(story: Story, head: str, start: int) -> str | None:
    """Return the outlet named last before "le quotidien", "la chaîne"."""
    if head not in words("media"):
        return None
    for name in reversed(story.known.between(max(0, start - AROUND), start)):
        aired = head in AIRED if head in AIRED | PRINTED or FRENCH_CHANNEL.fullmatch(name.text) else None
        if is_outlet(name.text) and aired in {_is_aired(name.text), None}:
            return story.known.full(name.text)
    return None


def _club(story: Story, head: str, start: int) -> str | None:
    """Return the club named last before "le club": "le FC Lorne", "l'Olympique de Monze"."""
    if head != "club":
        return None
    near = reversed(story.known.between(max(0, start - AROUND), start))
    return next((story.known.full(name.text) for name in near if _is_club(name.text.lower().split())), None)


def _is_club(parts: list[str]) -> bool:
    return parts[0] in words("club") or parts[-1] == "fc"


def is_outlet(name: str) -> bool:
    """Whether a name is an outlet's: "Le Monde", "Europe 1", but not "l'Europe"."""
    if FRENCH_CHANNEL.fullmatch(name):
        return True
    return name.split()[0].lower() in words("outlet") and name not in {"Europe", "Sud", "Express"}


def _is_aired(name: str) -> bool:
    return FRENCH_CHANNEL.fullmatch(name) is not None or name.split()[0].lower() in words("broadcaster")


def _called(story: Story, head: str) -> str | None:
    """Return the name that begins with the noun: "l'Autorité de régulation …" for "l'autorité"."""
    name = story.known.called.get(key(head)) if head != "direction" else None
    return story.known.full(name) if name else None


def _apposed(story: Story, bare: str, head: str) -> str | None:
    """Return the name that the whole description stands before: "l'agence spatiale Astrea"."""
    apposed = story.following(bare, CAPITAL)
    inside = story.known.between(apposed[0].end(), apposed[0].end() + 2) if apposed else ()
    if inside and head in words("anaphoric", "company", "media") and not story.is_person(inside[0].text):
        return story.known.full(inside[0].text)
    return None


def _quoted(story: Story, head: str) -> str | None:
    """Return the name between quotation marks after the noun: "l'association « Les Lucioles »"."""
    for match in story.following(head, QUOTED):
        called = story.text[match.end() : story.masked.find("»", match.end())].strip()
        if called[:1].isupper() and len(called) <= LONGEST_QUOTED:
            return LEADING.sub("", called)
    return None


def _named(story: Story, head: str) -> str | None:
    """Return the name after the noun, elsewhere: "la société allemande Ziegler", not "l'hôpital de Brest"."""
    for match in story.following(head, NAMED):
        inside = story.known.between(match.end(), match.end() + 2)
        if inside and not inside[0].person and (not match.group(1) or _is_adjective(match.group(1))):
            return story.known.full(inside[0].text)
    return None


def _spoke(story: Story, head: str) -> str | None:
    """Return the organisation that spoke last, no outlet and none of another kind: "le groupe" is no ministry."""
    for name in reversed(story.proper if head in words("anaphoric") else {}):
        kind = name.split()[0].lower()
        other = kind != head and kind in words("public_body")
        if not story.surely_person(name) and not other and not is_outlet(name):
            return name
    return None


def spelt_out(story: Story, head: str) -> str | None:
    """Return the name that a capital opens and small letters go on: "l'Autorité de régulation de la publicité"."""
    for match in story.following(head.capitalize(), SMALL):
        start = match.start() - len(head)
        determiner = DETERMINER.search(story.masked, max(0, start - REACH), start)
        if determiner:
            tokens = tokenize(story.masked, determiner.start(), determiner.start() + LONGEST_NAME)
            end = phrase_end(tokens, 0, apposed=False)
            end = next((i for i in range(1, end) if tokens[i].low in words("modal")), end)
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
    # "pour" stands once between two words: it may be one of them too, and a row of it could be shared out in many ways.
    small = r"(?:(?:de|des|du|la|le|les|et|en|aux?)\s|[dl]['’])*"
    between = rf"\s{small}(?:pour\s{small})?"
    initials = between.join(rf"[{letter}{letter.lower()}][\w\-]{{3,}}" for letter in acronym)
    found = re.search(rf"(?<=[\s’'])({initials})\b", text)
    return found.group(1) if found else None


def _company(story: Story, bare: str, head: str, start: int) -> str | None:
    """Return the name that is neither a person's nor a place's and that the article repeats most, before or after."""
    alone = bare == head or _is_kind(bare, head)
    short = head in words("company") and len(bare.split()) == 2  # "le constructeur japonais"
    if head not in words("company", "anaphoric") or not (alone or short):
        return None  # "l'organisme public", "l'agence sanitaire"
    places, before, after = Counter[str](), Counter[str](), Counter[str]()
    for name in story.known.between(max(0, start - AROUND), start + AROUND):
        full = story.known.full(name.text)
        listed = full in story.known.people or is_outlet(full) or full.split()[0].lower() in words("public_body")
        if TOPONYM.search(full) or PLACED.search(story.text, max(0, name.start - 20), name.start):
            places[full] += 1
        elif (
            " " not in full
            and not name.text.isupper()
            and WITH_ARTICLE.search(story.text, max(0, name.start - 4), name.start)
        ):
            places[full] += 1  # "la France", "les Français"; companies stand alone, and acronyms are none
        elif not listed and story.unquoted(name.start):
            (before if name.start < start else after)[full] += 1
    for counts in (before, before + after):
        named = (name for name in counts if counts[name] > places[name])
        best = max(named, key=lambda name: counts[name], default=None)
        if best and counts[best] > 1:
            return best
    return None


def _is_adjective(word: str) -> bool:
    """Whether a word between a noun and a name can be the noun's adjective: "la société allemande Ziegler"."""
    kinds = words("preposition", "linker", "boundary", "auxiliary", "determiner", "adverb", "clitic", "pronoun")
    return word not in kinds and not reads_as_verb(word)
