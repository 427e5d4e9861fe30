"""From a mention to who it is: proper names first, then descriptions, pronouns by what is in focus."""

from __future__ import annotations

import re

from quotes import focus
from quotes.entities import Inventory
from quotes.holders import holder
from quotes.issuers import issuer
from quotes.lexicon import office_called, words
from quotes.names import Name, is_first_name
from quotes.organisations import expanded, fullest_description, organisation, spelt_out
from quotes.phrases import DEMONYM
from quotes.story import Spoke, Story
from quotes.wording import (
    COMPLEMENT_BEFORE,
    DEFINITE,
    LEADING,
    OF,
    PLURAL_START,
    head_of,
    is_human,
    is_plural,
    looks_human,
)
from quotes.wordkinds import is_role

CLOSED = re.compile(r"\s*(?:[,.:;()«»–—]|$)")
INDEFINITE = re.compile(r"(?:une?|des)\s", re.IGNORECASE)
NOT_A_NAME = re.compile(r"(?:^autres?|\b(?:eux|elles|celui|celle|ceux|celles))$", re.IGNORECASE)  # "l'un d'eux"
NATIVE = re.compile(r"[A-ZÀ-Ý][\w\-]+(?:\sde\s\d+\sans)?")  # "l'Ivoirien", "le Creusois de 28 ans"
PARTITIVE = re.compile(r"une?\s(?:de\s|des\s|d['’])", re.IGNORECASE)
UTTERED = re.compile(
    r"^\S+(?:\s\S+)??\s(?:de\s|du\s|des\s|d['’])(?=\S)"
)  # leaves the article: "réplique de l’ouvrière"
CLITIC = re.compile(r"\s(?:nous|vous|me|te|se|ne|lui|[mtsn]['’])$")  # of the verb: "sa femme m'a dit"
QUALIFIED = re.compile(r",\s(?:l[ea]\s|l['’])(?:[a-zà-ÿ\-]+\s){1,3}")
KIND = re.compile(r",\s(?:l[ea]\s|l['’])([a-zà-ÿ\-]+)\s")
LAST_NAMED = re.compile(r"c(?:e|et|ette|es)\sderni(?:er|ère)s?$", re.IGNORECASE)


