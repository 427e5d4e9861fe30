"""How a mention is worded: what leads it, what heads it, its gender and number."""

from __future__ import annotations

import re

from quotes.appositions import WORD
from quotes.lexicon import words
from quotes.wordkinds import is_role

LEADING = re.compile(
    r"^(?:certaine?s\s(?:de\s(?=[cs]es\s|leurs)|d['’]entre\s)?|la\splupart\sdes\s"
    r"|(?:près\sde\s)?(?:deux|trois)\s(?:tiers|quarts)\sdes\s|(?:seuls?\s)?\d+\s?%\s(?:des?\s|du\s)?"
    r"|(?<!\s)(?:plusieurs|quelques|(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix)(?!\stiers|\squarts))\s(?!d(?:e\s|es\s|['’]))"
    r"|l[ea]s?\s|l['’]|une?\s(?!de\s[cs]es\s|de\sleurs\s|des\s|d['’]entre\s)|des\s|du\s|ce(?:t|tte)?\s|ces\s|s(?:on|a|es)\s|leurs?\s"
    r"|m(?:on|a|es)\s|[nv]otre\s|[nv]os\s|de\s(?=nombreu|jeunes)|d['’](?=autres|anciens)|MM?\.\s|Mmes?\s|Mlle\s|Me\s|D[rR]\.?\s|P[rR]\.?\s"
    r"|[Mm]onsieur\s|[Mm]adame\s|[Mm]aître\s)+",
    re.IGNORECASE,
)
DEFINITE = re.compile(r"(?:l[ea]\s|l['’](?!une?\b)|ce\s|cet\s|cette\s|son\s|sa\s|notre\s)", re.IGNORECASE)
FEMININE_START = re.compile(r"(?:la|une|cette|sa|celle|elle|mme|madame|mlle|l['’]ancienne)\b", re.IGNORECASE)
MASCULINE_START = re.compile(r"(?:le|un|ce|celui|il|m\.|monsieur)(?:\b|\s)", re.IGNORECASE)
PLURAL_START = re.compile(
    r"(?:les|des|ces|ses|leurs|plusieurs|certaine?s|de nombreu\w+|d['’]autres|quelques|nos|mm\."
    r"|\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)\b",
    re.IGNORECASE,
)
ORDINAL = re.compile(r"\d{1,2}(?:er|res?|ères?|es?|èmes?)")  # "la 1re adjointe"
OF = re.compile(r"^\S+(?:\s\S+)??\s(?:de\s(?:la\s|l['’])?|du\s|des\s|d['’])(?=\S)")
FEMININE = {"elle", "elles", "celle-ci", "cette dernière", "l'intéressée", "celle"}
PLURAL = {"ceux", "celles", "ils", "elles", "eux", "ces derniers", "ces dernières", "ceux-ci", "celles-ci"}
JOINT = re.compile(r"\set\s(?!demie?\b)")  # "deux ans et demi" is no two
ONE = re.compile(r"(?:l[ea]\s|l['’]|une?\s|son\s|sa\s|ce\s|cet\s|cette\s)", re.IGNORECASE)
ANOTHER = re.compile(
    r"\set\s(?:l[ea]s?\s|l['’]|une?\s|sa\s|son\s|ses\s|leurs?\s|d['’]autres\s|M\.|Mme\s|Me\s|([A-ZÀ-Ý][\w\-]+)\s?)"
)
ELIDED = re.compile(r"l['’]", re.IGNORECASE)
ELIDED_FEMININE = re.compile(
    r"l['’](?:ancienne\b|ex-(?:[\w]+(?:ante|euse|trice|ienne|aise|oise|ière|ée)|femme|reine|épouse)\b)", re.IGNORECASE
)
ELIDED_MASCULINE = re.compile(r"l['’]ancien\b", re.IGNORECASE)
FEMININE_ENDINGS = ("tion", "sion", "té", "rmée", "blée", "ence", "rise", "quipe", "eigne")  # of organisations
AGENT = re.compile(r"(?:eur|euse|trice|ien|ienne|iste|logue|éen|éenne|taire|ais|aise|ois|oise|ant|ante)$")
COMPLEMENT_BEFORE = re.compile(
    r"(?:\b(?:de|du|des|à|aux?|en|par|pour|avec|contre|chez|sur|selon)|\bd['’])(?:\s*l(?:[ae]s?\s|['’]))?\s*$"
)


