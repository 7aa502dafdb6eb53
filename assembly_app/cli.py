# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: a thin front over the services, and the door to the window.

What only one command needs is imported by that command: the window must be on screen at once. One file,
though a long one: its commands share the parser, the errors and the way of refusing.
"""

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from assembly_app import __version__, i18n, paths, settings
from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.i18n import _, pgettext
from assembly_app.ui.errors import words

PROGRAM: Final = "assembly-app"
VARIANTS: Final = ("internal", "public")
_SIZE = re.compile(r"(\d{3,5})x(\d{3,5})", re.ASCII)
_WINDOW = (1440, 900)
_BAD_INPUT = 2
_INTERRUPTED = 130


class Misused(AssemblyError):
    """An option without its value, or with one that it does not take."""

    message = N_("{option} is not used that way. Type “{program} --help”.")


class UnknownArgument(AssemblyError):
    """Something that no command takes."""

    message = N_("“{argument}” means nothing here. Type “{program} --help”.")


class MissingArgument(AssemblyError):
    """Something that must be given."""

    message = N_("{argument} is missing. Type “{program} --help”.")


class NotAChoice(AssemblyError):
    """A word outside its list."""

    message = N_("{option}: “{value}” is none of {choices}.")


class NotASize(AssemblyError):
    """A size that cannot be read."""

    message = N_("“{text}” is no size. Write it as 1366x768.")


class NotADateAndTime(AssemblyError):
    """A moment that cannot be read."""

    message = N_("“{text}” is no date and time. Write it as 2026-03-15T12:44.")


class NotSeats(AssemblyError):
    """A number of seats that is none."""

    message = N_("“{text}” is no number of seats.")


class CannotWrite(AssemblyError):
    """The system refuses the file or the folder."""

    message = N_("“{path}” cannot be written. Choose another place.")


class CoversBook(AssemblyError):
    """Minutes written over the book they come from."""

    message = N_("“{path}” is the book itself. Choose another name for the minutes.")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help whose few words of its own are in the person's language."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _("Usage: ") if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """Takes everything as optional text: what is wrong is said by our own errors, in one line."""

    def __init__(self, command: str, usage: str, summary: str) -> None:
        super().__init__(
            prog=f"{PROGRAM} {command}".strip(),
            usage=f"%(prog)s {usage}",
            description=summary,
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
            formatter_class=_Formatter,
        )
        self._arguments = self.add_argument_group(_("Arguments"))
        self._options = self.add_argument_group(_("Options"))
        self.option("--help", "-h", action="help", help=_("show this help and stop"))

    def argument(self, name: str, about: str) -> None:
        """Take a word by its place."""
        self._arguments.add_argument(name, nargs="?", help=about)

    def option(self, *names: str, **given: Any) -> None:
        """Take an option."""
        self._options.add_argument(*names, **given)

    def read(self, argv: Sequence[str]) -> argparse.Namespace:
        """Parse; raises Misused or UnknownArgument."""
        try:
            found, unknown = self.parse_known_args(argv)
        except argparse.ArgumentError as error:
            raise Misused(option=error.argument_name or argv[0], program=self.prog) from error
        if unknown:
            raise UnknownArgument(argument=unknown[0], program=self.prog)
        return found

    def need(self, found: argparse.Namespace, *names: str) -> None:
        """Raise MissingArgument unless all of these were given."""
        for name in names:
            if not getattr(found, name.lstrip("-")):
                raise MissingArgument(argument=name, program=self.prog)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 2 for anything a person can put right, in one line."""
    i18n.install(settings.load().language)
    words_given = list(sys.argv[1:] if argv is None else argv)
    try:
        if words_given and words_given[0] in COMMANDS:
            return COMMANDS[words_given[0]](words_given[1:])
        return _window(words_given)
    except AssemblyError as error:
        print(" ".join(words(error).splitlines()), file=sys.stderr)
        return _BAD_INPUT
    except KeyboardInterrupt:
        return _INTERRUPTED


def _window(argv: Sequence[str]) -> int:
    parser = _Parser("", "[BOOK]", _("Open the window, on a book if one is given."))
    parser.argument("BOOK", _("the book to open"))
    parser.option("--version", action="store_true", help=_("show the version and stop"))
    parser.epilog = _("Other commands: {commands}. Each has its own --help.").format(
        commands=", ".join(COMMANDS)
    )
    found = parser.read(argv)
    if found.version:
        print(PROGRAM, __version__)
        return 0
    book = Path(found.BOOK) if found.BOOK else None
    if book:
        _probe(book)
    from assembly_app.app import run_window

    return run_window(book)


