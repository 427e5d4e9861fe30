"""One article being read: each pair of marks becomes a quotation, and earlier ones help with later ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from quotes import attribution, cues
from quotes.coreference import Resolver
from quotes.detect import Marked, detect
from quotes.discourse import Discourse, Source, shared
from quotes.echoes import repeated
from quotes.fragments import GAP, are_joined, contacted, quoted_verb_subject
from quotes.lexicon import words
from quotes.mentions import Mentions, can_speak, is_somebody
from quotes.model import Kind, Quote, Span
from quotes.phrases import phrase_end
from quotes.placing import TERMINAL, Placed, mask, place
from quotes.rules import before, colons, nobody, reported
from quotes.rules.common import Sentence, inverted_subject
from quotes.tokens import Mention, Token, tokenize
from quotes.view import View

DEEPEST = 100  # depths that are read: each quotation holds those in it, a run of thousands of « would fill the memory
NESTED_WINDOW = 300  # code points of the outer quotation read before a nested one
SHORT = 4  # words: a fragment this short with no cue in its sentence is a term, not words to attribute
NOBODY = Source("no_cue", None, None)
UNKNOWN = Source("unknown", None, None)
DISTANT = {"verb_earlier", "incise_later", "source_later", "source_before", "que_clause"}
STANDING = {"incise", "colon", "label"}  # rules whose quotation is direct although it may open in lower case
ADJUNCT = {"à", "au", "aux", "en"}  # what may follow the subject of an incise inside the marks, besides prepositions
TOLD = {"lui", "leur", "m'"}  # what may stand before the verb of an incise inside the marks
INCISE = re.compile(r",(?=(\s[^,:«»]{3,110}?(?:,|\s:|(?<=[a-zà-ÿ]{2})(?=[.!?…](?:\s|$))|$)))")


def attribute(text: str) -> list[Quote]:
    """Return the quotations of a text without their tone.

    Raises:
        TypeError: ``text`` is not a str.
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    if "«" not in text:
        return []
    view = View.of(text)
    marks = [mark for mark in detect(view.text) if mark.depth < DEEPEST]
    if not marks:
        return []
    reading = _Reading(view.text, marks)
    found = repeated(shared(view.text, [reading.quote(mark) for mark in marks]), reading.mentions.resolver.story)
    return [view.restored(quote) for quote in found]


