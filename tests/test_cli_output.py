"""What the command line writes, where to, and what is left when it ends early."""

from __future__ import annotations

import csv
import errno
import fcntl
import io
import json
import os
import pty
import re
import resource
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from attrs import evolve

from quotes.__main__ import main
from quotes.cli.rows import COLUMNS
from quotes.errors import ModelError
from quotes.model import Kind
from quotes.serialize import from_json
from tests.cli_tools import ROOT, FakeExtractor, article, fake, lines, made, program, unprivileged

__all__ = ["article", "fake"]  # fixtures
SAID = "« Nous partirons », a dit Zoé Roy. Le film « Aube » sort."


@pytest.fixture
def folder(tmp_path):
    """Two texts below a folder, one of them deeper."""
    root = tmp_path / "press"
    for name in ("b/one.txt", "two.txt"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Mot de {name}", encoding="utf-8")
    return root


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


class TestOptions:
    def test_help_has_examples_and_exit_codes(self, capsys):
        with pytest.raises(SystemExit, match="0"):
            main(["--help"])
        shown = capsys.readouterr().out
        assert "examples:" in shown
        assert re.search(r"130 +interrupted", shown)
        assert max(map(len, shown.splitlines())) <= 120

    def test_the_model_is_handed_on(self, fake, article):
        main([str(article), "--model", "some/model.pt"])
        assert fake.made == ["some/model.pt"]

    def test_a_model_and_no_tone_exclude_each_other(self, capsys):
        with pytest.raises(SystemExit, match="2"):
            main(["a.txt", "--model", "m", "--no-tone"])
        assert "exclude each other" in capsys.readouterr().err

    @pytest.mark.parametrize("wrong", ["0", "-1", "x", "1.5"])
    def test_processes_are_at_least_one(self, capsys, wrong):
        with pytest.raises(SystemExit, match="2"):
            main(["a.txt", "--processes", wrong])
        assert "is no number from 1" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("arguments", "sizes"), [([], (8, 1)), (["--no-tone"], (1, 1)), (["--no-tone", "--processes", "3"], (8, 3))]
    )
    def test_texts_are_read_ahead_only_where_it_helps(self, fake, article, arguments, sizes):
        main([str(article), *arguments])
        assert fake.sizes == [sizes]

    def test_speech_only_leaves_out_nobodys_words(self, fake, article, capsys):
        fake.change = {"kind": Kind.OTHER}
        main([str(article), "--speech-only"])
        assert lines(capsys) == ["no quotations"]

    def test_processes_find_the_same(self, tmp_path):
        for number in range(3):
            (tmp_path / f"{number}.txt").write_text(f"« Numéro {number} », a dit Zoé Roy.", encoding="utf-8")
        one, two = (program(str(tmp_path), "--no-tone", "-f", "jsonl", "--processes", n) for n in "12")
        assert (one.returncode, two.returncode, two.stderr) == (0, 0, b"")
        assert one.stdout == two.stdout
        assert one.stdout.count(b"\n") == 3


