"""One article being read: each pair of marks becomes a quotation, and earlier ones help with later ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from quotes import attribution, cues, speakers
from quotes.coreference import Resolver
from quotes.detect import Marked, detect
from quotes.lexicon import words as lexicon_words
from quotes.model import Cue, Kind, Quote, Span, Speaker
from quotes.phrases import is_pronoun, main_subject
from quotes.placing import TERMINAL, Placed, mask, place
from quotes.rules import after, before, nobody
from quotes.rules.common import Sentence, inverted_subject
from quotes.tokens import INVERTED, QUOTE, Token, tokenize

NESTED_WINDOW = 300  # code points of the outer quotation read before a nested one
CONTINUED = 400  # code points between a quotation and one that goes on without a cue
SHORT = 4  # words: a fragment this short with no cue in its sentence is a term, not words to attribute
DISTANT = {"verb_earlier", "incise_later", "source_later", "source_before", "que_clause"}
JOINING = {",", "et", "ou", "mais", "puis", "ni", "voire"}
INCISE = re.compile(r",\s[^,:«»]{3,90}?(?:,|\s:|$)")


def attribute(text: str) -> list[Quote]:
    """Return the quotations of a text without their tone.

    Raises:
        TypeError: ``text`` is not a str.
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    marks = detect(text)
    if not marks:
        return []
    reading = _Reading(text, marks)
    return reading.shared([reading.quote(mark) for mark in marks])


