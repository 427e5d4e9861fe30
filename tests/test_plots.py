"""Charts hold the figures that they are drawn from."""

from __future__ import annotations

import subprocess
import sys

import pytest
from attrs import evolve

import quotes
from quotes import Quote, ToneLabel
from quotes.model import Tone

pytest.importorskip("matplotlib", reason="matplotlib is not installed: pip install quotes-fr[plots]")
from quotes import plots

TEXT = "« Oui », a dit Zoé Roy. « Non, jamais », a dit Paul Lam. « Si », a insisté Mme Roy. Le film « Aube » sort."
LABELS = (ToneLabel.POSITIVE, ToneLabel.NEGATIVE, ToneLabel.NEGATIVE, ToneLabel.NEUTRAL)


def toned(text: str = TEXT) -> list[Quote]:
    tones = [Tone(label, 0.0, dict.fromkeys(ToneLabel, 1 / 3)) for label in LABELS]
    return [evolve(quote, tone=tone) for quote, tone in zip(quotes.extract(text, tone=False), tones, strict=False)]


def names(axes) -> list[str]:
    return [label.get_text() for label in axes.get_yticklabels()]


def widths(axes) -> dict[str, list[float]]:
    return {bars.get_label(): [bar.get_width() for bar in bars] for bars in axes.containers}


def test_one_bar_a_speaker_the_most_quoted_on_top() -> None:
    axes = plots.speakers(toned())
    assert names(axes) == ["Zoé Roy", "Paul Lam"]
    assert widths(axes) == {"negative": [1, 1], "positive": [1, 0]}
    bottom, top = axes.get_ylim()
    assert bottom > top


def test_tones_stand_one_after_the_other() -> None:
    negative, positive = plots.speakers(toned()).containers
    assert [bar.get_x() for bar in negative] == [0, 0]
    assert [bar.get_x() for bar in positive] == [1, 1]


def test_words_can_be_counted() -> None:
    assert widths(plots.speakers(toned(), measure="words")) == {"negative": [1, 2], "positive": [1, 0]}


def test_a_name_counts_once_over_articles() -> None:
    axes = plots.speakers([toned(), toned("« Peut-être », a dit ZOE ROY."), []])
    assert names(axes) == ["Zoé Roy", "Paul Lam"]
    assert widths(axes)["positive"] == [2, 0]


def test_a_generator_of_articles_is_fine() -> None:
    assert names(plots.speakers(found for found in [toned()])) == ["Zoé Roy", "Paul Lam"]


def test_without_tone_there_is_one_colour() -> None:
    assert widths(plots.speakers(quotes.extract(TEXT, tone=False))) == {"without tone": [2, 1]}


def test_only_the_most_quoted() -> None:
    assert names(plots.speakers(toned(), top=1)) == ["Zoé Roy"]


def test_tone_does_without_colour() -> None:
    assert len({bars[0].get_hatch() for bars in plots.speakers(toned()).containers}) == 2


def test_it_draws_where_one_asks() -> None:
    from matplotlib.figure import Figure

    ax = Figure().subplots()
    assert plots.speakers(toned(), ax=ax) is ax


def test_nobody_to_draw_is_an_empty_chart() -> None:
    axes = plots.speakers([])
    assert (names(axes), axes.get_legend()) == ([], None)


def test_a_name_is_no_formula_and_no_wall(tmp_path) -> None:
    [quote, *_] = toned()
    speaker = evolve(quote.speaker, name="$x^{" + "m" * 99)
    axes = plots.speakers([evolve(quote, speaker=speaker)])
    axes.figure.savefig(tmp_path / "a.png")
    assert names(axes) == ["$x^{" + "m" * 35 + "…"]


def test_no_figure_stays_behind() -> None:
    code = (
        "import sys, quotes.plots; light = 'matplotlib' not in sys.modules; quotes.plots.speakers([]);"
        "print(light, 'matplotlib.pyplot' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    assert run.stdout == "True False\n"


@pytest.mark.parametrize(
    ("arguments", "message"), [({"top": 0}, "top must be at least 1"), ({"measure": "x"}, "'quotations' or 'words'")]
)
def test_wrong_arguments(arguments, message) -> None:
    with pytest.raises(ValueError, match=message):
        plots.speakers([], **arguments)


@pytest.mark.parametrize("wrong", [["« Oui »"], [3], [[3]]])
def test_something_else_is_a_type_error(wrong) -> None:
    with pytest.raises(TypeError, match=r"not (str|int)"):
        plots.speakers(wrong)
