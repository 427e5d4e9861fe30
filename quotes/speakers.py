"""The source of a cue: subject of its verb, or complement of its preposition, as a stretch of tokens."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.cues import Candidate
from quotes.lexicon import first_names, words
from quotes.phrases import is_pronoun, is_role, is_verb, main_subject, phrase_before, phrase_end, starts_phrase
from quotes.tokens import INVERTED, QUOTE, Token

Mention = tuple[int, int]
ADJUNCT_REACH = 34  # tokens between an inverted verb and its subject: "a déclaré mardi soir à la presse le ministre"
SUBJECT_REACH = 60  # tokens before a verb in which its subject is looked for
LONGEST_NAME = 4  # tokens
RELATIVE_ENDS = {"qui", ",", ";", ":", ".", QUOTE}
RELATIVE_REACH = 14  # tokens of a relative clause between a subject and its verb
RELATIVES = {"que", "qu'", "dont", "où"}
SUBORDINATORS = {"qui", "que", "qu'", "où", "dont", "lorsque", "lorsqu'", "quand", "si", "comme"}
CLAUSE_ENDS = {";", ":", "que", "qu'", "–", "—", ".", "!", "?", "car", "lorsque", "quand", "si"}
CONTRACTED = {"au": "le", "aux": "les", "du": "le"}
DASHES = {"-", "–", "—"}
FIXED_ADJUNCTS = {
    ("pour", "sa", "part"),
    ("pour", "leur", "part"),
    ("de", "son", "côté"),
    ("de", "leur", "côté"),
    ("à", "son", "tour"),
    ("quant", "à", "lui"),
    ("quant", "à", "elle"),
}
OBJECT_PRONOUNS = {"lui", "leur", "se", "s'", "l'", "le", "la", "les", "y"}
FIRST_PERSONS = {"je", "j'", "nous", "tu", "vous", "-je", "-nous", "-vous"}


def source(tokens: Sequence[Token], cue: Candidate) -> Mention | None:
    """Return the mention that a preposition or an introducing noun points to."""
    if tokens[cue.end : cue.end + 2] and [t.low for t in tokens[cue.end : cue.end + 2]] in (
        ["ce", "que"],
        ["ce", "qu'"],
    ):
        return None
    if cue.form == "noun":
        at = cue.end
        if at < len(tokens) and tokens[at].low in {"de", "d'", "du", "des"}:
            return _complement(tokens, at)
        found = main_subject(tokens, cue.start)
        return _said_by(tokens, found) if found else None
    at = cue.end
    if at < len(tokens) and tokens[at].low == "qui":
        return clause_subject(tokens, cue.start)  # "Marine Le Pen, selon qui"
    reported = at + 2 < len(tokens) and tokens[at + 1].low in words("reported")
    if reported and tokens[at + 2].low in {"de", "d'", "du", "des"}:
        at += 2  # "selon les mots de la biologiste"
    if at + 1 < len(tokens) and tokens[at].low in {"ses", "son", "leurs"} and tokens[at + 1].low in words("reported"):
        return main_subject(tokens, cue.start)  # "elle s'est conduite, selon ses mots"
    return _complement(tokens, at)


def _said_by(tokens: Sequence[Token], found: Mention) -> Mention:
    """Whose words a phrase such as "la réponse de la fédération" announces."""
    start, end = found
    announces = start + 2 < end and tokens[start + 1].low in words("introducing_noun")
    if announces and tokens[start + 2].low in {"de", "d'", "du", "des"}:
        return _complement(tokens, start + 2) or found
    return found


def _complement(tokens: Sequence[Token], at: int) -> Mention | None:
    while at < len(tokens) and tokens[at].low in {"de", "d'"}:
        at += 1
    end = _contracted_end(tokens, at) or phrase_end(tokens, at) if at < len(tokens) else at
    if at < len(tokens) and end == at and tokens[at].low not in {QUOTE, ",", "."} and tokens[at].low != "que":
        end = phrase_end([*tokens[:at], tokens[at]._replace(capital=True), *tokens[at + 1 :]], at)
    return (at, end) if end > at else None


def subject(tokens: Sequence[Token], cue: Candidate, cues: Sequence[Candidate]) -> Mention | None:
    """Return the subject of a verbal cue: inverted pronoun, the phrase before it, or the sentence's subject.

    Args:
        tokens: The sentence.
        cue: The verb.
        cues: All cues of the sentence: a participle goes with an earlier speech verb rather than with another verb.
    """
    if cue.inverted is not None:
        return cue.inverted, cue.inverted + 1
    if cue.form in {"participle", "infinitive", "past"}:
        return governor(tokens, cue.start, cues, participle=cue.form == "participle")
    if _postposed(tokens, cue.start) or _incised(tokens, cue.start):
        found = after(tokens, cue.end, plural=cue.plural)
        if found:
            return found
    return before(tokens, cue.start, cues, plural=cue.plural)


def _incised(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb opens the incise of an earlier quotation: « A », estime la maire, qui refuse cette « B »."""
    while at and tokens[at - 1].low in words("clitic"):
        at -= 1
    return at > 1 and (tokens[at - 1].low == QUOTE or (tokens[at - 1].low == "," and tokens[at - 2].low == QUOTE))