class _Reading:
    """One article being read: what earlier quotations decided helps with the later ones."""

    def __init__(self, text: str, marks: list[Marked]) -> None:
        outer = [mark for mark in marks if mark.depth == 0]
        masked = mask(text, outer)
        self.text = text
        self.resolver = Resolver(text, masked)
        self.around: list[Marked] = []
        self.placed = dict(place(masked, outer))
        self.previous: tuple[Placed, Quote] | None = None
        self.before: tuple[Placed, Quote] | None = None

    def quote(self, mark: Marked) -> Quote:
        """Return the quotation between a pair of marks."""
        self.around[mark.depth :] = [mark]
        if mark.depth:
            return self._nested(mark, self.around[-2])
        place = self.placed[mark]
        inside = self._inner_incise(mark)
        if inside is not None:
            made = inside
        elif nobody.charge(place.sentence, place.at):
            made = self._make(mark, Kind.OTHER, "charge", None, None, pronoun=False)
        elif nobody.named_thing(place.sentence, place.at, self.text[mark.start : mark.end]):
            made = self._make(mark, Kind.OTHER, "named_thing", None, None, pronoun=False)
        else:
            made = self._outer(place)
        self.before = (place, made)
        if made.kind is not Kind.OTHER:
            self.previous = (place, made)
        return made

    def _outer(self, place: Placed) -> Quote:
        tokens = place.sentence.tokens
        decision = attribution.decide(place.sentence, place.at)
        direct = self._stands_alone(place)
        if decision is None or decision.rule in DISTANT:
            joined = self._coordinated(place)
            if joined:
                return joined
        if decision is None and direct:
            return self._without_cue(place)
        if decision is None:
            return self._fragment(place)
        cue = None if decision.cue is None else self._cue(tokens, decision.cue)
        mention = self._mention(tokens, decision.mention)
        kind = Kind.DIRECT if direct or decision.rule in {"incise", "colon", "label"} else Kind.MIXED
        return self._make(
            place.mark, kind, decision.rule, cue, mention, pronoun=self._is_pronoun(tokens, decision.mention)
        )

    def _fragment(self, place: Placed) -> Quote:
        """Words woven into a sentence that no cue governs: a term where a noun is due, somebody's words otherwise."""
        n_words = len(self.text[place.mark.start : place.mark.end].split())
        if n_words > SHORT:
            return self._without_cue(place, Kind.MIXED)
        before = place.sentence.tokens[place.at - 1].low if place.at else ""
        if n_words > 1 and before not in lexicon_words("determiner", "linker") | {"(", "comme"}:
            made = self._continued(place, Kind.MIXED)
            if made:
                return made
        return self._make(place.mark, Kind.OTHER, "no_cue", None, None, pronoun=False)

    def _coordinated(self, place: Placed) -> Quote | None:
        """Il dénonce « A », « B » et « C »: what governs the quotation before in the list governs this one too."""
        if self.before is None or self.before[0].sentence is not place.sentence:
            return None
        placed, made = self.before
        between = place.sentence.tokens[placed.at + 1 : place.at]
        glossed = [token.low for token in between] == ["("]
        joined = bool(between) and any(token.low in JOINING for token in between)
        if not glossed and not (joined and len(between) <= 4 and all(_is_joint(token.low) for token in between)):
            return None
        if made.kind is Kind.OTHER:
            return self._make(place.mark, Kind.OTHER, made.rule, None, None, pronoun=False)
        if glossed or made.speaker is None:
            return None
        speaker = made.speaker
        span = speaker.start, speaker.end
        name, pronoun = speaker.name, speaker.pronoun
        return self._make(place.mark, Kind.MIXED, "coordinated", made.cue, span, pronoun=pronoun, name=name)

    def _cue(self, tokens: Sequence[Token], found: cues.Candidate) -> Cue:
        start, end = tokens[found.start].start, tokens[found.end - 1].end
        return Cue(self.text[start:end], start, end, found.lemma)

    def _mention(self, tokens: Sequence[Token], mention: tuple[int, int] | None) -> tuple[int, int] | None:
        if mention is None:
            return None
        start, end = tokens[mention[0]].start, tokens[mention[1] - 1].end
        if tokens[mention[0]].low in INVERTED:
            start += self.text[start:end].rindex("-") + 1
        return start, end

    @staticmethod
    def _is_pronoun(tokens: Sequence[Token], mention: tuple[int, int] | None) -> bool:
        if mention is None:
            return False
        return tokens[mention[0]].low in INVERTED or is_pronoun(tokens, mention[0]) == mention[1]

    def _stands_alone(self, place: Placed) -> bool:
        """Whether the quotation is a stretch of its own rather than a part of the journalist's sentence."""
        words = self.text[place.mark.start : place.mark.end]
        opens = not any(token.low.isalnum() for token in place.sentence.tokens[: place.at])
        after_colon = place.at > 0 and place.sentence.tokens[place.at - 1].low == ":"
        return (opens or after_colon) and (words[0].isupper() or not words[0].isalpha() or words[-1] in TERMINAL)

    def _without_cue(self, place: Placed, kind: Kind = Kind.DIRECT) -> Quote:
        """Continue the previous speaker, or take the subject of the sentence that leads up to the quotation."""
        if kind is Kind.MIXED:
            made = self._lead(place, kind) or self._continued(place, kind)
        else:
            made = self._lead(place, kind) or self._continued(place, kind) or self._carried_over(place, kind)
            made = made or self._next_sentence(place)
        return made or self._make(place.mark, kind, "unknown", None, None, pronoun=False)

    def _continued(self, place: Placed, kind: Kind) -> Quote | None:
        """« A », dit X. « B »: the previous quotation of the paragraph is near."""
        if self.previous is None or self.previous[0].paragraph != place.paragraph:
            return None
        gap = place.mark.start - self.previous[1].end
        reach = CONTINUED if kind is Kind.DIRECT else CONTINUED // 2
        return self._same_speaker(place, kind, "continuation") if gap < reach else None

    def _carried_over(self, place: Placed, kind: Kind) -> Quote | None:
        """A paragraph that opens with a quotation right after one that closed with a quotation and its cue."""
        if self.previous is None or place.paragraph - self.previous[0].paragraph != 1 or kind is not Kind.DIRECT:
            return None
        gap = self.text[self.previous[1].end : place.mark.outer_start].strip(" »\u00a0\u202f")
        one_sentence = len(re.findall(r"[.!?…](?=\s|$)", gap)) <= 1 and len(gap) < CONTINUED // 2
        return self._same_speaker(place, kind, "next_paragraph") if one_sentence else None

    def _next_sentence(self, place: Placed) -> Quote | None:
        """« … ». Elisabeth Borne a averti Ségolène Royal: nobody before, and the next sentence says who speaks."""
        following = place.following() if self._closes(place) else None
        decision = after.next_sentence(following) if following else None
        if following is None or decision is None or decision.mention is None:
            return None
        tokens = following.tokens
        if not self._speaks(tokens, decision.mention):
            return None
        cue = None if decision.cue is None else self._cue(tokens, decision.cue)
        mention = self._mention(tokens, decision.mention)
        pronoun = self._is_pronoun(tokens, decision.mention)
        return self._make(place.mark, Kind.DIRECT, decision.rule, cue, mention, pronoun=pronoun)

    @staticmethod
    def _closes(place: Placed) -> bool:
        """Whether nothing but the quotation stands in its sentence."""
        tokens = place.sentence.tokens
        return not any(t.low.isalnum() for t in (*tokens[: place.at], *tokens[place.at + 1 :]))

    def _same_speaker(self, place: Placed, kind: Kind, rule: str) -> Quote | None:
        speaker = self.previous[1].speaker if self.previous else None
        if speaker is None:
            return None
        span = speaker.start, speaker.end
        return self._make(place.mark, kind, rule, None, span, pronoun=speaker.pronoun, name=speaker.name)

    def shared(self, quotes: list[Quote]) -> list[Quote]:
        """« A ». « B », ont confié des témoins: a quotation with no source takes that of the one right after it."""
        for i in range(len(quotes) - 2, -1, -1):
            quote, following = quotes[i], quotes[i + 1]
            gap = self.text[quote.end : following.start]
            adjoining = "\n" not in gap and not any(map(str.isalnum, gap))
            own = quote.rule in {"unknown", "next_paragraph"} or (quote.rule == "lead" and quote.kind is Kind.DIRECT)
            if adjoining and own and following.rule == "incise":
                quotes[i] = evolve(quote, speaker=following.speaker, cue=following.cue, rule="shared_cue")
        return quotes

    def _lead(self, place: Placed, kind: Kind) -> Quote | None:
        """The subject of the sentence that leads up to a quotation, or that a fragment is woven into."""
        if kind is Kind.MIXED:
            sentence, before = place.sentence, place.at
        elif place.lead is not None and self._silent(place.lead):
            sentence, before = place.lead, len(place.lead.tokens)
        else:
            return None
        reported = self._reported(place.lead) if place.lead is not None and self._silent(place.lead) else None
        if reported:
            return self._make(place.mark, kind, "lead", None, reported[0], pronoun=reported[1])
        mention = main_subject(sentence.tokens, before)
        if kind is Kind.MIXED and any(c.form == "passive" and c.end <= before for c in sentence.cues):
            return None
        if mention is None or not self._speaks(sentence.tokens, mention):
            return None
        pronoun = self._is_pronoun(sentence.tokens, mention)
        if kind is Kind.MIXED and pronoun and not self._stands_for_somebody(sentence.tokens, mention):
            return None
        return self._make(
            place.mark,
            kind,
            "lead",
            None,
            self._mention(sentence.tokens, mention),
            pronoun=pronoun,
        )

    def _stands_for_somebody(self, tokens: Sequence[Token], mention: tuple[int, int]) -> bool:
        """Whether a pronoun stands for a person: "Elle mesurait « … »" may be about a fossil."""
        start, end = tokens[mention[0]].start, tokens[mention[1] - 1].end
        return self.resolver.is_person(self.resolver.resolve(start, end, pronoun=True, remember=False)[0])

    def _silent(self, lead: Sentence) -> bool:
        """Whether a sentence holds nobody's words: no quotation, or titles and terms only."""
        if not any(token.low == QUOTE for token in lead.tokens):
            return True
        previous = self.previous[1].start if self.previous else -1
        return previous < lead.tokens[0].start

    def _reported(self, lead: Sentence) -> tuple[tuple[int, int], bool] | None:
        """Whose words the sentence before reports without marks: "…, a indiqué une source policière."."""
        for cue in reversed(cues.find(lead.tokens)):
            if cue.form == "finite" and "direct" in cue.flags and "adjacent" not in cue.flags:
                mention = speakers.subject(lead.tokens, cue, ())
                if mention and self._speaks(lead.tokens, mention):
                    span = self._mention(lead.tokens, mention)
                    return (span, self._is_pronoun(lead.tokens, mention)) if span else None
        return None

    @staticmethod
    def _speaks(tokens: Sequence[Token], mention: tuple[int, int]) -> bool:
        """Whether a mention can be somebody: a pronoun, a name, a role."""
        start, end = mention
        if tokens[start].low in {"on", "nous"}:
            return False
        if tokens[start].low in {"il", "elle", "ils", "elles"}:
            return not (tokens[start].low == "il" and _is_impersonal(tokens, end))
        return (
            any(token.low in lexicon_words("role") for token in tokens[start:end])
            or any(token.capital for token in tokens[start + (start == 0) : end])
            or (start == 0 and tokens[0].low not in lexicon_words("determiner") and tokens[0].capital)
        )

    def _inner_incise(self, mark: Marked) -> Quote | None:
        """« Nous irons, a-t-il dit, demain »: an incise inside the marks."""
        content = self.text[mark.start : mark.end]
        if "," not in content:
            return None
        for match in INCISE.finditer(content):
            start, end = mark.start + match.start(), mark.start + match.end()
            tokens = tokenize(self.text, start + 1, end)
            found = cues.find(tokens)
            if not found or found[0].start > 0 or found[0].form != "finite" or "direct" not in found[0].flags:
                continue
            subject = inverted_subject(tokens, found[0])
            if subject is None or not (found[0].inverted or self._speaks(tokens, subject)):
                continue
            if found[0].inverted is None and any(token.low.isalnum() for token in tokens[subject[1] :]):
                continue  # "Le maire, rappelle la loi de 2010, doit …" may be the speaker's own sentence
            cue = self._cue(tokens, found[0])
            mention = self._mention(tokens, subject)
            pronoun = self._is_pronoun(tokens, subject)
            parts = ((mark.start, start), (end, mark.end))
            segments = tuple(_trimmed(self.text, a, b) for a, b in parts if self.text[a:b].strip())
            return evolve(
                self._make(mark, Kind.DIRECT, "incise_inside", cue, mention, pronoun=pronoun), segments=segments
            )
        return None

    def _nested(self, mark: Marked, parent: Marked) -> Quote:
        """A quotation inside another one: its cue must touch it; its speaker is looked for in the outer words."""
        begin = max(parent.outer_start + 1, mark.outer_start - NESTED_WINDOW)
        masked = mask(self.text[begin : mark.outer_start], []) + "«»"
        tokens = tokenize(masked, 0, len(masked))
        tokens = [t._replace(start=t.start + begin, end=t.end + begin) for t in tokens]
        at = len(tokens) - 1
        place = Placed(mark, Sentence(tokens, cues.find(tokens)), at, paragraph=0)
        decision = before.verb_before(place.sentence, at) or before.colon(place.sentence, at)
        if decision is None:
            return self._make(mark, Kind.OTHER, "nested", None, None, pronoun=False)
        return self._outer(place)

    def _make(
        self,
        mark: Marked,
        kind: Kind,
        rule: str,
        cue: Cue | None,
        mention: tuple[int, int] | None,
        *,
        pronoun: bool,
        name: str | None = None,
    ) -> Quote:
        speaker = None
        if mention is not None:
            start, end = mention
            name = name or self.resolver.resolve(start, end, pronoun=pronoun)[0]
            speaker = Speaker(self.text[start:end], start, end, name, pronoun)
        words = self.text[mark.start : mark.end]
        return Quote(
            text=words,
            start=mark.start,
            end=mark.end,
            kind=kind,
            speaker=speaker,
            cue=cue,
            tone=None,
            depth=mark.depth,
            closed=mark.closed,
            segments=(Span(words, mark.start, mark.end),),
            rule=rule,
        )


def _is_impersonal(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb after "il" is impersonal: "il faut", "il semble que"; but "il semble inquiet"."""
    for i in range(at, min(at + 2, len(tokens))):
        if tokens[i].low in lexicon_words("impersonal"):
            following = tokens[i + 1].low if i + 1 < len(tokens) else ""
            personal = tokens[i].low in {"reste", "semble", "semblait", "paraît"}
            return not personal or following in {"que", "qu'", "à", "un", "une", "des", "encore", "donc", "le", "la"}
    return False


def _is_joint(low: str) -> bool:
    """Whether a word can stand between two quotations of one list: "et de", ", puis une"."""
    return low in JOINING | {"que", "qu'", "comme", "même", "aussi"} or (
        low in lexicon_words("determiner") or low in lexicon_words("linker")
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(text[start:end], start, end)