class Resolver:
    """Says who the mentions of one article stand for.

    Args:
        text: The article.
        masked: The same with its quotations masked, so that names in them are no antecedents.
    """

    def __init__(self, text: str, masked: str) -> None:
        self.text = text
        self.story = Story(text, masked)

    @property
    def known(self) -> Inventory:
        """Who and what the article names."""
        return self.story.known

    def resolve(self, start: int, end: int, *, pronoun: bool, remember: bool = True) -> tuple[str | None, str | None]:
        """Return the name of the source that a mention stands for and its gender.

        Args:
            start: Offset of the mention.
            end: Offset after it.
            pronoun: Whether it is a pronoun.
            remember: Whether it is a speaker, to whom later mentions may refer.

        Returns:
            The name or ``None``; the gender of one person, "f" or "m", or ``None``.
        """
        mention = self.text[start:end]
        refers = pronoun and not LAST_NAMED.match(mention)
        name = focus.antecedent(self.story, self._noun, mention, start) if refers else self._noun(start, end)
        plural = is_plural(mention)
        gender = None if plural else focus.gender_of(self.story, mention, name)
        if name and remember:
            self.story.remember(Spoke(start, name, gender, plural))
        return name, gender if self._is_one_person(name, pronoun=pronoun) else None

    def _is_one_person(self, name: str | None, *, pronoun: bool) -> bool:
        """Whether grammatical gender says something of a person: "la préfecture" is feminine, and nobody."""
        if name is None:
            return pronoun
        return name in self.known.people or is_human(head_of(LEADING.sub("", name)))

    def is_person(self, name: str | None) -> bool:
        """Whether the text shows that a name is a person's."""
        return self.story.is_person(name)

    def _noun(self, start: int, end: int) -> str | None:
        mention = CLITIC.sub("", self.text[start:end])
        end = start + len(mention)
        if LAST_NAMED.match(mention):
            return self._apposed(end) or focus.antecedent(self.story, self._noun, mention, start)
        bare = LEADING.sub("", mention)
        head = head_of(bare)
        if NOT_A_NAME.search(bare):
            return None
        if DEFINITE.match(mention) and NATIVE.fullmatch(bare) and DEMONYM.fullmatch(head):
            return holder(self.story, mention, bare.lower(), start) or bare
        own = self._own_name(start, end) or (self._apposed(end) if is_human(head) else None) or self._firm(end, head)
        if own:
            return own
        if head in words("utterance"):
            of = UTTERED.match(bare)
            said = self._noun(start + len(mention) - len(bare) + of.end(), end) if of else None
            if said:
                return said
        if head in words("document"):
            of = OF.match(bare)
            if of:
                return self._noun(start + len(mention) - len(bare) + of.end(), end)
            issued = issuer(self.story, self._noun, head, start, end)
            if issued:
                return issued
        if DEFINITE.match(mention):
            if is_human(head) or office_called(bare):
                held = holder(self.story, mention, bare, start)
                if held:
                    return held
            elif head in words("organisation"):
                held = organisation(self.story, bare, head, start)
                if held:
                    return held
        indefinite = INDEFINITE.match(mention)  # "un ministre" is no more of a ministry than the text says here
        if PARTITIVE.match(bare):
            return bare[0].lower() + bare[1:]  # "une de ses tantes"
        return (bare if indefinite else fullest_description(self.story, bare)) or None

    def _apposed(self, end: int) -> str | None:
        """Return the name of a person that stands right after a description, with or without a comma."""
        after = self.known.between(end, end + 70)
        found = next((name for name in after if name.person or is_first_name(name.text)), None)
        between = self.text[end : found.start] if found else ""
        if found and not CLOSED.match(self.text, found.end):
            return None  # "Selon le maire, Paul Lam était …"
        if found and between == " ":
            return self.known.full(found.text)
        if found and re.fullmatch(r"(?:\s\([^()]{1,60}\))?(?:,\s[^,.«»]{3,60})?,\s(?:M\.|Mme|Me|Dr)?\s?", between):
            return self.known.full(found.text)
        if found and QUALIFIED.fullmatch(between) and not any(is_role(word) for word in between.split()):
            return self.known.full(found.text)  # "Son entraîneur, le très sérieux Paul Lam, …"
        return None

    def _firm(self, end: int, head: str) -> str | None:
        """Return the name of an organisation apposed to a description: "le distributeur, Ciné-Lune, …"."""
        found = next(iter(self.known.between(end, end + 40)), None)
        if found is None or found.person or self.text[found.end : found.end + 1] != ",":
            return None
        between = self.text[end : found.start]
        kind = KIND.fullmatch(between)
        firm = kind.group(1) in words("organisation") if kind else between == ", " and head in words("organisation")
        return self.known.full(found.text) if firm else None

    def _own_name(self, start: int, end: int) -> str | None:
        """Return the proper name inside a mention: its last one, unless the whole is the name of an organisation."""
        inside = self.known.between(start, end)
        if not inside:
            return None
        first, last = inside[0], inside[-1]
        head = self.text[start : last.start]
        bare = LEADING.sub("", head)
        full = self.known.full(last.text)
        if len(inside) > 1 and re.search(r"\bet\b", self.text[first.start : last.start]):
            joint = self._joint(start, end)
            if joint or PLURAL_START.match(head):
                return joint  # "le ministre de l'Économie et des Finances Michel Sapin" is one
        if last.end >= end - 1:
            around = is_human(head_of(bare)) or head_of(bare) in words("entourage")
            somebody_else = bool(COMPLEMENT_BEFORE.search(head)) and around
            if somebody_else and full in self.known.people:
                return None  # "la femme de Jacques Chirac"
            if not bare.strip():
                return self._alone(start, end, last)
            if last.text.isupper() and is_human(head_of(bare)) and full not in self.known.people:
                return None  # "le rapporteur LR"
            if is_human(head_of(bare)) and any(word in words("party") for word in last.text.lower().split()):
                return None  # "l'ancienne députée Europe Écologie Les Verts"
            if full in self.known.people:
                return full
            generic = head_of(bare)
            if is_human(generic) and is_plural(head):
                return None  # "des militantes Femen"
            if is_human(generic) and re.search(r"\b(?:de|du|des)\b|\bd['’]", bare):
                return None  # "un porte-parole de l'entreprise RTE"
            lone = len(bare.split()) <= 3 and not COMPLEMENT_BEFORE.search(bare)
            if lone and (generic in words("organisation") or is_role(generic) or generic in words("document")):
                return full
            if len(last.text.split()) > 1 and not COMPLEMENT_BEFORE.search(head):
                return full
        opens = not LEADING.sub("", self.text[start : first.start])
        if first.end < end and opens and self.known.full(first.text) in self.known.people:
            return self.known.full(first.text)
        return None

    def _alone(self, start: int, end: int, name: Name) -> str:
        """Return the fullest form of a name that stands without a description: "Lavrov", "la CGT", "la Délégation"."""
        full = self.known.full(name.text)
        if start == name.start and looks_human(name.text):
            self.known.introduce(full)
        if name.text.isupper() and full == name.text:
            return expanded(self.story, full) or self._whole(start, end)
        if " " not in full and full.lower() in words("organisation"):
            return spelt_out(self.story, full) or full
        return full if full in self.known.people else self._whole(start, end)

    def _joint(self, start: int, end: int) -> str | None:
        """Return the name of two people together where the text writes them side by side."""
        mention = LEADING.sub("", self.text[start:end])
        return mention if "," not in mention and "(" not in mention and mention[:1].isupper() else None

    def _whole(self, start: int, end: int) -> str:
        return self.known.full(LEADING.sub("", self.text[start:end]))
