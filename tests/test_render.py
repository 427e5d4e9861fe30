"""Pages and fragments, read as a parser reads them; test_browser.py looks at them in a browser."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import quotes
from quotes import Kind, Quote, Span, ToneLabel, render
from quotes.model import Cue, Speaker, Tone
from quotes.render.escape import shown
from quotes.render.layers import Layer, marked, paragraphs
from quotes.render.marks import MAX_DEPTH
from quotes.render.wording import LANGUAGES, Wording

VOID = {"meta"}
TEXT = "« Oui, a dit Zoé Roy, demain. » Paul Lam a parlé d’un « vrai « drame » ».\n\nLe film « Aube » sort."
TONES = {label: Tone(label, 0.0, dict.fromkeys(ToneLabel, 1 / 3)) for label in ToneLabel}


class Reader(HTMLParser):
    """Checks that elements nest, and keeps ids, links, classes and the text of the article."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.words: dict[str, str] = {}
        self.inside: list[str | None] = []
        self.feed(page)
        self.close()
        assert self.opened == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.elements.append((tag, found))
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if "href" in found else []
        if tag not in VOID:
            assert tag != "a" or "a" not in self.opened, "a link inside a link"
            self.opened.append(tag)
            self.inside.append(found.get("class"))

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag
        self.inside.pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if "text" in self.inside:
            self.text += data
        for classes in self.inside:
            for name in (classes or "").split():
                self.words[name] = self.words.get(name, "") + data

    def having(self, name: str) -> list[dict[str, str]]:
        return [attributes for _, attributes in self.elements if name in attributes.get("class", "").split()]


def found_in(text: str, *labels: ToneLabel) -> list[Quote]:
    """The quotations of a text, with these tones in turn."""
    found = quotes.extract(text, tone=False)
    return [evolve(quote, tone=TONES[labels[at % len(labels)]]) for at, quote in enumerate(found)] if labels else found


FOUND = found_in(TEXT, ToneLabel.NEGATIVE, ToneLabel.POSITIVE)


@pytest.fixture(scope="module")
def page() -> Reader:
    return Reader(render.html(TEXT, FOUND, title="Un <b>titre</b>"))


class TestPage:
    def test_the_text_of_the_article_is_the_text(self, page):
        assert page.text == TEXT

    def test_ids_are_unique_and_every_link_leads_to_one(self, page):
        assert len(page.ids) == len(set(page.ids))
        assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
        assert page.links

    def test_each_quotation_is_marked_as_what_it_is(self, page):
        assert [
            quote.kind.value in attributes["class"] for quote, attributes in zip(FOUND, page.having("q"), strict=False)
        ]
        assert page.words["q3"].startswith("drame")
        assert page.words["direct"] == FOUND[0].text

    def test_an_incise_is_no_word_of_the_speaker(self, page):
        assert "a dit Zoé Roy" in page.words["q"]
        assert "a dit" not in page.words["own"]

    def test_speaker_and_cue_belong_to_their_quotation(self, page):
        assert [a["class"] for a in page.having("who")][1:2] == ["who q1"]
        assert [a["class"] for a in page.having("cue")][1:2] == ["cue q1"]
        assert page.words["who"].startswith("speakerZoé Roy")  # the legend comes first

    def test_each_quotation_leads_to_the_list_and_back(self, page):
        assert [a["href"] for a in page.having("ref")] == ["#e1", "#e3", "#e2", "#e4"]
        assert {f"#q{number}" for number in range(1, 5)} <= set(page.links)

    def test_the_tone_of_a_quotation_is_said_in_words(self, page):
        assert page.having("ref")[0]["aria-label"] == "Quotation 1: Zoé Roy, negative"

    def test_nobodys_words_have_no_tone(self, page):
        assert page.having("ref")[-1]["aria-label"] == "Quotation 4: nobody’s words"

    def test_one_rule_ties_each_quotation_to_its_parts(self, page):
        rules = re.findall(r"^#quotes-fr:has\(\.q(\d+):", render.html(TEXT, FOUND), re.MULTILINE)
        assert rules == ["1", "2", "3", "4"]

    def test_it_asks_for_nothing_and_runs_nothing(self, page):
        assert not {tag for tag, _ in page.elements} & {"script", "link", "img", "iframe", "object", "base", "form"}
        assert all(link.startswith("#") for link in page.links)
        assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
        style = render.html("", [])
        assert "url(" not in style
        assert "@import" not in style

    def test_the_title_is_escaped(self, page):
        assert "<h1>Un &lt;b&gt;titre&lt;/b&gt;</h1>" in render.html(TEXT, FOUND, title="Un <b>titre</b>")

    def test_the_list_counts_by_speaker_and_tone(self, page):
        names = re.findall(r'class="name"[^>]*>([^<]*)</bdi> <span class="count">([^<]*)<', render.html(TEXT, FOUND))
        assert names[0] == ("Zoé Roy", "1 quotation")
        assert names[-1][0] == "Nobody’s words: titles, terms"

    def test_a_text_without_quotations_has_no_list(self):
        page = render.html("Rien à citer.", [])
        assert "No quotations" in page
        assert "<aside" not in page
        assert Reader(page).text == "Rien à citer."

    def test_without_tone_there_is_no_bar_and_the_legend_says_so(self):
        page = render.html(TEXT, found_in(TEXT))
        assert "<svg" not in page
        assert "without tone" in page

    def test_the_interface_speaks_french_when_asked(self):
        page = render.html(TEXT, FOUND, lang="fr")
        assert '<html lang="fr"' in page
        assert "4 citations" in page
        assert "négatif" in page
        assert "1 positive<" in page

    def test_an_unknown_language_is_a_value_error(self):
        with pytest.raises(ValueError, match="one of en, fr, not 'de'"):
            render.html(TEXT, FOUND, lang="de")


