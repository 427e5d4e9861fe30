"""From a mention to who it is: proper names, roles and descriptions first, pronouns by what was in focus."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from quotes.entities import Inventory, Person, key
from quotes.lexicon import offices, synonyms, words
from quotes.names import WORD
from quotes.phrases import is_pronoun, is_role, main_subject
from quotes.tokens import tokenize

LEADING = re.compile(
    r"^(?:l[ea]s?\s|l['’]|une?\s|des\s|du\s|ce(?:t|tte)?\s|ces\s|s(?:on|a|es)\s|leurs?\s|certaine?s\s"
    r"|de\s(?=nombreu|jeunes)|d['’](?=autres|anciens)|MM?\.\s|Mmes?\s|Mlle\s|Me\s|D[rR]\.?\s|P[rR]\.?\s"
    r"|[Mm]onsieur\s|[Mm]adame\s|[Mm]aître\s|(?:seuls?\s)?\d+\s?%\s(?:des?\s|du\s)?)+",
    re.IGNORECASE,
)
DEFINITE = re.compile(r"(?:l[ea]\s|l['’](?!une?\b)|ce\s|cet\s|cette\s|son\s|sa\s|notre\s)", re.IGNORECASE)
FEMININE_START = re.compile(r"(?:la|une|cette|sa|celle|elle|mme|madame|mlle)\b", re.IGNORECASE)
MASCULINE_START = re.compile(r"(?:le|un|ce|celui|il|m\.|monsieur)(?:\b|\s)", re.IGNORECASE)
PLURAL_START = re.compile(
    r"(?:les|des|ces|ses|leurs|plusieurs|certaine?s|de nombreu\w+|d['’]autres|quelques|nos|mm\.|deux|trois)\b",
    re.IGNORECASE,
)
OF = re.compile(r"^\S+(?:\s\S+)??\s(?:de\s(?:la\s|l['’])?|du\s|des\s|d['’])(?=\S)")
FEMININE = {"elle", "elles", "celle-ci", "cette dernière", "l'intéressée", "celle"}
PLURAL = {"ceux", "celles", "ils", "elles", "eux", "ces derniers", "ces dernières", "ceux-ci", "celles-ci"}
NOBODY = {"on", "certains", "certaines", "plusieurs", "beaucoup", "tous", "chacun", "les uns", "les autres", "qui"}
AGENT = re.compile(r"(?:eur|euse|trice|ien|ienne|iste|logue|éen|éenne|taire|ais|aise|ois|oise|ant|ante)$")
CLOSED = re.compile(r"\s*(?:[,.:;()«»–—]|$)")
LAST_NAMED = re.compile(r"c(?:e|et|ette|es)\sderni(?:er|ère)s?$", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[.!?…»])[\s»]+(?=[A-ZÀ-Ý«0-9])|\n+")
NEAR = 500  # code points between a name and "le secrétaire général de la CGT" after it
LONG = 9  # words of a description; a longer one introduces somebody
LEDE = 700  # code points in which an article may describe before it names
OFTEN = 2  # times that a single name must stand in the text to be somebody talked about
WINDOW = 1200  # code points read before a pronoun
FAR = 6  # sentences in which an antecedent is looked for
SUBJECT, SPOKE, NAMED, COMPLEMENT = 3.0, 2.6, 1.3, 0.6  # salience of a candidate by its place; 1 less a sentence
SPOKE_LAST = 0.6
THING = 1.2
COMPLEMENT_BEFORE = re.compile(
    r"(?:\b(?:de|du|des|à|aux?|en|par|pour|avec|contre|chez|sur|selon)|\bd['’])\s*(?:l[ae]s?\s|l['’])?\s*$"
)


@frozen
class Spoke:
    """A speaker found so far: the mention's offset, the name, and what agrees with it."""

    start: int
    name: str
    gender: str | None
    plural: bool


