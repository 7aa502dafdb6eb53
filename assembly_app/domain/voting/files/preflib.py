# SPDX-License-Identifier: GPL-3.0-or-later
"""PrefLib's orders, with today's headings and the first ones.

Strict .soc .soi or with ties .toc .toi; complete .soc .toc or incomplete .soi .toi.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.voting.files.text import (
    CountWrong,
    KeyMissing,
    LineWrong,
    NamedTwice,
    check_length,
    check_options,
    distinct,
    on_line,
    option_index,
    read_weight,
    shown,
    split_lines,
    whole,
)
from assembly_app.domain.voting.profile import (
    Number,
    OptionNotThere,
    RankedProfile,
    Ranking,
    check_ballot,
    group_rankings,
)

_HEADING: Final = re.compile(r"#\s*([A-Z][A-Z ]*?)\s*([0-9]*)\s*:\s*(.*)")
_NAME_KEY: Final = "ALTERNATIVE NAME"
_TOTAL_KEY: Final = "NUMBER ALTERNATIVES"
_VOTERS_KEY: Final = "NUMBER VOTERS"
_ORDERS_KEY: Final = "NUMBER UNIQUE ORDERS"
_ORDER: Final = re.compile(r"[0-9]+|\{[0-9]+(?:,[0-9]+)*\}")


class Orders(StrEnum):
    """Kinds of files by their ending."""

    SOC = "soc"
    SOI = "soi"
    TOC = "toc"
    TOI = "toi"

    @property
    def ties(self) -> bool:
        """Whether equal ranks are taken."""
        return self in (Orders.TOC, Orders.TOI)

    @property
    def complete(self) -> bool:
        """Whether each ballot ranks every option."""
        return self in (Orders.SOC, Orders.TOC)


class OrderExpected(AssemblyError):
    """A line that is no order."""

    message = N_("A ballot is expected here, such as “12: 3,1,2”, not “{text}”.")


class EqualsNotTaken(AssemblyError):
    """Equal ranks in a file of strict orders."""

    message = N_("A .{kind} file has no equal ranks; those belong in .toc or .toi.")


class OrderIncomplete(AssemblyError):
    """Options left out in a file of complete orders."""

    message = N_("A .{kind} file ranks every option: {found} of {total} are here.")


@dataclass
class _File:
    kind: Orders
    total: int = 0
    names: dict[int, str] = field(default_factory=dict)
    title: str = ""
    # What the file says of itself: key, line, number.
    said: dict[str, tuple[int, int]] = field(default_factory=dict)
    votes: Number = 0
    orders: int = 0
    papers: list[tuple[Number, Ranking]] = field(default_factory=list)

    def heading(self, key: str, number: str, value: str, line: int) -> None:
        """Take a line "# KEY: value"; those that say nothing of the count are passed over."""
        if key == "TITLE":
            self.title = value
        elif key == _TOTAL_KEY:
            self.total = check_options(whole(key, value))
        elif key == _NAME_KEY and number:
            self.name(option_index(number), value)
        elif key in (_VOTERS_KEY, _ORDERS_KEY):
            self.said[key] = (line, whole(key, value))

    def name(self, option: int, name: str) -> None:
        """Take the name of an option."""
        if not 0 <= option < self.total:
            raise OptionNotThere(number=option + 1, total=self.total)
        if option in self.names:
            raise NamedTwice(name=shown(f"{_NAME_KEY} {option + 1}"))
        self.names[option] = name or str(option + 1)

    def order(self, weight: str, order: str) -> None:
        """Take a ballot."""
        if not self.total:
            raise KeyMissing(key=_TOTAL_KEY)
        marks = order.replace(" ", "").replace("\t", "")
        found = _ORDER.findall(marks)
        if ",".join(found) != marks:
            raise OrderExpected(text=shown(order))
        groups = tuple(tuple(option_index(part) for part in mark.strip("{}").split(",")) for mark in found)
        ranked = [option for group in groups for option in group]
        votes = read_weight(weight.strip())
        check_ballot(votes, ranked, self.total)
        if not self.kind.ties and len(ranked) > len(groups):
            raise EqualsNotTaken(kind=self.kind.value)
        if self.kind.complete and len(ranked) < self.total:
            raise OrderIncomplete(kind=self.kind.value, found=len(ranked), total=self.total)
        self.papers.append((votes, groups))
        self.votes += votes
        self.orders += 1

    def profile(self) -> RankedProfile:
        """Check what the file says of itself against what it holds."""
        for key, found in ((_VOTERS_KEY, self.votes), (_ORDERS_KEY, self.orders)):
            line, said = self.said.get(key, (0, found))
            if said != found:
                raise LineWrong(line=line, reason=CountWrong(key=key, said=said, found=found))
        names = [self.names.get(option, str(option + 1)) for option in range(self.total)]
        return RankedProfile(distinct(names), group_rankings(self.papers), title=self.title)


def read_preflib(text: str, kind: Orders) -> RankedProfile:
    """Read a file of orders, for one seat; raise LineWrong."""
    lines = split_lines(text)
    file = _File(kind)
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    plain = lines[first].strip()
    start = _old_heading(lines, first, file) if plain.isascii() and plain.isdigit() else first
    for number, line in enumerate(lines[start:], start + 1):
        with on_line(number):
            _take(file, line.strip(), number, old=start > first)
    if not file.total:
        raise LineWrong(line=len(lines), reason=KeyMissing(key=_TOTAL_KEY))
    return file.profile()


def _take(file: _File, line: str, number: int, *, old: bool) -> None:
    check_length(line)
    if line.startswith("#"):
        found = _HEADING.fullmatch(line)
        if found:
            file.heading(found[1], found[2], found[3], number)
    elif line:
        weight, colon, order = line.partition("," if old else ":")
        # The first files put a comma after the count; an empty ballot there has none.
        if not colon and not old:
            raise OrderExpected(text=shown(line))
        file.order(weight, order)


def _old_heading(lines: list[str], at: int, file: _File) -> int:
    """Read the first files' heading: options, "number,name" of each, "voters,sum,orders"."""
    with on_line(at + 1):
        file.total = check_options(whole(_TOTAL_KEY, lines[at]))
    if len(lines) < at + file.total + 2:
        raise LineWrong(line=len(lines), reason=KeyMissing(key=_NAME_KEY))
    for number in range(at + 1, at + 1 + file.total):
        option, _, name = lines[number].strip().partition(",")
        with on_line(number + 1):
            file.name(option_index(option.strip()), name.strip())
    at += file.total + 1
    parts = lines[at].split(",")
    if len(parts) != 3:
        raise LineWrong(line=at + 1, reason=KeyMissing(key=_VOTERS_KEY))
    with on_line(at + 1):
        voters, _, orders = [whole(_VOTERS_KEY, part) for part in parts]
    file.said = {_VOTERS_KEY: (at + 1, voters), _ORDERS_KEY: (at + 1, orders)}
    return at + 1
