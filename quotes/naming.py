"""The proper name inside a mention, or right beside it: "le maire Luc Brandt", "le distributeur, Ciné-Lune,"."""

from __future__ import annotations

import re

from quotes.appositions import WORD
from quotes.cutting import is_first_name
from quotes.lexicon import office_called, words
from quotes.names import CIVILITY, Name
from quotes.organisations import expanded, spelt_out
from quotes.story import Story
from quotes.wording import (
    COMPLEMENT_BEFORE,
    LEADING,
    PLURAL_START,
    agreement,
    head_of,
    is_human,
    is_plural,
    looks_human,
)
from quotes.wordkinds import is_role, reads_as_verb

TITLED = re.compile(r",\s(?:M\.|Mme|Mlle|Me|Dr)\s")
CLOSED = re.compile(r"\s*(?:[,.:;()«»–—]|$)")
QUALIFIED = re.compile(r",\s(?:l[ea]\s|l['’])(?:[a-zà-ÿ\-]+\s){1,3}")
TAIL = re.compile(
    r"\s(?:(?:interrogé|paru|rendu|publié|cité|contacté|joint|diffusé|daté|consulté|sollicité)e?s?\b.*"
    r"|d(?:u|e\sce)\s(?:\d|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche).*)$"
)
PARTY = re.compile(r"\bL(?:a|es)\s$")
KIND_BEFORE = re.compile(r"[a-zà-ÿ\-]+(?:\s[a-zà-ÿ\-]+)?(?:\sd(?:e\s|['’])[a-zà-ÿ\-]+)?\s")  # "syndicat de pilotes "
BETWEEN = re.compile(r"(?:\s\([^()]{1,60}\))?(?:,\s[^,.«»]{3,60})?,\s(?:M\.|Mme|Me|Dr)?\s?")  # a role and its name
COORDINATED = re.compile(r"\bet\b")
OF_ROLE = re.compile(r"\b(?:du\s|de\s(?:la\s|l['’]|son\s|sa\s))(?:[\w\-]+\s)?([\w\-]+)\s$")
OF_WHOM = re.compile(r"\b(?:de|du|des)\b|\bd['’]")
FURTHEST = 150  # code points from a description to its name
REST = re.compile(
    r"(?:\s\([^()\n]{1,60}\))?"
    r"(?:\s(?:contre|avec|entre|dans|auprès|à|aux?|de|du|des|pour|sur|et(?=\s[A-ZÀ-Ý])|contactée?|en\s(?:charge|chef)"
    r"|d(?=['’]))(?:\s|['’])([^.,;:«»!?()\n]{1,90}))?"
    r"(?:(?:\s\([^()\n]{1,40}\))?,|(?<=\)))\s(?:(?:l[ea]\s|l['’])[a-zà-ÿ\-]{1,25}\s)?(?:(?:M\.|Mme|Me|Dr|Pr)\s)?"
)
KIND = re.compile(r",\s(?:l[ea]\s|l['’])([a-zà-ÿ\-]+)\s")


def beside(story: Story, start: int, end: int, bare: str, head: str) -> str | None:
    """Return the proper name that a mention holds or that stands right after it."""
    somebody = is_human(head) or office_called(bare) is not None
    if somebody and TITLED.match(story.text, end):
        named = apposed(story, end)
        if named:
            return named  # "la directrice de l'école Rive-Verte, Mme Zoé Lam"
    further = _further(story, start, end) if somebody else None
    return (
        further or own_name(story, start, end) or (apposed(story, end) if somebody else None) or firm(story, end, head)
    )


def apposed(story: Story, end: int) -> str | None:
    """Return the name of a person that stands right after a description, with or without a comma."""
    after = story.known.between(end, end + 70)
    found = next((name for name in after if name.person or is_first_name(name.text)), None)
    between = story.text[end : found.start] if found else ""
    if found and not CLOSED.match(story.text, found.end):
        return None  # "Selon le maire, Paul Lam était …"
    if found and between == " ":
        return story.known.full(found.text)
    if found and BETWEEN.fullmatch(between):
        return story.known.full(found.text)
    if found and QUALIFIED.fullmatch(between) and not any(is_role(word) for word in between.split()):
        return story.known.full(found.text)  # "Son entraîneur, le très sérieux Paul Lam, …"
    return None


def _further(story: Story, start: int, end: int) -> str | None:
    """Return the name after a description whose end the mention leaves out, or that ends with another name.

    "le ministre des Relations avec le Parlement, Luc Brandt,", "l'avocat de la famille Lam, Luc Brandt", "le chef de la
    junte, le colonel Luc Brandt".
    """
    inside = story.known.between(start, end)
    if inside and not OF_WHOM.search(story.text, start, inside[-1].start):
        return None
    gender = agreement(story.text[start:end])
    for name in story.known.between(end, end + FURTHEST):
        rest = REST.fullmatch(story.text, end, name.start)
        if rest and (name.person or is_first_name(name.text)) and CLOSED.match(story.text, name.end):
            left_out = WORD.findall((rest.group(1) or "").lower())
            says = any(_is_verbal(word) for word in left_out)
            another = "auprès" not in rest.group() and any(is_role(word) and word[-1] != "s" for word in left_out)
            agrees = gender is None or name.gender in {gender, None}
            return story.known.full(name.text) if agrees and not (says or another) else None
    return None


