# SPDX-License-Identifier: GPL-3.0-or-later
"""Scottish single transferable vote: SSI 2007/42, schedule 1, rules 45 to 52.

Votes are whole numbers of hundred-thousandths, so five decimals are exact and truncation is floor division.
"""

from dataclasses import dataclass, field
from fractions import Fraction

from assembly_app.domain.voting.profile import Number, RankedProfile, Ranking
from assembly_app.domain.voting.result import Action, Count, Groups, Method, Stage, TieBreak
from assembly_app.domain.voting.ties import Order, TieBreaker, rank_groups

UNIT = 100_000
# Papers held by an option, parted by the value they arrived with.
Parcels = dict[int, list[int]]


def count_scottish(profile: RankedProfile, order: Order | None = None) -> Count:
    """Elect `seats` options. A paper stops where two options have one rank, or a rank is left out (art. 2).

    A paper without a single first preference is rejected and does not enter the quota (rules 43 and 46).
    """
    return _Scottish(profile, TieBreaker(order)).run()


def next_preference(
    ranking: Ranking, at: int, continuing: set[int], withdrawn: frozenset[int]
) -> tuple[int, int]:
    """Return (rank, option) of the next available preference from rank `at` on; option -1 for none.

    Preferences for options elected, excluded or withdrawn are passed over (art. 2); a rank left out, or given
    to two options that are not withdrawn, ends the consecutive order.
    """
    while at < len(ranking):
        group = ranking[at]
        if len(group) != 1:
            group = tuple(option for option in group if option not in withdrawn)
            if len(group) > 1 or not ranking[at]:
                break
        if group and group[0] in continuing:
            return at, group[0]
        at += 1
    return len(ranking), -1


