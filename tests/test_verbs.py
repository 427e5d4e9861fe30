"""Speech verbs of a user's own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

import quotes
from quotes.verbs import SpeechVerb, verbs, with_verbs

SPOIL = SpeechVerb.regular("spoiler")
TEXT = "La fin déçoit. « Tout le monde meurt », a spoilé mardi la critique Anne Lam."


def test_a_verb_of_ones_own_speaks_inside_the_block_only() -> None:
    assert "spoile" not in verbs().finite
    with with_verbs((SPOIL,)):
        [quote] = quotes.extract(TEXT, tone=False)
        assert quote.cue is not None
        assert quote.cue.lemma == "spoiler"
        assert quote.speaker is not None
        assert quote.speaker.name == "Anne Lam"
    assert "spoile" not in verbs().finite
    [quote] = quotes.extract(TEXT, tone=False)
    assert quote.cue is None


def test_the_shipped_verbs_go_on_speaking() -> None:
    with with_verbs((SPOIL,)):
        [quote] = quotes.extract("« Oui », a dit Zoé Roy.", tone=False)
    assert quote.cue is not None
    assert quote.cue.lemma == "dire"


def test_a_verb_of_ones_own_replaces_a_shipped_one() -> None:
    with with_verbs((SpeechVerb("redire", ["dit"], ["dit"], "disant"),)):
        [quote] = quotes.extract("« Oui », dit Zoé Roy.", tone=False)
    assert quote.cue is not None
    assert quote.cue.lemma == "redire"


def test_other_threads_do_not_hear_it() -> None:
    with with_verbs((SPOIL,)), ThreadPoolExecutor(1) as pool:
        assert "spoile" not in pool.submit(lambda: verbs().finite).result()


def test_an_irregular_verb_is_given_with_its_forms() -> None:
    verb = SpeechVerb("médire", ["médit", "médisait"], ["médit"], "médisant", ["direct"])
    with with_verbs((verb,)):
        [quote] = quotes.extract("« Quel sot », médisait Zoé Roy.", tone=False)
    assert quote.speaker is not None
    assert quote.speaker.name == "Zoé Roy"


def test_an_unknown_flag_is_refused_and_the_known_ones_named() -> None:
    with pytest.raises(ValueError, match=r"no such flag: loud; there are adjacent, direct"):
        SpeechVerb.regular("spoiler", ["loud"])


def test_forms_in_one_str_are_refused() -> None:
    with pytest.raises(TypeError, match="one by one"):
        SpeechVerb("médire", "médit", ["médit"], "médisant")


@pytest.mark.parametrize("n_process", [1, 2])
def test_an_extractor_reads_with_its_own_verbs(n_process: int) -> None:
    extractor = quotes.Extractor(tone=False, verbs=[SPOIL])
    [alone] = extractor(TEXT)
    [[piped]] = extractor.pipe([TEXT], n_process=n_process)
    assert alone == piped
    assert alone.cue is not None
    assert alone.cue.lemma == "spoiler"
    [other] = quotes.Extractor(tone=False)(TEXT)
    assert other.cue is None


def test_verbs_that_are_none_are_refused() -> None:
    with pytest.raises(TypeError, match=r"not str: SpeechVerb\.regular"):
        quotes.Extractor(verbs=["spoiler"])  # type: ignore[list-item]
