"""Whom an article calls "il" or "la députée" before it names anybody: the first person who then speaks by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.appositions import WORD
from quotes.cutting import is_first_name
from quotes.entities import Person
from quotes.focus import LAST
from quotes.lexicon import office_called, words
from quotes.names import Name
from quotes.salience import OWN, has_another
from quotes.story import Story
from quotes.verbs import verbs
from quotes.wording import COMPLEMENT_BEFORE, DEFINITE, LEADING, head_of, is_human
from quotes.wordkinds import is_role, is_speech

LEDE = 700  # code points in which an article may describe before it names
OPENING = 120  # the same for "Il a dit": further on it may be impersonal, or stand for anybody
REACH = 200  # code points of a sentence read before a name, and after it
NEAR = 60  # code points before a name in which the verb of an incise stands
SOON = 450  # code points after a pronoun in which who spoke is named
NEXT = 80  # code points after a name in which its verb stands
EDGE = re.compile(r"[,.!?:;«»\n]")
SENTENCE = re.compile(r"[.!?:;«»\n]")
COMPLEX = re.compile(
    r"\w\s(?:(?:n[e’']|l(?:ui|eur|[ea’'])|s[e’']|[ye]n?|[nv]ous)\s?){0,3}[\w\-]{1,20}[-\s](?:t[-\s])?$"
)
OTHER = re.compile(r"\b(?:lui|elle),\s$")  # "Selon lui, Zoé Lam a tort"
KIN = re.compile(r"\b(?:femme|mari|compagn\w+|proche|amie?|collègue)\s(?:de\s|d['’])(?=[A-ZÀ-Ý])")
SOURCES = {"selon", "pour"}


def foretold(story: Story, mention: str, name: str | None, gender: str, start: int) -> str | None:
    """Return the person whom the first paragraph speaks of, where the article names nobody for a mention before.

    Args:
        story: The article.
        mention: The pronoun or the description.
        name: What it stands for so far: nobody, or another description.
        gender: "f" or "m".
        start: Its offset.
    """
    if start >= LEDE or (name and name[0].isupper()):
        return None
    end = start + len(mention)
    if name is None:
        incise = _is_incise(story, mention, start)
        return (first_to_speak(story, gender, end) or _only_one_near(story, gender, end)) if incise else None
    bare = LEADING.sub("", mention)
    head = head_of(bare)
    somebody = is_human(head) or office_called(bare) is not None
    if not DEFINITE.match(mention) or OWN.match(mention) or not somebody or head in words("new_person"):
        return None
    if KIN.search(bare):
        return None  # whoever is near to whom the article names
    later = first_to_speak(story, gender, end)
    return later if later and not has_another(story.known.people[later], head) else None


def _is_incise(story: Story, mention: str, start: int) -> bool:
    """Whether a pronoun stands in an incise or opens the article: "a-t-il dit", but not "Le parti a-t-il dit … ?"."""
    if mention.lower().startswith(LAST):
        return False
    if story.text[start - 1 : start] != "-":
        return start < OPENING
    return COMPLEX.search(story.text, max(0, start - NEAR), start) is None  # maybe inside the marks


def first_to_speak(story: Story, gender: str, start: int) -> str | None:
    """Return the first person of a gender of whom the article tells after an offset, if that person speaks first."""
    told = _told(story, gender, start, len(story.text))
    first = next(told, None)
    if first is None:
        return None
    speaks = next((found for found in (first, *told) if _speaks(story, found[1])), None)
    if speaks is None or speaks[0] is not first[0] or _is_introduced(story, speaks[1]):
        return None
    return first[0].name


def _only_one_near(story: Story, gender: str, start: int) -> str | None:
    """Return the only person of a gender of whom an article tells, or whom it names at all, soon after an offset."""
    reach = start, start + SOON
    told = [(person, name) for person, name in _told(story, gender, *reach) if name.text == person.name]
    found = told or [
        (person, name) for person, name in _named(story, gender, *reach) if " " in name.text and _opens(story, name)
    ]
    if len({person.name for person, _ in found}) != 1:
        return None
    person, name = found[0]
    return person.name if person.gender and not _is_introduced(story, name) else None


def _named(story: Story, gender: str, start: int, end: int) -> Iterator[tuple[Person, Name]]:
    """Yield the people of a gender named outside quotations, but none by whom something else is named."""
    for name in story.known.between(start, end):
        person = story.known.people.get(story.known.full(name.text))
        if person is None or person.gender not in {gender, None} or not story.unquoted(name.start):
            continue
        before = max(0, name.start - NEAR), name.start
        if not COMPLEMENT_BEFORE.search(story.masked, *before) and not OTHER.search(story.masked, *before):
            yield person, name


def _told(story: Story, gender: str, start: int, end: int) -> Iterator[tuple[Person, Name]]:
    """Yield the people of a gender named between two offsets, in order, where they are the subject of a verb."""
    for person, name in _named(story, gender, start, end):
        told = is_first_name(person.name.split()[0]) and _is_reporting(story, name)
        if told or (person.gender and (_is_reporting(story, name) or _is_subject(story, name))):
            yield person, name


def _is_reporting(story: Story, name: Name) -> bool:
    """Whether an incise names the person: "a ajouté Zoé Lam", "selon la ministre Zoé Lam"."""
    before = WORD.findall(EDGE.split(story.masked[max(0, name.start - NEAR) : name.start])[-1].lower())
    if not before or sum(is_role(word) for word in before) > 1:
        return False  # "écrit l'élu dans une lettre au président Luc Brandt"
    past = before[0] in words("auxiliary") and any(word in verbs().past for word in before[1:4])
    return past or before[0] in verbs().finite or before[0] in SOURCES


def _is_subject(story: Story, name: Name) -> bool:
    """Whether a name stands in the subject of its sentence."""
    begin = max(0, name.start - REACH)
    ends = [match.end() for match in SENTENCE.finditer(story.masked, begin, name.start)]
    tokens, found = story.parsed(max(ends, default=begin), min(len(story.text), name.end + REACH))
    return found is not None and tokens[found[0]].start <= name.start < tokens[found[1] - 1].end


def _speaks(story: Story, name: Name) -> bool:
    """Whether a verb of speech stands beside a name that is a subject: "Zoé Lam, élue, affirme"."""
    after = WORD.findall(SENTENCE.split(story.masked[name.end : name.end + NEXT])[0].lower())
    return _is_reporting(story, name) or any(is_speech(word) for word in after)


def _opens(story: Story, name: Name) -> bool:
    """Whether a sentence opens with a name, or does after a word: "Avec Zoé Lam, on rit"."""
    return len(SENTENCE.split(story.masked[max(0, name.start - NEAR) : name.start])[-1].split()) <= 1


def _is_introduced(story: Story, name: Name) -> bool:
    """Whether an incise says who it is that speaks: "a dénoncé Luc Brandt, secrétaire de l'Umo"."""
    return _is_reporting(story, name) and story.text.startswith(",", name.end) and bool(name.roles)
