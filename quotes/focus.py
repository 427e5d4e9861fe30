"""Whom a pronoun stands for: the most salient candidate of its gender and number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from quotes.lexicon import words
from quotes.others import somebody_else
from quotes.reporting import reporters, tells
from quotes.story import Parsed, Spoke, Story, parsed
from quotes.tokens import Token
from quotes.wording import COMPLEMENT_BEFORE, FEMININE, LEADING, PLURAL, agreement, head_of, is_human, is_plural
from quotes.wordkinds import is_pronoun

LAST = ("ce dernier", "cette dernière", "l'intéressé", "celui-ci", "celle-ci")
OBLIQUE = {"lui", "eux", "on"}  # no subjects
OWN = {"son", "sa", "ses", "leur", "leurs"}
NOBODY = {"on", "certains", "certaines", "plusieurs", "beaucoup", "tous", "chacun", "les uns", "les autres", "qui"}
SENTENCE = re.compile(
    r"(?:(?<!\bM)\.|[!?…])"  # not of "M. Roche"
    r"(?:[\s»]+(?=[A-ZÀ-Ý«0-9])|(?<=[a-zà-ÿ0-9»)][.!?…])(?=[A-ZÀ-Ý«]))"  # glued: "Il dort.Elle rit."
    r"|»(?:\s+»?|»)(?=[A-ZÀ-Ý«0-9])|\n+"
)
WINDOW = 1200  # code points read before a pronoun
DEEPEST = 3  # pronouns that stand for one another
FAR = 6  # sentences in which an antecedent is looked for
RECENT = 8  # speakers looked through for one outside quotations
SUBJECT, SPOKE, NAMED, COMPLEMENT = 3.0, 2.6, 1.3, 0.6  # salience of a candidate by its place; 1 less a sentence
TELLS = 2.2  # of who says something in a relative clause: "du côté de Zoé Lam, qui a dit la soutenir"
SPOKE_LAST = 0.6
INCISE = 3.3  # of who reports a sentence without marks
AGENT_SPOKE = 2.0
AGENT = re.compile(r"\bpar\s(?:l[ea]s?\s|l['’])?$")
THING = 1.7
PARAGRAPH = 1.5

Noun = Callable[[int, int], "str | None"]


def antecedent(story: Story, noun: Noun, mention: str, start: int) -> str | None:
    """Return the name of whom a pronoun stands for, by its gender and number and who is in focus before it.

    Args:
        story: The article, who is in it and who has spoken.
        noun: Says whom a noun phrase stands for, given its offsets.
        mention: The pronoun: "elle", "-t-il", "ce dernier", "son" of whom a document is by.
        start: Its offset.

    Returns:
        The name, or ``None`` where nobody fits or the pronoun stands for nobody in particular.
    """
    low = mention.strip().lower().replace("’", "'").lstrip("-").removeprefix("t-")
    if low in NOBODY:
        return None
    if low.startswith(LAST):
        latest = _latest(story, "f" if low in FEMININE else "m", start)
        if latest:
            return latest
    plural = low in PLURAL
    gender = None if low == "son" else "f" if low in FEMININE else "m"
    other = somebody_else(story, low, start, start + len(mention))
    quoted = () if story.unquoted(start) else _quoted(story, noun, start)
    for candidates in (quoted, _candidates(story, noun, start)):
        best = _best(candidates, gender, other, plural=plural)
        if best:
            return best
    only = None if plural or gender is None else _only(story, gender, start)
    return only if only != other else None


def _best(
    candidates: Iterable[tuple[float, Spoke | None]], gender: str | None, other: str | None, *, plural: bool
) -> str | None:
    """Return the most salient candidate that fits, reading no further than where a better one may come."""
    best: tuple[float, str] | None = None
    for score, candidate in candidates:
        if candidate is None and best and best[0] >= score:
            break
        if candidate is None or candidate.plural != plural or candidate.name == other:
            continue
        if (plural or gender is None or candidate.gender in {gender, None}) and (best is None or score > best[0]):
            best = score, candidate.name
    return best[1] if best else None


def _only(story: Story, gender: str, start: int) -> str | None:
    """Return the only person of a gender whom the article has named so far, however far back."""
    found = [
        person for person in story.known.people.values() if person.gender == gender and story.named(person, start)[0]
    ]
    return found[0].name if len(found) == 1 else None


def _quoted(story: Story, noun: Noun, start: int) -> Iterator[tuple[float, Spoke | None]]:
    """Yield whom the words quoted before an offset tell of: « Ma tante arrive et elle dit : « Oui ». »."""
    begin = max(story.text.rfind("«", 0, start) + 1, start - WINDOW)
    for name in story.known.between(begin, start):
        person = story.known.people.get(story.known.full(name.text))
        if person is not None:
            yield NAMED, Spoke(name.start, person.name, person.gender, False)
    subject = _subject(story, noun, parsed(story.text, begin, start))
    if subject:
        yield SUBJECT, subject


def _latest(story: Story, gender: str, start: int) -> str | None:
    """Return the person named last before an offset, outside quotations."""
    for name in reversed(story.known.between(max(0, start - WINDOW), start)):
        person = story.known.people.get(story.known.full(name.text))
        if person is not None and person.gender in {gender, None} and story.unquoted(name.start):
            return person.name
    return None


def _candidates(story: Story, noun: Noun, start: int) -> Iterator[tuple[float, Spoke | None]]:
    """Yield possible antecedents before an offset with their salience, and ``None`` with the highest still to come."""
    said = reversed(story.spoken[-RECENT:]) if story.unquoted(start) else ()
    last = next((spoke for spoke in said if story.unquoted(spoke.start)), story.spoken[-1] if story.spoken else None)
    if last and start - last.start > 2 * WINDOW:
        last = None
    for distance, (begin, end) in enumerate(islice(sentences(story, start), FAR)):
        yield INCISE - distance, None
        far = distance + PARAGRAPH * (story.masked.count("\n", end - 1, start) > 0)
        sentence = story.parsed(begin, end)
        subject = _subject(story, noun, sentence)
        if subject:
            near = distance == 0 and is_human(head_of(subject.name))  # "l'huissier a laissé un mot où il dit"
            yield SUBJECT - far - (0.0 if near else _thing(story, subject.name)), subject
        for incise, spoke in _reported(story, noun, sentence[0]):
            yield (INCISE if incise else SPOKE - _thing(story, spoke.name)) - far, spoke
        for spoke in story.spoken_between(begin, end):
            if _is_mute(spoke):
                continue
            agent = AGENT.search(story.masked, max(0, spoke.start - 8), spoke.start)  # "prétendu par Paul Lam"
            yield (
                (AGENT_SPOKE if agent else SPOKE) + SPOKE_LAST * (spoke is last) - far - _thing(story, spoke.name),
                spoke,
            )
        for name in story.known.between(begin, end):
            full = story.known.full(name.text)
            person = story.known.people.get(full)
            if person is not None and story.unquoted(name.start):
                hangs = COMPLEMENT_BEFORE.search(story.masked, max(0, name.start - 12), name.start)
                salience = TELLS if person.gender and tells(story.masked, name.end) else COMPLEMENT if hangs else NAMED
                yield salience - far, Spoke(name.start, full, person.gender, False)
    if last:
        yield SPOKE - 2 * FAR, last


def _reported(story: Story, noun: Noun, tokens: list[Token]) -> Iterator[tuple[bool, Spoke]]:
    """Yield who reports a sentence without marks, and whether an incise says so: "…, confirme Nadia Roy"."""
    for first, after, incise in reporters(tokens):
        start, stop = tokens[first].start, tokens[after - 1].end
        mention = story.text[start:stop]
        if is_pronoun(tokens, first) > first or tokens[first].low in OWN:
            continue
        name = noun(start, stop)
        if name in story.known.people or (name and is_human(head_of(name)) and not name.startswith("même")):
            plural = is_plural(mention)
            yield incise, Spoke(start, name, None if plural else gender_of(story, mention, name), plural)


def _is_mute(spoke: Spoke) -> bool:
    """Whether a speaker is a thing, which no "elle" that speaks stands for: "l'affaire", "le panneau"."""
    speaking = words("organisation", "document", "media", "company")
    head = head_of(spoke.name)
    return not spoke.plural and spoke.name.islower() and not is_human(head) and head not in speaking


def _thing(story: Story, name: str) -> float:
    """The salience that an organisation or a description lacks against a named person."""
    if name in story.known.people:
        return 0.0
    return THING / 2 if name[:1].islower() and is_human(head_of(name)) else THING


def sentences(story: Story, start: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences before an offset, the nearest first, beginning with the one it stands in."""
    floor = max(0, start - WINDOW)
    cuts = [floor, *(match.end() for match in SENTENCE.finditer(story.masked, floor, start)), start]
    for begin, end in zip(reversed(cuts[:-1]), reversed(cuts[1:]), strict=True):
        if end > begin:
            yield begin, end


