"""The reusable object that runs every step: text in, quotations out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Literal, TypeVar, overload

from attrs import evolve, frozen

from quotes import attribution, cues
from quotes.attribution import Sentence
from quotes.coreference import Article
from quotes.detect import Marked, detect
from quotes.model import Cue, Kind, Quote, Span, Speaker
from quotes.lexicon import words as lexicon_words
from quotes.phrases import is_pronoun, main_subject
from quotes.sentences import sentence_spans
from quotes.tokens import INVERTED, QUOTE, tokenize
from quotes.tone import Passage, Scorer, scorer

Context = TypeVar("Context")
SHORT = 4  # words: a fragment this short with no cue in its sentence is a term, not words to attribute
TERMINAL = ".!?…"
INCISE = re.compile(r",\s[^,«»]{3,60}?(?:,|$)")


@frozen
class _Placed:
    """A quotation with the sentence it stands in and the place of its token there."""

    mark: Marked
    sentence: Sentence
    at: int
    paragraph: int
    lead: Sentence | None = None


class Extractor:
    """Find, attribute, name and score the quotations of French texts.

    Args:
        tone: ``True`` for the bundled model, ``False`` for no tone, a path or name of a Flair ``TextClassifier``, or an
            object with a ``score(passages)`` method (see `quotes.tone.Scorer`). The model loads on first use.

    Raises:
        TypeError: ``tone`` is none of these.
    """

    def __init__(self, *, tone: bool | str | Path | Scorer = True) -> None:
        if not isinstance(tone, (bool, str, Path)) and not hasattr(tone, "score"):
            raise TypeError(f"tone must be a bool, a path or name, or a scorer, not {type(tone).__name__}")
        self.tone = tone

    def __call__(self, text: str) -> list[Quote]:
        """Return the quotations of one text, in the order of their opening marks.

        Raises:
            TypeError: ``text`` is not a str.
            ModelError: The tone model cannot be loaded.
        """
        return self._score([text], [attribute(text)])[0]

    @overload
    def pipe(
        self, texts: Iterable[str], *, batch_size: int = ..., n_process: int = ..., as_tuples: Literal[False] = ...
    ) -> Iterator[list[Quote]]: ...

    @overload
    def pipe(
        self,
        texts: Iterable[tuple[str, Context]],
        *,
        batch_size: int = ...,
        n_process: int = ...,
        as_tuples: Literal[True],
    ) -> Iterator[tuple[list[Quote], Context]]: ...

    def pipe(
        self, texts: Iterable[Any], *, batch_size: int = 64, n_process: int = 1, as_tuples: bool = False
    ) -> Iterator[Any]:
        """Yield the quotations of many texts, in order, the tone scored across the texts of a batch.

        Args:
            texts: Texts, or (text, context) pairs with ``as_tuples``.
            batch_size: Texts read ahead at a time.
            n_process: Processes; only attribution is shared out, tone stays in this process.
            as_tuples: Take and yield pairs whose second part is carried along.

        Yields:
            The quotations of each text, or (quotations, context).

        Raises:
            ValueError: ``batch_size`` or ``n_process`` is under 1.
            TypeError: A text is not a str.
        """
        if batch_size < 1 or n_process < 1:
            raise ValueError("batch_size and n_process must be at least 1")
        return self._pipe(iter(texts), batch_size, n_process, as_tuples)

    def _pipe(self, items: Iterator[Any], batch_size: int, n_process: int, as_tuples: bool) -> Iterator[Any]:
        with _workers(n_process) as run:
            while batch := list(islice(items, batch_size)):
                texts = [item[0] for item in batch] if as_tuples else batch
                scored = self._score(texts, list(run(attribute, texts)))
                yield from zip(scored, (item[1] for item in batch), strict=True) if as_tuples else scored

    def _score(self, texts: list[str], found: list[list[Quote]]) -> list[list[Quote]]:
        """Fill in the tone of all quotations at once."""
        if self.tone is False or not any(found):
            return found
        reader = scorer(self.tone)
        if reader is None:
            return found
        passages = [_passage(text, quote) for text, quotes in zip(texts, found, strict=True) for quote in quotes]
        tones = iter(reader.score(passages))
        return [[evolve(quote, tone=next(tones)) for quote in quotes] for quotes in found]


class _workers:  # noqa: N801 - reads as a function: with _workers(2) as run
    """Give a ``map`` that runs here or in spawned processes."""

    def __init__(self, n_process: int) -> None:
        self.pool: Any = None
        if n_process > 1:
            from multiprocessing import get_context

            self.pool = get_context("spawn").Pool(n_process)

    def __enter__(self) -> Any:
        if self.pool is None:
            return map
        return lambda function, texts: self.pool.imap(function, texts, chunksize=8)

    def __exit__(self, *_: object) -> None:
        if self.pool is not None:
            self.pool.terminate()
            self.pool.join()


CONTEXT = 160  # code points on each side handed to the tone model, which takes what it was trained to read


def _passage(text: str, quote: Quote) -> Passage:
    words = " ".join(segment.text for segment in quote.segments)
    return Passage(words, text[max(0, quote.start - CONTEXT) : quote.start], text[quote.end : quote.end + CONTEXT])


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
    article = Article(text)
    reading = _Reading(text, marks, article)
    return reading.shared([reading.quote(mark) for mark in marks])


class _Reading:
    """One article being read: what earlier quotations decided helps with the later ones."""

    def __init__(self, text: str, marks: list[Marked], article: Article) -> None:
        self.text, self.article = text, article
        self.quoted = [(mark.outer_start, mark.outer_end) for mark in marks]
        self.placed = {mark: place for mark, place in _place(text, [mark for mark in marks if mark.depth == 0])}
        self.recent: list[str] = []
        self.previous: tuple[_Placed, Quote] | None = None
        self.by_span: dict[tuple[int, int], Quote] = {}

    def quote(self, mark: Marked) -> Quote:
        """Return the quotation between a pair of marks."""
        if mark.depth:
            return self._nested(mark)
        place = self.placed[mark]
        inside = self._inner_incise(mark)
        if inside is not None:
            made = inside
        elif attribution.named_thing(place.sentence, place.at, self.text[mark.start : mark.end]):
            made = self._make(mark, Kind.OTHER, "named_thing", None, None, pronoun=False)
        else:
            made = self._outer(place)
        if made.kind is not Kind.OTHER:
            self.previous = (place, made)
            if made.speaker and made.speaker.name:
                self.recent.append(made.speaker.name)
        return made

    def _outer(self, place: _Placed) -> Quote:
        tokens = place.sentence.tokens
        decision = attribution.decide(place.sentence, place.at)
        direct = self._stands_alone(place)
        if decision is None and direct:
            return self._without_cue(place)
        if decision is None:
            n_words = len(self.text[place.mark.start : place.mark.end].split())
            if n_words <= SHORT:
                return self._make(place.mark, Kind.OTHER, "no_cue", None, None, pronoun=False)
            return self._without_cue(place, Kind.MIXED)
        cue = decision.cue and Cue(
            self.text[tokens[decision.cue.start].start : tokens[decision.cue.end - 1].end],
            tokens[decision.cue.start].start,
            tokens[decision.cue.end - 1].end,
            decision.cue.lemma,
        )
        mention = self._mention(tokens, decision.mention)
        kind = Kind.DIRECT if direct or decision.rule in {"incise", "colon", "label"} else Kind.MIXED
        return self._make(place.mark, kind, decision.rule, cue, mention, pronoun=self._is_pronoun(tokens, decision.mention))

    def _mention(self, tokens: Any, mention: tuple[int, int] | None) -> tuple[int, int] | None:
        if mention is None:
            return None
        start, end = tokens[mention[0]].start, tokens[mention[1] - 1].end
        if tokens[mention[0]].low in INVERTED:
            start += self.text[start:end].rindex("-") + 1
        return start, end

    @staticmethod
    def _is_pronoun(tokens: Any, mention: tuple[int, int] | None) -> bool:
        if mention is None:
            return False
        return tokens[mention[0]].low in INVERTED or is_pronoun(tokens, mention[0]) == mention[1]

    def _stands_alone(self, place: _Placed) -> bool:
        """Whether the quotation is a stretch of its own rather than a part of the journalist's sentence."""
        words = self.text[place.mark.start : place.mark.end]
        opens = not any(token.low.isalnum() for token in place.sentence.tokens[: place.at])
        after_colon = place.at > 0 and place.sentence.tokens[place.at - 1].low == ":"
        return (opens or after_colon) and (words[0].isupper() or not words[0].isalpha() or words[-1] in TERMINAL)

    def _without_cue(self, place: _Placed, kind: Kind = Kind.DIRECT) -> Quote:
        """Continue the previous speaker, or take the subject of the sentence that leads up to the quotation."""
        if self.previous is not None:
            before, quote = self.previous
            near = place.paragraph - before.paragraph <= 1
            if near and quote.speaker is not None and self._gap_is_quiet(quote, place, kind):
                continued = quote.speaker
                return self._make(
                    place.mark, kind, "continuation", None, (continued.start, continued.end),
                    pronoun=continued.pronoun, name=continued.name,
                )
        lead = self._lead(place, kind)
        if lead is not None:
            return lead
        return self._make(place.mark, kind, "unknown", None, None, pronoun=False)

    def shared(self, quotes: list[Quote]) -> list[Quote]:
        """« A ». « B », ont confié des témoins: a quotation with no source takes that of the one right after it."""
        for i in range(len(quotes) - 2, -1, -1):
            quote, following = quotes[i], quotes[i + 1]
            gap = self.text[quote.end : following.start]
            if quote.rule == "unknown" and following.rule == "incise" and not any(map(str.isalnum, gap)):
                if "\n" not in gap and following.speaker is not None:
                    quotes[i] = evolve(quote, speaker=following.speaker, cue=following.cue, rule="shared_cue")
        return quotes

    def _lead(self, place: _Placed, kind: Kind) -> Quote | None:
        """The subject of the sentence that leads up to a quotation, or that a fragment is woven into."""
        if kind is Kind.MIXED:
            sentence, before = place.sentence, place.at
        elif place.lead is not None:
            sentence, before = place.lead, len(place.lead.tokens)
        else:
            return None
        mention = main_subject(sentence.tokens, before)
        if mention is None or not self._speaks(sentence.tokens, mention):
            return None
        return self._make(
            place.mark, kind, "lead", None, self._mention(sentence.tokens, mention),
            pronoun=self._is_pronoun(sentence.tokens, mention),
        )

    @staticmethod
    def _speaks(tokens: Any, mention: tuple[int, int]) -> bool:
        """Whether a mention can be somebody: a pronoun, a name, a role."""
        start, end = mention
        if tokens[start].low in {"il", "elle", "ils", "elles"}:
            return True
        return any(token.low in lexicon_words("role") for token in tokens[start:end]) or any(
            token.capital for token in tokens[start + (start == 0) : end]
        ) or (start == 0 and tokens[0].low not in lexicon_words("determiner") and tokens[0].capital)

    def _gap_is_quiet(self, quote: Quote, place: _Placed, kind: Kind) -> bool:
        gap = self.text[quote.end : place.mark.start]
        return len(gap) < (400 if kind is Kind.DIRECT else 200)

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
            decision = attribution.incise(Sentence([tokens[0]._replace(low=","), *tokens], _shift(found)), 0)
            if decision is None or decision.cue is None or decision.mention is None:
                continue
            if found[0].inverted is None:
                continue
            cue = Cue(
                self.text[tokens[found[0].start].start : tokens[found[0].end - 1].end],
                tokens[found[0].start].start, tokens[found[0].end - 1].end, found[0].lemma,
            )
            mention = self._mention(tokens, (found[0].inverted, found[0].inverted + 1))
            parts = ((mark.start, start), (end, mark.end))
            segments = tuple(_trimmed(self.text, a, b) for a, b in parts if self.text[a:b].strip())
            return evolve(self._make(mark, Kind.DIRECT, "incise_inside", cue, mention, pronoun=True), segments=segments)
        return None

    def _nested(self, mark: Marked) -> Quote:
        """A quotation inside another one: its cue must touch it; its speaker is looked for in the outer words."""
        parent = max(
            (span for span in self.quoted if span[0] < mark.outer_start and span[1] >= mark.outer_end),
            key=lambda span: span[0],
        )
        masked = _mask(self.text[parent[0] + 1 : parent[1] - 1], parent[0] + 1, [mark])
        tokens = tokenize(masked, 0, len(masked))
        at = next((i for i, token in enumerate(tokens) if token.low == QUOTE), None)
        tokens = [t._replace(start=t.start + parent[0] + 1, end=t.end + parent[0] + 1) for t in tokens]
        if at is None:
            return self._make(mark, Kind.OTHER, "nested", None, None, pronoun=False)
        place = _Placed(mark, Sentence(tokens, cues.find(tokens)), at, paragraph=0)
        decision = attribution.verb_before(place.sentence, at) or attribution.colon(place.sentence, at)
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
            name = name or self.article.resolve(start, end, pronoun=pronoun, recent=self.recent, quoted=self.quoted)
            speaker = Speaker(self.text[start:end], start, end, name, pronoun)
        words = self.text[mark.start : mark.end]
        return Quote(
            text=words, start=mark.start, end=mark.end, kind=kind, speaker=speaker, cue=cue, tone=None,
            depth=mark.depth, closed=mark.closed, segments=(Span(words, mark.start, mark.end),), rule=rule,
        )


