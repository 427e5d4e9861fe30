"""Generate quotes/data/verbs.tsv from tools/verbs.txt.

verbecc (1.9.x) is a development tool only, kept apart from the library's environment:
    python3 -m venv /opt/verbs && /opt/verbs/bin/pip install verbecc==1.9.7
    /opt/verbs/bin/python tools/build_verbs.py
"""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from typing import Any

from verbecc import Conjugator

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "tools" / "verbs.txt"
TARGET = ROOT / "quotes" / "data" / "verbs.tsv"
FLAGS = {"d": "direct", "q": "que", "n": "naming", "a": "adjacent", "o": "object", "i": "incise", "l": "locative"}
TENSES = {
    "indicatif": ("présent", "imparfait", "passé-simple", "futur-simple"),
    "conditionnel": ("présent",),
    "subjonctif": ("présent", "imparfait"),
}
REGULAR = "parler"  # template for regular -er verbs that verbecc does not list
NOT_REGULAR = re.compile(r"([gcy]|[eé][^aeiouyéèêâîôû]+)er$")  # stems that change before a mute ending
REGULAR_ANYWAY = {"tweeter", "retweeter"}  # double e: no consonant doubling (il tweete)
DEFECTIVE_OR_VARIANT = {"argüer": ("arguer", "argu", "argü")}  # lemma: (model, stem, replacement)
VARIANTS = [  # (infinitive, form, other spelling in use)
    (r"é[^aeiouyéè]+u?er$", r"é([^aeiouyéè]+u?er(?:ai|as|a|ons|ez|ont|ais|ait|ions|iez|aient))$", r"è\1"),  # suggèrera
    (r"é[^aeiouyéè]+u?er$", r"è([^aeiouyéè]+u?er(?:ai|as|a|ons|ez|ont|ais|ait|ions|iez|aient))$", r"é\1"),
    (r"ayer$", r"(?<!y)aie(|s|nt|r.+)$", r"aye\1"),  # balaye
    (r"aî", r"aî", r"ai"),  # reconnait
]
HEADER = "# lemma\tflags\tfinite forms\tpast participles (ms fs mp fp, or one)\tpresent participle"


def bare(lemma: str) -> str:
    """The infinitive without its reflexive pronoun."""
    return re.sub(r"^(s'|se )", "", lemma)


def last_word(form: str) -> str:
    """The verb form without its subject pronoun: "qu'il appelât" gives "appelât"."""
    return re.split(r"[ '’]", form.strip())[-1]


def raw(conjugator: Conjugator, infinitive: str) -> tuple[list[str], list[str], str]:
    """Finite forms, past participles and present participle; the stem of a template stands in for unknown verbs."""
    model, old, new = DEFECTIVE_OR_VARIANT.get(infinitive, (infinitive, "", ""))
    result: dict[str, Any] = conjugator.conjugate(model)
    if result["verb"]["predicted"]:
        if not infinitive.endswith("er") or (NOT_REGULAR.search(infinitive) and infinitive not in REGULAR_ANYWAY):
            raise ValueError(f"{infinitive}: unknown to verbecc and not a plain -er verb")
        result, old, new = conjugator.conjugate(REGULAR), REGULAR[:-2], infinitive[:-2]
    moods = result["moods"]
    finite = [last_word(form) for mood, tenses in TENSES.items() for tense in tenses for form in moods[mood][tense]]
    past = [last_word(form) for form in moods["participe"]["participe-passé"]]
    present = last_word(moods["participe"]["participe-présent"][0])

    def swap(form: str) -> str:
        return new + form[len(old) :] if old and form.startswith(old) else form

    forms = [swap(form) for form in finite if form and form != "-"]
    for verb, form, other in VARIANTS:
        if re.search(verb, infinitive):
            forms += [re.sub(form, other, item) for item in forms]
    return list(dict.fromkeys(forms)), [swap(form) for form in past], swap(present)


def agreed(participle: str) -> list[str]:
    """Masculine and feminine, singular then plural, of a past participle."""
    feminine = participle + "e"
    plural = participle if participle.endswith("s") else participle + "s"
    return [participle, feminine, plural, feminine + "s"]


def row(conjugator: Conjugator, line: str) -> tuple[str, str]:
    """One line of verbs.txt as (lemma, table line)."""
    match = re.fullmatch(r"((?:s'|se )?\S+) ([dqnaoil]+)( invariable)?", line)
    if match is None:
        raise ValueError(f"unreadable line: {line!r}")
    lemma, letters, invariable = match.groups()
    infinitive = bare(lemma)
    flags = [FLAGS[letter] for letter in FLAGS if letter in letters] + ["pronominal"] * (lemma != infinitive)
    finite, past, present = raw(conjugator, infinitive)
    participles = past[:1] if invariable or len(set(past)) == 1 else agreed(past[0])
    if not invariable and len(set(past)) > 1 and set(participles) != set(past):
        raise ValueError(f"{lemma}: participles {past}")
    return lemma, "\t".join((lemma, ",".join(flags), " ".join(finite), " ".join(participles), present))


def main() -> None:
    """Write the table, sorted by lemma."""
    warnings.filterwarnings("ignore")
    conjugator = Conjugator(lang="fr")
    lines = [line for line in SOURCE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    rows = [row(conjugator, line) for line in lines]
    lemmas = [lemma for lemma, _ in rows]
    clash = {lemma for lemma in lemmas if lemmas.count(lemma) > 1 or (bare(lemma) != lemma and bare(lemma) in lemmas)}
    if clash:
        raise ValueError(f"listed twice: {sorted(clash)}")
    TARGET.write_text("\n".join([HEADER, *(line for _, line in sorted(rows))]) + "\n", encoding="utf-8")
    print(f"{len(rows)} verbs written to {TARGET}")


if __name__ == "__main__":
    main()