def _postposed(tokens: Sequence[Token], at: int) -> bool:
    """Whether the subject follows: "comme le rappelle HRW", "selon ce qu'a confié Rodrigue", "ces mots qu'a Marie"."""
    while at and tokens[at - 1].low in words("clitic"):
        at -= 1
    return at > 0 and tokens[at - 1].low in {"comme", "qu'", "que"}


def before(
    tokens: Sequence[Token], verb: int, cues: Sequence[Candidate], *, plural: bool, coordinated: bool = True
) -> Mention | None:
    """Return the subject that stands before a conjugated verb.

    Args:
        tokens: The sentence.
        verb: Where the verb starts.
        cues: All cues of the sentence.
        plural: Whether it is plural.
        coordinated: Whether a verb after "et" may take the subject of the verb before it.
    """
    at = _over_clitics(tokens, verb)
    if at == 0:
        return None
    previous = tokens[at - 1].low
    if previous in FIRST_PERSONS:
        return None
    for width in (2, 1):
        if at >= width and is_pronoun(tokens, at - width) == at and previous not in {"le", "la", "les"}:
            return _emphasised(tokens, at - width, at)
    if previous in {"et", "mais", "puis", "ou"}:
        return governor(tokens, at, cues, participle=False) if coordinated else None
    if previous in {"qui", "laquelle", "lequel", "lesquels", "lesquelles"}:
        return _antecedent(tokens, at - 1)
    return clause_subject(tokens, at, plural=plural) or main_subject(tokens, at)


def _over_clitics(tokens: Sequence[Token], at: int) -> int:
    """Go left over what stands between a subject and its verb: "Marie ne l'a", "Marie, pour sa part, a"."""
    while at:
        if tokens[at - 1].low in words("clitic") or tokens[at - 1].low in words("adverb"):
            at -= 1
        elif tokens[at - 1].low == "," and tuple(t.low for t in tokens[max(0, at - 4) : at - 1]) in FIXED_ADJUNCTS:
            at -= 4
            at -= at > 0 and tokens[at - 1].low == ","
        else:
            return at
    return at


def clause_subject(tokens: Sequence[Token], at: int, *, plural: bool = False) -> Mention | None:
    """Return the subject of the verb at a token: the phrase before it, over appositions, adjuncts and relatives."""
    end, floor = at, max(0, at - SUBJECT_REACH)
    while end > floor:
        previous = tokens[end - 1].low
        if previous == ")":
            end = _opening(tokens, end - 1)
        elif previous in DASHES and any(token.low in DASHES for token in tokens[floor : end - 1]):
            end = next(i for i in range(end - 2, floor - 1, -1) if tokens[i].low in DASHES)
        elif previous == QUOTE and end > 1 and _names_with_quote(tokens, end - 1, floor):
            return _names_with_quote(tokens, end - 1, floor)
        elif previous == ",":
            subject_end = _before_apposition(tokens, end - 1, floor)
            found = phrase_before(tokens, subject_end, plural=plural) if subject_end else None
            if found:
                return found[0], max(found[1], phrase_end(tokens, found[0]))  # with an apposed name
            end -= 1
        elif previous in RELATIVES and phrase_before(tokens, end - 1, floor):
            return phrase_before(tokens, end - 1, floor)
        elif previous in CLAUSE_ENDS:
            return None
        else:
            found = phrase_before(tokens, end, floor, plural=plural)
            if found is None:
                end -= 1
                continue
            carrier = _carrier(tokens, found[0])
            if carrier is None and _opens_with_name(tokens, found):
                end = found[0] - 1  # "Étienne Manteaux, le procureur de Besançon déclare"
                continue
            if carrier is None:
                return _whole(tokens, found)
            end = carrier
    return None