def _shift(found: list[cues.Candidate]) -> list[cues.Candidate]:
    return [
        evolve(c, start=c.start + 1, end=c.end + 1, inverted=None if c.inverted is None else c.inverted + 1)
        for c in found
    ]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(text[start:end], start, end)


def _mask(text: str, offset: int, marks: list[Marked]) -> str:
    """Return the text with each quotation replaced by one word of the same length that keeps its last character."""
    parts, at = [], 0
    for mark in marks:
        start, end = mark.outer_start - offset, mark.outer_end - offset
        last = text[mark.end - offset - 1]
        room = end - start - 2
        filler = "x" * max(0, room - 1) + (last if last in TERMINAL else "x") if room > 0 else ""
        parts += [text[at:start].replace("«", " ").replace("»", " "), "«", filler, "»"]
        at = end
    parts.append(text[at:].replace("«", " ").replace("»", " "))
    return "".join(parts)


def _place(text: str, outer: list[Marked]) -> Iterator[tuple[Marked, _Placed]]:
    """Pair each outermost quotation with its sentence, reading only the paragraphs that hold quotations."""
    masked = _mask(text, 0, outer)
    i = 0
    while i < len(outer):
        start = masked.rfind("\n", 0, outer[i].outer_start) + 1
        end = masked.find("\n", outer[i].outer_end)
        end = len(masked) if end < 0 else end
        group = []
        while i < len(outer) and outer[i].outer_start < end:
            group.append(outer[i])
            i += 1
        yield from _place_in(masked, start, end, group)


def _place_in(masked: str, start: int, end: int, group: list[Marked]) -> Iterator[tuple[Marked, _Placed]]:
    spans = [(a + start, b + start) for a, b in sentence_spans(masked[start:end])] or [(start, end)]
    starts = [a for a, _ in spans]
    paragraph = masked.count("\n", 0, start)
    made: dict[int, Sentence] = {}
    for mark in group:
        which = max(0, bisect_right(starts, mark.outer_start) - 1)
        if which not in made:
            tokens = tokenize(masked, *spans[which])
            made[which] = Sentence(tokens, cues.find(tokens))
        sentence = made[which]
        at = next((k for k, token in enumerate(sentence.tokens) if token.start >= mark.outer_start), 0)
        lead = None
        if which and masked[spans[which - 1][0] : spans[which - 1][1]].find("«") < 0:
            tokens = tokenize(masked, *spans[which - 1])
            lead = Sentence(tokens, ())
        yield mark, _Placed(mark, sentence, at, paragraph=paragraph, lead=lead)
