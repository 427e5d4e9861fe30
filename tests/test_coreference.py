"""Who a mention stands for."""

from __future__ import annotations

import pytest

import quotes

NAMED = [
    ("Sergueï Lavrov est arrivé lundi. « Nous verrons », a dit Lavrov.", "Sergueï Lavrov"),
    ("Marie Dupont est arrivée. « Nous verrons », a-t-elle dit.", "Marie Dupont"),
    ("Paul Roche est arrivé. « Nous verrons », a-t-il dit.", "Paul Roche"),
    ("Marie Dupont a reçu Paul Roche. « Nous verrons », a-t-elle dit.", "Marie Dupont"),
    ("La ministre Annie Leroy a visité l’usine. « Nous verrons », a dit la ministre.", "Annie Leroy"),
    ("Le maire Paul Roche a parlé. Puis la foule est partie. « Nous verrons », a dit le maire.", "Paul Roche"),
    ("« Nous verrons », a dit le ministre russe des Affaires étrangères Sergueï Lavrov.", "Sergueï Lavrov"),
    ("« Nous verrons », a dit M. Roche. Paul Roche est reparti lundi.", "Paul Roche"),
    ("« Nous verrons », a dit la Commission européenne.", "Commission européenne"),
    ("« Nous verrons », a dit l’envoyée aux Nations unies Linda Thomas-Greenfield.", "Linda Thomas-Greenfield"),
    (
        "L’Inspection générale des finances (IGF) a conclu. « Tout est clair », écrit l’IGF.",
        "Inspection générale des finances",
    ),
    ("Le vice-ministre russe des Affaires étrangères, Alexeï Mechkov, a dit : « Nous verrons. »", "Alexeï Mechkov"),
    ("« Nous verrons », disent de nombreux habitants.", "nombreux habitants"),
    ("« Nous verrons », a dit une source proche du dossier.", "source proche du dossier"),
    ("« Il est tombé », dit M. Vasseur, selon lequel ces « actes odieux » seront jugés.", "Vasseur"),
    ("La mairie a reçu Lina Morel, selon laquelle « rien n’a été fait ».", "Lina Morel"),
    ("Même son de cloche au ministère de la Justice, selon lequel « rien ne presse ».", "ministère de la Justice"),
    ("Il a écrit à la préfecture du Rhône, selon laquelle « rien ne presse ».", "préfecture du Rhône"),
    ("Il balaie l’argument de l’Umo selon lequel le quai « ne tient plus debout ».", "Umo"),
    ("C’est un rapport du Sénat, selon lequel « rien ne presse ».", "Sénat"),
    ("Les « gilets jaunes » ont dit « nous verrons bien ».", "gilets jaunes"),
    ("Ces « marcheurs » ont dit « nous verrons bien ».", "marcheurs"),
    ("Le patron du café « La Patate » a dit « nous verrons bien ».", "patron du café « La Patate »"),
    (
        "« Il y a des cas en Europe », selon le Centre de contrôle (ECDC). « Nous verrons », a dit l’ECDC.",
        "ECDC",
    ),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_name(text: str, name: str) -> None:
    quote = quotes.extract(text, tone=False)[-1]
    assert quote.speaker
    assert quote.speaker.name == name


UNNAMED = [
    # the place in a title is no person
    "Le procureur de la République de Clermont-Ferrand est venu. « Nous verrons », a-t-elle dit.",
    "« Nous verrons », a-t-on appris.",
    "Paul Roche est arrivé. « Nous verrons », a-t-elle dit.",
    "« Nous verrons », ont-ils dit.",
    # stands for somebody, but not in words
    "Des voisins sont venus. « Nous verrons », a ajouté un autre.",
    "« Nous verrons », a dit l’un d’eux.",
]


@pytest.mark.parametrize("text", UNNAMED)
def test_no_name_is_invented(text: str) -> None:
    quote = quotes.extract(text, tone=False)[-1]
    assert quote.speaker is None or quote.speaker.name is None


REFERRED = [
    # roles, offices and descriptions
    ("Le Premier ministre Manuel Valls a parlé. « Nous verrons », a dit le chef du gouvernement.", "Manuel Valls"),
    ("Emmanuel Macron était à Lille. « Nous verrons », a dit le chef de l'État.", "Emmanuel Macron"),
    ("Zoé Roy, ministre de la Justice, est venue. « Nous verrons », a dit la garde des Sceaux.", "Zoé Roy"),
    ("Zoé Roy a 20 ans. Zoé Roy a quitté Lyon. « Nous verrons », a dit la jeune femme.", "Zoé Roy"),
    ("Paul Lam, député du Nord, a voté. « Nous verrons », a dit le député.", "Paul Lam"),
    # organisations and documents
    ("Le syndicat Alliance-Rail a écrit. « Nous verrons », a dit le syndicat.", "Alliance-Rail"),
    ("« Nous verrons », indique un communiqué de la préfecture.", "préfecture"),
    ("« Nous verrons », a dit le quotidien Ouest-Matin.", "Ouest-Matin"),
    ("La CGT publie lundi un communiqué. « Nous verrons », dit le communiqué.", "CGT"),
    ("Zoé Roy a signé une lettre. Le maire lit. « Nous verrons », dit la lettre.", "Zoé Roy"),
    ("Le communiqué, signé par Zoé Roy et Luc Lam, précise : « Nous verrons. »", "Zoé Roy et Luc Lam"),
    ("Paul Lam a lu un rapport. « Nous verrons », dit le rapport.", "rapport"),
    ("Le rapport du rapport du communiqué a dit : « Nous verrons. »", "communiqué"),
    (
        "Le Drap rit. « Oui », dit UFC-Choisir. « Nous verrons », a dit l’association de consommateurs.",
        "UFC-Choisir",
    ),
    ("« Oui », a écrit Secours Mondial. « Nous verrons », a dit l’ONG.", "Secours Mondial"),
    ("« Nous verrons », a dit le régulateur. Le CSM siège en Bretagne. Le CSM rit. En Bretagne, il pleut.", "CSM"),
    ("« Nous verrons », a dit l’entreprise. Il pleut dans l’Oregon et sur l’Oregon.", "entreprise"),
    # several
    (
        "« Nous verrons », ont dit les préfectures de l’Aisne et de la Somme.",
        "préfectures de l’Aisne et de la Somme",
    ),
    ("Attac et Solidaires ont défilé. Attac et Solidaires réclament « un vrai débat ».", "Attac et Solidaires"),
    ("Pour le ministre de l’Économie et des Finances Luc Lam, c’est « un recul ». Zoé Roy rit.", "Luc Lam"),
    (
        "Le PNF enquête. « Nous verrons », a dit le PNF. Le parquet national financier est à Paris.",
        "parquet national financier",
    ),
    (
        "Le ministère de la Transition rit. Le ministère de la Transition dort. « Non », dit le groupe.",
        "groupe",
    ),
    # offices
    (
        "Le Premier ministre Luc Lam salue Jacques Chirac. Jacques Chirac est mort. « Oui », dit le Premier ministre.",
        "Luc Lam",
    ),
    ("Paul Lam, président du Sénat, rit. « Oui », dit Paul Lam. Zoé Roy rit. « Non », dit l’élu du Nord.", "Paul Lam"),
    ("Paul Lam dort. « Oui », a dit le numéro un de la CFDT, Luc Roger.", "Luc Roger"),
    ("« Oui », a dit le ministre de la Mer. C’était avant Paul Lam.", "ministre de la Mer"),
    # what follows a comma is no apposition where a verb follows it
    ("Dans un message à Rivage Matin, l’humoriste déplore « un choix ».", "humoriste"),
    ("Zoé Roy, la maire qui a ouvert le bal, est là. Lise Lam aussi. « Oui », a dit la maire.", "Zoé Roy"),
    ("« Oui », raconte Zoé Roy, 1re adjointe au maire. Lise Lam dort. « Non », poursuit la 1re adjointe.", "Zoé Roy"),
    ("Emmanuel Macron et François Hollande sont là. « Non », a dit l’ancien président.", "François Hollande"),
    ("Gérard Collomb salue Manuel Valls. « Non », a dit l’ex-Premier ministre.", "Manuel Valls"),
    ("Donald Trump et Paul Roy sont là. « Non », a dit le locataire de la Maison-Blanche.", "Donald Trump"),
    ("Luc Brandt critique Jean-Luc Mélenchon. « Non », a dit le député des Bouches-du-Rhône.", "Jean-Luc Mélenchon"),
    ("Édouard Philippe a vu Benjamin Netanyahu. « Non », a dit le Premier ministre israélien.", "Benjamin Netanyahu"),
    ("Édouard Philippe a vu Benjamin Netanyahu. « Non », a dit le Premier ministre.", "Édouard Philippe"),
    (
        "Nicolas Sarkozy et Nicolas Sarkozy. « Oui », dit François Hollande. « Non », dit l’ancien chef de l’État.",
        "François Hollande",
    ),
    ("« Oui », dit l’ancienne députée Europe Écologie Les Verts.", "ancienne députée Europe Écologie Les Verts"),
    # names
    ("Geoffroy Rulleau est là. « Nous verrons », a dit Geoffroy.", "Geoffroy Rulleau"),
    ("Eric Drouet est venu. Éric Drouet parle. « Nous verrons », a dit Eric Drouet.", "Éric Drouet"),
    ("« Nous verrons », ont dit Zoé et Paul Roy.", "Zoé et Paul Roy"),
    ("« Nous verrons », a dit l’Écossaise Alisson Mackie.", "Alisson Mackie"),
    ("L’association Mers de France gronde. « Nous verrons », a dit l’association Mers de France.", "Mers de France"),
    ("La Fondation Louise Roux a écrit. « Nous verrons », a dit la fondation.", "Fondation Louise Roux"),
    (
        "C’est l’avis de l’Autorité de régulation des dunes. « Nous verrons », a dit l’autorité.",
        "Autorité de régulation des dunes",
    ),
    (
        "L’Union des métiers et des industries de l’hôtellerie (Umih) gronde. « Nous verrons », dit l’Umih.",
        "Union des métiers et des industries de l’hôtellerie",
    ),
    ("« Nous verrons », a dit la préfecture de Gironde. France Bleu Gironde a suivi.", "préfecture de Gironde"),
    ("« Nous verrons », ont dit des militantes Alterna.", "militantes Alterna"),
    ("La phase II commence. Karim Zed rit. « Nous verrons », a dit Karim Zed.", "Karim Zed"),
    ("« Nous verrons », a expliqué le ministre à la presse.", "ministre"),
    ("Le ministre de la Mer est là. « Nous verrons », a dit un ministre.", "ministre"),
    ("Zoé Roy est venue. « Nous verrons », a dit l’ancienne avocate.", "Zoé Roy"),
    ("Zoé Roy est venue. « Nous verrons », a dit l’avocate.", "avocate"),
    ("Paul Lam est venu. « Nous verrons », a dit l’Ivoirien.", "Paul Lam"),
    ("Paul Lam est venu. « Nous verrons », a dit le Creusois de 28 ans.", "Paul Lam"),
    ("Paul Lam est venu. « Nous verrons », a dit l’Ukraine.", "Ukraine"),
    (
        "Marie Petit est là. Philippe Martinez aussi. « Non », a dit le secrétaire général de la CGT.",
        "Philippe Martinez",
    ),
    ("Michel Sapin est là. « Nous verrons », a dit la ministre du Travail.", "ministre du Travail"),
    (
        "Luc Roy, directeur du site, est là. Paul Lam, délégué CGT, aussi. Luc Roy rit. « Non », dit le syndicaliste.",
        "Paul Lam",
    ),
    ("Abou al-Bedeiri rit. « Nous verrons », a dit Abou al-Bedeiri.", "Abou al-Bedeiri"),
    ("« Nous verrons », a dit Jean DupontLe maire est parti.", "Jean Dupont"),
    ("« Nous verrons », a dit l’une des policières.", "une des policières"),
    # pronouns
    # an office of a country is its holder's, not a former holder's
    (
        "Donald Trump est là. L’affaire a fait chuter le président Richard Nixon. « Oui », dit le président américain.",
        "Donald Trump",
    ),
    ("Selon le Pr Brandt, « rien ne presse ». « Rien ne presse », a plaidé le scientifique.", "Brandt"),
    ("Luc Roy, délégué syndical CGT Cheminots, est là. « Oui », a dit le délégué syndical.", "Luc Roy"),
    (
        "Paul Lam est là. « Oui », dit Paul Lam. L’hebdomadaire Ouest-Matin le confirme. « Oui », a-t-il dit.",
        "Paul Lam",
    ),
    ("Paul Lam est là. Le journal de Luc Roy est en panne. « Nous verrons », a-t-il dit.", "Paul Lam"),
    ("Paul Lam a vu Luc Roy. « Nous verrons », a dit Luc Roy. « C’est tout », a-t-il ajouté.", "Luc Roy"),
    ("Des voisins ont tout vu. « C’était affreux », ont-ils raconté.", "voisins"),
    ("Paul Lam a reçu Luc Roy. « Nous verrons », a dit ce dernier.", "Luc Roy"),
]


@pytest.mark.parametrize(("text", "name"), REFERRED)
def test_reference(text: str, name: str) -> None:
    quote = quotes.extract(text, tone=False)[-1]
    assert quote.speaker
    assert quote.speaker.name == name


FULLEST = [
    # abbreviated, double-barrelled, glued by a no-break space, nicknamed
    ("Luce Brandt-Keita est là. L. BRANDT-KEITA : « Nous verrons. »", "Luce Brandt-Keita"),
    ("Luce Brandt-Keita est là. « Nous verrons », a dit Mme Brandt.", "Luce Brandt-Keita"),
    ("Le ministre Luc Brandt est là. Tout est calme. M.\u00a0Brandt a dit : « Nous verrons. »", "Luc Brandt"),
    ("Le guitariste Luc Brandt, dit Lulu, est là. « Nous verrons », a dit Lulu.", "Luc Brandt"),
    ("« Nous verrons », a dit El Hadji Malick Sow.", "El Hadji Malick Sow"),
    # apposed to a description
    ("Son entraîneur, le très discret Luc Brandt, a dit : « Nous verrons. »", "Luc Brandt"),
    ("Mon associée, Zoé, dit : « Nous verrons. »", "Zoé"),
    ("D’après le distributeur, Ciné-Lune, « tout est prêt ».", "Ciné-Lune"),
    ("Le bailleur, la société Logiparc, a dit : « Nous verrons. »", "Logiparc"),
    ("Un juge et un clown sont venus. Pour ce dernier, Luc Brandt, tout est « prêt ».", "Luc Brandt"),
    ("Le président du conseil (PCA), Luc Brandt, est là. « Nous verrons », a dit le président.", "Luc Brandt"),
    # roles of which two stand together, or that another word covers
    ("Le fondateur et PDG, Luc Brandt, est là. « Nous verrons », a dit le PDG.", "Luc Brandt"),
    ("Le politologue Luc Brandt tempère. « Nous verrons », a dit le chercheur.", "Luc Brandt"),
    ("La bourgmestre, Zoé Brandt, est là. « Nous verrons », a dit la bourgmestre.", "Zoé Brandt"),
    ("Le patron du Renseignement, Luc Brandt, rit. « Oui », a dit le patron du renseignement intérieur.", "Luc Brandt"),
    # who holds no other role comes first
    ("Luc Brandt a couru. Marc Lam, directeur, est là. Marc Lam rit. « Oui », a dit le buteur.", "Luc Brandt"),
    # a seat in parliament goes with another office
    (
        "Luc Brandt, secrétaire du parti, rit. Il écrit à Marc Lam. Luc Brandt rit. « Oui », a dit le député.",
        "Luc Brandt",
    ),
    # said in an incise inside the marks
    (
        "« Je dors, confie le patron de la brasserie, Luc Brandt, et je ris. » « Oui », a dit l’industriel.",
        "Luc Brandt",
    ),
    ("Réplique de la maire Zoé Brandt : « Nous verrons. »", "Zoé Brandt"),
    # organisations
    ("Chez Logiparc, on assure que « tout est prêt ».", "Logiparc"),
    ("Le collectif « Toits ouverts » est né. « Nous verrons », a dit le collectif.", "Toits ouverts"),
    # pronouns
    ("Le ministre Luc Brandt est là. L’affaire a fait « du bruit ». « Nous verrons », a-t-il dit.", "Luc Brandt"),
    ("Zoé et Lise Brandt sont là. « Nous verrons », ont-elles dit.", "Zoé et Lise Brandt"),
    ("Le juge a reçu Luc Brandt. « Nous verrons », a dit l’intéressé.", "Luc Brandt"),
    ("Zoé Brandt est là. " + "Il pleut sur la ville. " * 8 + "« Nous verrons », a-t-elle dit.", "Zoé Brandt"),
    ("« Ma tante arrive et elle dit : « Non. » », raconte Zoé Brandt. Selon elle, c’est « beau ».", "Zoé Brandt"),
]


@pytest.mark.parametrize(("text", "name"), FULLEST)
def test_fullest_name(text: str, name: str) -> None:
    quote = quotes.extract(text, tone=False)[-1]
    assert quote.speaker
    assert quote.speaker.name == name


NOT_THAT_NAME = [
    # other initials, another part of a surname, a name without "dit"
    ("Luce Brandt est là. P. BRANDT : « Nous verrons. »", "Luce Brandt"),
    ("La Fondation Rive-Droite est là. « Nous verrons », a dit Mme Droite.", "Fondation Rive-Droite"),
    ("Le guitariste Luc Brandt, Lulu, est là. « Nous verrons », a dit Lulu.", "Luc Brandt"),
    # what follows a description is the subject of the next clause, or a place
    ("Selon le distributeur, Ciné-Lune était « vide ».", "Ciné-Lune"),
    ("Selon le maire, Paris, la nuit, est « belle ».", "Paris"),
    ("Son entraîneur, le maire Luc Brandt et Zoé Lam ont parlé. « Oui », a dit son entraîneur.", "Zoé Lam"),
    # posts introduce somebody else
    ("Luc Brandt, éleveur, est là. « Nous verrons », a dit le sous-préfet.", "Luc Brandt"),
    ("Luc Brandt est là. « Nous verrons », a dit le directeur de la prison.", "Luc Brandt"),
    ("Me Brandt est venu. « Nous verrons », a dit l’avocat général.", "Brandt"),
    ("Le boulanger Luc Brandt est là. « Nous verrons », a dit le chercheur.", "Luc Brandt"),
    # who writes the article is nobody in it
    ("Propos recueillis par Zoé Brandt. « Nous verrons », a dit la cheffe.", "Zoé Brandt"),
    # a town is no company
    ("« Nous verrons », a dit la compagnie. Rive-sur-Orge dort. Le port de Rive-sur-Orge dort.", "Rive-sur-Orge"),
    # "on" is nobody where no house is named before it
    ("Chez Luc Brandt, on a dit « oui ».", "Luc Brandt"),
    ("Logiparc a fermé. On dit que « tout est prêt ».", "Logiparc"),
    (
        "Le collectif a dit « Non, jamais de la vie ! ». « Nous verrons », a dit le collectif.",
        "Non, jamais de la vie !",
    ),
    # of two women far back neither is the only one; the quoted aunt does not speak outside
    ("Zoé Brandt et Lise Lam. " + "Il pleut sur la ville. " * 8 + "« Nous verrons », a-t-elle dit.", "Zoé Brandt"),
    ("« Ma tante arrive et elle dit : « Non. » », raconte Luc Brandt. Selon lui, c’est « beau ».", "tante"),
]


@pytest.mark.parametrize(("text", "wrong"), NOT_THAT_NAME)
def test_not_that_name(text: str, wrong: str) -> None:
    quote = quotes.extract(text, tone=False)[-1]
    assert quote.speaker is None or quote.speaker.name != wrong


NOT_THE_SAME = [
    # a relation is not the person it is named by
    ("Paul Lam est parti. « Nous verrons », a dit la femme de Paul Lam.", "Paul Lam"),
    ("« Nous verrons », a dit un porte-parole de l’entreprise Tereos.", "Tereos"),
    # somebody new
    ("Paul Lam est parti. Un voisin a vu la scène. « Nous verrons », a dit le voisin.", "Paul Lam"),
    ("Paul Lam est accusé. « Nous verrons », a dit le procureur.", "Paul Lam"),
    ("Le ministre Paul Lam est là. « Nous verrons », a dit l’assaillant.", "Paul Lam"),
    ("Paul Lam est là. « Nous verrons », a dit un autre très proche de Paul Lam.", "Paul Lam"),
    # another ministry
    ("Zoé Roy, ministre de la Justice, est venue. « Nous verrons », a dit la ministre de la Santé.", "Zoé Roy"),
    # gender and number
    ("Paul Lam est parti. « Nous verrons », a dit la jeune femme.", "Paul Lam"),
    ("Paul Lam est parti. « Nous verrons », ont-ils dit.", "Paul Lam"),
]


@pytest.mark.parametrize(("text", "wrong"), NOT_THE_SAME)
def test_no_false_reference(text: str, wrong: str) -> None:
    quote = quotes.extract(text, tone=False)[-1]
    assert quote.speaker is None or quote.speaker.name != wrong


GENDERS = [
    ("« Oui », a dit Mme Roche.", "feminine"),
    ("« Oui », a dit M. Roche.", "masculine"),
    ("« Oui », a dit Zoé Lam.", "feminine"),
    ("« Oui », a dit Paul Lam.", "masculine"),
    ("« Oui », a dit Camille Lam.", None),
    ("« Oui », a dit la présidente Camille Lam.", "feminine"),
    ("« Oui », a-t-elle dit.", "feminine"),
    ("« Oui », a dit une voisine.", "feminine"),
    ("« Oui », a dit l’avocat de la famille.", "masculine"),
    # no one person
    ("« Oui », a dit la préfecture.", None),
    ("« Oui », a dit Airbus.", None),
    ("« Oui », ont dit les voisines.", None),
    ("« Oui », ont-ils dit.", None),
    ("« Oui », a dit la star.", None),
    ("« Oui », a dit un témoin.", None),
]


@pytest.mark.parametrize(("text", "gender"), GENDERS)
def test_gender(text: str, gender: str | None) -> None:
    [quote] = quotes.extract(text, tone=False)
    assert quote.speaker
    assert quote.speaker.gender == gender
