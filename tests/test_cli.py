"""The command line: in this process with a fake extractor, and as a program on the example article."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import quotes
from quotes.__main__ import main
from quotes.errors import ModelError, PipeError
from quotes.model import Kind, Speaker
from tests.cli_tools import ROOT, FakeExtractor, article, fake, lines, program

__all__ = ["article", "fake"]  # fixtures
ARTICLE = ROOT / "corpora" / "otan.txt"


class TestTable:
    def test_columns(self, fake, article, capsys):
        assert main([str(article)]) == 0
        assert lines(capsys) == [
            "SPEAKER       CUE   TONE      WORDS",
            "Marie Dupont  dire  positive  Nous gagnerons",
        ]

    def test_no_tone_has_no_such_column(self, fake, article, capsys):
        assert main([str(article), "--no-tone"]) == 0
        header, row = lines(capsys)
        assert "TONE" not in header
        assert "positive" not in row
        assert fake.made == [False]

    @pytest.mark.parametrize(
        ("change", "shown"),
        [
            ({"speaker": Speaker("le ministre", 0, 11, None, False)}, "le ministre"),
            ({"speaker": None, "cue": None, "tone": None, "kind": Kind.OTHER}, "—"),
            ({"speaker": None, "cue": None}, "?"),
            ({"speaker": Speaker("x", 0, 1, "Jean-Baptiste Emmanuel de La Tour", False)}, "Jean-Baptiste Emman…"),
        ],
    )
    def test_speaker(self, fake, article, capsys, change, shown):
        fake.change = change
        main([str(article)])
        assert lines(capsys)[1].split("  ")[0] == shown

    @pytest.mark.parametrize("columns", [60, 80, 120])
    def test_fits_the_terminal(self, fake, tmp_path, capsys, monkeypatch, columns):
        monkeypatch.setenv("COLUMNS", str(columns))
        path = tmp_path / "long.txt"
        path.write_text("mot " * 200 + "\n" + "m" * 500, encoding="utf-8")
        main([str(path)])
        table = lines(capsys)
        assert max(map(len, table)) <= columns
        assert len(table) == 1 + 3 + 3
        assert table[3].endswith("…")

    def test_a_narrow_terminal_still_gets_a_table(self, fake, article, capsys, monkeypatch):
        monkeypatch.setenv("COLUMNS", "1")
        assert main([str(article)]) == 0
        assert "Nous gagnerons" in capsys.readouterr().out

    def test_control_characters_do_not_reach_the_terminal(self, fake, article, capsys):
        fake.change = {"text": "a\x1b[31m\u202e b\u202fc\n"}
        main([str(article)])
        assert lines(capsys)[1].endswith("a[31m b c")

    def test_a_text_without_quotations_says_so(self, fake, article, capsys):
        article.write_text("")
        assert main([str(article)]) == 0
        assert lines(capsys) == ["no quotations"]


class TestJsonl:
    def test_one_object_a_line(self, fake, article, capsys):
        article.write_text("un\ndeux", encoding="utf-8")
        assert main([str(article), "--format", "jsonl"]) == 0
        found = [json.loads(line) for line in lines(capsys)]
        assert [quote["text"] for quote in found] == ["un", "deux"]
        assert "file" not in found[0]

    def test_no_quotations_no_lines(self, fake, article, capsys):
        article.write_text("")
        assert main([str(article), "--format", "jsonl"]) == 0
        assert lines(capsys) == []


class TestSources:
    def test_a_heading_for_each_of_several_files(self, fake, article, capsys):
        main([str(article), str(article)])
        assert lines(capsys).count(f"== {article} ==") == 2

    def test_a_file_key_for_each_of_several_files(self, fake, article, capsys):
        main([str(article), str(article), "--format", "jsonl"])
        assert [json.loads(line)["file"] for line in lines(capsys)] == [str(article)] * 2

    def test_one_extractor_for_all_files(self, fake, article):
        main([str(article)] * 3)
        assert fake.made == [True]

    def test_a_folder_gives_its_texts_sorted(self, fake, tmp_path):
        for name in ("b/z.txt", "b/a.txt", "c.txt", "d.md"):
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(name)
        assert main([str(tmp_path)]) == 0
        assert fake.read == ["b/a.txt", "b/z.txt", "c.txt"]

    def test_a_byte_order_mark_is_left_out(self, fake, article):
        article.write_bytes(b"\xef\xbb\xbfun")
        assert main([str(article)]) == 0
        assert fake.read == ["un"]

    def test_line_ends_are_left_as_they_are(self, fake, article):
        article.write_bytes(b"a\r\nb\r")
        main([str(article)])
        assert fake.read == ["a\r\nb\r"]

    def test_standard_input_is_utf8_whatever_the_locale(self, fake, monkeypatch):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("été".encode()), encoding="ascii"))
        assert main(["-"]) == 0
        assert fake.read == ["été"]


class TestErrors:
    def check(self, capsys, *parts: str) -> None:
        [line] = capsys.readouterr().err.splitlines()
        assert line.startswith("quotes: ")
        for part in parts:
            assert part in line

    def test_a_missing_file_does_not_stop_the_others(self, fake, article, capsys, tmp_path):
        assert main([str(tmp_path / "missing.txt"), str(article)]) == 2
        assert fake.read == ["Nous gagnerons"]
        self.check(capsys, "missing.txt: no such file or directory; check")

    @pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
    def test_a_wrong_encoding(self, fake, article, capsys, tmp_path, encoding):
        wrong = tmp_path / "wrong.txt"
        wrong.write_bytes("« été »".encode(encoding))
        assert main([str(wrong), str(article)]) == 2
        assert fake.read == ["Nous gagnerons"]
        self.check(capsys, "wrong.txt: not UTF-8 (byte 0x", "; convert it")

    def test_a_wrong_encoding_on_standard_input(self, fake, capsys, monkeypatch):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xe9")))
        assert main(["-"]) == 2
        self.check(capsys, "standard input: not UTF-8")

    def test_a_folder_without_texts(self, fake, capsys, tmp_path):
        (tmp_path / "a.md").touch()
        assert main([str(tmp_path)]) == 2
        self.check(capsys, f"{tmp_path}: no *.txt")

    def test_a_file_that_may_not_be_read(self, fake, article, capsys, monkeypatch):
        def refuse(path):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))

        monkeypatch.setattr(Path, "read_bytes", refuse)
        assert main([str(article)]) == 2
        self.check(capsys, "a.txt: permission denied; check")

    def test_a_name_that_no_file_can_have(self, fake, capsys):
        assert main(["a\0b"]) == 2
        self.check(capsys, "null")

    def test_nothing_readable_loads_no_extractor(self, fake, tmp_path):
        main([str(tmp_path / "missing.txt")])
        assert fake.made == []

    def test_a_broken_model_is_one_line(self, fake, article, capsys, monkeypatch):
        def broken(self, texts, **options):
            raise ModelError("the tone model is damaged; reinstall quotes-fr")
            yield

        monkeypatch.setattr(FakeExtractor, "pipe", broken)
        assert main([str(article)]) == 2
        self.check(capsys, "the tone model is damaged", "--no-tone")

    def test_a_text_that_fails_does_not_stop_the_others(self, fake, article, capsys, monkeypatch):
        def fails_once(self, texts, **options):
            for number, (_, context) in enumerate(texts):
                yield PipeError(number, "no tone for this") if number == 0 else [], context

        monkeypatch.setattr(FakeExtractor, "pipe", fails_once)
        assert main([str(article), str(article)]) == 2
        shown = capsys.readouterr()
        assert shown.err == f"quotes: {article}: no tone for this\n"
        assert shown.out.count("no quotations") == 1

    def test_an_interruption_while_folders_are_looked_through_is_quiet(self, fake, capsys, monkeypatch):
        def interrupt(names):
            raise KeyboardInterrupt

        monkeypatch.setattr("quotes.cli.sources", interrupt)
        assert main(["a.txt"]) == 130
        assert capsys.readouterr().err == ""

    @pytest.mark.parametrize("arguments", [[], ["a.txt", "--format", "xml"], ["--unknown", "a.txt"]])
    def test_wrong_usage(self, capsys, arguments):
        with pytest.raises(SystemExit, match="2"):
            main(arguments)
        assert "usage: quotes" in capsys.readouterr().err

    def test_an_interruption_is_quiet(self, fake, article, capsys, monkeypatch):
        def interrupt(self, texts, **options):
            raise KeyboardInterrupt
            yield

        monkeypatch.setattr(FakeExtractor, "pipe", interrupt)
        assert main([str(article)]) == 130
        assert capsys.readouterr().err == ""


def test_version(capsys, monkeypatch):
    monkeypatch.setitem(vars(quotes), "__version__", "1.2.3")
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == "quotes 1.2.3\n"


class TestProgram:
    def test_the_example_article(self):
        run = program("corpora/otan.txt", "--no-tone", "--format", "jsonl")
        assert (run.returncode, run.stderr) == (0, b"")
        found = [json.loads(line) for line in run.stdout.splitlines()]
        text = ARTICLE.read_bytes().decode()
        assert len(found) == 11
        assert [text[quote["start"] : quote["end"]] for quote in found] == [quote["text"] for quote in found]
        assert {quote["tone"] for quote in found} == {None}

    def test_the_table_of_the_example_article(self):
        run = program("corpora/otan.txt", "--no-tone")
        assert (run.returncode, run.stderr) == (0, b"")
        assert b"Jens Stoltenberg" in run.stdout
        assert max(map(len, run.stdout.decode().splitlines())) <= 80

    def test_standard_input(self):
        run = program("-", "--no-tone", input="« Nous gagnerons », a dit Marie Dupont.".encode())
        assert (run.returncode, run.stderr) == (0, b"")
        assert run.stdout.decode().splitlines()[1].split("  ") == ["Marie Dupont", "dire", "Nous gagnerons"]

    def test_a_terminal_that_is_not_utf8(self):
        run = program("corpora/otan.txt", "--no-tone", env={"PYTHONIOENCODING": "ascii"})
        assert (run.returncode, run.stderr) == (0, b"")

    def test_jsonl_is_utf8_whatever_the_terminal(self):
        latin = {"PYTHONIOENCODING": "latin-1"}
        run = program("corpora/otan.txt", "--no-tone", "--format", "jsonl", env=latin)
        assert "Sergueï" in run.stdout.decode()

    def test_a_closed_pipe_is_quiet(self):
        reader, writer = os.pipe()
        os.close(reader)
        command = [sys.executable, "-m", "quotes", "corpora/otan.txt", "--no-tone"]
        run = subprocess.run(command, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, timeout=120, check=False)
        os.close(writer)
        assert (run.returncode, run.stderr) == (141, b"")

    def test_a_missing_file(self):
        run = program("missing.txt", "corpora/otan.txt", "--no-tone")
        assert run.returncode == 2
        assert run.stderr.decode().count("\n") == 1
        assert b"Stoltenberg" in run.stdout
