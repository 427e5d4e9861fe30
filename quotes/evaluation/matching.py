"""When a prediction agrees with the gold annotation: spans, mentions, names."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

from quotes.corpus.model import AnnotatedQuote
from quotes.model import Span

Pair = tuple[AnnotatedQuote, AnnotatedQuote]
_LEADING = "le |la |les |l'|un |une |des |du |de la |de l'|m. |mm. |mme |mmes |mlle |me |dr |pr |monsieur |madame "
_LEADERS = re.compile(f"(?:{_LEADING.replace('.', '[.]')})+")


def folded(name: str | None) -> str | None:
    """Return a name as names are compared: capitals, apostrophes, spaces, leading determiners and civilities folded."""
    if not name:
        return None
    plain = unicodedata.normalize("NFC", name).replace("’", "'")
    plain = " ".join(plain.split()).casefold()
    leader = _LEADERS.match(plain)
    return plain[leader.end() :] if leader else plain


def shared(a: Span | AnnotatedQuote | None, b: Span | AnnotatedQuote | None) -> int:
    """Return how many code points two spans share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start)) if a and b else 0


def same_mention(gold: Span | None, predicted: Span | None) -> bool:
    """Whether both are unknown, or they overlap and the predicted one does not swallow the sentence.

    A mention may be four times as long as the gold one and 20 code points more.
    """
    if gold is None or predicted is None:
        return gold is predicted
    longest = 4 * (gold.end - gold.start) + 20
    return shared(gold, predicted) > 0 and predicted.end - predicted.start <= longest


def exact(
    gold: Sequence[AnnotatedQuote], predicted: Sequence[AnnotatedQuote]
) -> list[tuple[AnnotatedQuote, AnnotatedQuote | None]]:
    """Return each gold quotation with the prediction of exactly the same offsets, if there is one."""
    by_offsets = {(quote.start, quote.end): quote for quote in predicted}
    return [(quote, by_offsets.get((quote.start, quote.end))) for quote in gold]


def covered(gold: Sequence[AnnotatedQuote], predicted: Sequence[AnnotatedQuote], share: float) -> list[Pair]:
    """Return the pairs of the cover protocol of the Gender Gap Tracker and Radar de Parité.

    Each gold quotation in turn takes the prediction that covers most of it, if that is more than ``share`` of it; a
    prediction serves one gold quotation only. Of several that cover as much the first one is taken.

    Source: the evaluation script of these systems, which takes shares of 0.3 and 0.8
    (https://github.com/sfu-discourse-lab/GenderGapTracker, nlp/french/evaluation); they are described in Asr et al.,
    "The Gender Gap Tracker", PLOS ONE 16(1), 2021, and Soumah et al., "Radar de Parité", 2023.
    """
    pairs = []
    free = _Free(predicted)
    for quote in gold:
        near = free.near(quote)
        found = max(near, key=lambda at: shared(quote, predicted[at]), default=None)
        if found is not None and shared(quote, predicted[found]) > share * (quote.end - quote.start):
            pairs.append((quote, predicted[found]))
            free.take(found)
    return pairs


class _Free:
    """Predictions that no gold quotation has taken, by place, so that only near ones are looked at."""

    def __init__(self, predicted: Sequence[AnnotatedQuote]) -> None:
        self._starts = [quote.start for quote in predicted]
        self._places = sorted((start, at) for at, start in enumerate(self._starts))
        self._longest = max((quote.end - quote.start for quote in predicted), default=0)

    def near(self, quote: AnnotatedQuote) -> list[int]:
        """Return the positions of the free predictions that may overlap a quotation."""
        low = bisect_left(self._places, (quote.start - self._longest, 0))
        high = bisect_left(self._places, (quote.end, 0))
        return sorted(at for _, at in self._places[low:high])

    def take(self, at: int) -> None:
        """Take the prediction at a position out."""
        del self._places[bisect_left(self._places, (self._starts[at], at))]
