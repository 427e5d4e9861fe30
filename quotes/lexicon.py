"""The lexicons, read once from the package's data files."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from attrs import frozen

from quotes.errors import LexiconError


@frozen
class Verb:
    """A speech verb.

    Attributes:
        lemma: The infinitive, with its pronoun where the verb needs one ("se féliciter").
        flags: What the rules need to know: ``direct``, ``que``, ``naming``, ``pronominal``, ``adjacent``.
    """

    lemma: str
    flags: frozenset[str]


@frozen
class Verbs:
    """Every form of every speech verb, by what kind of form it is."""

    finite: dict[str, Verb]
    past: dict[str, Verb]
    present: dict[str, Verb]
    infinitive: dict[str, Verb]


def rows(name: str) -> list[list[str]]:
    """Return the cells of a tab-separated data file, comment lines left out.

    Raises:
        LexiconError: The file is not in the package.
    """
    try:
        text = files("quotes").joinpath("data").joinpath(name).read_text(encoding="utf-8")
    except OSError as error:
        raise LexiconError(f"{name} is missing from the package; reinstall quotes-fr") from error
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("# ")]


@cache
def verbs() -> Verbs:
    """Return the speech verbs; where two verbs share a form, the one that takes a quotation directly wins."""
    table = Verbs({}, {}, {}, {})
    ranked = sorted(rows("verbs.tsv"), key=lambda cells: "adjacent" in cells[1])
    for lemma, flags, finite, past, present in ranked:
        verb = Verb(lemma, frozenset(flags.split(",")))
        bare = verb.lemma.removeprefix("se ").removeprefix("s'")
        for forms, into in (
            (finite.split(), table.finite),
            (past.split(), table.past),
            (present.split(), table.present),
            ([bare], table.infinitive),
        ):
            for form in forms:
                into.setdefault(form, verb)
    return table


@cache
def words(kind: str) -> frozenset[str]:
    """Return the words of one kind ("determiner", "weekday" …) of ``words.tsv``."""
    kinds = dict(rows("words.tsv"))
    if kind not in kinds:
        raise LexiconError(f"words.tsv has no {kind!r}; reinstall quotes-fr")
    return frozenset(kinds[kind].split())


@cache
def first_names() -> dict[str, str]:
    """Return the gender ("f", "m", "x" for either) of first names, in lower case."""
    return dict(rows("firstnames.tsv"))
