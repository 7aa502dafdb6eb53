# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts a file of votes: no book, no database, no window."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.voting.approval import count_approval
from assembly_app.domain.voting.condorcet import Victory, count_schulze
from assembly_app.domain.voting.equal_shares import count_equal_shares
from assembly_app.domain.voting.explain import Plain, plain_budget, plain_count
from assembly_app.domain.voting.files.blt import read_blt
from assembly_app.domain.voting.files.pabulib import read_pabulib
from assembly_app.domain.voting.files.preflib import Orders, read_preflib
from assembly_app.domain.voting.files.table import approvals_of, read_approvals, read_rankings, read_scores
from assembly_app.domain.voting.files.text import LineWrong
from assembly_app.domain.voting.greedy import Unaffordable, count_greedy
from assembly_app.domain.voting.irv import count_irv
from assembly_app.domain.voting.meek import count_meek
from assembly_app.domain.voting.profile import ApprovalProfile, BudgetProfile, RankedProfile, Unranked
from assembly_app.domain.voting.result import BudgetCount, Count, Method
from assembly_app.domain.voting.score import count_score
from assembly_app.domain.voting.scottish import count_scottish
from assembly_app.domain.voting.ties import Order

__all__ = ["ENDINGS", "Method", "Settings", "Unaffordable", "Unranked", "Victory", "count_file"]

TABLE: Final = "csv"
BUDGET: Final = "pb"
BLT: Final = "blt"
ENDINGS: Final = (BLT, BUDGET, *(kind.value for kind in Orders), TABLE)
MAX_BYTES: Final = 50_000_000
_MEGABYTE: Final = 1_000_000
_SEATLESS: Final = (Method.IRV, Method.EQUAL_SHARES, Method.GREEDY)


class VotesUnreadable(AssemblyError):
    """There is no such file, or it cannot be read."""

    message = N_("“{path}” cannot be read. Check its name.")


class VotesTooLarge(AssemblyError):
    """More than any election fills."""

    message = N_("“{path}” is larger than {most} MB; this is no file of votes.")


class UnknownEnding(AssemblyError):
    """A kind of file that is not read."""

    message = N_("“{path}” ends in none of {known}.")


class NotPlainText(AssemblyError):
    """Bytes that are no text, or in an old alphabet."""

    message = N_("This is no text in UTF-8. Save the file as UTF-8.")


class MethodNotForFile(AssemblyError):
    """Votes of another kind."""

    message = N_("A .{kind} file cannot be counted by {method}. Its methods are: {methods}.")


class UnrankedMatters(AssemblyError):
    """The result depends on what is understood of the options that ballots leave out."""

    message = N_(
        "What ballots leave out changes this result. Add --unranked last (below all the rest) "
        "or --unranked none (no opinion)."
    )


class SeatsNotTaken(AssemblyError):
    """A number of seats where it plays no part."""

    message = N_("{method} takes no number of seats.")


@dataclass(frozen=True)
class Settings:
    """How to count.

    Where nothing is said, seats are those of the file, and what ballots leave out must not change the result.
    """

    method: Method
    seats: int | None = None
    unranked: Unranked | None = None
    victory: Victory = Victory.WINNING
    unaffordable: Unaffordable = Unaffordable.SKIP


def count_file(path: Path, settings: Settings) -> Plain:
    """Read and count; return the plain result, whose keys are those of `explain`. Raise AssemblyError."""
    kind = path.suffix.casefold().removeprefix(".")
    if kind not in ENDINGS:
        raise UnknownEnding(path=path, known=", ".join(f".{ending}" for ending in ENDINGS))
    method = settings.method
    if method not in _methods(kind):
        methods = ", ".join(_methods(kind))
        raise MethodNotForFile(kind=kind, method=method.value, methods=methods)
    one_seat = method is Method.IRV and settings.seats == 1
    if settings.seats is not None and method in _SEATLESS and not one_seat:
        raise SeatsNotTaken(method=method.value)
    text = _text(path)
    if kind == BUDGET:
        return _budget(read_pabulib(text), settings)
    if method is Method.APPROVAL:
        approvals = read_approvals(text) if kind == TABLE else approvals_of(_ranked(text, kind))
        return _approvals(approvals, settings)
    if method is Method.SCORE:
        scores = read_scores(text)
        scores = replace(scores, seats=scores.seats if settings.seats is None else settings.seats)
        whole = all(None not in ballot.scores for ballot in scores.ballots)
        return _spoken(lambda unranked: count_score(scores, unranked), settings, whole=whole)
    return _rankings(_ranked(text, kind), settings)


