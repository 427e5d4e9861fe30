"""Who speaks when no cue governs a quotation: what the quotations and sentences around it say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from attrs import evolve, frozen

from quotes.fragments import woven_into
from quotes.leads import elliptic, full_name, names_a_person, opening_subject, told_by
from quotes.mentions import Mentions, can_speak, is_a_pronoun, is_somebody
from quotes.model import Cue, Kind, Quote, Speaker
from quotes.placing import Placed
from quotes.rules import after
from quotes.rules.common import Decision, Sentence
from quotes.rules.labels import LONGEST_QUESTION, interviewed, named_line
from quotes.subjects import main_subject
from quotes.tokens import QUOTE, Mention, Token, tokenize

CONTINUED = 400  # code points between a quotation and one that goes on without a cue
SET_APART = {"signature", "label"}  # rules of words in a list of several people's: none of them goes on speaking
SIGNATURE = re.compile(r"[ \t.]*\n\s*([—–] ?[^\n«»]{2,120})(?:\n|$)")
SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")


@frozen
class Source:
    """Where words come from: the rule that decided, the cue and the speaker; either may be missing."""

    rule: str
    cue: Cue | None
    speaker: Speaker | None


class Discourse:
    """What the article has said so far.

    Args:
        mentions: Makes the speakers of the article.
    """

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions
        self.previous: tuple[Placed, Quote] | None = None

    @cached_property
    def interviewed(self) -> tuple[Sequence[Token], Mention] | None:
        """Who is interviewed, where the article says so."""
        return interviewed(self.mentions.text)

    def source(self, place: Placed, kind: Kind) -> Source | None:
        """Return the source of a quotation without a cue, or ``None`` where the text does not say.

        Args:
            place: The quotation in its sentence.
            kind: Whether it stands by itself or is woven into the sentence.
        """
        following = place.following() if kind is Kind.DIRECT and _closes(place) else None
        found = (
            self._said_after(following)
            or self._signed_below(place)
            or self._answered(place)
            or self.lead(place, kind)
            or self.continued(place, kind)
        )
        cue = elliptic(place.sentence, place.at)
        found = found or (self._next_to(place) if cue else None)
        if found and cue:
            return evolve(found, cue=self.mentions.cue(place.sentence.tokens, cue))
        if found or kind is Kind.MIXED:
            return found
        return self._introduced(place, following) or self._carried_over(place) or self._next_sentence(following)

    def continued(self, place: Placed, kind: Kind) -> Source | None:
        """« A », dit X. « B »: the previous quotation of the paragraph is near."""
        if self.previous is None or self.previous[0].paragraph != place.paragraph:
            return None
        gap = place.mark.start - self.previous[1].end
        reach = CONTINUED if kind is Kind.DIRECT else CONTINUED // 2
        return self._same_speaker("continuation") if gap < reach else None

    def goes_on(self, place: Placed) -> Source | None:
        """A few words woven into a sentence near the quotation before: its speaker, or whom the sentence names."""
        found = self.continued(place, Kind.MIXED)
        tokens = place.sentence.tokens
        mention = main_subject(tokens, place.at) if found else None
        if mention is None or not names_a_person(tokens, mention):
            return found
        if not self._can_be_quoted(place.sentence, mention, place.at):
            return found
        return Source("lead", None, self.mentions.speaker(tokens, mention))

    def _next_to(self, place: Placed) -> Source | None:
        """« A », a dit X.⏎ Et d'ajouter : « B »: in the paragraph before or the same one, however long."""
        near = self.previous is not None and place.paragraph - self.previous[0].paragraph <= 1
        return self._same_speaker("continuation") if near else None

    def _carried_over(self, place: Placed) -> Source | None:
        """A paragraph that opens with a quotation right after one that closed with a quotation and its cue."""
        if self.previous is None or place.paragraph - self.previous[0].paragraph != 1:
            return None
        if self.previous[1].rule in SET_APART:
            return None
        gap = self.mentions.text[self.previous[1].end : place.mark.outer_start].strip(" »\u00a0\u202f")
        one_sentence = len(SENTENCE_END.findall(gap)) <= 1 and len(gap) < CONTINUED // 2
        return self._same_speaker("next_paragraph") if one_sentence else None

    def _same_speaker(self, rule: str) -> Source | None:
        speaker = self.previous[1].speaker if self.previous else None
        return Source(rule, None, speaker) if speaker else None

    def _said_after(self, following: Sentence | None) -> Source | None:
        """« … » — Nour Haddad; « … » La phrase est du maire: the next sentence is there to say so."""
        decision = following and (after.signed(following) or after.ascribed(following))
        return self._decided(following, decision) if following and decision else None

    def _signed_below(self, place: Placed) -> Source | None:
        """« … »⏎— Nour Haddad, maraîchère: a line of its own under the words."""
        text = self.mentions.text
        line = SIGNATURE.match(text, place.mark.outer_end) if place.beyond is None and _closes(place) else None
        if line is None:
            return None
        sentence = Sentence(tokenize(text, *line.span(1)), ())
        decision = after.signed(sentence)
        return self._decided(sentence, decision) if decision else None

    def _answered(self, place: Placed) -> Source | None:
        """Nour Haddad⏎« … »; Et après ?⏎« … »: a paragraph of an interview, under a name or a question."""
        if not _closes(place):
            return None
        tokens = place.lead.tokens if place.lead else self._line_above(place)
        asked = tokens and (tokens[-1].low == "?" or (not place.lead and _prompts(tokens)))
        if asked and self.previous and self.previous[1].rule == "label":
            return self._same_speaker("label")
        if place.lead is None and place.beyond is not None:
            return None
        if asked and not place.lead and tokens[-1].low == "?" and self.interviewed:
            return Source("label", None, self.mentions.speaker(*self.interviewed))
        mention = named_line(tokens)
        return Source("label", None, self.mentions.speaker(tokens, mention)) if mention else None

    def _line_above(self, place: Placed) -> list[Token]:
        """Return the tokens of the line above the one that a quotation opens, if it is short."""
        text, at = self.mentions.text, place.mark.outer_start
        above = text[max(0, at - LONGEST_QUESTION) : at].rstrip()
        begin = above.rfind("\n") + 1
        if "\n" not in text[at - (min(at, LONGEST_QUESTION) - len(above)) : at] or not begin:
            return []
        offset = max(0, at - LONGEST_QUESTION)
        return tokenize(text, offset + begin, offset + len(above))

    def _introduced(self, place: Placed, following: Sentence | None) -> Source | None:
        """« … » Nour Haddad, 40 ans, tient la buvette: words open a paragraph, and the name of a person follows."""
        mention = full_name(following.tokens) if following else None
        if following is None or mention is None:
            return None
        return self._next_sentence(following) or self._decided(following, Decision("next_sentence", None, mention))

    def _decided(self, sentence: Sentence, decision: Decision) -> Source:
        cue = self.mentions.cue(sentence.tokens, decision.cue)
        return Source(decision.rule, cue, self.mentions.speaker(sentence.tokens, decision.mention))

    def _next_sentence(self, following: Sentence | None) -> Source | None:
        """« … ». Elisabeth Borne a averti Ségolène Royal: nobody before, and the next sentence says who speaks."""
        decision = after.next_sentence(following) if following else None
        if following is None or decision is None or decision.mention is None:
            return None
        if not can_speak(following.tokens, decision.mention):
            return None
        return self._decided(following, decision)

    def lead(self, place: Placed, kind: Kind) -> Source | None:
        """The subject of the sentence that leads up to a quotation, or that a fragment is woven into."""
        before = place.lead if place.lead is not None and self._silent(place.lead) else None
        told = told_by(before, kind) if before else None
        if before and told:
            cue = self.mentions.cue(before.tokens, told[1]) if kind is Kind.DIRECT else None
            return Source("lead", cue, self.mentions.speaker(before.tokens, told[0]))
        sentence, end = (
            (place.sentence, place.at) if kind is Kind.MIXED else (before, len(before.tokens) if before else 0)
        )
        woven = woven_into(place, self.mentions.text) if kind is Kind.MIXED else None
        if woven:
            return Source("lead", None, self.mentions.speaker(place.sentence.tokens, woven))
        mention = main_subject(sentence.tokens, end) if sentence else None
        mention = mention or (opening_subject(before.tokens) if before and kind is Kind.DIRECT else None)
        if sentence is None or mention is None or not can_speak(sentence.tokens, mention):
            return None
        if kind is Kind.MIXED and not self._can_be_quoted(sentence, mention, end):
            return None
        return Source("lead", None, self.mentions.speaker(sentence.tokens, mention))

    def _can_be_quoted(self, sentence: Sentence, mention: Mention, end: int) -> bool:
        """Whether the subject of a sentence can be the one whose words are woven into it."""
        if any(cue.form == "passive" and cue.end <= end for cue in sentence.cues):
            return False
        if not is_somebody(sentence.tokens, mention) and any(
            token.low == "été" for token in sentence.tokens[mention[1] : end]
        ):
            return False  # "l'enquête a été ouverte pour des « … »"
        pronoun = is_a_pronoun(sentence.tokens, mention)
        return not pronoun or self.mentions.stands_for_somebody(sentence.tokens, mention)

    def _silent(self, lead: Sentence) -> bool:
        """Whether a sentence holds nobody's words: no quotation, or titles and terms only."""
        if not any(token.low == QUOTE for token in lead.tokens):
            return True
        previous = self.previous[1].start if self.previous else -1
        return previous < lead.tokens[0].start


