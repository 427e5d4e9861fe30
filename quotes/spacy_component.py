"""A spaCy pipeline component, "quotes": ``nlp.add_pipe("quotes")`` (``pip install quotes-fr[spacy]``).

spaCy finds it by its entry point. It needs no other component: ``spacy.blank("fr")`` will do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, cast

from attrs import frozen
from spacy.language import Language
from spacy.tokens import Doc, Span

from quotes.extractor import Extractor
from quotes.model import Quote
from quotes.serialize import from_dict, to_dict

Alignment = Literal["expand", "contract", "strict"]
_KEY = "quotes"  # in doc.user_data: plain values, so that documents serialise


@frozen
class QuotesComponent:
    """Puts the quotations of a document into its span groups and into ``doc._.quotes``.

    ``doc._.quotes`` is a list of `Quote`, with offsets into ``doc.text``. ``doc.spans[spans_key]`` has one span a
    quotation, ``spans_key + "_speakers"`` and ``spans_key + "_cues"`` those of the mentions and cues. The label is the
    kind of the quotation, "speaker" or "cue". ``span.id_`` is the place of the quotation in ``doc._.quotes``, which
    ties the three together, and ``span._.quote`` is that quotation; ``span.kb_id_`` is the name of the speaker.

    Attributes:
        tone: ``True`` for the bundled model, ``False`` for none, or the path or name of a Flair ``TextClassifier``.
        alignment: What becomes of a span that begins or ends inside a token: "expand" takes the token in, "contract"
            leaves it out, "strict" makes no span of it. Where no token is left there is no span; ``doc._.quotes`` has
            every quotation, whatever its tokens.
        spans_key: The name of the span group.
    """

    tone: bool | str = True
    alignment: Alignment = "expand"
    spans_key: str = "quotes"

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with its quotations.

        Raises:
            ModelError: The tone model cannot be loaded.
        """
        return self._set(doc, Extractor(tone=self.tone)(doc.text))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Yield each document with its quotations, in order, the tone scored across the documents of a batch.

        Args:
            stream: The documents.
            batch_size: How many are read ahead; what ``nlp.pipe`` was given, or ``nlp.batch_size``.

        Raises:
            ModelError: The tone model cannot be loaded.
        """
        pairs = ((doc.text, doc) for doc in stream)
        for found, doc in Extractor(tone=self.tone).pipe(pairs, batch_size=batch_size, as_tuples=True):
            yield self._set(doc, found)

    def _set(self, doc: Doc, found: list[Quote]) -> Doc:
        doc.user_data[_KEY] = [to_dict(quote) for quote in found]
        groups: dict[str, list[Span]] = {"": [], "_speakers": [], "_cues": []}
        for number, quote in enumerate(found):
            name = quote.speaker.name if quote.speaker else None
            parts = (
                ("", quote, quote.kind.value),
                ("_speakers", quote.speaker, "speaker"),
                ("_cues", quote.cue, "cue"),
            )
            for group, part, label in parts:
                if part is not None:
                    groups[group] += self._aligned(doc, part.start, part.end, label, number, name or "")
        for group, spans in groups.items():
            doc.spans[self.spans_key + group] = spans
        return doc

    def _aligned(self, doc: Doc, start: int, end: int, label: str, number: int, name: str) -> list[Span]:
        """Return the span of the tokens there, if there is one."""
        span = doc.char_span(start, end, label=label, kb_id=name, span_id=str(number), alignment_mode=self.alignment)
        return [span] if span else []


def create(
    nlp: Language,
    name: str,
    tone: bool | str = True,
    alignment: Alignment = "expand",
    spans_key: str = "quotes",
) -> QuotesComponent:
    """Return the component; spaCy calls it for ``nlp.add_pipe("quotes", config={…})``.

    Args:
        nlp: The pipeline.
        name: The name of the component in it.
        tone: See `QuotesComponent`.
        alignment: See `QuotesComponent`.
        spans_key: See `QuotesComponent`.

    Raises:
        ValueError: The alignment is none of the three.
    """
    if alignment not in ("expand", "contract", "strict"):
        raise ValueError(f"alignment must be 'expand', 'contract' or 'strict', not {alignment!r}")
    return QuotesComponent(tone, alignment, spans_key)


def quotes_of(doc: Doc) -> list[Quote]:
    """Return the quotations that the component found in a document; ``doc._.quotes`` is this.

    Args:
        doc: A document; one that the component has not seen has none.
    """
    return [from_dict(plain) for plain in doc.user_data.get(_KEY, ())]


def quote_of(span: Span) -> Quote:
    """Return the quotation of a span that the component made; ``span._.quote`` is this.

    Args:
        span: A span of one of the groups.

    Raises:
        ValueError: The span is none of those.
    """
    plain = span.doc.user_data.get(_KEY, ())
    if not (span.id_.isdecimal() and int(span.id_) < len(plain)):
        raise ValueError("this span is no quotation: take one of doc.spans['quotes']")
    return from_dict(cast("dict[str, object]", plain[int(span.id_)]))


Language.factory(
    "quotes",
    default_config={"tone": True, "alignment": "expand", "spans_key": "quotes"},
    assigns=["doc.spans", "doc._.quotes"],
    func=create,
)
Doc.set_extension("quotes", getter=quotes_of, force=True)
Span.set_extension("quote", getter=quote_of, force=True)