class TestColor:
    @pytest.mark.parametrize(("choice", "colored"), [("always", True), ("never", False), ("auto", False)])
    def test_a_table_that_goes_elsewhere_has_colour_on_demand(self, fake, article, capsys, choice, colored):
        main([str(article), "--color", choice])
        assert ("\x1b[" in capsys.readouterr().out) == colored

    def test_colour_changes_nothing_but_colour(self, fake, article, capsys):
        main([str(article), "--color", "never"])
        plain = capsys.readouterr().out
        main([str(article), "--color", "always"])
        colored = capsys.readouterr().out
        assert "\x1b[32mpositive" in colored
        assert [line.rstrip() for line in re.sub(r"\x1b\[[\d;]*m", "", colored).splitlines()] == plain.splitlines()

    @pytest.mark.parametrize(
        ("environment", "colored"),
        [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
    )
    def test_a_terminal_has_colour_unless_told_otherwise(
        self, fake, article, capsys, monkeypatch, environment, colored
    ):
        for name, value in {"TERM": "xterm", "NO_COLOR": "", **environment}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        main([str(article)])
        assert ("\x1b[" in capsys.readouterr().out) == colored


class TestCsv:
    def test_one_row_a_quotation(self, fake, folder, capsys):
        assert main([str(folder), "--format", "csv"]) == 0
        rows = read_csv(capsys.readouterr().out)
        assert tuple(rows[0]) == COLUMNS
        assert [row["text"] for row in rows] == ["Mot de b/one.txt", "Mot de two.txt"]
        assert rows[0]["article"] == str(folder / "b" / "one.txt")
        assert (rows[0]["number"], rows[0]["closed"], rows[0]["segments"]) == ("0", "true", "[[0, 16]]")
        assert (rows[0]["tone_label"], rows[0]["tone_positive"], rows[0]["speaker_gender"]) == ("positive", "0.8", "")

    def test_what_is_missing_is_empty(self, fake, article, capsys):
        fake.change = {"speaker": None, "cue": None, "tone": None}
        main([str(article), "--format", "csv"])
        [row] = read_csv(capsys.readouterr().out)
        assert {row[name] for name in COLUMNS if name.startswith(("speaker", "cue", "tone"))} == {""}

    def test_no_quotations_still_have_a_header(self, fake, article, capsys):
        article.write_text("")
        main([str(article), "--format", "csv"])
        assert lines(capsys) == [",".join(COLUMNS)]

    @pytest.mark.parametrize("formula", ["=1+1", "+33 1", "-5", "@SUM(A1)"])
    def test_a_text_is_no_formula(self, fake, article, capsys, formula):
        article.write_text(formula)
        main([str(article), "--format", "csv"])
        assert read_csv(capsys.readouterr().out)[0]["text"] == f"'{formula}"

    def test_a_negative_score_is_a_number(self, fake, article, capsys):
        fake.change = {"tone": evolve(made("").tone, score=-0.5)}
        main([str(article), "--format", "csv"])
        assert read_csv(capsys.readouterr().out)[0]["tone_score"] == "-0.5"

    def test_quotes_line_ends_and_commas_come_back(self, fake, article, capsys):
        fake.change = {"text": 'a "b", c\nd'}
        main([str(article), "--format", "csv"])
        assert read_csv(capsys.readouterr().out)[0]["text"] == 'a "b", c\nd'


class TestHtml:
    def test_one_text_is_a_page_on_standard_output(self, tmp_path):
        path = tmp_path / "a & b.txt"
        path.write_text(SAID, encoding="utf-8")
        run = program(str(path), "--no-tone", "--format", "html", "--lang", "fr")
        assert (run.returncode, run.stderr) == (0, b"")
        page = run.stdout.decode()
        assert page.startswith('<!DOCTYPE html>\n<html lang="fr"')
        assert "<title>a &amp; b.txt</title>" in page

    def test_several_texts_are_pages_with_an_index(self, folder, tmp_path, fake):
        fake.change = {"speaker": None, "cue": None}
        pages = tmp_path / "pages"
        assert main([str(folder), "-f", "html", "-o", str(pages)]) == 0
        assert sorted(str(path.relative_to(pages)) for path in pages.rglob("*.*")) == [
            "b/one.html",
            "index.html",
            "two.html",
        ]
        index = (pages / "index.html").read_text(encoding="utf-8")
        assert 'href="b/one.html"' in index
        assert "Mot de two.txt" in (pages / "two.html").read_text(encoding="utf-8")

    def test_pages_of_the_same_name_stand_side_by_side(self, tmp_path, fake):
        fake.change = {"speaker": None, "cue": None}
        for name in ("x/a.txt", "y/A.txt", "y/index.txt"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text("Mot")
        main(
            [
                *(str(tmp_path / name) for name in ("x/a.txt", "y/A.txt", "y/index.txt")),
                "-f",
                "html",
                "-o",
                str(tmp_path),
            ]
        )
        assert sorted(path.name for path in tmp_path.glob("*.html")) == [
            "A-2.html",
            "a.html",
            "index-2.html",
            "index.html",
        ]

    def test_an_odd_file_name_makes_a_link_that_works(self, tmp_path, fake):
        fake.change = {"speaker": None, "cue": None}
        name = "a%20b?#<i>é.txt"
        (tmp_path / name).write_text("Mot")
        main([str(tmp_path), "-f", "html", "-o", str(tmp_path / "out")])
        assert 'href="a%2520b%3F%23%3Ci%3E%C3%A9.html"' in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
        assert (tmp_path / "out" / "a%20b?#<i>é.html").exists()

    def test_several_texts_without_a_folder_are_an_error(self, folder, fake, capsys):
        assert main([str(folder), "-f", "html"]) == 2
        assert "give -o DIR" in capsys.readouterr().err
        assert fake.read == []

    def test_a_file_in_the_place_of_the_folder_is_an_error(self, folder, article, fake, capsys):
        assert main([str(folder), "-f", "html", "-o", str(article)]) == 2
        assert "a.txt: is no folder" in capsys.readouterr().err

    def test_the_pages_done_stay_when_the_run_ends_early(self, folder, tmp_path, fake, capsys, monkeypatch):
        fake.change = {"speaker": None, "cue": None}
        fail_after_one(monkeypatch, KeyboardInterrupt())
        pages = tmp_path / "pages"
        assert main([str(folder), "-f", "html", "-o", str(pages)]) == 130
        assert capsys.readouterr().err == f"quotes: interrupted; the pages done are in {pages}\n"
        assert sorted(path.name for path in pages.rglob("*.html")) == ["index.html", "one.html"]

    def test_half_a_page_does_not_stay(self, folder, tmp_path, fake, capsys, monkeypatch):
        def refuse(self, target):
            raise OSError(errno.ENOSPC, "No space left on device")

        fake.change = {"speaker": None, "cue": None}
        monkeypatch.setattr(Path, "replace", refuse)
        pages = tmp_path / "pages"
        assert main([str(folder), "-f", "html", "-o", str(pages)]) == 2
        assert capsys.readouterr().err.count("no space left on device") == 1
        assert [path for path in pages.rglob("*") if path.is_file()] == []


def fail_after_one(monkeypatch, error: BaseException) -> None:
    """Let the extractor break after its first text."""
    pipe = FakeExtractor.pipe

    def broken(self, texts, **options):
        yield next(pipe(self, texts, **options))
        raise error

    monkeypatch.setattr(FakeExtractor, "pipe", broken)


class TestOutputFile:
    @pytest.mark.parametrize(("name", "begin"), [("o.csv", "article,"), ("o.jsonl", "{"), ("o.txt", "SPEAKER")])
    def test_the_name_says_the_format(self, fake, article, tmp_path, capsys, name, begin):
        assert main([str(article), "-o", str(tmp_path / name)]) == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begin)
        assert (capsys.readouterr(), sorted(path.name for path in tmp_path.iterdir())) == (("", ""), ["a.txt", name])

    def test_format_comes_before_the_name(self, fake, article, tmp_path):
        main([str(article), "-o", str(tmp_path / "o.csv"), "-f", "jsonl"])
        assert from_json((tmp_path / "o.csv").read_text(encoding="utf-8")).text == "Nous gagnerons"

    def test_a_dash_is_standard_output(self, fake, article, capsys):
        main([str(article), "-o", "-", "-f", "jsonl"])
        assert json.loads(capsys.readouterr().out)["text"] == "Nous gagnerons"

    def test_the_file_stays_as_it_was_until_the_new_one_is_complete(self, fake, folder, tmp_path, capsys, monkeypatch):
        out = tmp_path / "o.jsonl"
        out.write_text("old")
        fail_after_one(monkeypatch, KeyboardInterrupt())
        assert main([str(folder), "-o", str(out)]) == 130
        assert out.read_text() == "old"
        assert capsys.readouterr().err == f"quotes: interrupted; what was done is in {out}.part\n"
        assert from_json((tmp_path / "o.jsonl.part").read_text(encoding="utf-8")).text == "Mot de b/one.txt"

    def test_a_model_that_fails_loses_nothing(self, fake, folder, tmp_path, capsys, monkeypatch):
        fail_after_one(monkeypatch, ModelError("the model broke"))
        assert main([str(folder), "-o", str(tmp_path / "o.csv")]) == 2
        [line] = capsys.readouterr().err.splitlines()
        assert line.endswith("; --no-tone does without the model; what was done is in " + f"{tmp_path}/o.csv.part")

    def test_nothing_done_leaves_nothing(self, fake, article, tmp_path, monkeypatch):
        def interrupt(self, texts, **options):
            raise KeyboardInterrupt
            yield

        monkeypatch.setattr(FakeExtractor, "pipe", interrupt)
        assert main([str(article), "-o", str(tmp_path / "o.csv")]) == 130
        assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]

    def test_an_unreadable_text_does_not_stop_the_others(self, fake, article, tmp_path, capsys):
        assert main(["missing.txt", str(article), "-o", str(tmp_path / "o.csv")]) == 2
        assert "Nous gagnerons" in (tmp_path / "o.csv").read_text(encoding="utf-8")
        assert "missing.txt" in capsys.readouterr().err

    def test_permissions_and_links_stay(self, fake, article, tmp_path):
        real, link = tmp_path / "real.csv", tmp_path / "link.csv"
        real.write_text("old")
        real.chmod(0o640)
        link.symlink_to(real)
        main([str(article), "-o", str(link)])
        assert link.is_symlink()
        assert real.read_text(encoding="utf-8").startswith("article,")
        assert real.stat().st_mode & 0o777 == 0o640

    @pytest.mark.parametrize(("name", "message"), [("no/o.csv", "no such file"), ("", "is a folder"), ("a\0", "null")])
    def test_what_cannot_be_written_is_said_before_anything_is_read(
        self, fake, article, tmp_path, capsys, name, message
    ):
        assert main([str(article), "-f", "csv", "-o", f"{tmp_path}/{name}"]) == 2
        [line] = capsys.readouterr().err.splitlines()
        assert message in line
        assert fake.read == []

    def test_a_source_is_not_overwritten(self, fake, article, capsys):
        assert main([str(article.parent), "-f", "csv", "-o", str(article)]) == 2
        assert "is one of the texts to read" in capsys.readouterr().err
        assert article.read_text() == "Nous gagnerons"

    def test_a_pipe_is_written_directly(self, tmp_path, article):
        fifo = tmp_path / "fifo"
        os.mkfifo(fifo)
        command = [sys.executable, "-m", "quotes", "corpora/otan.txt", "--no-tone", "-f", "jsonl", "-o", str(fifo)]
        with subprocess.Popen(command, cwd=ROOT) as process:
            assert len(fifo.read_bytes().splitlines()) == 11
        assert process.returncode == 0

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
    def test_a_full_disk_is_one_line(self):
        with Path("/dev/full").open("wb") as full:
            run = program("corpora/otan.txt", "--no-tone", stdout=full)
        assert (run.returncode, run.stderr) == (
            2,
            b"quotes: standard output: cannot be written, no space left on device\n",
        )

    def test_a_disk_that_fills_up_keeps_what_was_done(self, tmp_path):
        for number in range(3):
            (tmp_path / f"{number}.txt").write_text("« Oui », a dit Zoé Roy. " * 10, encoding="utf-8")

        def limit() -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))

        out = tmp_path / "o.jsonl"
        unmeasured = {"COVERAGE_PROCESS_CONFIG": ""}  # whose own data would not fit either
        run = program(str(tmp_path), "--no-tone", "-o", str(out), preexec_fn=limit, env=unmeasured)
        assert run.returncode == 2
        [line] = run.stderr.decode().splitlines()
        assert line.endswith(f"file too large; what was done is in {out}.part")
        assert not out.exists()
        assert (tmp_path / "o.jsonl.part").stat().st_size > 2000


