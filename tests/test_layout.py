"""Text whose lines are wrapped reads like text that is not."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotes
from quotes.layout import unwrap

OTAN = (Path(__file__).parent.parent / "corpora" / "otan.txt").read_text(encoding="utf-8")
PIECES = st.sampled_from(
    ["\n", "\r\n", "\r", "\n\n", " ", "« ", " »", "a-t-il dit", "Le maire", "la mairie.", "\t", "oui", ":"]
)


def summary(text: str) -> list[tuple[str | None, ...]]:
    """Return what was found in a text, line breaks as blanks."""
    return [
        tuple(
            value and " ".join(value.split())
            for value in (
                quote.text,
                quote.speaker and quote.speaker.text,
                quote.speaker and quote.speaker.name,
                quote.cue and quote.cue.text,
                quote.rule,
            )
        )
        for quote in quotes.extract(text, tone=False)
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_an_article_wrapped_at_72_columns_gives_the_same_quotations(ending: str) -> None:
    paragraphs = [line for line in OTAN.splitlines() if line.strip()]
    wrapped = [textwrap.wrap(p, 72, break_long_words=False, break_on_hyphens=False) for p in paragraphs]
    text = (ending * 2).join(ending.join(lines) for lines in wrapped)
    assert summary(text) == summary("\n\n".join(paragraphs))


def test_what_is_returned_is_cut_from_the_text_as_given() -> None:
    text = "« Nous ne fermerons\npas l'école », a\nassuré la maire\nÉlise Santoni."
    [quote] = quotes.extract(text, tone=False)
    assert quote.text == "Nous ne fermerons\npas l'école"
    assert quote.cue is not None
    assert quote.cue.text == "a\nassuré"
    assert quote.speaker is not None
    assert quote.speaker.name == "Élise Santoni"
    for span in (quote, quote.cue, quote.speaker, *quote.segments):
        assert text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    "text",
    [
        "Une colère froide\n« On n'en peut plus », dit Zoé Roy.",  # a heading
        "Il promet :\n- un « plan » ;\n- une « loi ».",  # a list
        "La maire a dit :\nnon.",  # the colon ends its line
        "La fin.\nla suite, sans capitale.",
        "La maire\n\na parlé.",  # an empty line ends a paragraph
    ],
)
def test_a_break_that_ends_a_line_stays(text: str) -> None:
    assert unwrap(text) == text


def test_a_full_line_of_wrapped_text_goes_on_with_a_capital() -> None:
    text = "Les élus du canton ont reçu mardi la préfète Anne Lam et le maire\nPaul Roy, qui ont\npromis un plan."
    assert unwrap(text) == text.replace("\n", " ")


def test_a_short_line_of_wrapped_text_ends_its_paragraph() -> None:
    lines = (
        "Les élus du canton ont reçu mardi la préfète et",
        "le maire à la salle des fêtes de la commune",
        "Fin",
        "Suite.",
    )
    assert unwrap("\n".join(lines)).endswith("\nFin\nSuite.")


@given(st.lists(PIECES).map("".join) | st.text())
def test_unwrapping_moves_no_character(text: str) -> None:
    unwrapped = unwrap(text)
    assert len(unwrapped) == len(text)
    assert all(
        a == b or (a in "\r\n" and b == " ") or (a == "\t" and b == " ") for a, b in zip(text, unwrapped, strict=True)
    )
