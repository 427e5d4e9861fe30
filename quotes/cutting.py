"""Where a proper name starts and ends among capitals: what stands before it and after it is cut away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from quotes.lexicon import CACHED, first_names, words

CIVILITIES = {"M.", "MM.", "Mme", "Mmes", "Mlle", "Me", "Monsieur", "Madame", "Maître", "Dr", "Pr", "Sir", "Mgr"}
JOINED = re.compile(r"(?:M|Mme|Mlle|Me)\.(?=[A-ZÀ-Ý]\w)")
ELIDED = re.compile(r"^(?:[LDSJCNMT]|Qu|Lorsqu|Puisqu)['’]")
GLUED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])(?:L['’]|D['’])?([A-ZÀ-Ý][\w\-]*)")  # "Jean DupontLe maire": no space
ACRONYM = re.compile(r"[A-Z]{2,6}")
STANDS_ALONE = re.compile(r"(?:\b(?:Mme|Mlle|M\.|Me|Dr|Pr)|[a-zà-ÿ)],)[\s\u00a0]$")
DEMONYM = re.compile(
    r".{0,3}\b(?:l['’]|l[ae]\s|une?\s)(?=[A-ZÀ-Ý][\w\-]*(?:ain|aine|ais|aise|and|ande|ard|arde|ec|ecque|ene|enne|ien"
    r"|ois|oise|ol|ole|usse|elge|annique|chèque|erbe|urc|urque)\s)",
    re.IGNORECASE,
)
OF_THE = re.compile(r"\b(?:de\sl['’]|de\sla\s|du\s)$")
OF = {"de", "du", "des"}


@lru_cache(maxsize=CACHED)
def is_first_name(word: str) -> bool:
    """Whether a word is a known first name, also compound: "Jean-Pierre"."""
    low = word.lower()
    return low in first_names() or (low.split("-")[0] in first_names() and low not in words("agency"))


def unglued(start: int, raw: str) -> Iterator[tuple[int, str]]:
    """Yield the parts of capitals between which the text lacks a space: "Jean DupontLe", "MolotovGabin Joubert"."""
    at = 0
    if raw[1:].islower():
        yield start, raw  # most names
        return
    for match in GLUED.finditer(raw):
        word = match.group(1)
        opens = word.lower() in words("opener") or word == "A"
        named = is_first_name(word) and len(word) > 3 and raw[match.end() : match.end() + 1] == " "
        if opens or named:
            yield start + at, raw[at : match.start()]
            at = match.start()
    parts = _split(raw[at:])
    first = _titles(parts) if len(parts) > 3 else 0
    if len(parts) == first + 4 and [is_first_name(part) for part in parts[first : first + 3]] == [True, False, True]:
        length = len(" ".join(parts[: first + 2]))  # "Selon François Roulin Luc Brandt"
        yield start + at, raw[at : at + length]
        at += length + 1
    yield start + at, raw[at:]


def cut(text: str, start: int, raw: str) -> tuple[int, str]:
    """Return where a name starts and its text, without openers, civilities, roles and other names around it."""
    if raw.isalpha():  # one word
        return start, "" if _is_title(raw) else raw
    start, raw = _from_title(start, raw)
    parts = _split(raw)
    if len(parts) > 1 and parts[0].lower() in words("affiliation") and _is_of(parts[1]):
        named = next((i for i in range(2, len(parts) - 1) if is_first_name(parts[i])), 0)
        return _drop(start, raw, named) if named else (start, parts[0])  # "la maire PS de Nantes (Zoé Lam)"
    if len(parts) > 2 and is_first_name(parts[1]) and OF_THE.search(text, max(0, start - 6), start):
        return _drop(start, raw, 1)  # "le préfet de l'Aube Luc Brandt"
    elided = ELIDED.match(raw)
    if elided:
        start, raw = start + elided.end(), raw[elided.end() :]
    parts = _split(raw)
    common = parts[0].isupper() and parts[0].lower() in words("acronym") and parts[-1] != parts[0]
    if (elided and len(parts) > 1 and raw[0].islower()) or (common and not _is_of(parts[1])):
        belongs = _is_of(parts[1]) and len(parts) > 2 and is_first_name(parts[2])
        start, raw = _drop(start, raw, 1 + belongs)  # "l'ONG Rive-Verte", "L'ex-ministre de Zoé Roy"
    parts = _split(raw)
    if len(parts) > 2 and DEMONYM.match(text, max(0, start - 4)) and not is_first_name(parts[0]):
        start, raw = _drop(start, raw, 1)  # "l'Écossaise Alisson Mackie"
    start, raw = _after_outlet(start, raw)
    if STANDS_ALONE.search(text, max(0, start - 6), start) and not _split(raw)[0].isupper():
        return start, _without_tail(raw)  # "le maire, Wendpanga Roch Tiemtoré"
    return _from_first_name(start, raw)


def _is_of(part: str) -> bool:
    return part in OF or part[:2] in {"d'", "d’"}


def _split(raw: str) -> list[str]:
    return raw.replace("\u00a0", " ").split(" ")


def _drop(start: int, raw: str, count: int) -> tuple[int, str]:
    """Cut words from the start of a name."""
    length = len(" ".join(_split(raw)[:count])) + (count > 0)
    return start + length, raw[length:]


def _from_title(start: int, raw: str) -> tuple[int, str]:
    """Cut what opens a sentence, civilities and roles: "Selon Mme Lam", "Ministre Lam", "M.Lam"."""
    parts = _split(raw)
    inside = (i + 1 for i in range(1, len(parts) - 1) if _is_civility(parts, i))
    count = max(_titles(parts), *inside, 0)  # "Selon Me Lam", "Battre M. Lam"
    start, raw = _drop(start, raw, count)
    joined = JOINED.match(raw)
    return (start + joined.end(), raw[joined.end() :]) if joined else (start, raw)


def _is_civility(parts: list[str], at: int) -> bool:
    return parts[at] in CIVILITIES and not (parts[at] == "M." and is_first_name(parts[at - 1]))  # "Luc M. Brandt"


def _titles(parts: list[str]) -> int:
    """Return how many words before a name are none of it: openers, roles, civilities."""
    return next((i for i, part in enumerate(parts) if not _is_title(part)), len(parts))


def _is_title(part: str) -> bool:
    return part.lower().rstrip(".") in words("opener", "role") or part in CIVILITIES or part == "A"


def _after_outlet(start: int, raw: str) -> tuple[int, str]:
    """Cut who has been told or where it was said: "France 3 Saliha Blalouz", "l'AFP Vito"."""
    parts = _split(raw)
    numbered = next((i for i in range(1, len(parts) - 2) if parts[i].isdigit()), 0)
    if numbered:
        return _drop(start, raw, numbered + 1)
    told = (
        i
        for i, part in enumerate(parts[:-1])
        if part.lower() in words("agency") and (i < len(parts) - 2 or part == "AFP")
    )
    return _drop(start, raw, max(told, default=-1) + 1)


def _from_first_name(start: int, raw: str) -> tuple[int, str]:
    """Cut what stands before a first name ("Nations unies Linda Thomas") or after a name ("Lionel Messi du PSG")."""
    parts = _split(raw)
    if is_first_name(parts[0]):
        return start, _without_tail(raw)
    later = (i for i in range(1, len(parts) - 1) if is_first_name(parts[i]) and parts[i][0].isupper())
    first = next(later, 0)
    if first and (parts[first - 1].lower() in words("named_after") or parts[0].lower() in words("particle")):
        return start, raw  # "la Fondation Brigitte Bardot", "El Hadji Malick Sow"
    if not first and len(parts) > 2 and parts[0].lower() in words("affiliation", "agency"):
        first = 1  # "le député LR Philippo Gosse"
    return _drop(start, raw, first)


def _without_tail(raw: str) -> str:
    """Cut the club, firm or other person that a name is followed by: "Lionel Messi du PSG", "Paul Lam de la CGT"."""
    parts = _split(raw)
    for i in range(2, len(parts)):
        following = parts[i + 1] if i + 1 < len(parts) else ""
        following = parts[i + 2] if following == "la" and i + 2 < len(parts) else following
        stranger = parts[i] == "du" or (parts[i] == "de" and (is_first_name(following) or ACRONYM.fullmatch(following)))
        if stranger and not parts[i - 1][0].islower() and not raw.isupper():
            return " ".join(parts[:i])
    return raw