class TestAsAUserRunsIt:
    def test_a_closed_standard_input(self):
        run = program("-", "corpora/otan.txt", "--no-tone", preexec_fn=lambda: os.close(0))
        assert run.returncode == 2
        assert run.stderr == b"quotes: standard input is closed; name a file, or send a text\n"
        assert b"Stoltenberg" in run.stdout

    def test_a_closed_standard_output(self):
        run = program("corpora/otan.txt", "--no-tone", preexec_fn=lambda: os.close(1))
        assert (run.returncode, run.stderr) == (2, b"quotes: standard output is closed; write to a file with -o\n")

    def test_a_closed_standard_error_is_no_output(self):
        run = program("missing.txt", "corpora/otan.txt", "--no-tone", preexec_fn=lambda: os.close(2))
        assert run.returncode == 2
        assert b"missing" not in run.stdout
        assert b"Stoltenberg" in run.stdout

    def test_a_binary_file(self, tmp_path):
        binary = tmp_path / "a.txt"
        binary.write_bytes(b"abc\0def")
        run = program(str(binary), "--no-tone")
        assert run.returncode == 2
        assert run.stderr.decode().endswith("a.txt: not a text (a NUL byte at 3); give plain text in UTF-8\n")

    def test_a_file_that_disappears(self, fake, folder, capsys, monkeypatch):
        pipe = FakeExtractor.pipe

        def vanish(self, texts, **options):
            for result in pipe(self, texts, **options):
                yield result
                (folder / "two.txt").unlink(missing_ok=True)

        monkeypatch.setattr(FakeExtractor, "pipe", vanish)
        assert main([str(folder), "-f", "jsonl"]) == 2
        shown = capsys.readouterr()
        assert shown.err == f"quotes: {folder}/two.txt: no such file or directory; check the name and the permissions\n"
        assert json.loads(shown.out)["text"] == "Mot de b/one.txt"

    def test_a_large_file(self, tmp_path):
        large = tmp_path / "large.txt"
        large.write_text("Il pleut sur la ville haute et sur le port. " * 30_000 + SAID, encoding="utf-8")
        run = program(str(large), "--no-tone", "-f", "jsonl")
        assert (run.returncode, run.stderr) == (0, b"")
        assert [json.loads(line)["text"] for line in run.stdout.splitlines()] == ["Nous partirons", "Aube"]

    def test_results_come_before_the_next_text_is_read(self, tmp_path):
        (tmp_path / "a.txt").write_text(SAID, encoding="utf-8")
        command = [sys.executable, "-m", "quotes", str(tmp_path / "a.txt"), "-", "--no-tone", "-f", "jsonl"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        with subprocess.Popen(command, cwd=ROOT, **pipes) as process:
            assert b"Nous partirons" in process.stdout.readline()  # standard input is still open
            process.communicate("« Fin », a dit Zoé Roy.".encode())
        assert process.returncode == 0

    def test_an_interruption_keeps_what_was_done(self, tmp_path):
        (tmp_path / "a.txt").write_text(SAID, encoding="utf-8")
        out = tmp_path / "o.jsonl"
        command = [sys.executable, "-m", "quotes", str(tmp_path / "a.txt"), "-", "--no-tone", "-o", str(out)]
        pipes = {"stdin": subprocess.PIPE, "stderr": subprocess.PIPE}
        with subprocess.Popen(command, cwd=ROOT, **pipes) as process:
            part = tmp_path / "o.jsonl.part"
            wait_for(lambda: part.exists() and part.stat().st_size > 0)
            process.send_signal(signal.SIGINT)
            assert process.stderr.read().decode() == f"quotes: interrupted; what was done is in {out}.part\n"
        assert process.returncode == 130
        assert len(part.read_text(encoding="utf-8").splitlines()) == 2
        assert not out.exists()

    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
    def test_a_kill_leaves_the_old_file_and_whole_lines_beside_it(self, tmp_path, number):
        (tmp_path / "a.txt").write_text(SAID, encoding="utf-8")
        out, part = tmp_path / "o.jsonl", tmp_path / "o.jsonl.part"
        out.write_text("old")
        command = [sys.executable, "-m", "quotes", str(tmp_path / "a.txt"), "-", "--no-tone", "-o", str(out)]
        with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            wait_for(lambda: part.exists() and part.stat().st_size > 0)
            process.send_signal(number)
            assert process.stderr.read() == b""
        assert process.returncode == -number
        assert out.read_text() == "old"
        done = part.read_text(encoding="utf-8")
        assert done.endswith("\n")
        assert [json.loads(line)["text"] for line in done.splitlines()] == ["Nous partirons", "Aube"]

    def test_what_permissions_forbid_is_one_line_each(self, folder, tmp_path):
        closed = tmp_path / "closed"
        closed.mkdir()
        (folder / "two.txt").chmod(0)
        closed.chmod(0)
        command = [*unprivileged(), sys.executable, "-m", "quotes", str(folder), str(closed), "--no-tone"]
        options = {"cwd": ROOT, "capture_output": True, "text": True, "timeout": 120, "check": False}
        try:
            run = subprocess.run([*command, "-f", "csv"], **options)
            hidden = subprocess.run([*command[:-2], str(closed / "a.txt"), "--no-tone"], **options)
            unwritten = subprocess.run([*command, "-o", str(closed / "o.csv")], **options)
        finally:
            closed.chmod(0o755)
        problem = "permission denied; check the name and the permissions"
        assert run.returncode == 2
        assert run.stderr.splitlines() == [f"quotes: {path}: {problem}" for path in (folder / "two.txt", closed)]
        assert run.stdout.startswith("article,")
        assert hidden.stderr.splitlines()[-1] == f"quotes: {closed}/a.txt: {problem}"
        assert unwritten.returncode == 2
        [line] = unwritten.stderr.splitlines()
        assert line == f"quotes: {closed}/o.csv: cannot be written, permission denied"

    def test_a_terminal_has_colour_and_a_bar_while_a_file_is_written(self, tmp_path):
        for number in range(3):
            (tmp_path / f"{number}.txt").write_text(SAID, encoding="utf-8")
        code, shown = on_terminal(str(tmp_path / "0.txt"), "--no-tone")
        assert (code, "\x1b[1;34mZoé Roy" in shown) == (0, True)
        assert "text/s" not in shown
        code, shown = on_terminal(str(tmp_path), "missing.txt", "--no-tone", "-o", str(tmp_path / "o.csv"))
        assert code == 2
        assert "4/4" in shown
        assert re.search(r"(^|[\r\n])quotes: missing.txt: no such file", shown)
        assert len(read_csv((tmp_path / "o.csv").read_text(encoding="utf-8"))) == 6


def wait_for(condition) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.05)


def on_terminal(*arguments: str) -> tuple[int, str]:
    """Run the program on a terminal and return its exit code and what appears."""
    terminal, inside = pty.openpty()
    fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "", "COLUMNS": "80"}
    command = [sys.executable, "-m", "quotes", *arguments]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdin=inside, stdout=inside, stderr=inside) as process:
        os.close(inside)
        shown = b""
        try:
            while block := os.read(terminal, 4096):
                shown += block
        except OSError:  # how Linux says that nobody writes any more
            pass
    os.close(terminal)
    return process.returncode, shown.decode()