@dataclass
class _Scottish:
    profile: RankedProfile
    ties: TieBreaker
    at: list[int] = field(default_factory=list)
    held: list[Parcels] = field(default_factory=list)
    votes: list[Number] = field(default_factory=list)
    exhausted: Number = 0
    lost: Number = 0
    quota: int = 0
    continuing: set[int] = field(default_factory=set)
    # With a surplus still to be transferred.
    waiting: list[int] = field(default_factory=list)
    elected: list[tuple[int, ...]] = field(default_factory=list)
    excluded: list[int] = field(default_factory=list)
    history: list[list[Number]] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    log: list[TieBreak] = field(default_factory=list)

    def run(self) -> Count:
        self._first()
        while self._vacancies() > 0 and len(self.continuing) > self._vacancies():
            if not (self._surplus() if self.waiting else self._exclude()):
                return self._finish(undecided=True)
        if self._vacancies() > 0 and self.continuing:
            self._fill()
        return self._finish(undecided=False)

    def _vacancies(self) -> int:
        return self.profile.seats - sum(len(group) for group in self.elected)

    def _first(self) -> None:
        """Rules 45 and 46: first preferences and the quota."""
        total = len(self.profile.options)
        self.votes, self.held = [0] * total, [{} for _ in range(total)]
        self.continuing = set(self.profile.standing)
        self.at = [0] * len(self.profile.ballots)
        parcels: dict[tuple[int, ...], list[int]] = {}
        for index, (_, ranking) in enumerate(self.profile.ballots):
            parcels.setdefault(ranking[0] if ranking else (), []).append(index)
        for first, papers in parcels.items():
            if len(first) == 1 and first[0] in self.continuing:
                self._give(first[0], papers, UNIT)
            else:
                for index in papers:
                    self.at[index] = -1
                self._transfer(papers, UNIT)
        # Papers with no first preference are rejected: they are not votes.
        valid, self.exhausted = Fraction(sum(self.votes), UNIT), 0
        self.quota = (int(valid // (self.profile.seats + 1)) + 1) * UNIT
        self._close(Action.FIRST, ())

    def _close(self, action: Action, options: tuple[int, ...], values: tuple[int, ...] = ()) -> None:
        """End a stage: who reaches the quota is deemed elected (rule 47), and the stage is kept."""
        reached = [option for option in sorted(self.continuing) if self.votes[option] >= self.quota]
        if action is Action.FILL:
            reached = list(options)
        self.continuing -= set(reached)
        self.waiting += [option for option in reached if self.votes[option] > self.quota]
        groups = rank_groups(reached, self.votes)
        self.elected += groups
        before = self.history[-1] if self.history else [0] * len(self.votes)
        moved = tuple(Fraction(now - then, UNIT) for now, then in zip(self.votes, before, strict=True))
        self.history.append(list(self.votes))
        self.stages.append(
            Stage(
                len(self.history),
                action,
                options,
                tuple(Fraction(vote, UNIT) for vote in self.votes),
                moved,
                Fraction(self.exhausted, UNIT),
                Fraction(self.lost, UNIT),
                tuple(option for group in groups for option in group),
                Fraction(self.quota, UNIT),
                tuple(Fraction(value, UNIT) for value in values),
            )
        )

    def _surplus(self) -> bool:
        """Rules 48 and 49: the largest surplus passes on, as a share of the value of each paper."""
        most = max(self.votes[option] for option in self.waiting)
        option = self._settle([one for one in self.waiting if self.votes[one] == most], Action.SURPLUS)
        if option is None:
            return False
        self.waiting.remove(option)
        surplus = self.votes[option] - self.quota
        passed: Number = 0
        values = []
        for old, papers in self.held[option].items():
            value = int(surplus * old // self.votes[option])
            values.append(value)
            passed += self._transfer(papers, value)
        self.held[option] = {}
        self.votes[option] = self.quota
        self.lost += surplus - passed
        self._close(Action.SURPLUS, (option,), tuple(values))
        return True

    def _exclude(self) -> bool:
        """Rules 50 and 51: the lowest is excluded; its papers pass at the value they arrived with."""
        fewest = min(self.votes[option] for option in self.continuing)
        option = self._settle([one for one in self.continuing if self.votes[one] == fewest], Action.EXCLUDE)
        if option is None:
            return False
        self.continuing.remove(option)
        self.excluded.append(option)
        values = tuple(sorted(self.held[option], reverse=True))
        # Rule 52 (2): where those left fill the last vacancies, nothing more is transferred.
        if len(self.continuing) > self._vacancies():
            for value, papers in self.held[option].items():
                self._transfer(papers, value)
            self.held[option] = {}
            self.votes[option] = 0
        self._close(Action.EXCLUDE, (option,), values)
        return True

    def _settle(self, tied: list[int], action: Action) -> int | None:
        if len(tied) == 1:
            return tied[0]
        choose = self.ties.best if action is Action.SURPLUS else self.ties.worst
        tie = choose(sorted(tied), self.history, len(self.history) + 1, action)
        self.log.append(tie)
        return tie.chosen[0] if tie.chosen else None

    def _transfer(self, papers: list[int], value: int) -> Number:
        """Pass papers to their next available preference; return the votes that left with them."""
        ballots, at, continuing = self.profile.ballots, self.at, self.continuing
        parted: dict[int, list[int]] = {}
        for index in papers:
            ranking, rank = ballots[index][1], at[index] + 1
            # The common case first: the next rank has one option, and it stands.
            if rank < len(ranking) and len(ranking[rank]) == 1 and ranking[rank][0] in continuing:
                to = ranking[rank][0]
            else:
                rank, to = next_preference(ranking, rank, continuing, self.profile.withdrawn)
            at[index] = rank
            parted.setdefault(to, []).append(index)
        moved: Number = 0
        for to, passed in parted.items():
            moved += self._give(to, passed, value)
        return moved

    def _give(self, to: int, papers: list[int], value: int) -> Number:
        ballots = self.profile.ballots
        worth = sum([ballots[index][0] for index in papers]) * value
        if to < 0:
            self.exhausted += worth
        else:
            self.votes[to] += worth
            self.held[to].setdefault(value, []).extend(papers)
        return worth

    def _fill(self) -> None:
        """Rule 52: as many left as vacancies."""
        self._close(Action.FILL, tuple(sorted(self.continuing)))

    def _ranking(self) -> Groups:
        left = rank_groups(self.continuing, self.votes)
        return (*self.elected, *left, *((option,) for option in reversed(self.excluded)))

    def _finish(self, *, undecided: bool) -> Count:
        winners = tuple(option for group in self.elected for option in group)
        tied = self.log[-1].among if undecided else ()
        if undecided and set(tied) == self.continuing:
            winners += tied
        return Count(
            Method.SCOTTISH,
            self.profile.options,
            self.profile.seats,
            Fraction(self.quota, UNIT),
            winners,
            tied,
            self._ranking(),
            tuple(self.stages),
            tuple(self.log),
            undecided=undecided,
        )
