# SPDX-License-Identifier: GPL-3.0-or-later
"""BLT, the format of single transferable vote programs, with its dialects.

Read: comments after #, withdrawn options (-3), equal ranks (2=5), a rank left out (0 or - inside a ballot),
decimal weights, names with and without quotation marks, a party after the name. One ballot a line.
"""

import re
from typing import Final

from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.voting.files.text import (
    MAX_LINE,
    LineTooLong,
    LineWrong,
    QuoteNotClosed,
    check_length,
    check_options,
    distinct,
    on_line,
    option_index,
    read_weight,
    split_lines,
    whole,
)
from assembly_app.domain.voting.profile import (
    Number,
    RankedProfile,
    Ranking,
    check_ballot,
    group_rankings,
)

# Ballots after which it is worth looking for their end before reading more.
_LONG: Final = 50_000
_QUOTED: Final = re.compile(r'"[^"]*"(?:\s+"[^"]*")*\s*(?:#[^"]*)?')
_WORDS: Final = re.compile(r'"([^"]*)"')
# What follows the last quotation mark: a comment, which holds none.
_AFTER: Final = re.compile(r'[^"]*$')
_EQUALS: Final = re.compile(r"\s*=\s*")
_WITHDRAWN: Final = re.compile(r"-[0-9]+(?:\s+-[0-9]+)*")
# Without quotation marks, "Option #2" is a name and "Maria # withdrew" has a comment.
_COMMENT: Final = re.compile(r"(?:^|\s)#\s.*|^#.*")


class HeadingExpected(AssemblyError):
    """The first line is two numbers."""

    message = N_("The numbers of options and of seats are expected here, such as “5 2”.")


class BallotExpected(AssemblyError):
    """A line of ballots that is something else."""

    message = N_("A ballot is expected here, such as “12 3 1 0”: weight, options in order and a final 0.")


class BallotNotEnded(AssemblyError):
    """A ballot without its final 0."""

    message = N_("The ballot does not end with 0.")


class BallotsNotEnded(AssemblyError):
    """Ballots without the line that ends them."""

    message = N_("A line with only 0 is expected after the ballots, before the names.")


class NamesMissing(AssemblyError):
    """Fewer names than options."""

    message = N_("There are {found} names and {total} options.")


class TitleMissing(AssemblyError):
    """No title, and the last option in no ballot: what stands last is most likely the title."""

    message = N_("After the names of the {total} options a title is expected; or there are fewer options.")


class NothingMoreExpected(AssemblyError):
    """Text after the end."""

    message = N_("Nothing more is expected after the {total} names and the title.")


def read_blt(text: str) -> RankedProfile:
    """Read a BLT file; raise LineWrong."""
    lines = split_lines(text)
    at = 0
    while at < len(lines) and not _numbers(lines, at):
        at += 1
    if at == len(lines):
        raise LineWrong(line=1, reason=HeadingExpected())
    with on_line(at + 1):
        total, seats = _heading(_numbers(lines, at))
    withdrawn, at = _withdrawn(lines, at + 1, total)
    papers, at = _ballots(lines, at, total)
    names, title = _names(lines, at, total)
    last = total - 1
    named = last in withdrawn or any(last in group for ranking in papers for group in ranking)
    if title is None and not named:
        raise LineWrong(line=len(lines), reason=TitleMissing(total=total))
    ballots = group_rankings((weight, ranking) for ranking, weight in papers.items())
    return RankedProfile(distinct(names), ballots, seats, frozenset(withdrawn), title or "")


def _numbers(lines: list[str], at: int) -> str:
    """Return a line of numbers without its comment; "" where nothing is said."""
    line = lines[at]
    if len(line) > MAX_LINE:
        raise LineWrong(line=at + 1, reason=LineTooLong(most=MAX_LINE))
    return line.partition("#")[0].strip()


def _heading(line: str) -> tuple[int, int]:
    parts = line.split()
    if len(parts) != 2 or not all(part.isascii() and part.isdigit() for part in parts):
        raise HeadingExpected
    total, seats = check_options(_figure(parts[0])), check_options(_figure(parts[1]))
    if total < 1 or seats < 1:
        raise HeadingExpected
    return total, seats


def _figure(text: str) -> int:
    return whole(text[:20], text)


def _withdrawn(lines: list[str], at: int, total: int) -> tuple[set[int], int]:
    """Return withdrawn options and the place of the first ballot."""
    withdrawn: set[int] = set()
    while at < len(lines):
        line = _numbers(lines, at)
        if line and not _WITHDRAWN.fullmatch(line):
            break
        with on_line(at + 1):
            options = [option_index(part[1:]) for part in line.split()]
            check_ballot(0, (*withdrawn, *options), total)
        withdrawn.update(options)
        at += 1
    return withdrawn, at


def _ballots(lines: list[str], at: int, total: int) -> tuple[dict[Ranking, Number], int]:
    """Return votes of each ranking and the place of the first name."""
    papers: dict[Ranking, Number] = {}
    read: dict[str, tuple[Number, Ranking]] = {}
    look = at + _LONG
    while at < len(lines):
        if at == look and not any(line.partition("#")[0].strip() == "0" for line in lines[at:]):
            break
        line = _numbers(lines, at)
        at += 1
        if line == "0":
            return papers, at
        if line:
            if line not in read:
                with on_line(at):
                    read[line] = _ballot(line, total)
            weight, ranking = read[line]
            papers[ranking] = papers.get(ranking, 0) + weight
    raise LineWrong(line=len(lines), reason=BallotsNotEnded())


def _ballot(line: str, total: int) -> tuple[Number, Ranking]:
    first, *marks = _EQUALS.sub("=", line).split()
    if first.startswith('"'):
        raise BallotsNotEnded
    if not first[-1].isdigit():
        raise BallotExpected
    weight = read_weight(first)
    if not marks or marks[-1] != "0":
        raise BallotNotEnded
    groups = [
        () if mark in ("0", "-") else tuple(sorted(option_index(part) for part in mark.split("=")))
        for mark in marks[:-1]
    ]
    while groups and not groups[-1]:
        groups.pop()
    check_ballot(weight, [option for group in groups for option in group], total)
    return weight, tuple(groups)


def _names(lines: list[str], at: int, total: int) -> tuple[list[str], str | None]:
    """Return the names and the title; None for a title that is not there."""
    found: list[tuple[int, list[str]]] = []
    for number, line in enumerate(lines[at:], at + 1):
        with on_line(number):
            words = _name(line.strip())
        if words and len(found) > total:
            raise LineWrong(line=number, reason=NothingMoreExpected(total=total))
        if words:
            found.append((number, words))
    # One name a line, perhaps with a party after it; or, in fewer lines, several names in each.
    one_each = len(found) >= total
    names = [words[0] for _, words in found] if one_each else [word for _, words in found for word in words]
    if len(names) < total:
        raise LineWrong(line=len(lines), reason=NamesMissing(found=len(names), total=total))
    if len(names) > total + 1:
        raise LineWrong(line=found[-1][0], reason=NothingMoreExpected(total=total))
    return names[:total], names[total] if len(names) > total else None


def _name(line: str) -> list[str]:
    check_length(line)
    if not line.startswith('"'):
        plain = _COMMENT.sub("", line).strip()
        return [plain] if plain else []
    if _QUOTED.fullmatch(line):
        return [word.strip() for word in _WORDS.findall(_AFTER.sub("", line))]
    if len(line) > 1 and line.endswith('"'):
        return [line[1:-1]]
    raise QuoteNotClosed
