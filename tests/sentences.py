"""One sentence as the steps of attribution see it: its tokens and cues, with stretches of tokens back as text."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, frozen

from quotes import cues
from quotes.candidate import Candidate
from quotes.detect import detect
from quotes.placing import mask
from quotes.tokens import Mention, Token, tokenize
from tests.markup import Case, read


@frozen
class Sentence:
    """A sentence whose quotations are masked."""

    text: str
    tokens: Sequence[Token] = field(init=False)
    cues: list[Candidate] = field(init=False)

    @tokens.default
    def _tokens(self) -> Sequence[Token]:
        masked = mask(self.text, [mark for mark in detect(self.text) if mark.depth == 0])
        return tokenize(masked, 0, len(masked))

    @cues.default
    def _cues(self) -> list[Candidate]:
        return cues.find(self.tokens)

    def shown(self, mention: Mention | None) -> str | None:
        """Return the text of a stretch of tokens."""
        return mention and self.text[self.tokens[mention[0]].start : self.tokens[mention[1] - 1].end]

    def cue_of(self, case: Case) -> Candidate:
        """Return the cue that a case is about."""
        [cue] = [cue for cue in self.cues if self._span(cue) == case.spans["c"]]
        return cue

    def _span(self, cue: Candidate) -> tuple[int, int]:
        return self.tokens[cue.start].start, self.tokens[cue.end - 1].end


def opened(marked: str) -> tuple[Case, Sentence]:
    """Return a marked-up case and its sentence."""
    case = read(marked)
    return case, Sentence(case.text)