def _is_verbal(word: str) -> bool:
    return reads_as_verb(word) or word in words("auxiliary") or word in {"qui", "que"}


def firm(story: Story, end: int, head: str) -> str | None:
    """Return the name of an organisation apposed to a description: "le distributeur, Ciné-Lune, …"."""
    found = next(iter(story.known.between(end, end + 40)), None)
    if found is None or found.person or story.text[found.end : found.end + 1] != ",":
        return None
    between = story.text[end : found.start]
    kind = KIND.fullmatch(between)
    firm = kind.group(1) in words("organisation") if kind else between == ", " and head in words("organisation")
    return story.known.full(found.text) if firm else None


def own_name(story: Story, start: int, end: int) -> str | None:
    """Return the proper name inside a mention: its last one, unless the whole is the name of an organisation."""
    inside = story.known.between(start, end)
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    if TAIL.match(story.text, last.end, end):
        end = last.end
    head = story.text[start : last.start]
    bare = LEADING.sub("", head)
    full = story.known.full(last.text)
    if len(inside) > 1 and COORDINATED.search(story.text, first.start, last.start):
        joint = _joint(story, start, end)
        if joint or PLURAL_START.match(head):
            return joint  # "le ministre de l'Économie et des Finances Michel Sapin" is one
    if last.end >= end - 1:
        around = is_human(head_of(bare)) or head_of(bare) in words("entourage")
        if around and full in story.known.people and _is_complement(head):
            return None  # "la femme de Jacques Chirac"
        if not bare.strip():
            return _alone(story, start, end, last)
        if PARTY.search(head) and is_human(head_of(bare)):
            return None  # "un député La République …"
        if last.text.isupper() and is_human(head_of(bare)) and full not in story.known.people:
            return None  # "le rapporteur LR"
        if is_human(head_of(bare)) and any(word in words("party") for word in last.text.lower().split()):
            return None  # "l'ancienne députée Europe Écologie Les Verts"
        generic = head_of(bare)
        person = full in story.known.people or is_first_name(last.text.split(" ")[0])
        if generic in words("named_after") and bare.strip() == generic and person:
            return story.text[last.start - len(bare) : last.end]  # "la fondation Brigitte Bardot"
        if full in story.known.people:
            return full
        if is_human(generic) and is_plural(head):
            return None  # "des militantes Femen"
        if is_human(generic) and OF_WHOM.search(bare):
            return None  # "un porte-parole de l'entreprise RTE"
        lone = len(bare.split()) <= 3 and not COMPLEMENT_BEFORE.search(bare)
        if lone and (generic in words("organisation") or is_role(generic) or generic in words("document")):
            return full
        if len(last.text.split()) > 1 and not COMPLEMENT_BEFORE.search(head):
            return full
    called = _with_small_letters(story, start, first, end)
    if called:
        return called
    opens = not LEADING.sub("", story.text[start : first.start])
    if first.end < end and opens and story.known.full(first.text) in story.known.people:
        return story.known.full(first.text)
    return None


def _is_complement(head: str) -> bool:
    """Whether the name after these words is who they belong to: "l'avocat de M. Roy", "la fille du maire Luc Roy"."""
    role = OF_ROLE.search(head)
    return bool(COMPLEMENT_BEFORE.search(CIVILITY.sub("", head))) or (role is not None and is_role(role.group(1)))


def _with_small_letters(story: Story, start: int, first: Name, end: int) -> str | None:
    """Return the name of an organisation that small letters go on: "le syndicat Ailes unies"."""
    kind = LEADING.sub("", story.text[start : first.start])
    alone = (
        KIND_BEFORE.fullmatch(kind) and not COMPLEMENT_BEFORE.search(kind) and head_of(kind) in words("organisation")
    )
    if not alone or first.person or first.end >= end:
        return None
    return story.text[first.start : end]


def _alone(story: Story, start: int, end: int, name: Name) -> str:
    """Return the fullest form of a name that stands without a description: "Lavrov", "la CGT", "la Délégation"."""
    full = story.known.full(name.text)
    if start == name.start and looks_human(name.text):
        story.known.introduce(full)
    if name.text.isupper() and full == name.text:
        return expanded(story, full) or _whole(story, start, end)
    if " " not in full and full.lower() in words("organisation"):
        return spelt_out(story, full) or full
    return full if full in story.known.people else _whole(story, start, end)


def _joint(story: Story, start: int, end: int) -> str | None:
    """Return the name of two people together where the text writes them side by side."""
    mention = LEADING.sub("", story.text[start:end])
    return mention if "," not in mention and "(" not in mention and mention[:1].isupper() else None


def _whole(story: Story, start: int, end: int) -> str:
    return story.known.full(LEADING.sub("", story.text[start:end]))