def _names_with_quote(tokens: Sequence[Token], quote: int, floor: int) -> Mention | None:
    """Return a mention that ends with a quotation: "les « gilets jaunes »", "le groupe « Gilet jaune officiel »"."""
    if tokens[quote - 1].low in words("determiner"):
        return quote - 1, quote + 1
    found = phrase_before(tokens, quote, floor) if not tokens[quote - 1].capital else None
    return (found[0], quote + 1) if found and tokens[found[0]].low in words("determiner") else None


def _opening(tokens: Sequence[Token], closing: int) -> int:
    return next((i for i in range(closing - 1, -1, -1) if tokens[i].low == "("), closing)


def _carrier(tokens: Sequence[Token], start: int) -> int | None:
    """Where the search goes on when a phrase is not the subject but hangs on something: an adjunct, a relative clause.

    "Marie Dupont sur France Inter", "des manifestants réclamant la libération", "l'homme qui a vu le maire".
    """
    if start < 2:
        return None
    previous = tokens[start - 1].low
    if previous in words("preposition") or previous in {"à", "de", "d'", "en", "par"}:
        return start - 1
    if previous.endswith("ant") and tokens[start - 2].low not in {",", "en"} and not tokens[start - 1].capital:
        return start - 1
    if tokens[start - 2].low == "," and is_role(previous):
        return start - 2  # "Célia de Lavergne, élue La République en marche (LREM) estime"
    complement = tokens[start].low in {"des", "du", "de", "d'"} and tokens[start - 1].low.isalpha()
    if complement and previous not in words("boundary") and not is_verb(tokens, start - 1):
        return start
    verb = start - 1
    while verb > 0 and tokens[verb].low not in RELATIVE_ENDS and start - verb < RELATIVE_REACH:
        verb -= 1
    if tokens[verb].low == "qui" and verb > 0 and verb < start - 1:
        return verb - (tokens[verb - 1].low == ",")
    return None


def _before_apposition(tokens: Sequence[Token], comma: int, floor: int) -> int | None:
    """Return where the phrase before an apposition ends: "Marie Dupont, directrice, membre du jury, a déclaré"."""
    for i in range(comma - 1, floor, -1):
        if tokens[i].low == ")":
            continue
        if tokens[i].low in CLAUSE_ENDS or tokens[i].low == QUOTE:
            return None
        if tokens[i].low != "," or not _apposes(tokens, i + 1, comma):
            continue
        end = _opening(tokens, i - 1) if i and tokens[i - 1].low == ")" else i
        found = phrase_before(tokens, end, floor)
        if found is None:
            continue
        hangs = found[0] and tokens[found[0] - 1].low in words("preposition", "linker")
        if not hangs and not _is_apposition_itself(tokens, found, floor):
            return end
    return None


def _is_apposition_itself(tokens: Sequence[Token], found: Mention, floor: int) -> bool:
    """Whether a description stands between commas after a name, so that the name is the subject."""
    start = found[0]
    if start <= floor or tokens[start - 1].low != "," or tokens[start].capital:
        return False
    named = phrase_before(tokens, start - 1, floor)
    if named is None or (named[0] and tokens[named[0] - 1].low in words("preposition", "linker")):
        return False
    return tokens[named[0]].capital and phrase_end(tokens, named[0]) == named[1]


