"""Quotations written for the tests, with the tone that the guideline gives them (docs/tone-model.md)."""

from __future__ import annotations

from quotes.tone import Passage

NEGATIVE = [
    Passage("C'est une décision scandaleuse, prise sans la moindre concertation", "", ", a dénoncé le syndicat."),
    Passage("Nous avons tout perdu en une nuit", "Une habitante raconte : "),
    Passage("une trahison", "L'opposition y voit "),
    Passage("J'ai eu très peur, je croyais que le toit allait s'effondrer", "", ", témoigne une voisine."),
    Passage("Le gouvernement ment aux Français depuis des mois", "", ", accuse la députée."),
    Passage("Nous regrettons profondément que la direction refuse de nous recevoir"),
    Passage("Si rien ne change, l'usine fermera et des centaines de familles seront sans ressources"),
    Passage("Je suis en colère, on nous abandonne", "", ", s'emporte un agriculteur."),
    Passage("inacceptables et indignes d'une démocratie", "La ministre a jugé ces propos "),
    Passage("Cette réforme est injuste et dangereuse", "", ", fustige le secrétaire général."),
    Passage("La situation se dégrade de jour en jour et nous manquons de tout", "", ", s'alarme le médecin."),
    Passage("Il s'agit d'un crime odieux, que nous condamnons avec force"),
]
NEUTRAL = [
    Passage("Le conseil municipal se réunira jeudi à 18 heures", "", ", a précisé la mairie."),
    Passage("Les travaux commenceront en mars et dureront quatorze mois"),
    Passage("trois véhicules et une douzaine d'agents", "Le département a envoyé "),
    Passage("Le rapport compte deux cents pages et sera remis à la commission en juin"),
    Passage("L'enquête a été confiée à la brigade de recherches", "", ", indique le parquet."),
    Passage("Le taux est passé de 2,1 à 2,3 % entre janvier et mars", "", ", note l'institut."),
    Passage("Les électeurs voteront dans les mêmes bureaux que l'an dernier"),
    Passage("d'ici à la fin de l'année", "Le texte sera présenté "),
    Passage("Nous avons transmis le dossier au tribunal, qui rendra sa décision en septembre"),
    Passage("La ligne relie la gare au port en douze minutes", "", ", explique l'exploitant."),
    Passage("Le contrat prévoit une période d'essai de deux mois"),
    Passage("Il a été entendu comme témoin puis il est rentré chez lui", "", ", a dit son avocat."),
]
POSITIVE = [
    Passage("C'est une immense joie et une grande fierté pour toute l'équipe", "", ", s'est réjoui l'entraîneur."),
    Passage("Je remercie chaleureusement tous les bénévoles"),
    Passage("une avancée historique", "La présidente a salué "),
    Passage("Nous sommes confiants, les résultats sont excellents", "", ", se félicite la directrice."),
    Passage("Cet accord est une très bonne nouvelle pour l'emploi dans la région"),
    Passage("un homme d'un courage et d'une générosité exceptionnels", "Ses amis décrivent "),
    Passage("Je suis soulagée, mon fils est sain et sauf"),
    Passage("Quel bonheur de retrouver le public après deux ans", "", ", sourit la chanteuse."),
    Passage("Nous soutenons pleinement cette belle initiative", "", ", a assuré le maire."),
    Passage("La récolte est magnifique cette année", "", ", se réjouit un viticulteur."),
    Passage("J'ai bon espoir que nous parviendrons ensemble à une solution"),
    Passage("Bravo à nos sauveteurs, ils ont été formidables"),
]
CASES = [
    (label, passage)
    for label, passages in (("negative", NEGATIVE), ("neutral", NEUTRAL), ("positive", POSITIVE))
    for passage in passages
]
