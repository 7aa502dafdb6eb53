# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: what it makes, and one line with exit code 2 for whatever a person can put right."""

import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assembly_app import __version__, cli
from assembly_app.services import assemblies
from assembly_app.services.workspace import Workspace
from tests.source import ROOT

SMALL = ROOT / "tests" / "demo" / "small.json"
BOOK = "cooperativa-vall-d-exemple.assemblea"
LANGUAGES = ("ca", "es", "en")


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the small scenario was held."""
    path = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("assembly_app.i18n._installed", None)
        assert cli.main(["demo", str(path), "--scenario", str(SMALL), "--language", "en"]) == 0
    return path


@pytest.fixture
def book(folder: Path, tmp_path: Path) -> Path:
    """A copy of its book that a test may spoil."""
    path = tmp_path / "copy.assemblea"
    path.write_bytes((folder / BOOK).read_bytes())
    return path


def refused(capsys: pytest.CaptureFixture[str], *argv: object) -> str:
    """Run a command that must be refused in one line, and return the line."""
    assert cli.main([str(word) for word in argv]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    line, rest = said.err.split("\n", 1)
    assert line and rest == ""
    return line


def test_the_demo_makes_a_book_and_its_minutes(folder: Path) -> None:
    made = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    internal = {f"acta-P9-{language}.docx" for language in LANGUAGES}
    public = {f"acta-P9-public-{language}.docx" for language in LANGUAGES}
    assert made == {BOOK} | internal | public


def test_the_demo_says_each_step(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["demo", str(tmp_path / "a" / "b"), "--scenario", str(SMALL), "--until", "10:04"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "before 1 2026-03-12 18:40 contribute"
    assert lines[-2:] == ["step 5 10:04 count_unnamed", f"Book: {tmp_path / 'a' / 'b' / BOOK}"]
    with Workspace.open(tmp_path / "a" / "b" / BOOK, read_only=True) as workspace:
        open_now = workspace.read(assemblies.open_now)
    assert open_now is not None and open_now.code == "P9"
    assert list((tmp_path / "a" / "b").glob("*.docx")) == []


def test_the_demo_does_not_cover_a_book(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / BOOK).read_bytes()
    assert "already exists" in refused(capsys, "demo", folder, "--scenario", SMALL)
    assert (folder / BOOK).read_bytes() == before


def test_a_step_that_cannot_be_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scenario: dict[str, Any] = json.loads(SMALL.read_text(encoding="utf-8"))
    test = next(step for step in scenario["steps"] if step.get("id") == "vanTest")
    test["support"] = 40
    number = scenario["steps"].index(test) + 1
    path = tmp_path / "typo.json"
    path.write_text(json.dumps(scenario), encoding="utf-8")
    assert cli.main(["demo", str(tmp_path), "--scenario", str(path)]) == 2
    said = capsys.readouterr()
    assert said.out.splitlines()[-1].startswith(f"step {number - 1} ")
    assert said.err == (
        f"Step {number} (11:03, test) cannot be done: The positions add up to 41 and there are 5 people "
        "in the room. Check the numbers or correct the room.\n"
    )


BAD_COMMANDS: list[tuple[list[str], str]] = [
    (["demo"], "DIR is missing"),
    (["demo", "{tmp}/new", "more"], "“more”"),
    (["demo", "{tmp}/new", "--scenario"], "--scenario"),
    (["demo", "{tmp}/new", "--scenario", "{tmp}/none.json"], "none.json"),
    (["demo", "{tmp}/new", "--until", "noon"], "“noon”"),
    (["demo", "{tmp}/new", "--language", "fr"], "ca, es, en"),
    (["demo", "{tmp}/file"], "file"),
    (["minutes"], "BOOK is missing"),
    (["minutes", "{tmp}/file", "P9"], "--output is missing"),
    (["minutes", "{tmp}/none", "P9", "--output", "x"], "There is no book"),
    (["minutes", "{tmp}/file", "P9", "--output", "x", "--variant", "secret"], "internal, public"),
    (["minutes", "{tmp}/file", "P9", "--output", "x", "--yes=1"], "--yes"),
    (["pictures", "{tmp}/file", "{tmp}/new", "--size", "12x"], "“12x”"),
    (["pictures", "{tmp}/file", "{tmp}/new", "--now", "noon"], "“noon”"),
    (["pictures", "{tmp}/file", "{tmp}/new", "--now", "2026-03-15T12:44Z"], "2026-03-15T12:44Z"),
    (["pictures", "{tmp}/file", "{tmp}/new", "--theme", "pink"], "light, dark"),
    (["--loud"], "“--loud”"),
    (["--vers"], "“--vers”"),
    (["{tmp}/none"], "There is no book"),
    (["{tmp}/none\nhere"], "There is no book"),
    (["{tmp}"], "is not a book"),
    (["{tmp}/file"], "is not a book"),
]


@pytest.mark.parametrize(("argv", "said"), BAD_COMMANDS)
def test_bad_input(argv: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("a shopping list", encoding="utf-8")
    assert said in refused(capsys, *(word.format(tmp=tmp_path) for word in argv))
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def newer(data: bytes) -> bytes:
    return data[:60] + (999).to_bytes(4, "big") + data[64:]


def text(_: bytes) -> bytes:
    return b"Bread, oil, soap\n" * 1000


@pytest.mark.parametrize("command", ["window", "minutes", "pictures"])
@pytest.mark.parametrize(
    ("spoil", "said"), [(cut, "damaged"), (newer, "newer version"), (text, "is not a book")]
)
def test_a_spoilt_book(
    command: str, spoil: Callable[[bytes], bytes], said: str, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = spoil(book.read_bytes())
    book.write_bytes(data)
    argv = {
        "window": [book],
        "minutes": ["minutes", book, "P9", "--output", book.with_name("acta.docx")],
        "pictures": ["pictures", book, book.with_name("pictures")],
    }
    assert said in refused(capsys, *argv[command])
    assert book.read_bytes() == data
    assert list(book.parent.iterdir()) == [book]


def words_of(path: Path) -> str:
    with zipfile.ZipFile(path) as file:
        return re.sub(r"<[^>]+>", " ", file.read("word/document.xml").decode("utf-8"))


def test_minutes(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = book.with_name("acta.docx")
    argv = ["minutes", str(book), "p 9", "--variant", "internal", "--language", "es", "--output", str(output)]
    assert cli.main(argv) == 0
    assert capsys.readouterr().out == f"Minutes: {output}\n"
    assert "Comprar una furgoneta ya" in words_of(output)
    data = output.read_bytes()
    # The same record, word for word as the demo wrote it.
    assert cli.main(argv) == 0
    assert output.read_bytes() == data


def test_minutes_of_what_is_not_there(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = book.with_name("acta.docx")
    assert "P77" in refused(capsys, "minutes", book, "P77", "--output", output)
    assert "cannot be written" in refused(capsys, "minutes", book, "P9", "--output", output / "x.docx")
    before = book.read_bytes()
    assert "the book itself" in refused(capsys, "minutes", book, "P9", "--output", book)
    assert book.read_bytes() == before
    assert list(book.parent.iterdir()) == [book]


class Terminal(io.StringIO):
    """Somebody who answers."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("answer", "options", "written"), [("n\n", [], False), ("y\n", [], True), ("", ["--yes"], True)]
)
def test_names_left_in_public_minutes(
    answer: str,
    options: list[str],
    written: bool,
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scenario: dict[str, Any] = json.loads(SMALL.read_text(encoding="utf-8"))
    agree = next(step for step in scenario["steps"] if step.get("id") == "buy")
    # A given name alone is no reference: nobody can tell whose it is.
    agree["text"] = "S'acorda comprar-la. Se n'encarrega l'Anna."
    path = tmp_path / "named.json"
    path.write_text(json.dumps(scenario), encoding="utf-8")
    assert cli.main(["demo", str(tmp_path), "--scenario", str(path), "--until", "12:00"]) == 0
    capsys.readouterr()
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    output = tmp_path / "acta.docx"
    argv = ["minutes", str(tmp_path / BOOK), "P9", "--variant", "public", "--output", str(output), *options]
    assert cli.main(argv) == 0
    assert "Anna" in capsys.readouterr().err.splitlines()[0]
    assert output.exists() is written


def test_help_speaks_the_language_of_the_person(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ([], ["demo"], ["minutes"], ["pictures"]):
        with pytest.raises(SystemExit) as stopped:
            cli.main([*command, "--help"])
        assert stopped.value.code == 0
        said = capsys.readouterr().out
        assert said.startswith("Usage: assembly-app")
        # Words of the parser itself, which no catalogue of ours holds.
        assert not {"usage:", "positional arguments:", "options:", "show this help message and exit"} & set(
            re.split(r"\n| {2,}", said)
        )


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"assembly-app {__version__}\n"


def test_nothing_heavy_is_loaded_before_it_is_needed(tmp_path: Path) -> None:
    code = (
        "import sys; from assembly_app.cli import main; main(['--version']); main(['none']);"
        "print([name for name in ('sqlalchemy', 'PySide6', 'docx', 'babel', 'cbor2') if name in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert result.stdout.splitlines()[-1] == "[]"


def test_the_package_runs() -> None:
    command = [sys.executable, "-m", "assembly_app", "--version"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (0, f"assembly-app {__version__}\n")