class TestSharedAndNested:
    def test_a_mention_of_two_quotations_is_one_link(self):
        text = "« Oui », « non » et « peut-être », a dit Zoé Roy."
        [first, *rest] = found_in(text)
        same = [evolve(quote, speaker=first.speaker, cue=first.cue, kind=Kind.DIRECT) for quote in rest]
        speaker = Speaker("Zoé Roy", 41, 48, "Zoé Roy", False)
        page = Reader(render.html(text, [evolve(quote, speaker=speaker) for quote in [first, *same]]))
        legend, mention = page.having("who")
        assert (legend["class"], mention["class"]) == ("who", "who q1 q2 q3")

    def test_a_cue_that_holds_its_mention(self):
        text = "« Oui », a-t-il ajouté."
        [quote] = found_in(text)
        quote = evolve(quote, cue=Cue("a-t-il ajouté", 9, 22, "ajouter"), speaker=Speaker("il", 13, 15, None, True))
        page = render.html(text, [quote])
        assert '<span class="cue q1">a-t-<a class="who q1" href="#s1">il</a> ajouté</span>' in page

    def test_the_words_of_a_nested_quotation_have_only_its_own_tone(self, page):
        marks = render.html(TEXT, FOUND)
        assert 'class="own positive">vrai « </span><span class="q q3' in marks

    def test_a_quotation_inside_a_mention_is_no_link_in_a_link(self):
        text = "L’auteur de « Aube » a dit : « Oui »."
        title, said = found_in(text)
        said = evolve(said, speaker=Speaker("L’auteur de « Aube »", 0, 20, None, False))
        page = Reader(render.html(text, [title, said]))
        assert page.words["who"].startswith("speakerL’auteur de « Aube »")

    def test_a_quotation_over_paragraphs_has_one_id_and_one_reference(self):
        text = "« Un.\n« Deux. »"
        [quote] = found_in(text)
        page = Reader(render.html(text, [quote]))
        assert page.ids.count("q1") == len(page.having("ref")) == 1
        assert len(page.having("q")) == 2

    def test_what_is_nested_too_deep_is_listed_only(self):
        text = "« a " * (MAX_DEPTH + 3) + "» " * (MAX_DEPTH + 3)
        found = found_in(text)
        page = Reader(render.html(text, found))
        assert len(page.having("ref")) == MAX_DEPTH
        assert len([identity for identity in page.ids if identity.startswith("e")]) == len(found) == MAX_DEPTH + 3

    def test_the_same_object_twice_is_two_quotations(self):
        assert len(Reader(render.html(TEXT, [FOUND[0], FOUND[0]])).having("ref")) == 2


