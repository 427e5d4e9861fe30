"""Every construction, with sentences that look like the press's, and the near misses that must not trigger it."""

from __future__ import annotations

import pytest

import quotes
from quotes import Kind
from tests.markup import quote_of, read

SPOKEN = [
    # incise, with a noun
    ("incise", "« Nous partirons demain », <c>a déclaré</c> mardi <s>le ministre</s>."),
    ("incise", "« Nous partirons demain », <c>a déclaré</c> <s>Marie Dupont</s>, directrice du port."),
    ("incise", "« Rien n’est joué », <c>a déclaré</c> mardi soir à la presse <s>le maire de Brest</s>."),
    ("incise", "« Rien n’est joué », <c>explique</c> au Monde <s>Marie Dupont</s>."),
    ("incise", "« Il faut agir », <c>martèle</c> <s>la présidente de la région</s>."),
    ("incise", "« Il faut agir ! » <c>s'est exclamée</c> <s>la députée</s>."),
    ("incise", "« Il faut agir », <c>a pour sa part estimé</c> <s>Jean Martin</s>."),
    ("incise", "« Nous avons eu peur », <c>ont raconté</c> <s>Paul et Marie</s>."),
    ("incise", "« Le dossier est clos », <c>a fait savoir</c> <s>la préfecture</s>."),
    ("incise", "« Le dossier est clos », <c>se félicite</c> <s>l’avocat</s>."),
    # incise, with a pronoun
    ("incise", "« Nous partirons demain », <c>a-t-<s>il</s> ajouté</c>."),
    ("incise", "« Nous partirons demain », <c>déclare-t-<s>elle</s></c>."),
    ("incise", "« Nous partirons demain », <c>s'est-<s>elle</s> réjouie</c> lors d’un point de presse."),
    ("incise", "« Nous partirons demain », <c>ont-<s>ils</s> également précisé</c>."),
    ("incise_inside", "« Nous irons, <c>a-t-<s>il</s> dit</c>, jusqu’au bout de ce chemin. »"),
    # a source
    ("source_after", "« La route est coupée », <c>selon</c> <s>la gendarmerie</s>."),
    ("source_after", "« La route est coupée », <c>d’après</c> <s>Météo-France</s>."),
    ("source_before", "<c>Selon</c> <s>la police</s>, l’homme était « très agité »."),
    ("source_before", "<c>Pour</c> <s>Marie Dupont</s>, cette loi serait « un recul historique »."),
    ("source_after", "La situation est « très tendue » <c>selon</c> <s>le maire</s>."),
    ("verb_before", "<s>Marie Dupont</s> sur France Inter <c>a dénoncé</c> « une mascarade »."),
    ("verb_before", "<s>Le maire</s> <c>a condamné</c> « des violences inacceptables »."),
    ("verb_earlier", "Il a croisé <s>des manifestants</s> <c>scandant</c>, entre autres, « Démission ! »"),
    ("passive", "L’accord <c>a été jugé</c> « insuffisant » par <s>les syndicats</s>."),
    ("colon", "L’intention est louable, comme le <c>précise</c> <s>le maire</s> : « Il était temps. »"),
    ("source_after", "« Il était fiché », selon ce qu’<c>a confié</c> <s>Rodrigue</s> à l’AFP."),
    ("source_later", "La situation est « très tendue » dans le port <c>selon</c> <s>le maire</s>."),
    # colon
    ("colon", "<s>Le ministre</s> <c>a déclaré</c> : « Nous partirons demain. »"),
    ("colon", "<s>Elle</s> <c>répond</c> : « Jamais. »"),
    ("label", "<s>Marie Dupont</s> : « Nous partirons demain. »"),
    ("colon", "Interrogé mardi, <s>le maire de Nantes</s> <c>a répondu</c> : « Nous verrons. »"),
    # que, fragments, participles
    ("verb_before", "<s>Le ministre</s> <c>a affirmé</c> que « tout sera fait pour les victimes »."),
    ("verb_before", "<s>La maire</s> <c>a dénoncé</c> « une mascarade »."),
    ("object_before", "<s>Il</s> <c>a qualifié</c> l’accord de « honte pour le pays »."),
    ("verb_before", "<s>Marie Dupont</s>, présidente du syndicat, <c>estime</c> que « rien n’a changé »."),
    (
        "verb_before",
        "<s>Le ministre</s> a défendu la réforme, <c>estimant</c> que « le statu quo n’était plus tenable ».",
    ),
    ("verb_before", "<s>Marie Dupont</s>, qui <c>a dénoncé</c> « une mascarade », quitte le parti."),
    (
        "que_clause",
        "<s>Le maire</s> <c>a déclaré</c> qu’il avait proposé une réunion pour « trouver une issue durable ».",
    ),
    (
        "incise_later",
        "Il « prendra ses responsabilités » devant le pays, <c>a assuré</c> mardi <s>le porte-parole</s>.",
    ),
]


