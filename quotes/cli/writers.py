"""The formats: each makes text of the quotations of a source, and knows where it goes."""

from __future__ import annotations

import csv
import io
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import quote as percent

from attrs import frozen

from quotes.cli.color import painter
from quotes.cli.inputs import STDIN, Attempt, is_folder
from quotes.cli.options import Format, Options
from quotes.cli.outputs import OutputError, PartFile, Stdout, Writer, write_whole, writing
from quotes.cli.rows import COLUMNS, rows
from quotes.model import Quote
from quotes.render import Entry, Language, contents, html
from quotes.serialize import to_json
from quotes.table import one_line, table

Render = Callable[["Item"], str]


@frozen
class Item:
    """The quotations of one source.

    Attributes:
        source: Where they are from.
        text: Its text.
        quotes: The quotations.
    """

    source: Attempt
    text: str
    quotes: Sequence[Quote]


def writer_for(options: Options, names: Sequence[str]) -> Writer:
    """Return what writes the results as the options ask for.

    Args:
        options: The options.
        names: The sources to read.

    Raises:
        OutputError: The output cannot be written, or would overwrite a source.
    """
    several = len(options.sources) > 1 or is_folder(options.sources[0])
    if options.format == "html" and several:
        return _pages(options)
    if options.output is not None:
        _spare(options.output, names)
    head, render = _format(options, several)
    encoding = None if options.format == "table" else "utf-8"
    return Stream(Stdout(encoding) if options.output is None else PartFile(options.output), render, head)


def _format(options: Options, several: bool) -> tuple[str, Render]:
    """Return what comes before all results, and what makes text of one."""
    formats: dict[Format, Callable[[], tuple[str, Render]]] = {
        "table": lambda: ("", _tables(options, several)),
        "jsonl": lambda: ("", lambda item: _json_lines(item, several)),
        "csv": lambda: (_csv([COLUMNS]), lambda item: _csv(rows(item.source.name, item.quotes))),
        "html": lambda: ("", lambda item: _page(item, options.lang)),
    }
    return formats[options.format]()


def _tables(options: Options, several: bool) -> Render:
    paint = painter(options.color, to_file=options.output is not None)
    width = shutil.get_terminal_size().columns

    def render(item: Item) -> str:
        lines = list(table(item.quotes, width, tone=options.tone is not False, paint=paint))
        shown = "\n".join(lines if item.quotes else ["no quotations"]) + "\n"
        return f"== {one_line(item.source.name)} ==\n{shown}\n" if several else shown

    return render


def _json_lines(item: Item, several: bool) -> str:
    extra = {"file": item.source.name} if several else {}
    return "".join(f"{to_json(quote, **extra)}\n" for quote in item.quotes)


def _csv(cells: Sequence[Sequence[object]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(cells)
    return out.getvalue()


def _page(item: Item, lang: Language) -> str:
    title = None if item.source.name == STDIN else Path(item.source.name).name
    return html(item.text, item.quotes, title=title, lang=lang)


def _spare(output: Path, names: Sequence[str]) -> None:
    """Make sure that no source is overwritten."""
    with writing(str(output)):
        written_over = output.is_file()
    if written_over:
        for name in names:
            if name != STDIN and os.path.exists(name) and output.samefile(name):  # noqa: PTH110  # Path.exists may raise
                raise OutputError(f"{output}: is one of the texts to read; give -o another name")


class Stream:
    """One output for all results.

    Args:
        sink: Where they go.
        render: Makes text of one result.
        head: What comes first.
    """

    def __init__(self, sink: Stdout | PartFile, render: Render, head: str = "") -> None:
        self.sink = sink
        self.render = render
        self.head = head
        self.quiet = sink.quiet

    def add(self, item: Item) -> None:
        """Write the quotations of one text."""
        self.sink.write(self.head + self.render(item))
        self.head = ""

    def commit(self) -> None:
        """Finish; without any result the head alone is written."""
        self.sink.write(self.head)
        self.sink.commit()

    def abandon(self) -> str:
        """Stop early."""
        return self.sink.abandon()


def _pages(options: Options) -> Writer:
    if options.output is None:
        raise OutputError("pages of several texts need a folder: give -o DIR")
    with writing(str(options.output)):
        elsewhere = options.output.exists() and not options.output.is_dir()
    if elsewhere:
        raise OutputError(f"{options.output}: is no folder; pages of several texts need one after -o")
    return Pages(options.output, options.lang)


class Pages:
    """A folder with one page a text and an index; each page is there as soon as it is done.

    Args:
        folder: Made when there is something to put in it.
        lang: The language of the pages.
    """

    quiet = True

    def __init__(self, folder: Path, lang: Language) -> None:
        self.folder = folder
        self.lang = lang
        self.entries: list[Entry] = []
        self.taken = {"index"}

    def add(self, item: Item) -> None:
        """Write the page of one text."""
        place = self.free(item.source.place)
        write_whole(self.folder / f"{place}.html", _page(item, self.lang))
        name = item.source.place if item.source.name == STDIN else item.source.name
        href = percent(f"{place}.html", errors="surrogateescape")
        self.entries.append(Entry.of(name, href, item.quotes))

    def free(self, place: str) -> str:
        """Return a name that no other page has, on any file system."""
        name, number = place, 2
        while name.casefold() in self.taken:
            name, number = f"{place}-{number}", number + 1
        self.taken.add(name.casefold())
        return name

    def commit(self) -> None:
        """Write the index."""
        if self.entries:
            write_whole(self.folder / "index.html", contents(self.entries, lang=self.lang))

    def abandon(self) -> str:
        """Write the index of the pages that are there."""
        try:
            self.commit()
        except OutputError:
            return f"; the pages done are in {self.folder}, without an index"
        return f"; the pages done are in {self.folder}" if self.entries else ""