class TestEscaping:
    @pytest.mark.parametrize(
        "hostile",
        [
            "<script>alert(1)</script>",
            '"><img src=x onerror=alert(1)>',
            "' onfocus='alert(1)",
            "</style>",
            "<!--",
            "&lt;",
        ],
    )
    def test_markup_in_the_text_is_text(self, hostile):
        text = f"« {hostile} », a dit {hostile}."
        place = text.index(hostile, 12)
        speaker = Speaker(hostile, place, place + len(hostile), hostile, False)
        quote = Quote(hostile, 2, 2 + len(hostile), Kind.DIRECT, speaker, None, None, 0, True, (), hostile)
        for page in (render.html(text, [quote], title=hostile), render.fragment(text, [quote])):
            reader = Reader(page)
            assert reader.text == text
            assert not [tag for tag, _ in reader.elements if tag in {"script", "img"}]
            assert all(not name.startswith("on") for _, attributes in reader.elements for name in attributes)

    def test_what_html_cannot_hold_shows_as_a_replacement(self):
        text = "a\0b\x1bc\ud800d\ufffee\x9ff\x7f\U0001fffe"
        page = render.html(text, [], title=text)
        page.encode()
        assert Reader(page).text == "a�b�c�d�e�f��"

    def test_line_ends_are_line_feeds(self):
        assert Reader(render.html("a\r\nb\rc\n", [])).text == "a\nb\nc\n"

    def test_white_space_stays(self):
        text = "  a\tb  \u00a0\u202f c\n   d"
        assert Reader(render.html(text, [])).text == text


class TestFragment:
    def test_ids_have_a_prefix_of_their_article(self):
        one, other = (Reader(render.fragment(text, found_in(text))) for text in (TEXT, TEXT + " "))
        assert not set(one.ids) & set(other.ids)
        assert {link.removeprefix("#") for link in one.links} <= set(one.ids)

    def test_it_is_no_page(self):
        part = render.fragment(TEXT, FOUND)
        assert part.startswith('<div class="quotes-fr"')
        assert not re.search("<(html|head|body|main|header|h1|h2|aside)[ >]", part)
        assert Reader(part).text == TEXT

    def test_the_prefix_can_be_chosen(self):
        assert "mine-q1" in Reader(render.fragment(TEXT, FOUND, prefix="mine")).ids

    @pytest.mark.parametrize("prefix", ["", "1a", "a b", 'a"b', "é", "-a"])
    def test_a_prefix_that_is_no_name_is_a_value_error(self, prefix):
        with pytest.raises(ValueError, match="a letter first"):
            render.fragment(TEXT, FOUND, prefix=prefix)


class TestWrongQuotations:
    def test_quotations_of_another_text(self):
        with pytest.raises(quotes.InvalidQuoteError, match=r"quotation 1 does not stand in this text: 'Oui"):
            render.html(TEXT[1:], FOUND)

    def test_a_mention_of_another_text(self):
        wrong = evolve(FOUND[0], speaker=Speaker("Zoé", 0, 3, None, False))
        with pytest.raises(quotes.InvalidQuoteError, match="'Zoé' is not at 0"):
            render.fragment(TEXT, [wrong])

    @pytest.mark.parametrize(("text", "found"), [(b"a", []), ("a", ["a"]), (None, [])])
    def test_other_types(self, text, found):
        with pytest.raises(TypeError, match=r"bytes|str|None"):
            render.html(text, found)


class TestDisplay:
    def test_it_is_the_sequence_of_the_quotations(self):
        shown = quotes.display(TEXT, tone=False)
        assert list(shown) == quotes.extract(TEXT, tone=False)
        assert (len(shown), shown[0].text, shown[-1:][0].text) == (4, "Oui, a dit Zoé Roy, demain.", "Aube")
        assert repr(shown) == f"<4 quotations in {len(TEXT)} characters>"

    def test_str_is_a_table(self):
        assert str(quotes.display(TEXT, FOUND)).splitlines()[0].split() == ["SPEAKER", "CUE", "TONE", "WORDS"]
        assert str(quotes.display("Rien.", [])) == "no quotations"

    def test_a_notebook_may_show_it_twice(self):
        shown = quotes.display(TEXT, FOUND)
        one, two = (Reader(shown._repr_html_()) for _ in range(2))
        assert one.text == two.text == TEXT
        assert not set(one.ids) & set(two.ids)

    def test_a_page_of_it(self):
        assert quotes.display(TEXT, FOUND, lang="fr").html(title="x") == render.html(TEXT, FOUND, title="x", lang="fr")

    def test_quotations_of_another_text_are_refused(self):
        with pytest.raises(quotes.InvalidQuoteError):
            quotes.display("Rien.", FOUND)


class TestContents:
    def test_a_line_an_article(self):
        entries = [render.Entry.of("a <b>", "a%20b.html", FOUND), render.Entry.of("c", "c.html", [])]
        page = render.contents(entries)
        assert "2 texts" in page
        assert Reader(page).links == ["a%20b.html", "c.html"]
        figures = re.findall(r"<tr><th scope=\"row\">.*?>(a &lt;b&gt;|c)</bdi>.*?((?:<td>\d+</td>)+)", page)
        assert [re.findall(r"\d+", cells) for _, cells in figures] == [["4", "1", "0", "1"], ["0", "0", "0", "0"]]


