"""The speech verbs: those of the package and those that a user adds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from attrs import field, frozen

from quotes.conjugation import regular
from quotes.lexicon import rows

FLAGS = frozenset({"direct", "que", "naming", "adjacent", "object", "incise", "locative", "pronominal"})


def _several(values: Iterable[str]) -> tuple[str, ...]:
    if isinstance(values, str):
        raise TypeError(f"give the forms one by one, not in one str: {values!r}")
    return tuple(values)


def _distinct(flags: Iterable[str]) -> frozenset[str]:
    return frozenset(_several(flags))


def _known(_: object, __: object, flags: frozenset[str]) -> None:
    if unknown := sorted(flags - FLAGS):
        raise ValueError(f"no such flag: {', '.join(unknown)}; there are {', '.join(sorted(FLAGS))}")


@frozen
class SpeechVerb:
    """A speech verb with its forms.

    Attributes:
        lemma: The infinitive, with its pronoun where the verb needs one ("se gausser").
        finite: Its conjugated forms, each one word: "spoile", "spoilait" …
        past: The forms of its past participle.
        present: Its present participle; an empty str where it has none.
        flags: How it takes the words: ``direct`` (« … », spoile-t-il; il spoile : « … »), ``que`` (il spoile que
            « … »), ``naming`` (il le qualifie de « … »), ``adjacent`` (only right beside the marks), ``object`` (its
            object may hold the words), ``incise`` (only after the words), ``locative`` (voir dans … « … »),
            ``pronominal``.

    Raises:
        ValueError: A flag is none of these.
        TypeError: Forms or flags are one str.
    """

    lemma: str
    finite: tuple[str, ...] = field(converter=_several)
    past: tuple[str, ...] = field(converter=_several)
    present: str
    flags: frozenset[str] = field(default=frozenset(("direct", "que")), converter=_distinct, validator=_known)

    @classmethod
    def regular(cls, infinitive: str, flags: Iterable[str] = ("direct", "que")) -> SpeechVerb:
        """Return a regular verb in -er, conjugated.

        Raises:
            ValueError: It is no regular verb in -er, or a flag is unknown.
        """
        finite, past, present = regular(infinitive)
        return cls(infinitive, finite, past, present, flags)


@frozen(eq=False)
class Verbs:
    """Every form of every speech verb, by what kind of form it is."""

    finite: dict[str, SpeechVerb]
    past: dict[str, SpeechVerb]
    present: dict[str, SpeechVerb]
    infinitive: dict[str, SpeechVerb]


_own_verbs: ContextVar[Verbs | None] = ContextVar("own_verbs", default=None)


def verbs() -> Verbs:
    """Return the speech verbs, those of `with_verbs` included."""
    return _own_verbs.get() or _shipped_verbs()


@contextmanager
def with_verbs(own: tuple[SpeechVerb, ...]) -> Iterator[None]:
    """Let these verbs speak too, in this thread, until the end of the ``with`` block."""
    if not own:
        yield
        return
    token = _own_verbs.set(_extended(own))
    try:
        yield
    finally:
        _own_verbs.reset(token)


@cache
def _shipped_verbs() -> Verbs:
    """Return the verbs of the package; where two share a form, the one that takes a quotation directly wins."""
    ranked = sorted(rows("verbs.tsv"), key=lambda cells: "adjacent" in cells[1])
    return _table(
        SpeechVerb(lemma, finite.split(), past.split(), present, flags.split(","))
        for lemma, flags, finite, past, present in ranked
    )


@cache
def _extended(own: tuple[SpeechVerb, ...]) -> Verbs:
    first, then = _table(own), _shipped_verbs()
    return Verbs(
        then.finite | first.finite,
        then.past | first.past,
        then.present | first.present,
        then.infinitive | first.infinitive,
    )


def _table(ranked: Iterable[SpeechVerb]) -> Verbs:
    """Return each form with its verb; the first verb that has a form keeps it."""
    table = Verbs({}, {}, {}, {})
    for verb in ranked:
        bare = verb.lemma.removeprefix("se ").removeprefix("s'")
        for forms, into in (
            (verb.finite, table.finite),
            (verb.past, table.past),
            (verb.present.split(), table.present),
            ([bare], table.infinitive),
        ):
            for form in forms:
                into.setdefault(form, verb)
    return table
