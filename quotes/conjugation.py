"""Forms of regular French verbs in -er, the group that new speech verbs join ("spoiler", "liker", "tweeter").

Spelling follows Bescherelle, *La conjugaison pour tous*; where two spellings are in use, both are given.
"""

from __future__ import annotations

import re

MUTE = ("e", "es", "ent")
FULL = (
    *("ons", "ez", "ais", "ait", "ions", "iez", "aient", "ai", "as", "a", "âmes", "âtes", "èrent"),
    *("asse", "asses", "ât", "assions", "assiez", "assent"),
)
FUTURE = ("ai", "as", "a", "ons", "ez", "ont", "ais", "ait", "ions", "iez", "aient")
IRREGULAR = re.compile(r"aller|r?envoyer")
STEM = re.compile(r"[a-zà-öø-ÿœ'-]+er")
_ACCENTED = re.compile(r"é([^aeiouyéèêâîôû]+|[gq]u)$")
_PLAIN = re.compile(r"(?<!e)e([^aeiouyéèêâîôû])$")  # not "tweeter", which keeps its stem


def regular(infinitive: str) -> tuple[list[str], list[str], str]:
    """Return the finite forms, the past participles (ms fs mp fp) and the present participle of a verb in -er.

    Raises:
        ValueError: It is no regular verb in -er, in lower case and without its pronoun.
    """
    if not STEM.fullmatch(infinitive) or IRREGULAR.fullmatch(infinitive):
        raise ValueError(f"{infinitive!r} is no regular verb in -er in lower case: give its forms yourself")
    stem = infinitive[:-2]
    mute = _mute_stems(stem)
    finite = [form + ending for form in mute for ending in MUTE]
    finite += [_soft(stem, ending) + ending for ending in FULL]
    finite += [form + "er" + ending for form in dict.fromkeys([*mute, *_kept(stem)]) for ending in FUTURE]
    past = stem + "é"
    return list(dict.fromkeys(finite)), [past, past + "e", past + "s", past + "es"], _soft(stem, "ant") + "ant"


def _mute_stems(stem: str) -> list[str]:
    """Return the stem before an ending that is not heard: "balai", "balay"; "suggèr"; "appell", "appèl"."""
    if stem.endswith("ay"):
        return [stem[:-1] + "i", stem]
    if stem.endswith(("oy", "uy")):
        return [stem[:-1] + "i"]
    if _ACCENTED.search(stem):
        return [_ACCENTED.sub(r"è\1", stem)]
    if _PLAIN.search(stem) and not stem.endswith("ex"):
        grave = _PLAIN.sub(r"è\1", stem)
        return [stem + stem[-1], grave] if stem[-1] in "lt" else [grave]
    return [stem]


def _kept(stem: str) -> list[str]:
    """Return the stem that a verb such as "suggérer" may also keep in the future."""
    return [stem] if _ACCENTED.search(stem) else []


def _soft(stem: str, ending: str) -> str:
    """Return the stem with the sound of its c or g kept before a and o: "annonçait", "jugeons"."""
    if ending[0] in "aâo":
        if stem.endswith("c"):
            return stem[:-1] + "ç"
        if stem.endswith("g"):
            return stem + "e"
    return stem
