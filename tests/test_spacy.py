"""The component in a blank French pipeline."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence

import pytest

import quotes
from quotes import Tone, ToneLabel
from quotes.tone import Passage

pytest.importorskip("spacy", reason="spaCy is not installed: tox -e spacy brings it")
import spacy
from spacy.tokens import Doc, DocBin

from quotes import spacy_component, tone
from quotes.spacy_component import QuotesComponent

TEXT = "« Nous partirons, a dit Zoé Roy, demain », puis Paul Lam a vu « Aube ». « Non », a-t-il ajouté."


def pipeline(**config: object):
    nlp = spacy.blank("fr")
    nlp.add_pipe("quotes", config={"tone": False, **config})
    return nlp


@pytest.fixture
def doc():
    return pipeline()(TEXT)


def test_the_quotations_are_those_of_extract(doc) -> None:
    assert doc._.quotes == quotes.extract(TEXT, tone=False)
    assert all(doc.text[quote.start : quote.end] == quote.text for quote in doc._.quotes)


def test_each_is_a_span_of_its_kind(doc) -> None:
    spans = doc.spans["quotes"]
    assert [span.text for span in spans] == [quote.text for quote in doc._.quotes]
    assert [span.label_ for span in spans] == ["direct", "other", "direct"]


def test_speakers_and_cues_are_spans_of_the_same_id(doc) -> None:
    speakers, cues = doc.spans["quotes_speakers"], doc.spans["quotes_cues"]
    assert [(span.text, span.id_, span.label_, span.kb_id_) for span in speakers] == [
        ("Zoé Roy", "0", "speaker", "Zoé Roy"),
        ("-il", "2", "speaker", "Paul Lam"),  # as spaCy cuts "a-t-il"
    ]
    assert [(span.id_, span._.quote.cue.lemma) for span in cues] == [("0", "dire"), ("2", "ajouter")]


def test_a_span_leads_to_its_quotation(doc) -> None:
    assert [span._.quote for span in doc.spans["quotes"]] == doc._.quotes


def test_another_span_leads_to_none(doc) -> None:
    with pytest.raises(ValueError, match="no quotation"):
        _ = doc[0:2]._.quote


def test_a_document_of_another_pipeline_has_none() -> None:
    assert spacy.blank("fr")(TEXT)._.quotes == []


@pytest.mark.parametrize(("alignment", "words"), [("expand", ["abcdef"]), ("contract", ["cd"]), ("strict", [])])
def test_a_quotation_that_ends_inside_a_token(alignment, words) -> None:
    nlp = spacy.blank("fr")
    doc = Doc(nlp.vocab, words=["«ab", "cd", "ef»"], spaces=[False, False, False])
    doc = QuotesComponent(False, alignment)(doc)
    assert [quote.text for quote in doc._.quotes] == ["abcdef"]
    assert [span.text.strip("«»") for span in doc.spans["quotes"]] == words


def test_a_text_without_quotations_has_empty_groups() -> None:
    doc = pipeline()("Rien à citer.")
    assert (doc._.quotes, len(doc.spans["quotes"])) == ([], 0)
    assert len(pipeline()("").spans["quotes"]) == 0


@pytest.mark.parametrize("text", ["«  a\n\n b »  ", "\n« é🙂 »\t", "«\u202fa\u00a0b\u202f», a dit Zoé."])
def test_odd_white_space_keeps_the_offsets(text) -> None:
    doc = pipeline()(text)
    assert doc._.quotes == quotes.extract(text, tone=False)
    assert doc.spans["quotes"][0].text.strip() == doc._.quotes[0].text


def test_a_pipe_gives_the_same_in_order(doc) -> None:
    texts = [TEXT, "Rien.", "« Oui », a dit Paul Lam."] * 3
    found = [doc._.quotes for doc in pipeline().pipe(texts, batch_size=2)]
    assert found == [quotes.extract(text, tone=False) for text in texts]


class Counting:
    """A scorer that counts how often it is asked."""

    calls = 0

    def score(self, passages: Sequence[Passage]) -> list[Tone | None]:
        Counting.calls += 1
        return [Tone(ToneLabel.NEUTRAL, 0.0, dict.fromkeys(ToneLabel, 1 / 3)) for _ in passages]


@pytest.fixture
def counting(monkeypatch):
    Counting.calls = 0
    monkeypatch.setitem(tone._loaded, "my-model", Counting())


def test_a_pipe_scores_the_tone_of_a_batch_at_once(counting) -> None:
    docs = list(pipeline(tone="my-model").pipe([TEXT] * 4, batch_size=2))
    assert Counting.calls == 2
    assert all(quote.tone.label is ToneLabel.NEUTRAL for doc in docs for quote in doc._.quotes)


def test_documents_and_collections_serialise(doc, counting) -> None:
    nlp = pipeline(tone="my-model")
    doc = nlp(TEXT)
    back = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert back._.quotes == doc._.quotes
    assert [span._.quote for span in back.spans["quotes"]] == doc._.quotes
    [binned] = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    assert binned._.quotes == doc._.quotes


def test_a_pipeline_serialises_with_its_settings(tmp_path) -> None:
    nlp = pipeline(spans_key="said", alignment="contract")
    nlp.to_disk(tmp_path)
    back = spacy.load(tmp_path)
    assert back.get_pipe("quotes") == QuotesComponent(False, "contract", "said")
    doc = back(TEXT)
    assert [span.text for span in doc.spans["said"]][1:] == ["Aube", "Non"]
    assert spacy.blank("fr").from_bytes(spacy.blank("fr").to_bytes()).pipe_names == []
    assert pipeline().from_bytes(pipeline().to_bytes())(TEXT)._.quotes == quotes.extract(TEXT, tone=False)


def test_processes_give_the_same() -> None:
    if sys.platform != "linux":
        pytest.skip("spaCy forks its processes on Linux only")
    found = [doc._.quotes for doc in pipeline().pipe([TEXT] * 4, n_process=2, batch_size=2)]
    assert found == [quotes.extract(TEXT, tone=False)] * 4


@pytest.mark.parametrize("config", [{"alignment": "round"}, {"tone": [1]}, {"unknown": 1}])
def test_a_wrong_setting_is_refused(config) -> None:
    with pytest.raises(ValueError, match=r"alignment|tone|unknown"):
        pipeline(**config)


def test_it_registers_once_more_without_harm() -> None:
    code = "import importlib, quotes.spacy_component as c; importlib.reload(c); print('fine')"
    assert fresh(code) == "fine\n"


def test_without_tone_flair_stays_away() -> None:
    code = (
        "import json, spacy, sys; nlp = spacy.blank('fr'); import quotes.spacy_component;"
        "light = 'flair' not in sys.modules; nlp.add_pipe('quotes', config={'tone': False});"
        f"found = nlp({TEXT!r})._.quotes; print(json.dumps([light, len(found), 'flair' in sys.modules]))"
    )
    assert json.loads(fresh(code)) == [True, 3, False]


def test_the_entry_point_names_the_factory() -> None:
    from importlib.metadata import entry_points

    points = entry_points(group="spacy_factories", name="quotes")
    if not points:
        pytest.skip("the distribution is not installed: tox installs it")
    [point] = points
    assert point.load() is spacy_component.create


def fresh(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True).stdout