def shared(text: str, quotes: list[Quote]) -> list[Quote]:
    """« A ». « B », ont confié des témoins: give a quotation with no source that of the one right after it."""
    beyond = [len(quotes)] * len(quotes)  # for each the first that starts after its end, over those nested in it
    for i in range(len(quotes) - 2, -1, -1):
        quote, j = quotes[i], i + 1
        while j < len(quotes) and quotes[j].start < quote.end:
            j = beyond[j]
        beyond[i] = j
        if j == len(quotes):
            continue
        following = quotes[j]
        own = quote.rule in {"unknown", "next_paragraph"} and quote.kind is Kind.DIRECT
        if own and following.rule == "incise" and _adjoin(text[quote.end : following.start]):
            quotes[i] = evolve(quote, speaker=following.speaker, cue=following.cue, rule="shared_cue")
    return quotes


def _adjoin(gap: str) -> bool:
    return "\n" not in gap and not any(map(str.isalnum, gap))


def _prompts(tokens: Sequence[Token]) -> bool:
    """Whether a line asks without a question mark: "Parlez-nous du barrage.", "On vous dit sévère…"."""
    return tokens[-1].low == "…" or tokens[0].low.endswith("ez")


def _closes(place: Placed) -> bool:
    """Whether nothing but the quotation stands in its sentence."""
    tokens = place.sentence.tokens
    return not any(token.low.isalnum() for token in (*tokens[: place.at], *tokens[place.at + 1 :]))