class Resolver:
    """Says who the mentions of one article stand for.

    Args:
        text: The article.
        masked: The same with its quotations masked, so that names in them are no antecedents.
    """

    def __init__(self, text: str, masked: str) -> None:
        self.text, self.masked = text, masked
        self.known = Inventory(text)
        self.spoken: list[Spoke] = []

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
        name = self._pronoun(mention, start) if pronoun else self._noun(start, end)
        plural = _is_plural(mention)
        gender = None if plural else self._gender(mention, name)
        if name and remember:
            self.spoken.append(Spoke(start, name, gender, plural))
        return name, gender if self._is_one_person(name, pronoun=pronoun) else None

    def _is_one_person(self, name: str | None, *, pronoun: bool) -> bool:
        """Whether grammatical gender says something of a person: "la préfecture" is feminine, and nobody."""
        if name is None:
            return pronoun
        return name in self.known.people or _is_human(_head(LEADING.sub("", name)))

    def is_person(self, name: str | None) -> bool:
        """Whether the text shows that a name is a person's."""
        return name in self.known.people

    def _gender(self, mention: str, name: str | None) -> str | None:
        person = self.known.people.get(name or "")
        if person is not None and person.gender:
            return person.gender
        return _agreement(mention)

    # Noun phrases

    def _noun(self, start: int, end: int) -> str | None:
        mention = self.text[start:end]
        if LAST_NAMED.match(mention):
            return self._pronoun(mention, start)
        bare = LEADING.sub("", mention)
        head = _head(bare)
        own = self._own_name(start, end) or (self._apposed(end) if _is_human(head) else None)
        if own:
            return own
        if head in words("document"):
            of = OF.match(bare)
            if of:
                return self._noun(start + len(mention) - len(bare) + of.end(), end)
        if DEFINITE.match(mention):
            if _is_human(head) or bare.lower() in synonyms():
                held = self._holder(mention, bare, start)
                if held:
                    return held
            elif head in words("organisation"):
                held = self._organisation(bare, head, start)
                if held:
                    return held
        return self._fullest_description(bare) or None

    def _apposed(self, end: int) -> str | None:
        """Return the name of a person that stands right after a description, with or without a comma."""
        found = next((name for name in self.known.between(end, end + 70) if name.person), None)
        between = self.text[end : found.start] if found else ""
        if found and not CLOSED.match(self.text, found.end):
            return None  # "Selon le maire, Paul Lam était …"
        if found and between == " ":
            return self.known.full(found.text)
        if found and re.fullmatch(r"(?:\s\([^()]{1,60}\))?(?:,\s[^,.«»]{3,60})?,\s(?:M\.|Mme|Me|Dr)?\s?", between):
            return self.known.full(found.text)
        return None

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
            return self._joint(start, end)
        if last.end >= end - 1:
            around = _is_human(_head(bare)) or _head(bare) in words("entourage")
            somebody_else = bool(COMPLEMENT_BEFORE.search(head)) and around
            if somebody_else and full in self.known.people:
                return None  # "la femme de Jacques Chirac"
            if not bare.strip() and start == last.start and _looks_human(last.text):
                self.known.introduce(full)
            if last.text.isupper() and _is_human(_head(bare)) and full not in self.known.people:
                return None  # "le rapporteur LR"
            if not bare.strip() and last.text.isupper() and full == last.text:
                return self._spelt_out(last.text) or self._whole(start, end)
            if not bare.strip() or full in self.known.people:
                return full if full in self.known.people else self._whole(start, end)
            generic = _head(bare)
            if _is_human(generic) and re.search(r"\b(?:de|du|des)\b|\bd['’]", bare):
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

    def _spelt_out(self, acronym: str) -> str | None:
        """Return the words an acronym stands for where the text has them without saying so: "le PNF"."""
        if not 3 <= len(acronym) <= 6 or not acronym.isalpha():
            return None
        between = r"\s(?:(?:de|des|du|la|le|les|et|en|aux?|pour)\s|[dl]['’])*"
        initials = between.join(rf"[{letter}{letter.lower()}][\w\-]{{3,}}" for letter in acronym)
        pattern = rf"(?<=[\s’'])({initials})\b"
        found = re.search(pattern, self.text)
        return found.group(1) if found else None

    def _joint(self, start: int, end: int) -> str | None:
        """Return the name of two people together where the text writes them side by side."""
        mention = LEADING.sub("", self.text[start:end])
        return mention if "," not in mention and "(" not in mention and mention[:1].isupper() else None

    def _whole(self, start: int, end: int) -> str:
        return self.known.full(LEADING.sub("", self.text[start:end]))

    def _holder(self, mention: str, bare: str, start: int) -> str | None:
        """Return the person a definite description stands for: who holds the role, else who is in focus."""
        plain = " ".join(word for word in bare.split() if word.lower() not in words("prenominal")).lower()
        if bare.lower().startswith("premier ministre"):
            plain = "premier ministre"
        office = synonyms().get(plain)
        if office:
            known = self._office(office)
            if known:
                return known
        wanted = set(_content(office or bare))
        head = _head(office or bare)
        gender = _agreement(mention)
        best: tuple[float, Person] | None = None
        others: set[str] = set()  # holders of the same role elsewhere
        for person in self.known.people.values():
            if not person.offsets or (gender and person.gender and gender != person.gender):
                continue
            if head not in person.roles or (bare.lower().startswith("premier ") and "premier" not in person.said):
                continue
            earlier = [offset for offset in person.offsets if offset < start]
            shared = (wanted - {head}) & person.said
            if not shared and wanted - {head} and _content(" ".join(sorted(person.said - {head}))):
                others.add(person.name)  # another ministry, another town
                continue
            score = 2.0 * len(shared) + (1.0 if earlier else 0.0)
            score -= (start - earlier[-1]) / 10_000 if earlier else 0.5
            if best is None or score > best[0]:
                best = score, person
        if best:
            return best[1].name
        known = None if office else self._office(plain)
        if known or (others and head not in words("mandate")) or head in words("new_person"):
            return known
        return self._in_focus(mention, bare, head, gender, start, office=bool(office), others=others)

    def _office(self, office: str) -> str | None:
        """Return who is known to have held an office, where the article names one holder more than the others."""
        named = [self.known.people[name] for name in offices().get(office, ()) if name in self.known.people]
        return max(named, key=lambda person: len(person.offsets)).name if named else None

    def _in_focus(
        self, mention: str, bare: str, head: str, gender: str | None, start: int, *, office: bool, others: set[str]
    ) -> str | None:
        """Return the person talked about, for a description that introduces nobody new: "la jeune femme"."""
        if re.match(r"s(?:on|a)\s", mention, re.IGNORECASE) or len(bare.split()) > LONG:
            return None
        introduced = re.compile(rf"\b(?:une?|des)\s(?:[\w\-]+\s)?{re.escape(head)}\b", re.IGNORECASE)
        since = 0 if office else max((m.end() for m in introduced.finditer(self.masked, 0, start)), default=0)
        if any(char.isupper() for char in bare) and not office:
            demonstrative = bool(re.match(r"ce", mention, re.IGNORECASE))
            if head not in words("mandate") and not demonstrative:
                return None
            speaker = self._held_by_speaker(head, gender)
            if speaker:
                return speaker
            since = max(since, start - NEAR)
        counts: dict[str, float] = {}
        for person in self.known.people.values():
            if gender and person.gender and gender != person.gender:
                continue
            if person.name in others:
                continue
            if len(person.name.split()) < 2 and len(person.offsets) < OFTEN:
                continue
            if not person.gender and not person.roles:
                continue  # known only as a speaker: it may be an organisation
            earlier = [offset for offset in person.offsets if offset < start and self._unquoted(offset)]
            if earlier and earlier[-1] >= since:
                counts[person.name] = len(earlier) - (start - earlier[-1]) / 500
        spoke = next((s.name for s in reversed(self.spoken) if s.name in counts), None)
        if spoke:
            counts[spoke] += 1.0
        if counts:
            return max(counts, key=lambda name: counts[name])
        return self._named_later(gender, start, others) if gender and not others else None

    def _named_later(self, gender: str, start: int, others: set[str]) -> str | None:
        """Return the person whom a first paragraph describes before naming: "L'élu a tranché. … Damien Abad"."""
        later = [
            person
            for person in self.known.people.values()
            if person.gender == gender
            and " " in person.name
            and person.offsets[0] > start
            and person.name not in others
        ]
        return max(later, key=lambda person: len(person.offsets)).name if later and start < LEDE else None

    def _held_by_speaker(self, head: str, gender: str | None) -> str | None:
        """Return the last person to speak, for an office that the text gives to nobody: "le président du MoDem"."""
        for spoke in reversed(self.spoken):
            person = self.known.people.get(spoke.name)
            if person is not None and (person.gender or person.roles):
                free = not person.roles or head in person.roles
                return spoke.name if free and (gender is None or person.gender in {gender, None}) else None
        return None

    def _organisation(self, bare: str, head: str, start: int) -> str | None:
        """Return the organisation that "le groupe", "le syndicat" or "l'hebdomadaire" stands for."""
        if any(char.isupper() for char in bare):
            return None
        if head in words("media"):
            earlier = [n for n in self.known.between(0, start) if n.text.split()[0].lower() in words("outlet")]
            if earlier:
                return self.known.full(earlier[-1].text)
        proper = next((n for n in self.known.names if key(n.text.split(" ")[0]) == key(head) and " " in n.text), None)
        if proper:
            return self.known.full(proper.text)
        apposed = re.search(rf"\b{re.escape(bare)}\s(?=[A-ZÀ-Ý])", self.masked)
        if apposed:
            inside = self.known.between(apposed.end(), apposed.end() + 2)
            if inside and head in words("anaphoric", "company", "media") and not self.is_person(inside[0].text):
                return self.known.full(inside[0].text)
        if OF.match(bare):
            return None
        named = re.compile(rf"\b{re.escape(head)}\b(?:\s[a-zà-ÿ\-]+)?\s(?=[A-ZÀ-Ý«])")
        kind = [match.end() for match in named.finditer(self.masked)]
        for offset in kind:
            inside = self.known.between(offset, offset + 2)
            if inside and not inside[0].person:
                return self.known.full(inside[0].text)
        for spoke in reversed(self.spoken if head in words("anaphoric") else []):
            if spoke.name[:1].isupper() and spoke.name not in self.known.people and not spoke.plural:
                return spoke.name
        return self._company(start) if head in words("company", "anaphoric") else None

    def _company(self, start: int) -> str | None:
        """Return the name that is neither a person's nor a place's and that the article repeats most."""
        counts: dict[str, int] = {}
        for name in self.known.between(0, start):
            full = self.known.full(name.text)
            located = re.search(r"\b(?:à|en|aux?|vers)\s$", self.text[max(0, name.start - 6) : name.start])
            if full not in self.known.people and not located and self._unquoted(name.start):
                counts[full] = counts.get(full, 0) + 1
        best = max(counts, key=lambda name: counts[name], default=None)
        return best if best and counts[best] > 1 else None

    def _fullest_description(self, bare: str) -> str:
        """Return the most informative form of a description: "police" -> "police malaisienne"."""
        if " " in bare and bare.islower():
            named = re.search(rf"\b{re.escape(bare)}\s(?:de\s(?:la\s)?|d['’]|du\s)[A-ZÀ-Ý][\w\-]+", self.masked)
            return named.group() if named else bare
        if not bare.islower():
            return bare if bare[:1].islower() else self.known.full(bare)
        longer = re.compile(
            rf"\b(?:[Ll][ea]s?\s|[Ll]['’]|[Uu]ne?\s|[Dd]es\s|[Aa]ux?\s|[Dd]u\s){re.escape(bare)}\s"
            r"((?:de\s(?:la\s|l['’])?|du\s|des\s|d['’])[\w'’\-]+(?:\s(?:de\s|d['’])?[A-ZÀ-Ý][\w\-]+)*)"
        )
        match = longer.search(self.masked)
        return f"{bare} {match.group(1)}" if match else bare

    # Pronouns

    def _pronoun(self, mention: str, start: int) -> str | None:
        low = mention.strip().lower().replace("’", "'").lstrip("-").removeprefix("t-")
        if low in NOBODY:
            return None
        if low.startswith(("ce dernier", "cette dernière")):
            latest = self._latest("f" if low in FEMININE else "m", start)
            if latest:
                return latest
        plural = low in PLURAL
        gender = "f" if low in FEMININE else "m"
        best: tuple[float, str] | None = None
        for score, candidate in self._candidates(start):
            if candidate.plural != plural or (candidate.gender not in {gender, None} and not plural):
                continue
            if best is None or score > best[0]:
                best = score, candidate.name
        return best[1] if best else None

    def _latest(self, gender: str, start: int) -> str | None:
        """Return the person named last before an offset, outside quotations."""
        for name in reversed(self.known.between(max(0, start - WINDOW), start)):
            person = self.known.people.get(self.known.full(name.text))
            if person is not None and person.gender in {gender, None} and self._unquoted(name.start):
                return person.name
        return None

    def _candidates(self, start: int) -> Iterator[tuple[float, Spoke]]:
        """Yield possible antecedents before an offset with their salience."""
        last = self.spoken[-1] if self.spoken else None
        if last and start - last.start > 2 * WINDOW:
            last = None
        for distance, (begin, end) in enumerate(self._sentences(start)):
            if distance >= FAR:
                break
            subject = self._subject(begin, end)
            if subject:
                yield SUBJECT - distance - self._thing(subject.name), subject
            for spoke in self.spoken:
                if begin <= spoke.start < end:
                    yield SPOKE + SPOKE_LAST * (spoke is last) - distance - self._thing(spoke.name), spoke
            for name in self.known.between(begin, end):
                full = self.known.full(name.text)
                person = self.known.people.get(full)
                if person is not None and self._unquoted(name.start):
                    hangs = COMPLEMENT_BEFORE.search(self.masked, max(0, name.start - 12), name.start)
                    yield (COMPLEMENT if hangs else NAMED) - distance, Spoke(name.start, full, person.gender, False)
        if last:
            yield SPOKE - 2 * FAR, last

    def _thing(self, name: str) -> float:
        """The salience that an organisation or a description lacks against a named person."""
        if name in self.known.people:
            return 0.0
        return THING if _head(name) in words("organisation") or name[:1].isupper() else THING / 2

    def _sentences(self, start: int) -> Iterator[tuple[int, int]]:
        """Yield the sentences before an offset, the nearest first, beginning with the one it stands in."""
        floor = max(0, start - WINDOW)
        cuts = [floor, *(match.end() for match in SENTENCE.finditer(self.masked, floor, start)), start]
        for begin, end in zip(reversed(cuts[:-1]), reversed(cuts[1:]), strict=True):
            if end > begin:
                yield begin, end

    def _subject(self, begin: int, end: int) -> Spoke | None:
        """Return the subject of a sentence where it is somebody, or an organisation."""
        tokens = tokenize(self.masked, begin, end)
        found = main_subject(tokens, len(tokens))
        if found is None or is_pronoun(tokens, found[0]) == found[1]:
            return None
        start, stop = tokens[found[0]].start, tokens[found[1] - 1].end
        mention = self.text[start:stop]
        head = _head(LEADING.sub("", mention))
        name = self._noun(start, stop)
        if name is None:
            return None
        somebody = name in self.known.people or _is_human(head)
        if not somebody and head not in words("organisation"):
            return None
        plural = _is_plural(mention)
        return Spoke(start, name, None if plural else self._gender(mention, name), plural)

    def _unquoted(self, offset: int) -> bool:
        return self.masked[offset] == self.text[offset]