def head_of(bare: str) -> str:
    """Return the noun that heads a description, in lower case, over "ancien", "jeune" and the like."""
    found = [word.lower().removeprefix("ex-") for word in WORD.findall(bare) if not ORDINAL.fullmatch(word)]
    return next((word for word in found if word not in words("prenominal") and word not in {"ex", "très", "plus"}), "")


def is_document(head: str) -> bool:
    """Whether a noun, in the plural too, is a document's: "rapport", "révélations"."""
    return head in words("document") or head.removesuffix("s") in words("document")


def is_body(head: str) -> bool:
    """Whether a noun is an organisation's or a document's, so that its gender is nobody's: "l'association"."""
    kinds = words("organisation", "document", "media", "company", "entourage", "utterance")
    return head in kinds or head.removesuffix("s") in kinds


def is_human(head: str) -> bool:
    """Whether a noun in lower case is a person's, by the lexicon or by how it is formed: "plongeur", "lycéenne"."""
    head = head if is_role(head) else head.removesuffix("s").removesuffix("x")
    if head in words("human") or is_role(head):
        return True
    return bool(AGENT.search(head)) and head not in words("thing", "organisation", "document", "media")


def looks_human(name: str) -> bool:
    """Whether a speaker named without an article can be a person: two or three words, none of an organisation."""
    parts = name.lower().split()
    return len(parts) in {2, 3} and not any(
        part in words("organisation")
        or part in words("not_person")
        or part in words("agency")
        or part in words("outlet")
        for part in parts
    )


def content_of(bare: str) -> list[str]:
    """Return the words of a description that tell it from others, in lower case."""
    aside = words("prenominal", "numeral")
    return [word for word in WORD.findall(bare.lower()) if len(word) > 3 and word not in aside]


def is_plural(mention: str) -> bool:
    """Whether a mention stands for more than one: "les élus", "ils", "Marie et Paul"."""
    low = mention.strip().lower().lstrip("-").removeprefix("t-")
    return low in PLURAL or bool(PLURAL_START.match(mention)) or _is_joint(mention)


def _is_joint(mention: str) -> bool:
    """Whether "et" joins two: "Marie et Paul", "le maire et son adjoint"; "le fondateur et PDG" is one."""
    if not ONE.match(mention):
        return bool(JOINT.search(mention))
    another = ANOTHER.search(mention)
    return another is not None and (another.group(1) or "").lower() not in words("acronym", "role")


def agreement(mention: str) -> str | None:
    """Return the gender that the article, the pronoun or the form of the role shows, for one person."""
    mention = mention.strip().lstrip("-").removeprefix("t-")
    head = head_of(LEADING.sub("", mention))
    if head in words("organisation") or head in words("document"):
        if FEMININE_START.match(mention) or (ELIDED.match(mention) and head.endswith(FEMININE_ENDINGS)):
            return "f"
        return "m" if MASCULINE_START.match(mention) or ELIDED.match(mention) else None
    if head in words("epicene"):
        return None  # "la star", "un témoin": the noun's gender, not the person's
    if FEMININE_START.match(mention) or head in words("feminine_role") or ELIDED_FEMININE.match(mention):
        return "f"
    elided = ELIDED.match(mention) and is_human(head)
    masculine = MASCULINE_START.match(mention) or head == "homme" or (elided and not head.endswith("e"))
    masculine = masculine or ELIDED_MASCULINE.match(mention)
    return "m" if masculine else None
