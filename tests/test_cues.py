"""Which words of a sentence are cues, of what form and lemma; each cue stands between square brackets."""

from __future__ import annotations

import re

import pytest

from tests.sentences import Sentence

CUES = [
    # sources
    ("source: selon", "[Selon] la police, il est « fou »."),
    ("source: d'après", "[D'après] la police, il est « fou »."),
    ("source: d'après", "Il est « fou », [d’après] la police."),
    ("source: à en croire", "[À en croire] la police, il est « fou »."),
    ("source: aux yeux de", "[Aux yeux de] la police, il est « fou »."),
    ("source: aux yeux du", "Il est, [aux yeux du] maire, « fou »."),
    ("source: aux yeux des", "[Aux yeux des] élus, il est « fou »."),
    ("source: de l'avis de", "[De l'avis de] Zoé, il est « fou »."),
    ("source: de l'avis du", "[De l'avis du] maire, il est « fou »."),
    ("source: de l'avis des", "[De l'avis des] élus, il est « fou »."),
    ("source: de source", "[De] source policière, il est « fou »."),
    ("source: de source", "[De] sources proches du dossier, il est « fou »."),
    ("source: pour", "[Pour] Zoé Roy, il est « fou »."),
    ("source: pour", "[Pour] 20 % des sondés, il est « fou »."),
    ("source: pour", "[Pour] les élus, il est « fou »."),
    ("source: pour", "[Pour] l'avocate, il est « fou »."),
    ("source: pour", "[Pour] elle, « oui »."),
    ("source: pour", "« Oui », [pour] Zoé."),
    ("source: pour", "[Pour] sa mère, il est « fou »."),
    ("source: pour", "[Pour] son avocate, il est « fou »."),
    ("source: pour", "[Pour] ces parents, il est « fou »."),
    ("source: pour", "[Pour] certains syndicats, il est « fou »."),
    ("source: pour", "Mais [pour] la maire, il est « fou »."),
    ("source: pour", "Et [pour] la maire, il est « fou »."),
    ("source: pour", "Mardi, [pour] la maire, il est « fou »."),
    # conjugated verbs
    ("finite: dire", "« Oui », [dit] Zoé Roy."),
    ("finite: dire", "« Oui », [dit-elle]."),
    ("finite: dire", "« Oui », [a-t-elle dit]."),
    ("finite: répondre", "« Oui », [ont-ils répondu] hier."),
    ("finite: se réjouir", "« Oui », [s'est-elle réjouie]."),
    ("finite: déclarer", "La maire [a déclaré] « oui »."),
    ("finite: déclarer", "La maire [a, pour sa part, déclaré] « oui »."),
    ("finite: dire", "Le maire [s'est dit] « déçu »."),
    ("finite: dire", "Les élus [se sont dits] « déçus »."),
    ("finite: dire", "Les élus [se disent] « déçus »."),
    ("finite: affirmer", "Elle l'[affirme] : « oui »."),
    ("finite: affirmer", "Marie, qui l'[affirme], part : « oui »."),
    ("finite: se gausser", "Il [se gausse] : « oui »."),
    ("finite: rappeler", "Comme le [rappelle] la Ligue, « oui »."),
    ("finite: décrire", "Sa tante, qui l'évite, le [décrit] comme « fou »."),
    ("finite: protester", "Les syndicats [protestent] : « oui »."),
    ("finite: affirmer", "Marie, l'[affirme] : « oui »."),
    ("finite: affirmer", "Ils l'[affirment] : « oui »."),
    ("finite: affirmer", "On l'[affirme] : « oui »."),
    ("finite: affirmer", "Il l'[affirme] : « oui »."),
    ("finite: faire", "« Oui », [fait-il]."),
    ("finite: faire", "« Oui », [a-t-il fait]."),
    ("finite: se féliciter", "« Oui », [s'est-il félicité]."),
    # modals and wishes
    ("finite: rassurer", "Le maire [a voulu rassurer] : « oui »."),
    ("finite: préciser", "Le maire [tient à préciser] que « oui »."),
    ("finite: préciser", "Il [a tenu à préciser] : « oui »."),
    ("finite: préciser", "Il [a également tenu à préciser] : « oui »."),
    ("finite: faire savoir", "Il [a tenu à faire savoir] « oui »."),
    ("finite: voir", "Le maire [veut voir] dans la loi « un recul »."),
    ("finite: vouloir", "Le maire [veut] « tout changer »."),
    ("finite: vouloir", "Le maire [a voulu] « tout changer »."),
    ("finite: décider", "Le maire [a décidé] de « tout changer »."),
    # locutions
    ("finite: faire savoir", "Le maire [fait savoir] que « oui »."),
    ("finite: faire savoir", "Le maire [a fait savoir] que « oui »."),
    ("finite: faire savoir", "Le maire [fait également savoir] que « oui »."),
    ("finite: mettre en garde", "Le maire [met en garde] : « oui »."),
    ("finite: être convaincu", "Le maire [est convaincu] que « oui »."),
    ("finite: être convaincu", "Le maire [est convaincu] d'« agir »."),
    ("finite: être convaincu", "Le maire [est convaincu] qu'il est « fou »."),
    ("passive: se convaincre", "Le maire « Oui » [est convaincu]"),
    ("infinitive: faire savoir", "Afin de [faire savoir] que « oui », il part."),
    ("participle: faire savoir", "Le maire part, [faisant savoir] que « oui »."),
    # "voir" judges
    ("finite: voir", "Le maire [veut y voir] « un recul »."),
    ("finite: voir", "Le maire y [voit] « un recul »."),
    ("finite: voir", "Le maire [voit] dans la loi « un recul »."),
    ("finite: voir", "Le maire [a vu] dans la loi « un recul »."),
    ("finite: voir", "Le maire [voit] en elle « une amie »."),
    # passives
    ("passive: juger", "L'accord [a été jugé] « bon » par les élus."),
    ("passive: juger", "L'accord [est jugé] « bon »."),
    ("agentive: juger", "[Jugé] « bon » par les élus, l'accord passe."),
    ("passive: juger", "Elle [sera, hier, jugée] « bonne »."),
    ("agentive: dénoncer", "Il a « tout » [dénoncé] « oui »."),
    ("agentive: dénoncer", "Il a ; [dénoncé] « oui »."),
    ("finite: parler / agentive: dénoncer", "Il [a parlé] : [dénoncé] « oui »."),
    ("agentive: juger", "L'accord, [jugé] « bon » par les élus, passe."),
    ("agentive: voir", "Le maire a [vu] « une ombre »."),
    # infinitives and participles
    ("past: déclarer", "Après avoir [déclaré] « oui », il part."),
    ("past: déclarer", "Ayant [déclaré] « oui », il part."),
    ("past: dénoncer", "Une loi votée et [dénoncée] comme « injuste » passe."),
    ("infinitive: dénoncer", "[Dénoncer] « une honte » est utile."),
    ("infinitive: conclure", "Et la maire de [conclure] : « oui »."),
    ("participle: dénoncer", "[Dénonçant] « une honte », la maire part."),
    ("participle: dénoncer", "La maire part, [dénonçant] « une honte »."),
    # nouns
    ("noun: réponse", "[La réponse] de la mairie : « oui »."),
    ("noun: réponse", "[Réponse] de la mairie : « oui »."),
    ("noun: réponse", "[Réponse] des élus : « oui »."),
    ("noun: réponse", "[Réponse] du maire : « oui »."),
    ("noun: réponse", "[Réponse] d'une élue : « oui »."),
    ("noun: réponse", "[Réponse], mardi : « oui »."),
    ("noun: réponse", "[Réponse] : « oui »."),
    ("noun: mot", "[Son mot d'ordre] : « oui »."),
    ("noun: slogan", "La maire a [un slogan] : « oui »."),
    # several
    ("finite: dire / participle: ajouter", "« Oui », [dit] Zoé, [ajoutant] « non »."),
    ("source: selon / noun: mots", "[Selon] [les mots] de la biologiste, « oui »."),
]
NO_CUES = [
    # "pour" a purpose, a time, a thing
    "Pour ce match, il est « fou ».",
    "Pour le moment, il est « fou ».",
    "Pour sauver la ville, il est « fou ».",
    "Il est là pour la maire, « fou ».",
    "Il est « fou » pour",
    # nouns that look like verbs
    "La déclare « oui ».",
    "Une propose « oui ».",
    "Le dit « oui ».",
    "Le jugé « bon » passe.",
    "Le dénoncer est « utile ».",
    "Le maire de dénonce « oui ».",
    "Le maire en dénonce « oui ».",
    # the first person, and somebody who is spoken to
    "Je déclare « oui ».",
    "Nous affirmons « oui ».",
    "Vous affirmez « oui ».",
    "Les propose « oui ».",
    "L'affirme « oui ».",
    # half a cue
    "Il gausse « oui ».",
    "Il a « oui ».",
    "Le maire veut-il « oui » ?",
    "Il a tenu à la préciser : « oui ».",
    "Il a tenu à faire « oui ».",
    "Il veut voir « Brest ».",
    "Il veut",
    "Il veut partir « vite ».",
    "Elle a un accusé « réception ».",
    "Il a",
    "Il veut aller à « la mer ».",
    "Mot",
    "Le ministre est arrivé en vacances.",
    # a name that looks like a verb
    "Le club de Luc Dénonce « oui ».",
    # a noun without determiner in the middle
    "Il a sans réponse « oui ».",
    "",
]