class TestLayers:
    def test_crossing_spans_are_cut(self):
        crossing = [Layer(0, 4, 1, "<b>", "<b>"), Layer(2, 6, 2, "<i>", "<i>")]
        assert marked("abcdefg", crossing) == "<p><b>ab<i>cd</i></b><i>ef</i>g</p>"

    def test_a_lower_rank_holds_a_higher_one_whatever_begins_first(self):
        crossing = [Layer(0, 6, 2, '<a href="#x">', "<span>"), Layer(2, 4, 1, "<b>", "<b>", "!")]
        assert marked("abcdef", crossing) == '<p><a href="#x">ab</a><b><span>cd</span>!</b><span>ef</span></p>'

    def test_empty_spans_leave_no_mark(self):
        assert marked("ab", [Layer(1, 1, 0, "<b>", "<b>")]) == "<p>ab</p>"

    def test_paragraphs_are_lines_with_their_blank_lines(self):
        assert list(paragraphs("a\n\nb\r\n \t\nc")) == [(0, 1, 3), (3, 4, 9), (9, 10, 10)]
        assert list(paragraphs("")) == []


def test_the_wording_has_every_language_and_no_duplicates() -> None:
    listed = (Path(quotes.__file__).parent / "data" / "interface.tsv").read_text(encoding="utf-8").splitlines()[1:]
    keys = [line.split("\t")[0] for line in listed]
    assert keys == sorted(set(keys))
    assert {len(line.split("\t")) for line in listed} == {1 + len(LANGUAGES)}


@pytest.mark.parametrize(
    ("lang", "n", "words"), [("en", 0, "0 quotations"), ("fr", 0, "0 citation"), ("fr", 1, "1 citation")]
)
def test_counts_agree(lang, n, words) -> None:
    assert Wording(lang).count("quotations", n) == words


MARKS = "« | »|«|»|\n|\n\n|\r\n|. |, | : |<b>|&amp;|\"|'|\ud800|\x00|🙂|\u202e|a dit |Marie |Dupont |il |Selon |que "


@given(st.lists(st.sampled_from(MARKS.split("|")), max_size=40).map("".join), st.sampled_from(ToneLabel))
def test_any_text_is_shown_as_it_is(text, label):
    page = Reader(render.html(text, found_in(text, label)))
    assert page.text == shown(text)
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


@st.composite
def scattered(draw) -> tuple[str, list[Quote]]:
    """A text and quotations that lie over each other in any way."""
    text = draw(st.text("ab \n", min_size=1, max_size=30))
    place = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)

    def span(kind, *rest):
        start, end = draw(place)
        return kind(text[start:end], start, end, *rest)

    found = []
    for _ in range(draw(st.integers(0, 5))):
        speaker = span(Speaker, draw(st.sampled_from(["Zoé", None])), False)
        segments = tuple(span(Span) for _ in range(draw(st.integers(0, 2))))
        rest = (draw(st.sampled_from(Kind)), speaker, span(Cue, "dire"), None, 0, True, segments, "rule")
        found.append(span(Quote, *rest))
    return text, found


@given(scattered())
def test_spans_that_lie_over_each_other_give_nested_elements(case):
    text, found = case
    page = Reader(render.html(text, found))
    assert page.text == text
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("unit", ["« a ", "« a », dit Zoé. ", "« a \n\n", "\n \n", "\n" + " " * 50 + "a"])
def test_time_is_linear_in_the_length(unit):
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        found = found_in(text)
        best = float("inf")
        for _ in range(2):
            begin = time.process_time()
            render.html(text, found)
            best = min(best, time.process_time() - begin)
        return best

    # Four times the text: a quadratic step would need sixteen times as long.
    assert seconds(24_000) < 9 * seconds(6_000) + 0.1


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("a" * 90, "a" * 90),
        ("a" * 91, "a" * 90 + "…"),
        ("aaaaa " * 20, "aaaaa " * 15 + "…"),
        (f"a{' ' * 999}b", "a…"),
    ],
)
def test_a_long_quotation_is_cut_in_the_list(text, excerpt):
    quote = Quote(text, 0, len(text), Kind.DIRECT, None, None, None, 0, True, (), "rule")
    assert f"<bdi>{excerpt}</bdi></span></a>" in render.html(text, [quote])
