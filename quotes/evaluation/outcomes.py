"""What became of each gold quotation of an article, and what that adds to each figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from quotes.corpus.model import AnnotatedQuote, Article
from quotes.evaluation.matching import covered, exact, folded, same_mention, shared
from quotes.model import Kind, Span, ToneLabel

SHARES = {"cover_30": 0.3, "cover_80": 0.8}


@frozen
class Outcome:
    """One gold quotation, the prediction with exactly its offsets, and in what they agree.

    Attributes:
        article: The article's id.
        gold: The gold annotation.
        predicted: The prediction; ``None`` when no prediction has these offsets.
        kind: Whether the kind is right; for gold that does not tell direct from mixed, whether it is somebody's words.
        attributed: Whether somebody's words are taken as such, with the right mention or rightly none.
        mention: Whether that mention is right to the character.
        cue: Whether the cue overlaps the gold one.
        named: Whether the name is right, or rightly missing.
    """

    article: str
    gold: AnnotatedQuote
    predicted: AnnotatedQuote | None
    kind: bool = False
    attributed: bool = False
    mention: bool = False
    cue: bool = False
    named: bool = False

    @property
    def found(self) -> bool:
        """Whether a prediction has exactly these offsets."""
        return self.predicted is not None


@frozen
class Tally:
    """What precision and recall are made of: agreements, predictions, gold annotations."""

    hits: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Agreements among the predictions, in [0, 1]."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Agreements among the gold annotations, in [0, 1]."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hits / (self.predicted + self.gold) if self.hits else 0.0


Tallies = Mapping[str, Tally]


def outcomes(article: Article, predicted: Sequence[AnnotatedQuote]) -> list[Outcome]:
    """Return what became of each gold quotation of an article."""
    return [_outcome(article.id, gold, found) for gold, found in exact(article.quotes, predicted)]


def tallies(found: Sequence[Outcome], predicted: Sequence[AnnotatedQuote]) -> dict[str, Tally]:
    """Return what an article adds to each figure; the names are those of `quotes.evaluation.figures`."""
    spoken = [outcome for outcome in found if outcome.gold.speech]
    said = [quote for quote in predicted if quote.speech]
    cues = sum(outcome.cue for outcome in spoken)
    gold_cues = sum(outcome.gold.cue is not None for outcome in spoken)
    pronouns = [outcome for outcome in spoken if outcome.gold.pronoun]
    return {
        "detection": Tally(sum(outcome.found for outcome in found), len(predicted), len(found)),
        "attributed": Tally(sum(outcome.attributed for outcome in spoken), len(said), len(spoken)),
        "speaker_exact": Tally(sum(outcome.mention for outcome in spoken), 0, len(spoken)),
        "name": _names(spoken, said),
        "name_acc": Tally(sum(outcome.named for outcome in spoken), 0, len(spoken)),
        "pronoun_name_acc": Tally(sum(outcome.named for outcome in pronouns), 0, len(pronouns)),
        "cue": Tally(cues, sum(quote.cue is not None for quote in said), gold_cues),
        "cue_acc": Tally(cues, 0, gold_cues),
        **dict(_cover(spoken, said)),
        **dict(_kinds(found, predicted)),
        **dict(_tones(spoken)),
    }


def confusion(found: Sequence[Outcome]) -> dict[tuple[ToneLabel, ToneLabel], int]:
    """Return how often each gold tone (first) got each predicted tone, over somebody's words found with both."""
    counts = {(gold, predicted): 0 for gold in ToneLabel for predicted in ToneLabel}
    for gold, predicted in _tone_pairs(found):
        if predicted is not None:
            counts[gold, predicted] += 1
    return counts


def _outcome(article: str, gold: AnnotatedQuote, found: AnnotatedQuote | None) -> Outcome:
    if found is None or found.speech != gold.speech:
        return Outcome(article, gold, found)
    kind = gold.kind in (found.kind, None)
    if not gold.speech:
        return Outcome(article, gold, found, kind=kind)
    attributed = same_mention(gold.speaker, found.speaker)
    return Outcome(
        article,
        gold,
        found,
        kind=kind,
        attributed=attributed,
        mention=attributed and _offsets(gold.speaker) == _offsets(found.speaker),
        cue=shared(gold.cue, found.cue) > 0,
        named=folded(gold.name) == folded(found.name),
    )


def _offsets(span: Span | None) -> tuple[int, int] | None:
    return None if span is None else (span.start, span.end)


def _cover(spoken: list[Outcome], said: list[AnnotatedQuote]) -> Iterator[tuple[str, Tally]]:
    gold = [outcome.gold for outcome in spoken]
    for name, share in SHARES.items():
        pairs = covered(gold, said, share)
        right = sum(shared(a.speaker, b.speaker) > 0 or a.speaker is b.speaker is None for a, b in pairs)
        yield name, Tally(len(pairs), len(said), len(gold))
        yield f"{name}_speaker", Tally(right, 0, len(pairs))


def _kinds(found: Sequence[Outcome], predicted: Sequence[AnnotatedQuote]) -> Iterator[tuple[str, Tally]]:
    """Yield the tallies of the kinds; predictions whose gold does not tell direct from mixed count for neither."""
    untold = {id(outcome.predicted) for outcome in found if outcome.gold.kind is None}
    for kind in Kind:
        gold = [outcome for outcome in found if outcome.gold.kind is kind]
        judged = [quote for quote in predicted if kind is Kind.OTHER or id(quote) not in untold]
        hits = sum(outcome.kind for outcome in gold)
        yield kind.value, Tally(hits, sum(quote.kind is kind for quote in judged), len(gold))
    told = [outcome for outcome in found if outcome.found and outcome.gold.kind is not None]
    yield "kind_acc", Tally(sum(outcome.kind for outcome in told), 0, len(told))


def _names(spoken: list[Outcome], said: list[AnnotatedQuote]) -> Tally:
    known = [outcome for outcome in spoken if folded(outcome.gold.name)]
    return Tally(sum(outcome.named for outcome in known), sum(bool(folded(q.name)) for q in said), len(known))


def _tones(spoken: list[Outcome]) -> Iterator[tuple[str, Tally]]:
    pairs = _tone_pairs(spoken)
    for tone in ToneLabel:
        hits = sum(gold == predicted == tone for gold, predicted in pairs)
        given, due = sum(predicted == tone for _, predicted in pairs), sum(gold == tone for gold, _ in pairs)
        yield f"tone_{tone.value}", Tally(hits, given, due)


def _tone_pairs(found: Sequence[Outcome]) -> list[tuple[ToneLabel, ToneLabel | None]]:
    """Return gold and predicted tone of somebody's words whose gold tone is known."""
    spoken = ((outcome.gold, outcome.predicted) for outcome in found if outcome.gold.speech)
    return [(gold.tone, found.tone if found else None) for gold, found in spoken if gold.tone is not None]