def bracketed(sentence: Sentence) -> tuple[str, str]:
    """Return the text with its cues in brackets, and their forms and lemmas."""
    text = sentence.text
    for cue in reversed(sentence.cues):
        start, end = sentence.tokens[cue.start].start, sentence.tokens[cue.end - 1].end
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text, " / ".join(f"{cue.form}: {cue.lemma}" for cue in sentence.cues)


@pytest.mark.parametrize(("what", "marked"), CUES)
def test_cues(what: str, marked: str) -> None:
    assert bracketed(Sentence(re.sub(r"[\[\]]", "", marked))) == (marked, what)


@pytest.mark.parametrize("text", NO_CUES)
def test_no_cues(text: str) -> None:
    assert bracketed(Sentence(text)) == (text, "")


@pytest.mark.parametrize(
    ("text", "inverted"),
    [
        ("« Oui », dit-elle.", "-elle"),
        ("« Oui », a-t-il dit.", "-t-il"),
        ("« Oui », veulent-ils répondre.", "-ils"),
        ("« Oui », dit Zoé.", None),
        ("« Oui », a dit Zoé.", None),
    ],
)
def test_the_inverted_pronoun_is_the_cues_own(text: str, inverted: str | None) -> None:
    sentence = Sentence(text)
    [cue] = sentence.cues
    assert (None if cue.inverted is None else sentence.tokens[cue.inverted].low) == inverted


@pytest.mark.parametrize(
    ("text", "plural"),
    [
        ("Les élus déclarent « oui ».", True),
        ("Les élus ont déclaré « oui ».", True),
        ("La maire déclare « oui ».", False),
        ("La maire a déclaré « oui ».", False),
        ("La maire soutient que « oui ».", False),
        ("La maire prévient : « oui ».", False),
        ("Les élus étudient et publient « oui ».", True),
    ],
)
def test_the_number_is_the_verbs(text: str, plural: bool) -> None:
    assert Sentence(text).cues[-1].plural is plural


def test_flags_are_the_verbs() -> None:
    flags = [Sentence(f"Le maire {verb} « oui ».").cues[0].flags for verb in ("déclare", "qualifie", "fait savoir")]
    assert [sorted(each & {"direct", "que", "naming"}) for each in flags] == [
        ["direct", "que"],
        ["naming"],
        ["direct", "que"],
    ]
    assert [sorted(Sentence(text).cues[0].flags) for text in ("Il veut « agir ».", "Selon lui, « oui ».")] == [
        ["adjacent", "wish"],
        [],
    ]
