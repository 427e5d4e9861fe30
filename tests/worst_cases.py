"""The worst that each regular expression of the package can be given, by where it stands in `quotes/`."""

from __future__ import annotations

from typing import NamedTuple


class Pump(NamedTuple):
    """A text that grows: what is repeated, and what stands before and after it so that no match is found early."""

    unit: str
    before: str = ""
    after: str = ""


class Worst(NamedTuple):
    """How an expression is used, and what is worst for it, besides `COMMON`.

    Attributes:
        use: The method that the package calls.
        pumps: What it can go through again and again.
    """

    use: str
    pumps: tuple[Pump, ...]


def worst(use: str, *pumps: tuple[str, ...]) -> Worst:
    """Return the worst cases of an expression: each a unit, and where it needs them what comes before and after."""
    return Worst(use, tuple(Pump(*pump) for pump in pumps))


COMMON = tuple(
    Pump(unit, "", after)
    for unit in [
        *(" ", "\u00a0", "\n", "\n ", "\r\n", "a", "A", "é", "1", "-", "–", "_", "'", "’", '"', ",", ", ", ".", ". "),
        *(
            "«",
            "« ",
            "»",
            "» ",
            "(",
            "(a",
            ")",
            "&",
            "<",
            "a ",
            "A ",
            "Aa ",
            "A.",
            "A. ",
            "a-",
            "A-",
            "a.",
            "a, ",
            "a'",
        ),
        *("d'", "l'", "L'", "de ", "du ", "des ", "le ", "la ", "d'a ", "de A", "et ", "1 ", "er", "é1", "? ", "… "),
    ]
    for after in ("", "\0", "»")
)
"""What every expression is given, to the end of the text and with something after it that none accepts."""

