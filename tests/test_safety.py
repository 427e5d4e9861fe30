"""What hostile input cannot do: exhaust the stack, or be unpickled; values and errors travel all the same."""

from __future__ import annotations

import ast
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import quotes
from quotes import Cue, Gender, Kind, Quote, Span, Speaker, SpeechVerb, Tone, ToneLabel
from quotes.corpus import parse
from quotes.errors import (
    CorpusError,
    FrameError,
    InvalidQuoteError,
    LexiconError,
    MissingExtraError,
    ModelError,
    PipeError,
    PipeTypeError,
    Problem,
    QuotesError,
)
from quotes.serialize import from_json, to_json

PACKAGE = Path(quotes.__file__).parent
MARKED = "« Nous irons, a dit Zoé Roy, demain »."


def said() -> Quote:
    [quote] = quotes.extract(MARKED, tone=False)
    return quote


TONE = Tone(ToneLabel.NEGATIVE, -0.7, {ToneLabel.NEGATIVE: 0.8, ToneLabel.NEUTRAL: 0.1, ToneLabel.POSITIVE: 0.1})
VALUES = {
    "span": Span("a", 0, 1),
    "speaker": Speaker("elle", 3, 7, "Zoé Roy", True),
    "cue": Cue("dit", 3, 6, "dire"),
    "tone": TONE,
    "verb": SpeechVerb.regular("rétropédaler"),
    "quote": said(),
    "extractor's settings": [Kind.DIRECT, Gender.FEMININE, ToneLabel.NEUTRAL],
    "article": parse("---\nstyle: press\n---\n« <q1 direct>Oui</q1> », a dit Zoé.", id="a"),
}
ERRORS = [
    *(QuotesError("a"), ModelError("a"), LexiconError("a"), InvalidQuoteError("a"), FrameError("a")),
    *(PipeError(3, "a"), PipeTypeError(3, "a"), MissingExtraError("a"), CorpusError(Problem("a.txt", 3, "b"))),
]


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_values_survive_pickle(value: object, protocol: int) -> None:
    copy = pickle.loads(pickle.dumps(value, protocol))
    assert copy == value
    assert type(copy) is type(value)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_errors_survive_pickle(error: Exception) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), vars(copy)) == (type(error), str(error), vars(error))


def test_an_extractor_survives_pickle() -> None:
    extractor = quotes.Extractor(tone=False)
    assert pickle.loads(pickle.dumps(extractor))(MARKED) == extractor(MARKED)


def test_quotations_survive_json() -> None:
    assert from_json(to_json(said())) == said()


SHALLOW = 120  # frames: what pytest, imports and lexicons need is loaded before
DEEP = {
    "nested": "« a " * 20_000 + " »" * 20_000,
    "never closed": "« a " * 20_000,
    "closed only": "a » " * 20_000,
    "brackets": "« Oui », dit " + "(" * 50_000,
    "of of of": "« Oui », dit " + "le maire de " * 5_000,
    "which which": "« Oui », dit " + "celui qui dit que " * 5_000,
    "coordinated": "Il dit " + "« A » et " * 5_000,
    "pronouns": "« Oui », a-t-elle dit. " * 2_000,
    "documents": "« Oui », dit " + "le rapport du rapport " * 5_000,
    "documents named": "Le rapport de la note. La note du rapport. « Oui », dit le rapport de la note. " * 500,
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_depth_of_the_text_is_no_depth_of_the_stack(text: str) -> None:
    code = f"""
import sys
import quotes
text = sys.stdin.buffer.read().decode()
quotes.extract({MARKED!r} + " Elle a lu le rapport du maire. « Non », a-t-elle dit.", tone=False)
sys.setrecursionlimit({SHALLOW})
print(len(quotes.extract(text, tone=False)))
"""
    job = subprocess.run(
        [sys.executable, "-c", code], input=text.encode(), capture_output=True, timeout=120, check=False
    )
    assert job.returncode == 0, job.stderr.decode()[-2000:]


UNPICKLERS = {"pickle", "cPickle", "dill", "joblib", "shelve", "marshal", "cloudpickle", "torch.load", "eval", "exec"}
TRUSTED = {
    "workers._portable": {"pickle.loads"},  # what this process has pickled itself
    "workers._check_pickles": set(),
}


def test_nothing_of_the_package_is_unpickled() -> None:
    assert {
        f"{'.'.join(path.relative_to(PACKAGE).with_suffix('').parts)}.{function.name}": calls
        for path in PACKAGE.rglob("*.py")
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef) and (calls := set(_unpickling(function)))
    } == {place: calls for place, calls in TRUSTED.items() if calls}


def _unpickling(function: ast.FunctionDef) -> list[str]:
    names = [ast.unparse(call.func) for call in ast.walk(function) if isinstance(call, ast.Call)]
    return [
        name
        for name in names
        if name in UNPICKLERS or (name.split(".")[0] in UNPICKLERS and name.split(".")[-1] in {"load", "loads", "open"})
    ]


def test_no_file_of_the_package_is_a_pickle() -> None:
    suspects = [
        path for path in PACKAGE.rglob("*") if path.suffix in {".pkl", ".pickle", ".pt", ".pth", ".bin", ".npy"}
    ]
    openings = {path: path.read_bytes()[:2] for path in (PACKAGE / "data").rglob("*") if path.is_file()}
    assert suspects == []
    assert [path for path, first in openings.items() if first[:1] == b"\x80" or first == b"PK"] == []
