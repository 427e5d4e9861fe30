"""Who speaks on under another description: "« … », poursuit le médecin", "Cet élu a aussi …"."""

from __future__ import annotations

import re

from quotes.cutting import is_first_name
from quotes.entities import Person
from quotes.lexicon import hypernyms, office_called, words
from quotes.story import Spoke, Story
from quotes.wording import agreement
from quotes.wordkinds import is_role

NEAR = 700  # code points between two mentions of who speaks on
NEXT = 450  # the same where nothing else tells
VERB = re.compile(
    r"\b(?:poursui(?:t|vi|vait)|(?:ajout|répét|enchaîn)(?:e|é|ait)|répète|reprend|repris|conclut|conclu|renchérit"
    r"|insist(?:e|é|ait))(?:\s(?:encore|alors|enfin|aussi|ensuite|également))?\s$"
)
ALSO = re.compile(
    r"(?:,?\s[^,.;:«»]{0,25})?\s(?:(?:s['’])?(?:est|a|avait|était)\s)?(?:également|par ailleurs|aussi|en outre|enfin)\b"
)
DEMONSTRATIVE = re.compile(r"ce(?:t|tte)?\s", re.IGNORECASE)
NEWCOMER = re.compile(r"((?:[A-ZÀ-Ý][\w\-’']{0,40}|\bans),)?\s[Uu]ne?\s(?:(?:ancien|autre|jeune)(?:ne)?\s)?([\w\-]+)")
COMPLEMENT = re.compile(r"\s(?:d[eu]s?|à|aux?|en)\b|['’]")
INCISE = re.compile(r"(?<!\b[Ss]elon)(?<!\b[Pp]our)(?<=\w)\s$")  # "a dit la responsable syndicale"
ASKING = {"animateur", "animatrice", "journaliste", "présentateur", "présentatrice"}  # of somebody else
TURN = re.compile(r"\b(?:de (?:son|leur) côté|pour (?:sa|leur) part|à (?:son|leur) tour|quant à|(?:lui|elle) aussi)\b")
FORMER = re.compile(r"(?:ancien(?:ne)?|ex)\b", re.IGNORECASE)


def speaks_on(story: Story, mention: str, bare: str, head: str, start: int) -> str | None:
    """Return the last speaker where a definite description is another way to call that person.

    Args:
        story: The article.
        mention: The description: "le médecin".
        bare: The same without its article.
        head: The noun that heads it.
        start: Offset of the mention.
    """
    shown = agreement(mention)
    near = sorted(story.spoken_between(start - NEAR, start), key=lambda spoke: spoke.start)
    last = next((spoke for spoke in near[:-3:-1] if shown is None or spoke.gender in {shown, None}), None)
    person = story.known.people.get(last.name) if last else None
    if last is None or person is None or not _is_person(person):
        return None
    if head not in person.roles and any(head in other.roles for other in story.known.people.values()):
        return None  # somebody else is called so
    end = start + len(mention)
    if head in words("epicene") or not _is_alone(story, last, shown, start):
        return None
    goes_on = VERB.search(story.masked, max(0, start - 40), start) or DEMONSTRATIVE.match(mention)
    if goes_on and not _is_told_apart(story, head, start):
        return person.name
    if FORMER.match(bare):
        return person.name  # never introduces anybody
    free = head not in words("new_person") and office_called(bare) is None and not _does_another(person, head)
    varies = start - last.start <= NEXT and is_role(head) and bare != head and head not in ASKING | words("title")
    varies = varies and not _is_told_apart(story, head, start)
    if free and (varies or ALSO.match(story.masked, end, end + 60)) and not takes_over(story, start, end):
        return person.name
    return person.name if head in words("variation") and _varies(story, person, bare, head, start) else None


def _varies(story: Story, person: Person, bare: str, head: str, start: int) -> bool:
    """Whether a noun by itself, or in an incise with an adjective, is what one may call a person: "le chercheur"."""
    kindred = not person.roles or head == "responsable" or bool(hypernyms().get(head, frozenset()) & person.roles)
    of_a_kind = len(bare.split()) == 2 and kindred and not COMPLEMENT.search(bare)
    return bare == head or (of_a_kind and INCISE.search(story.masked, max(0, start - 20), start) is not None)


def takes_over(story: Story, start: int, end: int) -> bool:
    """Whether the text says that somebody else goes on: "de son côté", "à son tour"."""
    begin = max(start - 50, *(story.masked.rfind(mark, max(0, start - 50), start) for mark in ".!?»"))
    return TURN.search(story.masked, max(0, begin), end + 60) is not None


def _is_person(person: Person) -> bool:
    """Whether more than its speaking shows that a name is a person's."""
    return bool(person.gender or person.roles) or is_first_name(person.name.split(" ")[0])


def _is_told_apart(story: Story, head: str, start: int) -> bool:
    """Whether the text has introduced somebody so before: "un voisin … poursuit le voisin"."""
    return story.last_end(rf"\b(?:une?|des|autre)\s(?:[\w\-]+\s)?{re.escape(head)}\b", start) > 0


def _does_another(person: Person, head: str) -> bool:
    """Whether the text gives the person a role that goes ill with this one: the préfet is no minister."""
    return bool(person.roles) and is_role(head) and head not in hypernyms() and head not in words("seat")


def _is_alone(story: Story, last: Spoke, shown: str | None, start: int) -> bool:
    """Whether nobody else of that gender comes up outside quotations between the last speaker and a mention."""
    named = (name for name in story.known.between(last.start, start) if story.unquoted(name.start))
    people = (story.known.people.get(story.known.full(name.text)) for name in named)
    others = (
        person.name != last.name and (shown is None or person.gender in {shown, None})
        for person in people
        if person is not None
    )
    newcomers = (
        not found.group(1) and (is_role(found.group(2)) or found.group(2) in words("human"))
        for found in NEWCOMER.finditer(story.masked, last.start, start)  # not "Luc Brandt, un bénévole"
    )
    return not any(others) and not any(newcomers)