PATTERNS = {
    "anonymous.AGAIN": worst("fullmatch", ("cette ", "", "source"), ("même ", "la ")),
    "anonymous.LEARNT_FROM": worst("finditer", ("auprès ",), ("auprès de",)),
    "characters._ODD": worst("finditer", ("\u0301", "e"), ("e\u0301",), ("\u00ad",), ("\u00ad", "\u0301"), ("\ufb01",)),
    "characters._TELLTALE": worst("search", ("\u0302",)),
    "conjugation.IRREGULAR": worst("fullmatch", ("renvoyer",), ("r", "", "envoyer")),
    "conjugation.STEM": worst("fullmatch", ("er",), ("a", "", "e")),
    "conjugation._ACCENTED": worst("search", ("é",), ("q", "é", "a"), ("éq",)),
    "conjugation._PLAIN": worst("search", ("e",), ("eb",)),
    "continuing.ALSO": worst("match", (" ", ", "), (" est",), ("a", " ", " également")),
    "continuing.COMPLEMENT": worst("search", (" ", "", "d"), (" a",)),
    "continuing.DEMONSTRATIVE": worst("match", ("ce ",)),
    "continuing.FORMER": worst("match", ("ancien",)),
    "continuing.INCISE": worst("search", ("a ",), ("selon ",)),
    "continuing.NEWCOMER": worst(
        "finditer", ("A’",), ("A-",), ("A,",), (" une",), (" une jeune",), ("a", " un "), ("ans, ",)
    ),
    "continuing.TURN": worst("search", ("de ",), ("à leur ",), ("pour sa ",), ("lui ",)),
    "continuing.VERB": worst("search", ("ajoute ",), ("ajoute aussi",), ("reprend", "", "a")),
    "coreference.CLITIC": worst("sub", (" nous",), (" n'",), (" m'", "", " ")),
    "coreference.CONCERNED": worst("fullmatch", ("principale ", "la "), ("l'", "", "concerné")),
    "coreference.DEMONYM": worst("fullmatch", ("ais",), ("ienne",), ("a-", "", "ai"), ("ain",)),
    "coreference.INDEFINITE": worst("match", ("une ",)),
    "coreference.KIND_OF": worst("match", ("a",), ("a-", "", " de a"), ("a", "a de ", "\0")),
    "coreference.LAST_NAMED": worst("match", ("s", "ce dernier"), (" ", "ce")),
    "coreference.MARKED": worst("fullmatch", ("a", "« "), (" ", "«"), (" a", "«", "«")),
    "coreference.NATIVE": worst("fullmatch", ("a", "A"), ("1", "A de "), ("1", "A de ", " an")),
    "coreference.NOT_A_NAME": worst("search", ("eux",), ("eux ",), ("autres",)),
    "coreference.OWN": worst("match", ("son ",)),
    "coreference.PARTITIVE": worst("match", ("de ", "une ")),
    "coreference.SAME": worst("match", ("même ",)),
    "coreference.UTTERED": worst("match", ("a", "a "), ("a", "", " d'"), ("a", "a ", " d")),
    "corpus.assemble._WORD": worst("finditer", ('"',), ('a"',), ('"a',), (' "',), ('""',)),
    "corpus.brat.LINE": worst("finditer", ("\u2028",), ("a\n",)),
    "corpus.brat_parse._ATTRIBUTE": worst("fullmatch", ("a", "", " T"), ("1", "a T", " -"), ("a", "a T1 ", "-")),
    "corpus.brat_parse._BOUND": worst("fullmatch", ("1", "a "), (";1 2", "a 1 2", ";"), ("1", "a 1 ", ";")),
    "corpus.brat_parse._NOTE": worst("fullmatch", ("a", "", " T"), ("1", "a T", " ")),
    "corpus.brat_parse._OTHER": worst("fullmatch", ("1", "R", "a")),
    "corpus.brat_parse._RELATION": worst("fullmatch", (" ", "a Arg1:T1 Arg2:T1", "a"), ("1", "a Arg1:T", " Arg2:T")),
    "corpus.brat_parse._TEXT": worst("fullmatch", ("1", "T", "a")),
    "corpus.escapes._IN_TEXT": worst("sub", ("&<\r",)),
    "corpus.escapes._IN_VALUE": worst("sub", ('"\n',)),
    "corpus.escapes._SPECIAL": worst("sub", ("a", "&"), ("&a",), ("&#",), ("1", "&#"), ("&#1",)),
    "corpus.files._ID": worst("fullmatch", ("a.", "", " "), ("-", "a", " ")),
    "corpus.markup.KEY": worst("fullmatch", ("a_", "", "A")),
    "corpus.markup.TAG": worst(
        "finditer",
        *((",1", "<q1"), ("1", "<q1,"), (" ", "<q1"), (" a", "<q1"), (' "', "<q1"), (' ""', "<q1"), ("a", "<q1 ")),
        *(("<q1 ",), ("<q1",), ("<q1 a",), ('"a', "<q1 "), (' "a"', "<q1", '"')),
    ),
    "corpus.markup._SURROGATE": worst("search", ("\ue000",)),
    "corpus.model._CLOSING": worst("match", (" ", "", "a")),
    "corpus.validate._BLANKS": worst("match", (" ", "", "a")),
    "corpus.validate._PRONOUN": worst("fullmatch", ("ils",), ("celui-",)),
    "cutting.ACRONYM": worst("fullmatch", ("A",)),
    "cutting.DEMONYM": worst("match", ("a", "l'A"), ("ain", "la A"), ("ain", "", " "), ("l'Ain",)),
    "cutting.ELIDED": worst("match", ("L'",), ("Qu",)),
    "cutting.GLUED": worst("sub", ("a", "aL'"), ("aL'a",), ("aLa",), ("aL'",)),
    "cutting.JOINED": worst("match", ("M.",), ("M.A",)),
    "cutting.OF_THE": worst("search", ("de la ",), ("du ",), ("de l'",)),
    "cutting.STANDS_ALONE": worst("search", ("M. ",), ("a, ",), ("Mme ",)),
    "descriptions.ANYTHING": worst("match", ("a",)),
    "descriptions.OF_A_KIND": worst("match", (" national",), (" national", "", "-"), (" al", "", "e"), ("al", " ")),
    "descriptions.ARTICLE": worst("search", ("La ",), ("l'",), ("des ",)),
    "descriptions.COMPLEMENT": worst("match", (" par",), (" la 1",)),
    "descriptions.COUNTED": worst("search", ("1",), ("12 ",)),
    "descriptions.OF_NAME": worst("match", ("a", " de A"), ("-", " de la A")),
    "descriptions.OF_RARELY": worst("match", (" de la ",), (" des ",)),
    "descriptions.OF_SOMETHING": worst("match", (" A", " de a"), (" de A", " d'a"), (" d'A", " du a"), ("a'", " du ")),
    "descriptions.PARTICIPLE": worst("search", ("é",), ("ée",), ("ées",), ("conduit",)),
    "detect._EVENT": worst("finditer", ("«»\n",)),
    "discourse.SENTENCE_END": worst("findall", (".",), (".a",)),
    "discourse.SIGNATURE": worst("match", (" ",), ("\n",), (" ", "\n"), ("a", "\n— "), ("\n ", "", "—")),
    "echoes.HEADING_ENDS": worst("match", (" ",), (" ", "»"), ("\n", "»")),
    "echoes.WORD": worst("findall", ("a ",)),
    "entities.ACRONYM": worst("finditer", ("(A",), ("(Aa.",), ("(Abcdefghi",)),
    "entities.ALIAS": worst("fullmatch", (" dit",), (", ", "", "dit ")),
    "entities.INITIAL": worst("fullmatch", ("A",), ("A.",)),
    "entities.INITIALS": worst("match", ("A. ", "", "Aa"), ("A.-",), ("A.\u00a0",)),
    "entities.MONOGRAM": worst("fullmatch", ("A. ",), ("A.-",)),
    "entities.REVERSED": worst("finditer", ("AA ",), ("AA (",), ("AA (abcdef",), ("A.", "", " (")),
    "entities.SPELT": worst("finditer", ("Ab (",), ("a ", "Abc ("), ("Abc (a a a ",), ("a", "Abc (a a a ")),
    "evaluation.matching._LEADERS": worst("match", ("de la ",), ("l'",), ("m. ",), ("le la de l'",)),
    "focus.AGENT": worst("search", ("par ",), ("par la ",), ("par l'",)),
    "focus.SENTENCE": worst("finditer", ("» ", "."), (" ", "."), (". ",), (" »", "»"), ("\n ", ".")),
    "reporting.WHO": worst("match", (", ",), (" a", ", qui"), ("a", ", qui ")),
    "foretold.COMPLEX": worst("search", ("a ",), ("a lui ",), ("a", "a n'"), ("a-", "a "), ("se ", "a ")),
    "foretold.EDGE": worst("split", ("a, ",)),
    "foretold.KIN": worst("search", ("ami de ",), ("compagne",), ("a", "compagn")),
    "foretold.OTHER": worst("search", ("lui, ",)),
    "foretold.SENTENCE": worst("split", ("a. ",)),
    "fragments.CONTACTED": worst("fullmatch", ("joint",), ("s", "joint")),
    "holders.FORMER": worst("match", ("ancien",), ("hauts",)),
    "salience.OWN": worst("match", ("son ",)),
    "holders.POST": worst("match", ("a", "", " du"), ("a-", "", " de l' ")),
    "houses.BEFORE": worst("search", ("Au ",), ("À la ",), ("Chez l'",), ("Du côté de ",), ("Au a, ",)),
    "houses.GOES_ON": worst("search", ("a-t-on ",), ("a-t-on encore ",), ("ajoute-t-", "", "on")),
    "houses.INVERTED": worst("search", ("-t-",), ("-t- on",)),
    "issuers.BY": worst("match", (" communiqué",), (" conjoint publié par",), (" ", " officiel")),
    "issuers.NEW": worst("match", ("un ",), ("une",)),
    "issuers.WITHIN": worst("search", ("dans un ",), ("par une a",), ("via ",)),
    "issuers.ISSUING": worst("fullmatch", ("publié",), ("é", "publi")),
    "layout._BREAK": worst("finditer", ("\t", "\n"), ("\n\t",), ("\r",)),
    "layout._LINE": worst("finditer", ("a\n",)),
    "names.AGED": worst("match", (" ", ","), (" ", ", âgé"), (" ", ", âgé de"), ("1", ", "), ("1", ", ", " an")),
    "appositions.APPOSED": worst(
        "match",
        *((" ",), (" ", ","), (" ", "(a)"), (" ", " est"), ("1", ", "), (" ", ", 1 ans,"), ("a", " ("), ("ex-", ", ")),
    ),
    "names.ASKS": worst(
        "search", ("interrogé par ",), ("recueillis ",), ("émission ",), ("émission a animée ",), ("micro d'",)
    ),
    "names.CIVILITY": worst("search", ("M.",), ("M. ",), (" ", "Mme", "a"), ("Me\u00a0",)),
    "names.COMPLEMENT": worst("match", (" de",)),
    "names.TITLED": worst("search", ("Dr",), ("Pr. ",)),
    "names.FOLLOWS": worst("match", ("a", ", "), ("a", " ")),
    "names.PLACE": worst("search", ("lycée ",), ("rues",), ("a", "quai")),
    "appositions.MISTER": worst("sub", ("M",), ("MM. ",), ("Dr. ",)),
    "names.NAME": worst(
        "finditer",
        *(("A'",), ("A-",), ("A de la ",), ("A d'",), ("A al-",), ("-", "A"), ("’", "A"), ("A enchaîné",), ("A 1",)),
        *(("Aa-’",), ("A de ",), ("A ben el ",)),
    ),
    "names.NATIVE": worst("search", ("Le",), ("Le A", "", "!"), ("la Aa ",), ("A", "Le A", "!")),
    "names.OPENS": worst("search", (". ",), (" que ",), ("\n",), (" ", "que", "a")),
    "appositions.PARENTHESIS": worst("sub", (" (",), (" (a",), (" (a)",), (" (a),",), (" (a), ",)),
    "names.ROMAN": worst("fullmatch", ("I",), ("I", "", "ee")),
    "appositions.SEGMENT_END": worst("split", (",",), (", ",)),
    "appositions.WORD": worst("findall", ("a-",), ("a ",)),
    "naming.BETWEEN": worst("fullmatch", ("(", " "), ("a", " ("), ("a", ", "), (", abc",)),
    "naming.CLOSED": worst("match", (" ", "", "a")),
    "naming.COORDINATED": worst("search", ("et",), ("et ",)),
    "naming.KIND": worst("fullmatch", ("a", ", le "), ("a", ", l'", " \0"), ("-", ", la ")),
    "naming.KIND_BEFORE": worst("fullmatch", ("a", "", " d'"), ("a-", "a a de "), ("a", "a de ", "A")),
    "naming.OF_ROLE": worst("search", ("du ",), ("de la ",), ("a", "du ", "!"), ("du a", "", "!"), ("de l'",)),
    "naming.OF_WHOM": worst("search", ("de",), ("d'",), (" d’",)),
    "naming.PARTY": worst("search", ("La ",), ("Les ",)),
    "naming.QUALIFIED": worst("fullmatch", ("a", ", le "), ("a ", ", le "), ("a", ", l'a a ")),
    "naming.REST": worst(
        "fullmatch", (" de a", "", ", le"), ("a", " à "), ("a", " (", ")"), (" (a)",), ("a", ", le ", "!"), (" d'",)
    ),
    "naming.TAIL": worst("match", (" cité",), ("a", " cité ", "\n\n"), (" du 1",), (" du lundi", "", "\n\n")),
    "naming.TITLED": worst("match", (", M.",)),
    "organisations.CAPITAL": worst("match", (" ",)),
    "organisations.DETERMINER": worst("search", ("La ",), ("l'",), ("du ",)),
    "organisations.FRENCH_CHANNEL": worst("fullmatch", ("a", "France Info "), (" a", "France Info")),
    "organisations.KIND": worst("fullmatch", ("a", "", " d'"), ("s", "a de "), ("s", "a d'", "A")),
    "organisations.NAMED": worst("match", ("a", " "), ("-", " "), (" a",)),
    "organisations.PLACED": worst(
        "search", ("à ",), ("dans ",), ("dans l'",), ("minist",), ("ministre de ",), ("a", "minist")
    ),
    "organisations.QUOTED": worst("match", (" ",)),
    "organisations.SMALL": worst("match", (" a",)),
    "organisations.TOPONYM": worst("search", ("a-",), ("a", "", "-sur"), ("a'", "", "-sur"), ("Saint",)),
    "organisations.WITH_ARTICLE": worst("search", ("La ",), ("l'",), ("aux ",)),
    "others.ASKED": worst("search", ("lui demande ",), ("lui a ",), ("lui demande ", "a"), ("lui demande si",)),
    "others.NEXT": worst("match", (", ",), (", M. ",)),
    "placing.BREAK": worst("findall", ("\n ",), (" ", "\n")),
    "reading.INCISE": worst("finditer", (",",), (", ",), (", aa.",), (", aa. ",), (" :", ",")),
    "render.escape._IMPOSSIBLE": worst("sub", ("\0",), ("\ud800",), ("\uffff",)),
    "render.escape._LINE_END": worst("sub", ("\r",)),
    "render.layers._BREAK": worst("finditer", ("\n\t",), ("\t", "\n", "a"), ("\r\n \t", "", "a"), ("\n", "", " a")),
    "rules.anyverb.PARTICIPLE": worst("sub", ("é",), ("ée",), ("ées",)),
    "rules.labels.INTERVIEW": worst(
        "search", (" ", "entretien"), ("entretien ",), (" ", "entretien exclusif"), ("questions à",)
    ),
    "salience.SENTENCE_END": worst("search", (".",), ("»",), (".a",)),
    "sentences._AT_MARKS": worst("finditer", ("» .",), ("».",), ("a.",), ("».«",), (")«",)),
    "sentences._AT_SIGNS": worst("finditer", ("AA.",), ("a", "1.A"), (").A",), ("1.Aa",), ("AA.A",)),
    "sentences._CAPITALISED": worst("match", ("a", "A"), ("a", "A-A"), ("A-",)),
    "sentences._DASHED": worst("finditer", (" -",), ("- ",), (". -",), ("a", " -A"), (" -A",), ("’", " -A")),
    "sentences._DASHES": worst("match", ("- ",), ("–", "", "a")),
    "sentences._HYPHENATED_INITIALS": worst("fullmatch", ("A.-",), ("Aa.-",), ("A.-", "", "Aaa")),
    "sentences._INITIAL": worst("match", ("A.",)),
    "sentences._LAST_WORD": worst("search", ("a.",), ("a", "", "."), (" a.",), ("-.",)),
    "sentences._NUMBER": worst("match", ("I",), ("I", "", "a")),
    "sentences._OPENER": worst("match", ("Les",), ("L'",)),
    "sentences._PARAGRAPH": worst("finditer", ("\u2029",), ("a\u2029",)),
    "sentences._SMALL_WORD": worst("search", ("a", " "), ("a", " ", "A"), ("a ",), ("aaa.",), ("-il",)),
    "sentences._SPACE": worst("match", (" ", "", "a")),
    "sentences._TAIL": worst("match", (" »",), (" ", "»"), (" ",), ("» ", "", "a"), (" ", "", "»"), (")",)),
    "sentences._TOUCHING": worst("finditer", ("aa",), ("aa.",), ("-il",)),
    "serialize._UNSAFE": worst("sub", ("\u2028",), ("\ud800",)),
    "story.WORD_EDGE": worst("match", ("a",)),
    "things.ABSTRACT": worst("search", ("tion",), ("tions",), ("ament",), ("ité",)),
    "tokens.TOKEN": worst(
        "finditer",
        *(
            ("«", "", "a"),
            ("« a",),
            ("-t-",),
            ("-t-il",),
            ("a-il",),
            ("a-t-",),
            ("qu'",),
            ("Lorsqu",),
            ("a-a",),
            ("M.",),
        ),
    ),
    "wording.ORDINAL": worst("fullmatch", ("1",), ("e", "1")),
    "wording.AGENT": worst("search", ("eur",), ("ienne",), ("taire",)),
    "wording.ANOTHER": worst("search", (" et",), (" et ",), ("a", " et A"), (" et A",), (" et Aa ",)),
    "wording.COMPLEMENT_BEFORE": worst(
        "search", ("de ",), (" ", "de"), (" ", "de", "a"), ("de la ",), (" ", "de la", "a")
    ),
    "wording.DEFINITE": worst("match", ("l'un",), ("le ",)),
    "wording.ELIDED": worst("match", ("l'",)),
    "wording.ELIDED_FEMININE": worst("match", ("e", "l'ex-"), ("ante", "l'ex-", "-"), ("ienne", "l'ex-", "a")),
    "wording.ELIDED_MASCULINE": worst("match", ("l'ancien",)),
    "wording.FEMININE_START": worst("match", ("la",)),
    "wording.JOINT": worst("search", (" et demi",), (" et demi ",), (" et",)),
    "wording.LEADING": worst(
        "sub",
        *(("le ",), ("l'",), ("la plupart des ",), ("près de deux tiers des ",), ("1", "seuls "), (" ", "1"), ("M. ",)),
        *(("certains de ces ",), ("certains d'entre ",), ("1 % de ",), ("d'autres ",)),
    ),
    "wording.MASCULINE_START": worst("match", ("le",), (" ", "le")),
    "wording.OF": worst("match", ("a", "a "), ("a", "", " d'"), ("a", "a ", " de la")),
    "wording.ONE": worst("match", ("le ",), ("l'",)),
    "wording.PLURAL_START": worst("match", ("u", "de nombreu"), ("les",)),
}
