"""Who is in focus where a description stands: whom a pronoun would stand for there, where the noun suits them."""

from __future__ import annotations

import re

from quotes import focus
from quotes.continuing import takes_over
from quotes.cutting import is_first_name
from quotes.entities import Person
from quotes.lexicon import hypernyms, words
from quotes.story import Story
from quotes.wording import COMPLEMENT_BEFORE, agreement, head_of, is_human, looks_human
from quotes.wordkinds import is_role

TITLES = {"professeur", "professeure", "docteur", "docteure", "conservateur", "conservatrice"}  # go with every post
EMPLOYED = {"employé", "employée", "salarié", "salariée"}
ASKING = {"journaliste", "animateur", "animatrice"}  # who asks
OWN = re.compile(r"s(?:on|a)\s", re.IGNORECASE)
LONGEST = 9  # words of a description; a longer one introduces somebody
ALONE = 450  # code points outside quotations before a description in which nobody else comes up
FURTHEST = 2_500
AFTER = 60
RECENT = 1_000  # code points in which who speaks is still talked about
FITS = 2.0  # weight of a kindred role, in times named
ANYBODY = {
    "citoyen",
    "citoyenne",
    "homme",
    "femme",
    "garçon",
    "fille",
    "dame",
    "sexagénaire",
    "septuagénaire",
    "trentenaire",
    "quadragénaire",
}
SENTENCE_END = re.compile(r"(?:(?<!\bM)\.|[!?»])(?=\s|[A-ZÀ-Ý])|\n")


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
    name = _talked_about(story, noun, gender, start)
    if name and name[0].islower() and name in story.voices and _says_again(name, head):
        return name
    salient, other = story.known.people.get(name or ""), story.known.people.get(found)
    if salient is None or other is None or salient.name in others:
        return found
    shown = not gender or salient.gender == gender or other.gender != gender
    suits = shown and fits(salient, head) >= fits(other, head)
    return salient.name if suits and not _named_since(story, other, salient, start) else found


def _talked_about(story: Story, noun: focus.Noun, gender: str | None, start: int) -> str | None:
    """Return whom a pronoun at an offset would stand for: a description often says it in other words."""
    if story.depth:
        return None  # asked on the way to another antecedent
    story.depth += 1
    name = focus.antecedent(story, noun, "elle" if gender == "f" else "il", start)
    story.depth -= 1
    return name


def only_one(story: Story, noun: focus.Noun, mention: str, bare: str, head: str, start: int) -> str | None:
    """Return the only person talked about just before a description: "le député de la Brenne", "le présentateur".

    Args:
        story: The article.
        noun: Says whom a noun phrase stands for, given its offsets.
        mention: The description.
        bare: The same without its article.
        head: The noun that heads it.
        start: Its offset.
    """
    gender = agreement(mention)
    person = story.known.people.get(_talked_about(story, noun, gender, start) or "")
    if person is None or OWN.match(mention) or len(bare.split()) > LONGEST or _is_new(story, person, bare, head, start):
        return None
    if not _may_be(story, person, head, start):
        return None
    end = start + len(mention)
    if takes_over(story, start, end) or (mention[0].islower() and _named_after(story, end)):
        return None
    if any(word in words("organisation") for word in bare.split()[1:2]):
        return None  # "la puissante association"
    return person.name if _near(story, person, gender, start) == {person.name} else None


def _may_be(story: Story, person: Person, head: str, start: int) -> bool:
    """Whether a person may be called by a noun: by one of an office only who has spoken."""
    if not goes_with(person, head):
        return False
    sure = bool(person.gender or person.roles)
    if person.name in story.voices:
        return sure or _sounds_human(person.name)
    return sure and head not in words("mandate", "posted") and _is_told_of(story, person, start)


def _sounds_human(name: str) -> bool:
    """Whether a name without a known first name is made like a person's: not "Côte d'Azur", "France Dimanche"."""
    parts = name.split()
    return looks_human(name) and name.istitle() and not any(part.lower() in words("weekday") for part in parts)