def _opens_with_name(tokens: Sequence[Token], found: Mention) -> bool:
    """Whether a person's name opens the sentence and a description stands right after it, unclosed."""
    comma = found[0] - 1
    opens = 2 <= comma <= LONGEST_NAME and tokens[comma].low == "," and phrase_end(tokens, 0) == comma
    return opens and not tokens[found[0]].capital and all(token.capital for token in tokens[:comma])


def _apposes(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the words between two commas can stand after a noun: no main verb of their own."""
    first = tokens[start].low
    if first in {"qui", "dont", "où", "que", "qu'", "lequel", "laquelle", "avec", "à", "de"}:
        return True
    return not any(is_verb(tokens, i) and not _in_relative(tokens, start, i) for i in range(start, end))


def _in_relative(tokens: Sequence[Token], start: int, at: int) -> bool:
    return any(token.low in {"qui", "dont", "où", "que", "qu'", "lequel", "laquelle"} for token in tokens[start:at])


def _emphasised(tokens: Sequence[Token], start: int, end: int) -> Mention:
    """The name before an emphatic pronoun is the subject: "Emmanuel Macron, lui, a déclaré"."""
    emphatic = tokens[start].low in {"lui", "eux"} or (end < len(tokens) and tokens[end].low == ",")
    if emphatic and start > 1 and tokens[start - 1].low == "," and tokens[start].low not in {"il", "ils", "on"}:
        name = phrase_before(tokens, start - 1)
        if name:
            return name
    return start, end


def _whole(tokens: Sequence[Token], found: Mention) -> Mention:
    """Take a description before an apposed name into the mention: "Le secrétaire général, Jens S., a déclaré"."""
    start, end = found
    if start > 1 and tokens[start - 1].low == "," and tokens[start].capital:
        description = phrase_before(tokens, start - 1)
        if description and phrase_end(tokens, description[0]) == end:
            return description[0], end
    return found


def _antecedent(tokens: Sequence[Token], qui: int) -> Mention | None:
    end = qui - 1 if qui and tokens[qui - 1].low == "," else qui
    found = phrase_before(tokens, end)
    if found is None:
        return clause_subject(tokens, qui) or main_subject(tokens, qui)
    if end < qui and found[0] and tokens[found[0] - 1].low in {"le", "la", "l'", "les"}:
        over = clause_subject(tokens, qui)  # "David Julliard, adjoint au délégué à la Sécurité routière, qui"
        if over:
            return over
    if end < qui and found[0] > 1 and tokens[found[0] - 1].low == "," and not tokens[found[0]].capital:
        name = phrase_before(tokens, found[0] - 1)
        if name and tokens[name[0]].capital and phrase_end(tokens, name[0]) == name[1]:
            return name
    return _whole(tokens, found)


def governor(tokens: Sequence[Token], at: int, cues: Sequence[Candidate], *, participle: bool) -> Mention | None:
    """Return the subject of the clause that a participle, an infinitive or a coordinated verb hangs on.

    Args:
        tokens: The sentence.
        at: Where the participle, infinitive or verb stands.
        cues: All cues of the sentence.
        participle: Whether a phrase right before it carries it: "un communiqué dénonçant".
    """
    head = at
    while head and tokens[head - 1].low in OBJECT_PRONOUNS:
        head -= 1
    if participle and head and tokens[head - 1].low != ",":
        carrier = phrase_before(tokens, head)
        if carrier and _can_carry(tokens, carrier):
            return carrier
    for cue in reversed(cues):
        if cue.end <= at and cue.form == "finite":
            found = _own_subject(tokens, cue.start, cue.end, cues, plural=cue.plural)
            if found:
                return found
    for i in range(at - 1, -1, -1):
        if tokens[i].low in INVERTED:
            return i, i + 1
        if is_verb(tokens, i) and tokens[i].low not in words("clitic") and not _apart(tokens, i, at):
            found = _own_subject(tokens[:at], i, i + 1, cues, plural=_is_plural(tokens[i]))
            if found:
                return found
    return _apposed_to(tokens, at) or main_subject(tokens, at) or _narrative(tokens, at) or _following(tokens, at)


def _apposed_to(tokens: Sequence[Token], at: int) -> Mention | None:
    """The phrase before a participle between commas: "Marie Dupont, se disant « vidée », a renoncé"."""
    while at and tokens[at - 1].low in words("clitic", "adverb"):
        at -= 1
    return clause_subject(tokens, at) if at > 1 and tokens[at - 1].low == "," else None


def _closes_with(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a verb opens the incise of indirect speech: "… doit être votée lundi, a rappelé la maire, soulignant"."""
    if start < 2 or tokens[start - 1].low != "," or end >= len(tokens) or tokens[end].low in {"que", "qu'", ":", QUOTE}:
        return False
    phrase = phrase_end(tokens, end)
    closed = phrase > end and phrase < len(tokens) and tokens[phrase].low in {",", "."}
    return closed and any(is_verb(tokens, i) for i in range(start - 1))


def _apart(tokens: Sequence[Token], verb: int, at: int) -> bool:
    """Whether a verb stands in a subordinate clause that a comma closes before a token."""
    if not any(token.low == "," for token in tokens[verb:at]):
        return False
    coordinated = tokens[at - 1].low in {"et", "mais", "puis", "ou"}  # "qui n'a rien dit, mais a souri"
    for i in range(verb - 1, max(-1, verb - RELATIVE_REACH), -1):
        if tokens[i].low in SUBORDINATORS:
            return not (coordinated and tokens[i].low == "qui")
        if tokens[i].low in {",", ";", ":", QUOTE}:
            return False
    return False


def _can_carry(tokens: Sequence[Token], found: Mention) -> bool:
    """Whether the phrase before a participle says the words: not "une lettre expliquant", "par l'État affirmant"."""
    start, end = found
    if start and tokens[start - 1].low in words("preposition"):
        return False
    if any(token.low in words("missive") for token in tokens[start:end]):
        return False
    if is_pronoun(tokens, start) == end or (start and tokens[start - 1].low in {",", ";", "et"}):
        return True
    return any(
        token.capital or is_role(token.low) or token.low in words("document", "human", "organisation")
        for token in tokens[start + (start == 0) : end]
    )


def _own_subject(
    tokens: Sequence[Token], start: int, end: int, cues: Sequence[Candidate], *, plural: bool
) -> Mention | None:
    """The subject of a conjugated verb that is not itself coordinated with a verb before it."""
    inverted = next((i for i in range(start, end) if tokens[i].low in INVERTED), None)
    if inverted is not None:
        return inverted, inverted + 1
    if _incised(tokens, start) or _closes_with(tokens, start, end):
        return after(tokens, end, plural=plural)
    return before(tokens, start, cues, plural=plural, coordinated=False)


def _is_plural(token: Token) -> bool:
    return token.low in words("plural") or token.low.endswith(("ent", "ont"))


def _narrative(tokens: Sequence[Token], at: int) -> Mention | None:
    """The subject of a narrative infinitive: "Et le présentateur de conclure"."""
    return phrase_before(tokens, at - 1) if at > 1 and tokens[at - 1].low in {"de", "d'"} else None


def _following(tokens: Sequence[Token], at: int) -> Mention | None:
    """The subject after a participle that opens the sentence: "Dénonçant « une injustice », la maire a quitté …"."""
    for i in range(at + 1, min(len(tokens) - 1, at + SUBJECT_REACH)):
        if tokens[i].low == ",":
            end = phrase_end(tokens, i + 1)
            if end > i + 1:
                next_ = end
                while next_ < len(tokens) and tokens[next_].low in words("clitic", "adverb"):
                    next_ += 1
                return (i + 1, end) if next_ < len(tokens) and is_verb(tokens, next_) else None
    return None


def after(tokens: Sequence[Token], start: int, *, plural: bool) -> Mention | None:
    """Return the inverted subject that follows a verb, over adverbs, dates and short adjuncts."""
    i = start
    stop = min(len(tokens), start + ADJUNCT_REACH)
    while i < stop:
        low = tokens[i].low
        if low in {".", ";", ":", QUOTE, "que", "qu'", "qui", "!", "?"}:
            return None
        adjunct = _adjunct_end(tokens, i)
        if adjunct > i:
            i = adjunct
            continue
        if starts_phrase(tokens, i) or is_pronoun(tokens, i) > i:
            end = phrase_end(tokens, i, plural=plural)
            aside = _aside_end(tokens, i, end, stop) if i > start and tokens[i - 1].low == "," else 0
            if aside:
                i = aside
                continue
            return (i, end) if end > i else None
        i += 1
    return _in_adjunct(tokens, start, stop)


def _aside_end(tokens: Sequence[Token], start: int, end: int, stop: int) -> int:
    """Return where the subject starts after an aside between commas: "a répondu, la voix nouée, la romancière"."""
    if any(token.capital or is_role(token.low) for token in tokens[start:end]):
        return 0
    for i in range(end, stop):
        if tokens[i].low == "," and i + 1 < stop:
            following = i + 1 if starts_phrase(tokens, i + 1) else _adjunct_end(tokens, i + 1)
            return following if following < stop and starts_phrase(tokens, following) else 0
        if tokens[i].low in {".", ";", ":", QUOTE} or is_verb(tokens, i):
            return 0
    return 0


def _in_adjunct(tokens: Sequence[Token], start: int, stop: int) -> Mention | None:
    """The name at the end of an adjunct when nothing else can be the subject: "auprès de l'AFP Églantine Rousselet"."""
    first = next((i for i in range(start, stop - 1) if tokens[i].capital), stop)
    last = first
    while last < stop and tokens[last].capital:
        last += 1
    preceded = start < first and any(t.low in words("preposition") | {"à", "au"} for t in tokens[start:first])
    if preceded and last > first and tokens[first - 1].low in words("media"):
        return first, last  # "au quotidien Yaakoub Diarra"
    return (last - 2, last) if preceded and last - first >= 3 else None


def _adjunct_phrase_end(tokens: Sequence[Token], at: int) -> int:
    """Return the end of an adjunct; a first name ends it: "auprès de l'Agence France-Presse Marie Dupont"."""
    start = at + 1
    while start < len(tokens) and tokens[start].low in {"de", "d'"}:
        start += 1
    end = _contracted_end(tokens, at) or (phrase_end(tokens, start, apposed=False) if start < len(tokens) else start)
    for i in range(start + 1, end):
        if tokens[i].capital and all(part in first_names() for part in tokens[i].low.split("-")):
            return i
        named_before = tokens[i - 1].low in words("agency") or (tokens[i - 1].low.isdigit() and tokens[i - 2].capital)
        if tokens[i].capital and named_before and tokens[i].low not in words("agency"):
            return i
    return max(end, at + 1)


def _contracted_end(tokens: Sequence[Token], at: int) -> int:
    """Return the end of "au micro d'Europe 1", "du journal": the article is in the preposition."""
    if tokens[at].low not in CONTRACTED or at + 1 >= len(tokens):
        return 0
    opened = [tokens[at]._replace(low=CONTRACTED[tokens[at].low]), *tokens[at + 1 : at + 1 + ADJUNCT_REACH]]
    end = phrase_end(opened, 0, apposed=False)
    return at + end if end else 0


def _adjunct_end(tokens: Sequence[Token], at: int) -> int:
    """Skip "à la presse", "dans un communiqué", "mardi soir", "le 3 mai", "ce matin", "pour sa part"."""
    low = tokens[at].low
    three = tuple(token.low for token in tokens[at : at + 3])
    if three in FIXED_ADJUNCTS:
        return at + 3
    if starts_phrase(tokens, at) and low in {"de", "d'"}:
        return at
    if low in words("preposition") or low in {"à", "au", "aux", "en", "pour", "de"}:
        return _adjunct_phrase_end(tokens, at)
    if low in words("weekday") or low in words("adverb") or low == ",":
        return at + 1
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if low == "le" and (following.isdigit() or following in words("weekday") or following == "même"):
        return at + 3
    if low in {"le", "la", "l'", "cette", "ce"} and following in words("time") and not tokens[at + 1].capital:
        return max(phrase_end(tokens, at), at + 2)
    if low in {"ce", "cette"} and following in words("weekday") | {"semaine", "jeudi", "après-midi", "mardi"}:
        return at + 2
    return at