def _demo(argv: Sequence[str]) -> int:
    parser = _Parser(
        "demo",
        "DIR [--scenario FILE] [--language CODE] [--until HH:MM]",
        _("Make a book in a folder, hold an assembly in it, and write its minutes."),
    )
    parser.argument("DIR", _("the folder"))
    parser.option("--scenario", metavar="FILE", help=_("the assembly to hold; the example one if not given"))
    parser.option("--language", metavar="CODE", help=_("the language of what is said here: ca, es or en"))
    parser.option(
        "--until", metavar="HH:MM", help=_("stop after this local time and leave the assembly open")
    )
    found = parser.read(argv)
    parser.need(found, "DIR")
    if found.language:
        i18n.install(_choice("--language", found.language, settings.LANGUAGES))
    from assembly_app.demo import player, reader
    from assembly_app.demo.local_time import LocalTime

    example = paths.resources_dir() / "demo" / "permanent-142.json"
    scenario = reader.read(Path(found.scenario) if found.scenario else example)
    if found.until:
        LocalTime.parse(found.until)
    folder = _folder(found.DIR)
    book = folder / player.book_name(scenario)
    assembly_id = player.play(scenario, book, until=found.until or "", finished=_say_step)
    print(_("Book: {path}").format(path=book))
    if found.until:
        return 0

    from assembly_app.services import minutes

    record = _look(book, lambda tx: minutes.record(tx, assembly_id))
    for variant in VARIANTS:
        for language in settings.LANGUAGES:
            middle = "" if variant == "internal" else f"{variant}-"
            path = folder / f"acta-{record.assembly.code}-{middle}{language}.docx"
            _write_minutes(record, path, variant, language, sure=True)
    return 0


def _minutes(argv: Sequence[str]) -> int:
    parser = _Parser(
        "minutes",
        "BOOK CODE --output FILE [--variant internal|public] [--language CODE] [--yes]",
        _("Write the minutes of an assembly as a document."),
    )
    parser.argument("BOOK", _("the book"))
    parser.argument("CODE", _("the assembly, such as P142"))
    parser.option("--output", metavar="FILE", help=_("the document to write"))
    parser.option("--variant", metavar="WORD", help=_("internal, or public: without names in the texts"))
    parser.option("--language", metavar="CODE", help=_("the language of the document: ca, es or en"))
    parser.option("--yes", action="store_true", help=_("write even if names are left in a public text"))
    found = parser.read(argv)
    parser.need(found, "BOOK", "CODE", "--output")
    variant = _choice("--variant", found.variant or VARIANTS[0], VARIANTS)
    language = _choice("--language", found.language or i18n.current_language(), settings.LANGUAGES)
    book, output = Path(found.BOOK), Path(found.output)
    _probe(book)
    if output.exists() and (output.samefile(book) or _is_book(output)):
        raise CoversBook(path=output)
    from assembly_app.services import minutes

    record = _look(book, lambda tx: minutes.of_code(tx, found.CODE))
    _write_minutes(record, output, variant, language, sure=found.yes or not sys.stdin.isatty())
    return 0


def _is_book(path: Path) -> bool:
    from assembly_app.domain.book_errors import StorageError
    from assembly_app.storage.probe import probe

    try:
        probe(path)
    except StorageError:
        return False
    return True


def _pictures(argv: Sequence[str]) -> int:
    parser = _Parser(
        "pictures",
        "BOOK DIR [--language CODE] [--theme light|dark] [--size WxH] [--now DATE-TIME]",
        _("Draw every page of the window, as it is at a moment."),
    )
    parser.argument("BOOK", _("the book"))
    parser.argument("DIR", _("the folder for the pictures"))
    parser.option("--language", metavar="CODE", help=_("the language of the pages: ca, es or en"))
    parser.option("--theme", metavar="WORD", help=_("light or dark"))
    parser.option("--size", metavar="WxH", help=_("the size of the window, such as 1366x768"))
    parser.option(
        "--now", metavar="DATE-TIME", help=_("the local time of the Room, such as 2026-03-15T12:44")
    )
    found = parser.read(argv)
    parser.need(found, "BOOK", "DIR")
    language = _choice("--language", found.language or i18n.current_language(), settings.LANGUAGES)
    theme = _choice("--theme", found.theme or "light", ("light", "dark"))
    size = _size(found.size) if found.size else _WINDOW
    now = _moment(found.now) if found.now else None
    book = Path(found.BOOK)
    _probe(book)
    folder = _folder(found.DIR)
    # Pictures need no screen, and look the same with one.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from assembly_app.ui.pictures import draw_pages

    for picture in draw_pages(book, folder, language, theme, size, now):
        print(picture)
    return 0