@pytest.mark.parametrize(("rule", "marked"), SPOKEN)
def test_construction(rule: str, marked: str) -> None:
    case = read(marked)
    quote = quote_of(case)
    assert quote.kind is not Kind.OTHER
    assert (quote.speaker and quote.speaker.text) == case.span("s")
    assert (quote.cue and quote.cue.text) == case.span("c")
    if case.span("s"):
        assert quote.rule == rule


NOBODYS = [
    "Il a lu le roman « Les Misérables » pendant l’été.",
    "Le film « La Nuit des rois » sort mercredi.",
    "L’opération « Mains propres » a commencé lundi.",
    "Le bateau, baptisé « L’Espérance », a coulé.",
    "Les experts parlent peu de la ville ; un quartier « chic » y a été construit.",
    "Trois hommes ont été mis en examen mardi pour « association de malfaiteurs ».",
    "Il est soupçonné de « détournement de fonds publics » et de « recel ».",
    "La note de la ville passe de « A2 » à « A3 ».",
]


@pytest.mark.parametrize("text", NOBODYS)
def test_titles_names_and_terms_are_nobodys_words(text: str) -> None:
    for quote in quotes.extract(text, tone=False):
        assert (quote.kind, quote.speaker, quote.cue) == (Kind.OTHER, None, None)


NOT_THE_SPEAKER = [
    # an impersonal "il" is nobody
    ("Il apparaît que les détenus sont maintenus dans « des positions douloureuses pendant des heures ».", "Il"),
    # the phrase after the verb is its object, not its subject
    ("Le rapport « Vivre mieux » présente les mêmes défauts.", "les mêmes défauts"),
    # the first person is the journalist
    ("Je lui ai demandé : « Pourquoi partir ? » Le ministre souriait.", "Le ministre"),
    # an adjunct between verb and subject
    ("« Rien n’est joué », explique au Monde Marie Dupont.", "Monde Marie Dupont"),
    # the subject of another clause
    ("Le maire a reçu les syndicats. « Rien n’est joué », a dit Paul Roche.", "les syndicats"),
]


@pytest.mark.parametrize(("text", "wrong"), NOT_THE_SPEAKER)
def test_near_miss(text: str, wrong: str) -> None:
    for quote in quotes.extract(text, tone=False):
        assert quote.speaker is None or quote.speaker.text != wrong


def test_a_second_quotation_without_a_cue_continues_the_speaker() -> None:
    first, second = quotes.extract("« Nous restons », a dit Marie Dupont. « Personne ne partira. »", tone=False)
    assert second.rule == "continuation"
    assert second.speaker == first.speaker
    assert second.cue is None


def test_a_paragraph_that_opens_with_a_quotation_goes_on() -> None:
    first, second = quotes.extract("« Nous restons », a dit Marie Dupont.\n\n« Personne ne partira. »", tone=False)
    assert second.rule == "next_paragraph"
    assert second.speaker == first.speaker


def test_a_paragraph_after_something_else_does_not_go_on() -> None:
    text = "« Nous restons », a dit Marie Dupont. La séance est levée. Il pleut.\n\n« Personne ne partira. »"
    assert quotes.extract(text, tone=False)[1].speaker is None


def test_a_quotation_right_before_an_attributed_one_shares_its_source() -> None:
    first, second = quotes.extract("« J’ai eu peur ». « C’était la panique », ont confié des témoins.", tone=False)
    assert first.rule == "shared_cue"
    assert (first.speaker, first.cue) == (second.speaker, second.cue)


def test_the_sentence_before_leads_up_to_a_quotation() -> None:
    [quote] = quotes.extract("Marie Dupont ne cache pas sa joie. « Nous avons réussi. »", tone=False)
    assert quote.speaker
    assert (quote.rule, quote.speaker.text) == ("lead", "Marie Dupont")


def test_an_incise_is_not_the_speakers_words() -> None:
    [quote] = quotes.extract("« Nous irons, a-t-il dit, jusqu’au bout. »", tone=False)
    assert [segment.text for segment in quote.segments] == ["Nous irons", "jusqu’au bout."]


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("a déclaré", "déclarer"),
        ("martèle", "marteler"),
        ("répondit", "répondre"),
        ("s'est félicité", "se féliciter"),
        ("a fait valoir", "faire valoir"),
        ("tient à préciser", "préciser"),
    ],
)
def test_the_lemma_of_a_cue(form: str, lemma: str) -> None:
    [quote] = quotes.extract(f"« C’est bien », {form} le maire.", tone=False)
    assert quote.cue
    assert quote.cue.lemma == lemma


def test_a_source_named_only_afterwards() -> None:
    [quote] = quotes.extract("« Je n’ai rien vu venir. » C’est en ces termes que Marie Dupont a réagi.", tone=False)
    assert quote.speaker
    assert quote.speaker.text == "Marie Dupont"


def test_an_adjunct_between_verb_and_fragment() -> None:
    [quote] = quotes.extract("Jean Martin a dénoncé pour sa part « une mascarade ».", tone=False)
    assert quote.speaker
    assert quote.speaker.text == "Jean Martin"
