"""Who is in focus where a description stands: whom a pronoun would stand for there, where the noun suits them."""

from __future__ import annotations

import re

from quotes import focus
from quotes.entities import Person
from quotes.lexicon import hypernyms, words
from quotes.story import Story
from quotes.wording import head_of, is_human
from quotes.wordkinds import is_role

RECENT = 1_000  # code points in which who speaks is still talked about
FITS = 2.0  # weight of a kindred role, in times named
ANYBODY = {"homme", "femme", "garçon", "fille", "dame", "sexagénaire", "septuagénaire", "trentenaire", "quadragénaire"}
SENTENCE_END = re.compile(r"[.!?»](?=\s|[A-ZÀ-Ý])|\n")


def salient(
    story: Story, noun: focus.Noun, found: str, head: str, gender: str | None, start: int, others: set[str]
) -> str | None:
    """Return whom a pronoun at the same place would stand for, unless the noun suits the other person better.

    Args:
        story: The article.
        noun: Says whom a noun phrase stands for, given its offsets.
        found: Who is named most.
        head: The noun that heads the description.
        gender: The gender it shows, if any.
        start: Its offset.
        others: Who holds the same role elsewhere.
    """
    name = focus.talked_about(story, noun, gender, start)
    if name and name[0].islower() and _says_again(name, head):
        return name
    salient, other = story.known.people.get(name or ""), story.known.people.get(found)
    if salient is None or other is None or salient.name in others:
        return found
    shown = not gender or salient.gender == gender or other.gender != gender
    suits = shown and fits(salient, head) >= fits(other, head)
    return salient.name if suits and not _named_since(story, other, salient, start) else found


def _says_again(name: str, head: str) -> bool:
    """Whether a noun says a description again: "le fils d'un élu … le jeune homme", "la procureure … la magistrate"."""
    before = head_of(name)
    return before == head or before in hypernyms().get(head, ()) or (head in ANYBODY and is_human(before))


def _named_since(story: Story, other: Person, salient: Person, start: int) -> bool:
    """Whether a later sentence than the last one that tells of a person names another."""
    spoke = (spoke.start for spoke in story.spoken_between(start - RECENT, start) if spoke.name == salient.name)
    latest = max(story.named(salient, start)[1], *spoke, 0)
    ended = SENTENCE_END.search(story.masked, latest, start)
    return ended is not None and story.named(other, start)[1] > ended.start()


def fits(person: Person, head: str) -> float:
    """Return how well a general noun suits what the text has called a person: "le syndicaliste" a delegate."""
    kinds = hypernyms().get(head)
    if not kinds or not person.roles:
        return -FITS if _has_another(person, head) else 0.0
    return FITS if kinds & person.said else -FITS


def _has_another(person: Person, head: str) -> bool:
    """Whether the text says that a person does something else: "le sous-préfet" is not the president Paul Lam."""
    general = head in hypernyms() or head in words("seat") or not is_role(head)
    return bool(person.roles) and not general and head not in person.said
