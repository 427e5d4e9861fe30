"""From a mention to who it is: proper names first, then descriptions, pronouns by what is in focus."""

from __future__ import annotations

import re

from quotes import anonymous, focus
from quotes.continuing import speaks_on
from quotes.descriptions import fullest_description, without_participle
from quotes.entities import Inventory
from quotes.foretold import foretold
from quotes.holders import holder
from quotes.houses import house
from quotes.issuers import issuer
from quotes.lexicon import office_called, words
from quotes.naming import apposed, beside
from quotes.organisations import is_outlet, organisation
from quotes.phrasewords import DEMONYM
from quotes.salience import only_one
from quotes.story import Spoke, Story
from quotes.wording import (
    DEFINITE,
    LEADING,
    OF,
    head_of,
    is_body,
    is_document,
    is_human,
    is_plural,
)

INDEFINITE = re.compile(r"(?:une?|des)\s", re.IGNORECASE)
NOT_A_NAME = re.compile(r"(?:^autres?|\b(?:eux|elles|celui|celle|ceux|celles))$", re.IGNORECASE)  # "l'un d'eux"
NATIVE = re.compile(r"[A-ZÀ-Ý][\w\-]+(?:\sde\s\d+\sans)?")  # "l'Ivoirien", "le Creusois de 28 ans"
PARTITIVE = re.compile(r"une?\s(?:de\s|des\s|d['’])", re.IGNORECASE)
UTTERED = re.compile(
    r"^\S+(?:\s\S+)??\s(?:de\s|du\s|des\s|d['’])(?=\S)"
)  # leaves the article: "réplique de l’ouvrière"
KIND_OF = re.compile(r"([a-zà-ÿ\-]+)\s(?:de\s|d['’])(?!l[ea]?\b|[cs]e|un)([a-zà-ÿ\-]+)\b")  # "rapport d'autopsie"
CLITIC = re.compile(r"\s(?:nous|vous|me|te|se|ne|lui|[mtsn]['’])$")  # of the verb: "sa femme m'a dit"
OWN = re.compile(r"s(?:on|a|es)\s", re.IGNORECASE)
CONCERNED = re.compile(r"(?:le|la|l['’])\s?(?:principale?\s)?(?:intéressé|concerné)(e)?", re.IGNORECASE)
SAME = re.compile(r"mêmes?\s", re.IGNORECASE)
MARKED = re.compile(r"«\s?([^«»]+?)\s?»?")  # the whole of "les « gilets jaunes »"
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
        if mention.lower() == "on":
            name = house(self.story, self._noun, start, end)
        else:
            name = focus.antecedent(self.story, self._noun, mention, start) if refers else self._noun(start, end)
        marked = MARKED.fullmatch(name or "")
        name = marked.group(1) if marked else name
        plural = is_plural(mention)
        gender = None if plural else focus.gender_of(self.story, mention, name)
        name = (foretold(self.story, mention, name, gender, start) if gender else None) or name
        if name and remember:
            self.story.remember(Spoke(start, name, gender, plural))
        return name, gender if self._is_one_person(mention, name, pronoun=pronoun) else None

    def _is_one_person(self, mention: str, name: str | None, *, pronoun: bool) -> bool:
        """Whether grammatical gender says something of a person: "la préfecture" is feminine, and nobody."""
        if is_body(head_of(LEADING.sub("", mention))):
            return False
        if name is None or is_outlet(name):
            return pronoun and name is None
        return name in self.known.people or is_human(head_of(LEADING.sub("", name)))

    def is_person(self, name: str | None) -> bool:
        """Whether the text shows that a name is a person's."""
        return self.story.is_person(name)

    def _noun(self, start: int, end: int) -> str | None:
        mention = CLITIC.sub("", self.text[start:end])
        end = start + len(mention)
        if LAST_NAMED.match(mention):
            return apposed(self.story, end) or focus.antecedent(self.story, self._noun, mention, start)
        concerned = CONCERNED.fullmatch(mention)
        if concerned:
            said = "l'intéressée" if concerned.group(1) else "l'intéressé"
            return apposed(self.story, end) or focus.antecedent(self.story, self._noun, said, start)
        bare = LEADING.sub("", mention)
        head = head_of(bare)
        if NOT_A_NAME.search(bare):
            return None
        if DEFINITE.match(mention) and NATIVE.fullmatch(bare) and DEMONYM.fullmatch(head):
            return holder(self.story, self._noun, mention, bare.lower(), start) or bare
        behind = beside(self.story, start, end, bare, head) or self._behind(bare, head, start, end)
        if behind:
            return behind
        held = self._held(mention, bare, head, start) if DEFINITE.match(mention) else None
        if held and not set(held.split()) & set(bare.split()):
            return held  # never whom it belongs to: "le conseiller de l'ancien maire Luc Roy"
        if PARTITIVE.match(bare):
            return bare[0].lower() + bare[1:]  # "une de ses tantes"
        if INDEFINITE.match(mention):
            return (
                without_participle(self.story, bare, end) or None
            )  # "un ministre" is no more of a ministry than the text says here
        return fullest_description(self.story, without_participle(self.story, bare, end), start) or None

    def _behind(self, bare: str, head: str, start: int, end: int) -> str | None:
        """Return who is behind words or a document: "réplique de la maire", "un communiqué de la préfecture"."""
        first = end - len(bare)
        if anonymous.AGAIN.fullmatch(self.text, start, end):
            return anonymous.same_source(self.story, self._noun, start) or head
        if SAME.match(bare) and is_document(head):
            same = self.story.no_person_before(start)
            if same:
                return same
        if head in words("utterance"):
            of = UTTERED.match(bare)
            return self._noun(first + of.end(), end) if of else None
        if not is_document(head):
            return None
        bare = _without_kind(bare)
        of = OF.match(bare)
        if of and not bare[of.end()].isdigit():
            return self._noun(end - len(bare) + of.end(), end)
        if OWN.match(self.text, start):
            return focus.antecedent(self.story, self._noun, "son", start)
        return issuer(self.story, self._noun, head, start, end)

    def _held(self, mention: str, bare: str, head: str, start: int) -> str | None:
        """Return which person or organisation a definite description stands for."""
        if is_human(head) or office_called(bare):
            return (
                speaks_on(self.story, mention, bare, head, start)
                or holder(self.story, self._noun, mention, bare, start)
                or only_one(self.story, self._noun, mention, bare, head, start)
            )
        return organisation(self.story, bare, head, start) if head in words("organisation") else None


def _without_kind(bare: str) -> str:
    """Return a document without what kind it is of: "communiqué de presse de l'Umo" is the Umo's, not the press's."""
    kind = KIND_OF.match(bare)
    if kind is None or (kind.group(2) != "presse" and (is_body(kind.group(2)) or is_human(kind.group(2)))):
        return bare
    return bare[kind.start(1) : kind.end(1)] + bare[kind.end() :] if bare[kind.end() :] else kind.group(1)