def _subject(story: Story, noun: Noun, sentence: Parsed) -> Spoke | None:
    """Return the subject of a sentence where it is somebody, or an organisation."""
    tokens, found = sentence
    if found is None:
        return None
    if is_pronoun(tokens, found[0]) == found[1]:
        return _carried_on(story, noun, tokens, *found) if tokens[found[0]].low not in OBLIQUE else None
    start, stop = tokens[found[0]].start, tokens[found[1] - 1].end
    mention = story.text[start:stop]
    head = head_of(LEADING.sub("", mention))
    name = noun(start, stop)
    if name is None:
        return None
    named = name in story.known.people
    if named and not is_human(head) and not story.known.between(start, start + 7):
        return None  # "le journal de Luc Roy"
    joint = " et " in mention and name[:1].isupper()  # "Zoé et Lise Roy"
    plural = is_plural(mention)
    group = plural and name[:1].isupper()  # "Les Talibans", "Les Verts"
    if not named and not joint and not group and not is_human(head) and head not in words("organisation"):
        return None
    return Spoke(start, name, None if plural else gender_of(story, mention, name), plural)


def _carried_on(story: Story, noun: Noun, tokens: list[Token], at: int, end: int) -> Spoke | None:
    """Return whom a pronoun that is the subject stands for: "Ce dernier n'a rien vu. « Oui », a-t-il dit."."""
    start, mention = tokens[at].start, story.text[tokens[at].start : tokens[end - 1].end]
    impersonal = tokens[at].low == "il" and any(token.low in words("impersonal") for token in tokens[end : end + 2])
    if impersonal or story.depth >= DEEPEST:
        return None
    story.depth += 1
    name = antecedent(story, noun, mention, start)
    story.depth -= 1
    plural = is_plural(mention)
    return Spoke(start, name, None if plural else gender_of(story, mention, name), plural) if name else None


def gender_of(story: Story, mention: str, name: str | None) -> str | None:
    """Return the gender of a mention that stands for a name, "f" or "m"."""
    person = story.known.people.get(name or "")
    if person is not None and person.gender:
        return person.gender
    return agreement(mention)