def _head(bare: str) -> str:
    """Return the noun that heads a description, in lower case, over "ancien", "jeune" and the like."""
    found = [word.lower().removeprefix("ex-") for word in WORD.findall(bare)]
    return next((word for word in found if word not in words("prenominal") and word != "ex"), "")


def _looks_human(name: str) -> bool:
    """Whether a speaker named without an article can be a person: two or three words, none of an organisation."""
    parts = name.lower().split()
    return len(parts) in {2, 3} and not any(
        part in words("organisation")
        or part in words("not_person")
        or part in words("agency")
        or part in words("outlet")
        for part in parts
    )


def _is_human(head: str) -> bool:
    """Whether a noun in lower case is a person's, by the lexicon or by how it is formed: "plongeur", "lycéenne"."""
    head = head if is_role(head) else head.removesuffix("s")
    if head in words("human") or is_role(head):
        return True
    return bool(AGENT.search(head)) and head not in words("thing", "organisation", "document", "media")


def _content(bare: str) -> list[str]:
    return [word for word in WORD.findall(bare.lower()) if len(word) > 3 and word not in words("prenominal")]


def _is_plural(mention: str) -> bool:
    low = mention.strip().lower().lstrip("-").removeprefix("t-")
    return low in PLURAL or bool(PLURAL_START.match(mention)) or " et " in mention


def _agreement(mention: str) -> str | None:
    """Return the gender that the article, the pronoun or the form of the role shows, for one person."""
    mention = mention.strip().lstrip("-").removeprefix("t-")
    head = _head(LEADING.sub("", mention))
    if head in words("organisation") or head in words("document"):
        return "f" if FEMININE_START.match(mention) else "m" if MASCULINE_START.match(mention) else None
    if head in words("epicene"):
        return None  # "la star", "un témoin": the noun's gender, not the person's
    if FEMININE_START.match(mention) or head in words("feminine_role"):
        return "f"
    elided = re.match(r"l['’]", mention, re.IGNORECASE) and _is_human(head)
    masculine = MASCULINE_START.match(mention) or head == "homme" or (elided and not head.endswith("e"))
    return "m" if masculine else None


def fold(name: str) -> str:
    """Return a name without case and accents, to compare identities."""
    return key(name)