class _Reading:
    """One article being read: what earlier quotations decided helps with the later ones."""

    def __init__(self, text: str, marks: list[Marked]) -> None:
        outer = [mark for mark in marks if mark.depth == 0]
        masked = mask(text, outer)
        self.text = text
        self.mentions = Mentions(text, Resolver(text, masked))
        self.discourse = Discourse(self.mentions)
        self.placed = dict(place(masked, outer))
        self.around: list[Marked] = []
        self.before: tuple[Placed, Quote] | None = None

    def quote(self, mark: Marked) -> Quote:
        """Return the quotation between a pair of marks."""
        self.around[mark.depth :] = [mark]
        if mark.depth:
            return self._nested(mark, self.around[-2])
        place = self.placed[mark]
        made = self._inner_incise(mark) or self._nobodys(place) or self._outer(place)
        self.before = place, made
        if made.kind is not Kind.OTHER:
            self.discourse.previous = place, made
        return made

    def _nobodys(self, place: Placed) -> Quote | None:
        if nobody.charge(place.sentence, place.at):
            return self._make(place.mark, Kind.OTHER, Source("charge", None, None))
        if nobody.named_thing(place.sentence, place.at, self.text[place.mark.start : place.mark.end]):
            return self._make(place.mark, Kind.OTHER, Source("named_thing", None, None))
        return None

    def _outer(self, place: Placed) -> Quote:
        tokens = place.sentence.tokens
        decision = attribution.decide(place.sentence, place.at)
        if decision is None or decision.rule in DISTANT:
            joined = self._coordinated(place)
            if joined:
                return joined
        direct = self._stands_alone(place)
        if decision is None:
            return self._without_cue(place, Kind.DIRECT) if direct else self._fragment(place)
        cue, speaker = self.mentions.cue(tokens, decision.cue), self.mentions.speaker(tokens, decision.mention)
        kind = Kind.DIRECT if direct or decision.rule in STANDING else Kind.MIXED
        return self._make(place.mark, kind, Source(decision.rule, cue, speaker))

    def _without_cue(self, place: Placed, kind: Kind) -> Quote:
        return self._make(place.mark, kind, self.discourse.source(place, kind) or UNKNOWN)

    def _fragment(self, place: Placed) -> Quote:
        """Words woven into a sentence that no cue governs: a term where a noun is due, somebody's words otherwise."""
        subject = quoted_verb_subject(place, self.text) or contacted(place)
        if subject:
            speaker = self.mentions.speaker(place.sentence.tokens, subject)
            return self._make(place.mark, Kind.MIXED, Source("lead", None, speaker))
        n_words = len(self.text[place.mark.start : place.mark.end].split())
        if n_words > SHORT:
            return self._without_cue(place, Kind.MIXED)
        previous = next(
            (t.low for t in reversed(place.sentence.tokens[: place.at]) if t.low not in words("adverb")), ""
        )
        if previous in words("auxiliary") or (n_words > 1 and previous.endswith(("er", "ir"))):
            infinitive = previous not in words("auxiliary")
            source = self.discourse.goes_on(place) if infinitive else self.discourse.continued(place, Kind.MIXED)
            source = source or self.discourse.lead(place, Kind.MIXED)
            return self._make(place.mark, Kind.MIXED, source or UNKNOWN)  # "les bars sont « totalement fermés »"
        if n_words > 1 and previous not in words("determiner", "linker") and previous not in {"(", "comme"}:
            source = self.discourse.goes_on(place)
            if source:
                return self._make(place.mark, Kind.MIXED, source)
        return self._make(place.mark, Kind.OTHER, NOBODY)

    def _coordinated(self, place: Placed) -> Quote | None:
        """Il dénonce « A », « B » et « C »: what governs the quotation before in the list governs this one too."""
        if self.before is None or self.before[0].sentence is not place.sentence:
            return None
        placed, made = self.before
        between = [token.low for token in place.sentence.tokens[placed.at + 1 : place.at]]
        glossed = between == ["("]
        joined = are_joined(between)
        if not glossed and not joined:
            return self._gapped(place, placed.at)
        if made.kind is Kind.OTHER:
            return self._make(place.mark, Kind.OTHER, Source(made.rule, None, None))
        if glossed or made.speaker is None:
            return None
        return self._make(place.mark, Kind.MIXED, Source("coordinated", made.cue, made.speaker))

    def _gapped(self, place: Placed, previous: int) -> Quote | None:
        """Ses rivaux y voient « A », ses partisans « B »: another subject takes the verb of the quotation before."""
        made, tokens = self.discourse.previous and self.discourse.previous[1], place.sentence.tokens
        start = previous + 1
        while start < place.at and tokens[start].low in {",", ";", "et", "mais"}:
            start += 1
        end = phrase_end(tokens, start) if previous + 1 < start < place.at else start
        if made is None or made.cue is None or made.speaker is None or end == start:
            return None
        joined = end <= place.at and all(t.low in GAP or t.low in words("adverb") for t in tokens[end : place.at])
        if not joined or made.end > place.mark.start or not can_speak(tokens, (start, end)):
            return None
        speaker = self.mentions.speaker(tokens, (start, end))
        return self._make(place.mark, Kind.MIXED, Source("coordinated", made.cue, speaker))

    def _stands_alone(self, place: Placed) -> bool:
        """Whether the quotation is a stretch of its own rather than a part of the journalist's sentence."""
        quoted = self.text[place.mark.start : place.mark.end]
        opens = place.at <= place.sentence.first_word
        after_colon = place.at > 0 and place.sentence.tokens[place.at - 1].low == ":"
        return (opens or after_colon) and (quoted[0].isupper() or not quoted[0].isalpha() or quoted[-1] in TERMINAL)

    def _inner_incise(self, mark: Marked) -> Quote | None:
        """« Nous irons, a-t-il dit, demain »: an incise inside the marks."""
        content = self.text[mark.start : mark.end]
        for match in INCISE.finditer(content) if "," in content else ():
            start, end = mark.start + match.start(), mark.start + match.end(1)
            tokens = tokenize(self.text, start + 1, end)
            found = next(iter(cues.find(tokens)), None)
            if found is None or found.form != "finite" or "direct" not in found.flags:
                continue
            if any(token.low not in TOLD for token in tokens[: found.start]):
                continue
            subject = inverted_subject(tokens, found)
            if subject is None or not (found.inverted or can_speak(tokens, subject)):
                continue
            if found.inverted is None and not _closes_incise(tokens, subject):
                continue  # "Le maire, rappelle la loi de 2010, doit …" may be the speaker's own sentence
            parts = ((mark.start, start), (end, mark.end))
            segments = tuple(_trimmed(self.text, a, b) for a, b in parts if self.text[a:b].strip())
            if not segments:
                continue  # « , a-t-il dit »: no words are left to say
            source = Source("incise_inside", self.mentions.cue(tokens, found), self.mentions.speaker(tokens, subject))
            return evolve(self._make(mark, Kind.DIRECT, source), segments=segments)
        return None

    def _nested(self, mark: Marked, parent: Marked) -> Quote:
        """A quotation inside another one: its cue must touch it; its speaker is looked for in the outer words."""
        begin = max(parent.outer_start + 1, mark.outer_start - NESTED_WINDOW)
        masked = mask(self.text[begin : mark.outer_start], []) + "«»"
        tokens = tokenize(masked, 0, len(masked))
        tokens = [t._replace(start=t.start + begin, end=t.end + begin) for t in tokens]
        at = len(tokens) - 1
        place = Placed(mark, Sentence(tokens, cues.find(tokens)), at, paragraph=0)
        decision = before.verb_before(place.sentence, at) or colons.colon(place.sentence, at)
        decision = decision or reported.que_clause(place.sentence, at)
        if decision is None:
            return self._make(mark, Kind.OTHER, Source("nested", None, None))
        return self._outer(place)

    def _make(self, mark: Marked, kind: Kind, source: Source) -> Quote:
        quoted = self.text[mark.start : mark.end]
        return Quote(
            text=quoted,
            start=mark.start,
            end=mark.end,
            kind=kind,
            speaker=source.speaker,
            cue=source.cue,
            tone=None,
            depth=mark.depth,
            closed=mark.closed,
            segments=(Span(quoted, mark.start, mark.end),),
            rule=source.rule,
        )


def _closes_incise(tokens: Sequence[Token], subject: Mention) -> bool:
    """Whether nothing or an adjunct follows the subject of an incise: "explique le maire en souriant"."""
    end = subject[1]
    rest = next((token.low for token in tokens[end:] if token.low.isalnum()), None)
    return rest is None or (is_somebody(tokens, subject) and rest in words("preposition", "weekday") | ADJUNCT)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(text[start:end], start, end)
