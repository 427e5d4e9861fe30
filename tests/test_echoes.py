"""Words that the article quotes twice: a crosshead takes its source from the place where they are quoted in full."""

from __future__ import annotations

from quotes import Kind, Quote, extract

LATER = "Le chantier est à l'arrêt. « C'est trois ans de retard, au bas mot », a précisé Mme Attia."


def first(text: str) -> Quote:
    return extract(text, tone=False)[0]


class TestCrosshead:
    def test_it_takes_the_nearest_earlier_mention_of_who_says_the_words_later(self) -> None:
        found = first(f"Zoé Attia s'inquiète. L'ingénieure Zoé Attia a parlé.\n\n« Trois ans de retard »\n\n{LATER}")
        assert found.speaker is not None
        assert (found.speaker.name, found.speaker.start, found.rule) == ("Zoé Attia", 22, "repeated")

    def test_it_has_none_where_the_article_has_not_told_of_anybody_yet(self) -> None:
        found = first("« Dossier vide »\n\nLe parquet a fait appel. « C'est un dossier vide », a répété Me Attia.")
        assert (found.speaker, found.kind, found.rule) == (None, Kind.DIRECT, "repeated")

    def test_a_mention_inside_other_words_does_not_count(self) -> None:
        words = "Le maire a ri : « Zoé Attia exagère. »\n\n« Trois ans de retard »\n\n"
        found = extract(words + LATER, tone=False)[1]
        assert (found.speaker, found.rule) == (None, "repeated")

    def test_words_that_nobody_says_again_keep_their_source(self) -> None:
        found = first("Zoé Attia s'inquiète.\n\n« Trois ans de retard »\n\n« C'est un gouffre », a précisé Mme Attia.")
        assert found.rule != "repeated"

    def test_a_longer_run_that_only_begins_alike_is_another_quotation(self) -> None:
        found = first("« Trois ans de malheur »\n\n« Trois ans de retard, au bas mot », a précisé Mme Attia.")
        assert found.rule != "repeated"

    def test_a_heading_says_nothing_of_another(self) -> None:
        text = "« On verra », a dit Zoé Attia.« Trois ans de retard »Le port dort. "
        text += "« Non », a dit Luc Brandt.« Trois ans de retard, encore »Le quai aussi."
        assert [quote.rule for quote in extract(text, tone=False)].count("repeated") == 0

    def test_a_fragment_inside_a_sentence_keeps_its_source(self) -> None:
        text = "« Nous tiendrons », a promis la directrice. Un quai « à l'arrêt depuis trois ans » attend les élus. "
        found = extract(text + "« Il est à l'arrêt depuis trois ans », soupire Marc Odin.", tone=False)
        assert found[1].rule != "repeated"

    def test_a_fragment_before_a_name_closes_no_heading(self) -> None:
        text = "« Nous tiendrons », a promis le directeur. Un plan « pas avant au moins cinq ans » Vasseur attend. "
        found = extract(text + "« Pas avant au moins cinq ans », soupire Odile Vasseur.", tone=False)
        assert found[1].rule != "repeated"

    def test_two_words_at_the_end_of_a_heading_are_too_few(self) -> None:
        text = "« Nous tiendrons », a promis le directeur.\n\nLes bars sont « totalement fermés »\n\n"
        found = extract(text + "« Ils sont totalement fermés », soupire Odile Vasseur.", tone=False)
        assert found[1].rule != "repeated"
