"""The figures of a plain scorer of JSON lines, computed from first principles and slowly, to compare with."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

LEADERS = "le la les un une des du mm. m. mme mmes mlle me dr pr monsieur madame"
TONES = ("negative", "neutral", "positive")


def name_of(quote: dict[str, Any]) -> str:
    """Return a name without capitals and what stands before it, "" for none."""
    words = unicodedata.normalize("NFC", quote["name"] or "").replace("\u2019", "'").casefold().split()
    while words:
        for leader in ("l'", "de l'"):
            if " ".join(words).startswith(leader):
                words = " ".join(words)[len(leader) :].split(" ")
                break
        else:
            if len(words) > 2 and words[:2] == ["de", "la"]:
                words = words[2:]
            elif len(words) > 1 and words[0] in LEADERS.split():
                words = words[1:]
            else:
                break
    return " ".join(words)


def places(span: dict[str, Any] | None) -> set[int]:
    return set(range(span["start"], span["end"])) if span else set()


def mention_right(gold: dict[str, Any], guess: dict[str, Any]) -> bool:
    a, b = places(gold["speaker"]), places(guess["speaker"])
    if gold["speaker"] is None or guess["speaker"] is None:
        return gold["speaker"] == guess["speaker"]
    return bool(a & b) and len(b) <= 20 + 4 * len(a)


def pairs(gold: list[Any], guesses: list[Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any] | None]]:
    for article, guess in zip(gold, guesses, strict=True):
        for quote in article["quotes"]:
            same = [g for g in guess["quotes"] if (g["start"], g["end"]) == (quote["start"], quote["end"])]
            yield quote, same[-1] if same else None


def harmonic(precision: float, recall: float) -> float:
    return 2 / (1 / precision + 1 / recall) if precision and recall else 0.0


def share(part: list[Any], whole: list[Any]) -> float:
    return len(part) / len(whole) if whole else 0.0


def figures(gold: list[Any], guesses: list[Any]) -> dict[str, float]:
    """Return the figures that a plain scorer defines, under its names."""
    both = list(pairs(gold, guesses))
    guessed = [quote for article in guesses for quote in article["quotes"]]
    said = [quote for quote in guessed if quote["kind"] != "other"]
    nobodys = [quote for quote in guessed if quote["kind"] == "other"]
    speech = [(a, b) for a, b in both if a["kind"] != "other"]
    taken = [(a, b) for a, b in speech if b and b["kind"] != "other"]
    right = [(a, b) for a, b in taken if mention_right(a, b)]
    offsets = [{tuple(q["speaker"].get(k) for k in ("start", "end")) if q["speaker"] else None for q in pair}
               for pair in right]  # fmt: skip
    named = [(a, b) for a, b in taken if name_of(a) == name_of(b)]
    others = [(a, b) for a, b in both if a["kind"] == "other"]
    dropped = [(a, b) for a, b in others if b and b["kind"] == "other"]
    found = [a for a, b in both if b]
    per_tone = []
    for tone in TONES:
        hits = [a for a, b in speech if b and a["tone"] == b["tone"] == tone]
        given = [a for a, b in speech if b and b["tone"] == tone]
        per_tone.append(harmonic(share(hits, given), share(hits, [a for a, _ in speech if a["tone"] == tone])))
    return {
        "detection_f1": harmonic(share(found, guessed), share(found, both)),
        "attributed_p": share(right, said),
        "attributed_r": share(right, speech),
        "attributed_f1": harmonic(share(right, said), share(right, speech)),
        "speaker_exact": share([pair for pair in offsets if len(pair) == 1], speech),
        "name_acc": share(named, speech),
        "pronoun_name_acc": share([a for a, _ in named if a["pronoun"]], [a for a, _ in speech if a["pronoun"]]),
        "cue_acc": share(
            [a for a, b in taken if places(a["cue"]) & places(b["cue"])], [a for a, _ in speech if a["cue"]]
        ),
        "other_f1": harmonic(share(dropped, nobodys), share(dropped, others)),
        "tone_macro_f1": sum(per_tone) / 3,
    }