def _is_new(story: Story, person: Person, bare: str, head: str, start: int) -> bool:
    """Whether a description introduces somebody, or says again who is known by it alone."""
    kindred = bool(hypernyms().get(head, frozenset()) & person.roles)  # "le médecin immunologiste" a professor
    speaks_for = head == bare == "porte-parole" and _spoke_last(story, person)
    if (
        (head in words("new_person") and not (kindred or speaks_for or head in EMPLOYED))
        or head in ASKING
        or head in words("title")
    ):
        return True
    known_by_it = any(head_of(spoke.name) == head for spoke in story.spoken if spoke.name[0].islower())
    return known_by_it or story.last_end(rf"\b(?:une?|des|autre)\s(?:[\w\-]+\s)?{re.escape(head)}\b", start) > 0


def _is_told_of(story: Story, person: Person, start: int) -> bool:
    """Whether the last mention of a person is no complement: not "le mari de Zoé Lam"."""
    latest = story.named(person, start)[1]
    return latest >= 0 and not _hangs(story, latest)


def _hangs(story: Story, start: int) -> bool:
    return COMPLEMENT_BEFORE.search(story.masked, max(0, start - 12), start) is not None


def _spoke_last(story: Story, person: Person) -> bool:
    return bool(story.spoken) and story.spoken[-1].name == person.name


def goes_with(person: Person, head: str) -> bool:
    """Whether one person may well be both: "la cofondatrice" a director, but no mayor a minister."""
    if not has_another(person, head):
        return True
    kinds = (kinds | {noun} for noun, kinds in hypernyms().items() if head in kinds)
    return head not in words("mandate") and any(kind & person.roles for kind in kinds)


def _near(story: Story, person: Person, gender: str | None, start: int) -> set[str]:
    """Return who of that gender comes up just before an offset, and who has spoken there, quotations not counted.

    Whom another is named by ("les propos de Luc Roy") counts only beside a person who has not spoken.
    """
    floor = max(0, start - FURTHEST)
    begin = next(
        (at for n, at in enumerate(at for at in range(start - 1, floor, -1) if story.unquoted(at)) if n == ALONE), floor
    )
    found = (name for name in story.known.between(begin, start) if story.unquoted(name.start))
    heard = person.name in story.voices
    named = (story.known.full(name.text) for name in found if not (heard and _hangs(story, name.start)))
    people = (story.known.people.get(name) for name in named)
    fitting = {other.name for other in people if other and (gender is None or other.gender in {gender, None})}
    since = max(begin, story.named(person, start)[1])
    return fitting | {spoke.name for spoke in story.spoken_between(since, start) if spoke.name in story.known.people}


def _named_after(story: Story, end: int) -> bool:
    """Whether a person's name may still belong to the description: "le maire (PS) de Brenne, Paul Lam"."""
    ended = SENTENCE_END.search(story.masked, end, end + AFTER)
    after = story.known.between(end, ended.start() if ended else end + AFTER)
    return any(name.person or is_first_name(name.text) for name in after)


def _says_again(name: str, head: str) -> bool:
    """Whether a noun says a description again: "le fils d'un élu … le jeune homme", "la procureure … la magistrate"."""
    before = head_of(name)
    return before == head or before in hypernyms().get(head, ()) or (head in ANYBODY and is_human(before))


def _named_since(story: Story, other: Person, salient: Person, start: int) -> bool:
    """Whether a later sentence than the last one that tells of a person names another."""
    latest = max(story.last_told(salient, start, RECENT), 0)
    ended = SENTENCE_END.search(story.masked, latest, start)
    return ended is not None and story.named(other, start)[1] > ended.start()


def fits(person: Person, head: str) -> float:
    """Return how well a general noun suits what the text has called a person: "le syndicaliste" a delegate."""
    kinds = hypernyms().get(head)
    if not kinds or not person.roles:
        return -FITS if has_another(person, head) else 0.0
    return FITS if kinds & person.said else -FITS


def has_another(person: Person, head: str) -> bool:
    """Whether the text says that a person does something else: "le sous-préfet" is not the president Paul Lam."""
    general = head in hypernyms() or head in words("seat") or not is_role(head)
    return bool(person.roles - TITLES) and not general and head not in person.said


def suits(person: Person, head: str) -> bool:
    """Whether a noun goes with all that the text has called a person: no minister is "le chanteur"."""
    return goes_with(person, head) and (head not in hypernyms() or not person.roles or fits(person, head) > 0)