def _tally(argv: Sequence[str]) -> int:
    from assembly_app.services import tally

    parser = _Parser(
        "tally",
        "FILE --method WORD [--seats N] [--unranked last|none] [--strength winning|margins] "
        "[--on-unaffordable skip|stop] [--json]",
        _("Count a file of votes: winners, ranking and every stage."),
    )
    methods, unranked = tuple(tally.Method), tuple(tally.Unranked)
    parser.argument("FILE", _("the votes: {endings}").format(endings=", ".join(tally.ENDINGS)))
    parser.option("--method", metavar="WORD", help=", ".join(methods))
    parser.option("--seats", metavar="N", help=_("how many are elected; as the file says if not given"))
    parser.option("--unranked", metavar="WORD", help=_("options left out: last, or none: no opinion on them"))
    parser.option("--strength", metavar="WORD", help=_("of a victory in schulze: winning votes, or margins"))
    parser.option(
        "--on-unaffordable", metavar="WORD", help=_("at what does not fit, in greedy: skip it, or stop")
    )
    parser.option("--json", action="store_true", help=_("print it for programs"))
    found = parser.read(argv)
    parser.need(found, "FILE", "--method")
    if found.seats is not None and not re.fullmatch("[1-9][0-9]{0,5}", found.seats):
        raise NotSeats(text=found.seats)
    settings_given = tally.Settings(
        tally.Method(_choice("--method", found.method, methods)),
        None if found.seats is None else int(found.seats),
        tally.Unranked(_choice("--unranked", found.unranked, unranked)) if found.unranked else None,
        tally.Victory(_choice("--strength", found.strength or "winning", tuple(tally.Victory))),
        tally.Unaffordable(
            _choice("--on-unaffordable", found.on_unaffordable or "skip", tuple(tally.Unaffordable))
        ),
    )
    result = tally.count_file(Path(found.FILE), settings_given)
    if found.json:
        import json

        print(json.dumps(result, ensure_ascii=False))
        return 0
    from assembly_app.documents.tally_text import tally_lines

    print("\n".join(tally_lines(result, i18n.translator(i18n.current_language()))))
    return 0


COMMANDS: Final[Mapping[str, Callable[[Sequence[str]], int]]] = MappingProxyType(
    {"demo": _demo, "minutes": _minutes, "pictures": _pictures, "tally": _tally}
)


def _say_step(step: Any) -> None:
    """One line per step that is safe on the disk, for people and for programs: in no language."""
    part = "before" if step.earlier else "step"
    print(part, step.number, step.label, step.verb, flush=True)


def _write_minutes(record: Any, path: Path, variant: str, language: str, *, sure: bool) -> None:
    from assembly_app.documents.minutes_docx import write
    from assembly_app.documents.outline import outline
    from assembly_app.documents.privacy import names_in
    from assembly_app.documents.variant import Variant

    kind = Variant(variant)
    document = outline(record, variant=kind, language=language)
    left = names_in(document, record) if kind is Variant.PUBLIC else []
    if left:
        print(_("Names still in the public text: {names}").format(names=", ".join(left)), file=sys.stderr)
    if left and not sure and not _agreed():
        return
    try:
        write(document, path)
    except OSError as error:
        raise CannotWrite(path=path) from error
    print(_("Minutes: {path}").format(path=path))


def _agreed() -> bool:
    print(_("Write it all the same? (y/n)"), file=sys.stderr)
    return sys.stdin.readline().strip().casefold() == pgettext("answer", "y")


def _look(book: Path, action: Callable[[Any], Any]) -> Any:
    from assembly_app.services.workspace import Workspace

    with Workspace.open(book, read_only=True) as workspace:
        return workspace.read(action)


def _probe(book: Path) -> None:
    """Raise a StorageError unless the file looks like a book; this needs no database to be loaded."""
    from assembly_app.domain.book_errors import StorageError
    from assembly_app.storage.probe import probe

    try:
        probe(book)
    except OSError as error:
        raise StorageError(path=book) from error


def _folder(name: str) -> Path:
    path = Path(name)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(path=path) from error
    return path


def _choice(option: str, value: str, choices: Sequence[str]) -> str:
    if value not in choices:
        raise NotAChoice(option=option, value=value, choices=", ".join(choices))
    return value


def _size(text: str) -> tuple[int, int]:
    found = _SIZE.fullmatch(text)
    if not found:
        raise NotASize(text=text)
    return int(found[1]), int(found[2])


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise NotADateAndTime(text=text) from error
    if found.tzinfo:
        raise NotADateAndTime(text=text)
    return found
