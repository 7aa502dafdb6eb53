# SPDX-License-Identifier: GPL-3.0-or-later
"""What every reader of votes shares: limits, lines, numbers, and what can be wrong with a file."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from typing import Final

from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.voting.profile import NegativeWeight, Number

MAX_OPTIONS: Final = 1_000
MAX_PROJECTS: Final = 10_000
MAX_LINE: Final = 100_000
_SHOWN: Final = 40
# Eighteen figures hold any count of votes and any budget, and cost nothing to read.
_WHOLE: Final = re.compile(r"[0-9]{1,18}")
_NUMBER: Final = re.compile(r"(-?)([0-9]{1,18})(?:\.([0-9]{1,18}))?")


class LineWrong(AssemblyError):
    """A line that cannot be read; `reason` is an error of its own, to be put into words by the front."""

    message = N_("Line {line}: {reason}")


class LineTooLong(AssemblyError):
    """No line of votes is that long."""

    message = N_("The line is longer than {most} characters; this is no file of votes.")


class TooManyOptions(AssemblyError):
    """More options than any election has."""

    message = N_("{number} options are too many: at most {most} are read.")


class NotAWeight(AssemblyError):
    """A weight that is no number."""

    message = N_("“{text}” is no weight of a ballot. Write it as 3 or as 2.5.")


class NotAnOptionNumber(AssemblyError):
    """An option is named by its number."""

    message = N_("“{text}” is no option number.")


class CountWrong(AssemblyError):
    """The file gives a number of something and holds another."""

    message = N_("“{key}” says {said} and there are {found}.")


class NotACount(AssemblyError):
    """A count is a whole number."""

    message = N_("“{key}” must be a whole number, not “{text}”.")


class KeyMissing(AssemblyError):
    """A value or a column that must be there."""

    message = N_("“{key}” is missing.")


class NamedTwice(AssemblyError):
    """Two options or columns of one name could not be told apart."""

    message = N_("“{name}” is there twice.")


class QuoteNotClosed(AssemblyError):
    """A quotation mark without the one that ends it."""

    message = N_("A quotation mark is not closed.")


class RowLength(AssemblyError):
    """A row with more or fewer columns than the heading."""

    message = N_("There are {found} columns here and {total} in the heading.")


def split_lines(text: str) -> list[str]:
    """Return lines without their ends, however they end; no mark of byte order before them."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def shown(text: str) -> str:
    """Return a text of the file short and printable enough to be said in an error."""
    plain = "".join(char if char.isprintable() else "·" for char in text[: _SHOWN + 1])
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"


@contextmanager
def on_line(number: int) -> Iterator[None]:
    """Whatever is found wrong here names the line."""
    try:
        yield
    except LineWrong:
        raise
    except AssemblyError as error:
        raise LineWrong(line=number, reason=error) from error


def check_length(line: str) -> None:
    """Raise LineTooLong before anything is done with a line."""
    if len(line) > MAX_LINE:
        raise LineTooLong(most=MAX_LINE)


def whole(key: str, text: str) -> int:
    """Read a whole number, or raise NotACount."""
    if not _WHOLE.fullmatch(text.strip()):
        raise NotACount(key=key, text=shown(text.strip()))
    return int(text)


def exact_number(text: str) -> Number | None:
    """Return a decimal number exactly; None where the text is none."""
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    sign, units, places = found.groups()
    value = int(units) if places is None else Fraction(int(units + places), 10 ** len(places))
    if value == int(value):
        value = int(value)
    return -value if sign else value


def read_weight(text: str) -> Number:
    """Read the weight of a ballot, zero or more."""
    value = exact_number(text)
    if value is None:
        raise NotAWeight(text=shown(text))
    if value < 0:
        raise NegativeWeight(weight=text)
    return value


def option_index(text: str) -> int:
    """Return the index of an option named by its number from 1; whether it is there is checked later."""
    if not _WHOLE.fullmatch(text):
        raise NotAnOptionNumber(text=shown(text))
    return int(text) - 1


def check_options(number: int, most: int = MAX_OPTIONS) -> int:
    """Return the number of options, or raise before any work is done for them."""
    if number > most:
        raise TooManyOptions(number=number, most=most)
    return number


def distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Return names told apart: those that are equal get their number."""
    times = Counter(names)
    return tuple(f"{name} ({at})" if times[name] > 1 else name for at, name in enumerate(names, 1))


def rows(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells) of each row that is not empty; raise LineWrong."""
    reader = csv.reader(_checked(lines), delimiter=delimiter)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise LineWrong(line=line, reason=QuoteNotClosed()) from error
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield line, [cell.strip() for cell in row]


def _checked(lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_LINE:
            raise LineWrong(line=number, reason=LineTooLong(most=MAX_LINE))
        yield line
