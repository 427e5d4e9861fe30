"""Which person a definite description stands for: who holds the role, else who is talked about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from quotes.continuing import FORMER, takes_over
from quotes.entities import Person, key
from quotes.focus import Noun
from quotes.foretold import LEDE, first_to_speak
from quotes.lexicon import hypernyms, office_called, offices, words
from quotes.salience import OWN, fits, goes_with, has_another, salient, suits
from quotes.story import Story
from quotes.wording import agreement, content_of, head_of

POST = re.compile(r"[a-zà-ÿ\-]+\s(?:du|de\sl[a'’]|des)\s?[a-zà-ÿ]")
NEAR = 500  # code points between a name and "le secrétaire général de la CGT" after it
LONG = 9  # words of a description; a longer one introduces somebody
OFTEN = 2  # times that a single name must stand in the text to be somebody talked about


def holder(story: Story, noun: Noun, mention: str, bare: str, start: int) -> str | None:
    """Return the person a definite description stands for: who holds the role, else who is in focus.

    Args:
        story: The article.
        noun: Says whom a noun phrase stands for, given its offsets.
        mention: The description: "le ministre".
        bare: The same without its article.
        start: Offset of the mention.
    """
    plain = _plain(bare)
    office = office_called(plain)
    former = FORMER.match(bare)  # never introduces anybody
    if (office or former) and not (plain == "premier ministre" and _said_in_text(story, "premier")):
        known = _office(story, f"ancien {office or plain}" if former else office or plain, mention)
        if known:
            return known
    head = head_of(office or bare)
    wanted = _stems(content_of(office or bare)) - {_stem(head)}
    gender = agreement(mention)
    best: tuple[float, Person] | None = None
    others: set[str] = set()  # holders of the same role elsewhere
    for person in story.known.people.values():
        if not person.offsets or (gender and person.gender and gender != person.gender):
            continue
        if head not in person.roles or (bare.lower().startswith("premier ") and "premier" not in person.said):
            continue
        if "général" in wanted and "avocat" in head and "général" not in _stems(person.said):
            continue  # "l'avocat général" prosecutes
        earlier = bisect_left(person.offsets, start)
        shared = wanted & _stems(person.said)
        if not shared and wanted and content_of(" ".join(sorted(person.said - {head}))):
            others.add(person.name)  # another ministry, another town
            continue
        score = 2.0 * len(shared) + (1.0 if earlier else 0.0)
        score -= (start - person.offsets[earlier - 1]) / 10_000 if earlier else 0.5
        if best is None or score > best[0]:
            best = score, person
    if best and wanted and not wanted & _stems(best[1].said):
        return _office(story, plain, mention) or best[1].name  # "le président américain" is not "le président Nixon"
    if best:
        return best[1].name
    known = None if office else _office(story, plain, mention) or _covered(story, bare, head, gender, start)
    if known or (others and head not in words("mandate")) or (head in words("new_person") and not former):
        return known
    found = _in_focus(story, mention, bare, head, gender, start, office=bool(office), others=others)
    return salient(story, noun, found, head, gender, start, others) if found else None


def _plain(bare: str) -> str:
    """Return the office in a description, without "ancien", "nouveau" and the like, in lower case."""
    low = FORMER.sub("", bare.lower()).lstrip("- ")
    if low.startswith(("premier ministre", "première ministre")):
        of_whom = FORMER.match(bare) and " d" in low  # "l'ancien Premier ministre de Jacques Chirac"
        return low if low in offices() or of_whom else low[: low.index("ministre") + len("ministre")]
    return " ".join(word for word in low.split() if word not in words("prenominal"))


def _stem(word: str) -> str:
    """Return a word without the endings of gender and number: "intérieures" and "intérieur" are alike."""
    return word.removesuffix("s").removesuffix("e")


def _stems(found: Iterable[str]) -> set[str]:
    return {_stem(word) for word in found}


def _said_in_text(story: Story, word: str) -> bool:
    """Whether the article itself says who is first minister: an office known from elsewhere has had many holders."""
    return any(word in person.said and "ministre" in person.roles for person in story.known.people.values())


def _office(story: Story, office: str, mention: str) -> str | None:
    """Return who is known to have held an office, where the article names one holder more than the others."""
    held = {key(name) for name in offices().get(office.replace("’", "'"), ())}
    named = [person for person in story.known.people.values() if held and key(person.name) in held]
    if agreement(mention) == "f":
        named = [person for person in named if person.gender != "m"]
    spoke = story.spoken[-1].name if story.spoken else ""
    return max(named, key=lambda person: (person.name == spoke, len(person.offsets))).name if named else None


def _in_focus(
    story: Story, mention: str, bare: str, head: str, gender: str | None, start: int, *, office: bool, others: set[str]
) -> str | None:
    """Return the person talked about, for a description that introduces nobody new: "la jeune femme"."""
    if OWN.match(mention) or len(bare.split()) > LONG:
        return None
    if not office and _first_of_a_post(story, bare, head, start):
        return None
    since = 0 if office else story.last_end(rf"\b(?:une?|des)\s(?:[\w\-]+\s)?{re.escape(head)}\b", start)
    demonstrative = mention[:2].lower() == "ce"
    elsewhere = any(char.isupper() for char in bare) and not office
    if elsewhere:
        if (head not in words("mandate") and not demonstrative) or takes_over(story, start, start + len(mention)):
            return None
        speaker = _held_by_speaker(story, head, gender)
        if speaker:
            return speaker
        since = max(since, start - NEAR)
    counts: dict[str, float] = {}
    for person in story.known.people.values():
        if gender and person.gender and gender != person.gender:
            continue
        if person.name in others:
            continue
        if len(person.name.split()) < 2 and len(person.offsets) < OFTEN:
            continue
        if not person.gender and not person.roles:
            continue  # known only as a speaker: it may be an organisation
        told_apart = elsewhere and not demonstrative and not FORMER.match(bare)
        if (told_apart or head in words("offender")) and has_another(person, head):
            continue  # "le maire de Lorne", "l'assaillant" is not the minister
        times, latest = story.named(person, start)
        if times and latest >= since:
            counts[person.name] = times - (start - latest) / 500 + fits(person, head)
    spoke = next((name for name in reversed(story.voices) if name in counts), None)
    if spoke:
        counts[spoke] += 1.0
    if counts:
        most = max(counts, key=lambda name: counts[name])
        known = most in story.voices or head not in words("mandate") or FORMER.match(bare)
        return most if known or goes_with(story.known.people[most], head) else None
    field = any(char.isupper() for char in bare)  # "le ministre de l'Économie" is not whoever is named later
    return _named_later(story, head, gender, start, others) if gender and not others and not field else None


def _first_of_a_post(story: Story, bare: str, head: str, start: int) -> bool:
    """Whether a description introduces who holds a post: "le directeur de la prison", but "l'homme d'affaires"."""
    if POST.match(bare) is None or not bare.islower() or head not in words("posted", "mandate") or head in hypernyms():
        return False
    return story.last_end(rf"\b{re.escape(head)}\b", start) == 0


def _covered(story: Story, bare: str, head: str, gender: str | None, start: int) -> str | None:
    """Return the person named just before whose role a general noun covers: "le chercheur" a political scientist."""
    kinds = hypernyms().get(head)
    if not kinds or head not in words("new_person") or len(bare.split()) > 1:
        return None
    near: dict[str, int] = {}
    for person in story.known.people.values():
        if not kinds & person.roles or (gender and person.gender and gender != person.gender):
            continue
        latest = story.last_told(person, start, NEAR)
        if latest > start - NEAR:
            near[person.name] = latest
    return max(near, key=lambda name: near[name], default=None)


def _named_later(story: Story, head: str, gender: str, start: int, others: set[str]) -> str | None:
    """Return the person whom a first paragraph describes before naming: "L'élu a tranché. … Damien Abad"."""
    if start >= LEDE:
        return None
    speaks = first_to_speak(story, gender, start)
    if speaks and speaks not in others and suits(story.known.people[speaks], head):
        return speaks
    later = (
        person
        for person in story.known.people.values()
        if person.gender == gender and " " in person.name and person.offsets[0] > start and person.name not in others
    )
    most = max(later, key=lambda person: len(person.offsets), default=None)
    return most.name if most and suits(most, head) else None


def _held_by_speaker(story: Story, head: str, gender: str | None) -> str | None:
    """Return the last person to speak, for an office that the text gives to nobody: "le président du MoDem"."""
    for name in reversed(story.voices):
        person = story.known.people.get(name)
        if person is not None and (person.gender or person.roles):
            free = not person.roles or head in person.roles or bool(hypernyms().get(head, frozenset()) & person.said)
            return name if free and (gender is None or person.gender in {gender, None}) else None
    return None
