"""The lexicons, read once from the package's data files."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from attrs import frozen

from quotes.errors import LexiconError

CACHED = 8192  # words whose look-up is remembered: those of an article come back in the next one


@frozen
class Locution:
    """A reporting locution: "faire savoir", "mettre en garde".

    Attributes:
        lemma: The infinitive with what follows it.
        rest: What follows the verb, as tokens.
    """

    lemma: str
    rest: tuple[str, ...]


@frozen
class Locutions:
    """Reporting locutions by each form of the verb that heads them."""

    finite: dict[str, tuple[Locution, ...]]
    past: dict[str, tuple[Locution, ...]]
    present: dict[str, tuple[Locution, ...]]
    infinitive: dict[str, tuple[Locution, ...]]


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
def locutions() -> Locutions:
    """Return the reporting locutions whose head is not itself a speech verb."""
    table = Locutions({}, {}, {}, {})
    for head, finite, past, present, rests in rows("locutions.tsv"):
        pairs = (rest.partition("=") for rest in rests.split(";"))
        found = tuple(
            Locution(f"{head} {lemma or rest}", tuple(rest.replace("d'", "d' ").split())) for rest, _, lemma in pairs
        )
        for forms_, into in (
            (finite, table.finite),
            (past, table.past),
            (present, table.present),
            (head, table.infinitive),
        ):
            into.update(dict.fromkeys(forms_.split(), found))
    return table


@cache
def words(*kinds: str) -> frozenset[str]:
    """Return the words of one or several kinds ("determiner", "weekday" …) of ``words.tsv``."""
    listed = _word_lists()
    for kind in kinds:
        if kind not in listed:
            raise LexiconError(f"words.tsv has no {kind!r}; reinstall quotes-fr")
    return frozenset().union(*(listed[kind] for kind in kinds))


@cache
def _word_lists() -> dict[str, frozenset[str]]:
    return {kind: frozenset(listed.split()) for kind, listed in rows("words.tsv")}


@cache
def forms(kind: str) -> frozenset[str]:
    """Return conjugated forms: ``verb`` (hardly ever anything else) or ``verb_or_noun``, from ``forms.tsv``."""
    return frozenset(dict(rows("forms.tsv"))[kind].split())


@cache
def synonyms() -> dict[str, str]:
    """Return offices by what the press also calls their holders: "chef de l'état" -> "président"."""
    return dict(rows("synonyms.tsv"))


def office_called(description: str) -> str | None:
    """Return the office that a description without determiner names in other words, whatever its apostrophes."""
    return synonyms().get(description.lower().replace("’", "'"))


@cache
def hypernyms() -> dict[str, frozenset[str]]:
    """Return general nouns with what else a text calls such people: "syndicaliste" -> {"délégué", "cgt", …}."""
    return {noun: frozenset(listed.split()) for noun, listed in rows("hypernyms.tsv")}


@cache
def offices() -> dict[str, tuple[str, ...]]:
    """Return the holders of French offices that articles name without saying so: "président" -> …."""
    return {office: tuple(holders.split(", ")) for office, holders in rows("offices.tsv")}


@cache
def first_names() -> dict[str, str]:
    """Return the gender ("f", "m", "x" for either) of first names, in lower case."""
    return dict(rows("firstnames.tsv"))
