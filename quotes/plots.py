"""Charts of who speaks how much and in what tone, with matplotlib (``pip install quotes-fr[plots]``).

No window opens and no figure stays behind in ``pyplot``: each function returns the axes that it drew on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from attrs import define, field, frozen

from quotes.entities import key
from quotes.model import Quote
from quotes.voices import by_speaker

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Measure = Literal["quotations", "words"]


@frozen
class _Look:
    label: str
    color: str
    hatch: str


# Okabe and Ito's colours, which colour-blind readers tell apart; the hatches do without colour.
_LOOKS = {
    "negative": _Look("negative", "#d55e00", "////"),
    "neutral": _Look("neutral", "#bdbdbd", ""),
    "positive": _Look("positive", "#009e73", "...."),
    None: _Look("without tone", "#56b4e9", ""),
}


@define
class _Bar:
    name: str
    shares: dict[str | None, int] = field(factory=lambda: dict.fromkeys(_LOOKS, 0))

    def total(self) -> int:
        return sum(self.shares.values())


def speakers(
    articles: Sequence[Quote] | Iterable[Sequence[Quote]],
    *,
    top: int = 10,
    measure: Measure = "quotations",
    ax: Axes | None = None,
) -> Axes:
    """Draw one bar a speaker, as long as the speaker says much, cut by tone.

    Speakers of several articles count as one where their names are the same up to case, accents and apostrophes; two
    people of one name do too. Words without a named source and nobody's words are left out.

    Args:
        articles: The quotations of one article, or those of each of several articles.
        top: How many speakers at most, the most quoted first.
        measure: What is counted: "quotations", or the "words" in them.
        ax: Where to draw; by default on a new figure (``speakers(…).figure``).

    Returns:
        The axes drawn on.

    Raises:
        ValueError: ``top`` is under 1, or ``measure`` is neither.
        TypeError: An item is not a `Quote`.
        ImportError: matplotlib is not installed.
    """
    if top < 1:
        raise ValueError(f"top must be at least 1, not {top}")
    if measure not in ("quotations", "words"):
        raise ValueError(f"measure must be 'quotations' or 'words', not {measure!r}")
    bars = sorted(_bars(articles, measure), key=_Bar.total, reverse=True)[:top]
    axes = _new_axes(len(bars)) if ax is None else ax
    _draw(axes, bars)
    axes.set_xlabel(measure)
    return axes


def _bars(articles: Sequence[Quote] | Iterable[Sequence[Quote]], measure: Measure) -> list[_Bar]:
    bars: dict[str, _Bar] = {}
    for found in _each(articles):
        for name, said in by_speaker(found).items():
            if name is not None:
                bar = bars.setdefault(key(name), _Bar(name))
                for quote in said:
                    label = quote.tone.label.value if quote.tone else None
                    bar.shares[label] += 1 if measure == "quotations" else _words(quote)
    return list(bars.values())


def _each(articles: Sequence[Quote] | Iterable[Sequence[Quote]]) -> list[list[Quote]]:
    """Return the quotations of each article; those of a single one are one list of a list."""
    alone: list[Quote] = []
    several: list[list[Quote]] = []
    for item in articles:
        if isinstance(item, Quote):
            alone.append(item)
        elif isinstance(item, Iterable) and not isinstance(item, str):
            several.append(list(item))
        else:
            raise TypeError(f"speakers takes quotations, not {type(item).__name__}: pass what extract or pipe returned")
    return [alone, *several]


def _words(quote: Quote) -> int:
    return sum(any(map(str.isalnum, word)) for segment in quote.segments for word in segment.text.split())


def _new_axes(bars: int) -> Axes:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 1.4 + 0.36 * max(bars, 1)), layout="constrained")
    return figure.subplots()


def _draw(axes: Axes, bars: Sequence[_Bar]) -> None:
    from matplotlib.ticker import MaxNLocator

    places = range(len(bars))
    left = [0] * len(bars)
    for share, look in _LOOKS.items():
        widths = [bar.shares[share] for bar in bars]
        if any(widths):
            axes.barh(
                places, widths, left=left, label=look.label, color=look.color, hatch=look.hatch,
                edgecolor="white", linewidth=0.8,
            )  # fmt: skip
            left = [start + width for start, width in zip(left, widths, strict=True)]
    axes.set_yticks(list(places), [_shortened(bar.name) for bar in bars], parse_math=False)
    axes.invert_yaxis()  # the most quoted on top
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.spines[["top", "right"]].set_visible(False)
    if bars:
        axes.legend(frameon=False)


def _shortened(name: str, length: int = 40) -> str:
    return name if len(name) <= length else f"{name[: length - 1].rstrip()}…"