def _methods(kind: str) -> tuple[Method, ...]:
    if kind == BUDGET:
        return (Method.EQUAL_SHARES, Method.GREEDY, Method.APPROVAL)
    ranked = (*_RANKED, Method.SCHULZE, Method.APPROVAL)
    return (*ranked, Method.SCORE) if kind == TABLE else ranked


_RANKED: Final = MappingProxyType(
    {Method.SCOTTISH: count_scottish, Method.MEEK: count_meek, Method.IRV: count_irv}
)


def _text(path: Path) -> str:
    try:
        if not path.is_file():
            raise VotesUnreadable(path=path)
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise VotesUnreadable(path=path) from error
    if len(content) > MAX_BYTES:
        raise VotesTooLarge(path=path, most=MAX_BYTES // _MEGABYTE)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise LineWrong(line=line, reason=NotPlainText()) from error


def _ranked(text: str, kind: str) -> RankedProfile:
    if kind == BLT:
        return read_blt(text)
    return read_rankings(text) if kind == TABLE else read_preflib(text, Orders(kind))


def _rankings(profile: RankedProfile, settings: Settings) -> Plain:
    if settings.seats is not None:
        profile = replace(profile, seats=settings.seats)
    if settings.method is not Method.SCHULZE:
        return plain_count(_settle_seats(_RANKED[settings.method], profile))
    total = len(profile.standing)
    whole = all(
        sum(option not in profile.withdrawn for group in ballot.ranking for option in group) == total
        for ballot in profile.ballots
    )
    return _spoken(lambda unranked: count_schulze(profile, unranked, settings.victory), settings, whole=whole)


def _settle_seats(count: Callable[[RankedProfile, Order | None], Count], profile: RankedProfile) -> Count:
    """Where a tie stops the count, go on by the order of the list; who depends on that order is tied."""
    result = count(profile, None)
    if not result.undecided:
        return result
    order = tuple(range(len(profile.options)))
    one, other = count(profile, order), count(profile, order[::-1])
    tied = tuple(sorted(set(one.winners) ^ set(other.winners)))
    winners = (*one.winners, *(option for option in tied if option not in one.winners))
    return replace(one, winners=winners, tied=tied, undecided=bool(tied))


def _settle_shares(profile: BudgetProfile) -> BudgetCount:
    """The same for equal shares, where projects with as many votes tie often, and mostly for nothing."""
    result = count_equal_shares(profile)
    if not result.undecided:
        return result
    order = tuple(range(len(profile.projects)))
    one, other = count_equal_shares(profile, order), count_equal_shares(profile, order[::-1])
    tied = tuple(sorted(set(one.funded) ^ set(other.funded)))
    return replace(one, tied=tied, undecided=bool(tied))


def _spoken(count: Callable[[Unranked], Count], settings: Settings, *, whole: bool) -> Plain:
    """Count as was said of what ballots leave out; if nothing was, both ways must give one result."""
    if settings.unranked is not None:
        return plain_count(count(settings.unranked))
    result = count(Unranked.LAST)
    if not whole:
        other = count(Unranked.NONE)
        if (set(result.winners), set(result.tied), result.ranking) != (
            set(other.winners),
            set(other.tied),
            other.ranking,
        ):
            raise UnrankedMatters
    return plain_count(result)


def _approvals(profile: ApprovalProfile, settings: Settings) -> Plain:
    if settings.seats is not None:
        profile = replace(profile, seats=settings.seats)
    return plain_count(count_approval(profile))


def _budget(profile: BudgetProfile, settings: Settings) -> Plain:
    if settings.method is Method.EQUAL_SHARES:
        return plain_budget(_settle_shares(profile))
    if settings.method is Method.GREEDY:
        return plain_budget(count_greedy(profile, settings.unaffordable))
    names = tuple(project.id for project in profile.projects)
    return _approvals(ApprovalProfile(names, profile.ballots, title=profile.title), settings)
