# SPDX-License-Identifier: GPL-3.0-or-later
"""Real elections, against what was officially published."""

import re
from fractions import Fraction
from typing import Any

from assembly_app.domain.voting.condorcet import (
    DefaultRule,
    beat_matrix,
    condorcet_winner,
    count_schulze,
    count_with_default,
)
from assembly_app.domain.voting.equal_shares import count_equal_shares
from assembly_app.domain.voting.greedy import Unaffordable, count_greedy
from assembly_app.domain.voting.irv import count_irv
from assembly_app.domain.voting.liquid import Delegation, Scope, count_liquid
from assembly_app.domain.voting.meek import count_meek
from assembly_app.domain.voting.profile import RankedProfile, Unranked, group_rankings
from assembly_app.domain.voting.quorum import Need
from assembly_app.domain.voting.scottish import count_scottish
from assembly_app.domain.voting.ties import published_order
from tests.domain.voting.real_votes import (
    blt,
    by_ranks,
    csv_of_ranks,
    debian,
    expected,
    grouped_csv,
    pabulib,
)


def electors_of(threshold: str) -> int:
    """How many electors make 3 × √n ÷ 2 the published figure, which is cut at thirteen decimals."""
    figure = Fraction(threshold)
    return round(figure * figure * 4 / 9)


def check_debian(one: dict[str, Any], profile: RankedProfile) -> None:
    known, default = one["expected"], one["default"] - 1
    assert sum(ballot.weight for ballot in profile.ballots) == one["ballots"]
    ratios = {int(o) - 1: Fraction(row["ratio"]).as_integer_ratio() for o, row in known["majority"].items()}
    figure = next(iter(known["quorum"].values()))
    need = Need(3, 2, None, strict=figure["op"] == ">", root=True)
    rule = DefaultRule(default, need, electors_of(figure["threshold"]), ratios)
    count, rows = count_with_default(profile, Unranked.LAST, rule)
    for i, row in enumerate(known["beat_matrix"]):
        assert [count.beats[i][j] for j in range(len(row)) if j != i] == [v for v in row if v is not None]
    for row in rows:
        quorum, majority = known["quorum"][str(row.option + 1)], known["majority"][str(row.option + 1)]
        assert (row.votes, row.quorum_met) == (quorum["votes"], quorum["passed"])
        assert (row.votes, row.against, row.majority_met) == (
            majority["votes"],
            majority["against"],
            majority["passed"],
        )
    assert sorted(count.winners) == [winner - 1 for winner in sorted(known["winners"])], one["id"]


def test_debian() -> None:
    folder, votes = expected("debian")
    for one in votes:
        names = tuple(one["options"][str(i + 1)] for i in range(len(one["options"])))
        check_debian(one, debian(folder / one["file"], names))


def test_kubernetes_committees() -> None:
    folder, votes = expected("kubernetes")
    for one in votes:
        if "Schulze" not in one["method"]:
            continue
        profile = csv_of_ranks(folder / one["file"], one["seats"])
        count = count_schulze(profile, Unranked.NONE)
        names = [profile.options[option] for option in count.winners]
        assert (names, count.tied) == (one["expected"]["winners"], ()), one["id"]


def test_edinburgh_wards() -> None:
    folder, votes = expected("edinburgh2017")
    for one in votes:
        profile = blt(folder / one["file"])
        count = count_scottish(profile, published_order("", profile.options))
        assert profile.seats == one["seats"]
        assert sorted(option + 1 for option in count.winners) == sorted(one["elected"]), one["id"]
        assert sorted(profile.options[option] for option in count.winners) == sorted(one["elected_names"])


def test_moderators_by_meek() -> None:
    folder, votes = expected("meek")
    for one in votes:
        profile = blt(folder / one["file"])
        count = count_meek(profile, published_order("", profile.options))
        assert profile.seats == one["seats"]
        assert {option + 1 for option in count.winners} == set(one["elected"]), one["file"]


def test_burlington() -> None:
    folder, votes = expected("burlington2009")
    for one in votes:
        profile = grouped_csv(folder / one["file"])
        known = one["expected"]
        assert profile.total == one["ballots"]
        count = count_irv(profile, published_order("", profile.options))
        last = count.stages[-1]
        assert [profile.options[option] for option in count.winners] == [known["irv_winner"]]
        assert sorted((vote for vote in last.votes if vote), reverse=True) == known["final_round"]
        assert last.exhausted == known["exhausted"]
        first = count.stages[0].votes
        assert profile.options[first.index(max(first))] == known["plurality_winner"]
        beats = beat_matrix(profile, Unranked.LAST)
        preferred = condorcet_winner(beats, profile.standing)
        assert preferred is not None and profile.options[preferred] == known["condorcet_winner"]
        assert count_schulze(profile, Unranked.LAST).winners == (preferred,)


def paper(one: dict[str, Any]) -> RankedProfile:
    names = one["candidates"]
    ballots = []
    for vote in one["votes"]:
        ranks, _, times = vote.partition("*")
        order = [re.split(r"\s*=\s*", group) for group in re.split(r"\s*>\s*", ranks.strip())]
        marks = {names.index(name): rank for rank, group in enumerate(order) for name in group}
        ballots.append((int(times or 1), by_ranks(marks)))
    return RankedProfile(tuple(names), group_rankings(ballots))


def test_examples_of_the_schulze_paper() -> None:
    _, votes = expected("schulze_paper")
    for one in votes:
        profile, known = paper(one), one["expected"]
        count = count_schulze(profile, Unranked.LAST)
        assert {profile.options[option] for option in count.winners} == set(known["winners"]), one["id"]
        assert set(count.tied) == (set(count.winners) if len(count.winners) > 1 else set())
        if "ranking" in known:
            ranking = [{profile.options[option] for option in group} for group in count.ranking]
            assert ranking == [set(group) for group in known["ranking"]], one["id"]
        for start, ends in known.get("strongest_paths", {}).items():
            for end, strength in ends.items():
                i, j = profile.options.index(start), profile.options.index(end)
                assert count.paths[i][j] == strength, (one["id"], start, end)


def test_participatory_budgets() -> None:
    folder, votes = expected("pabulib")
    for one in votes:
        profile = pabulib(folder / one["file"])
        assert (len(profile.projects), profile.people) == (one["projects"], one["votes"])
        count = count_greedy(profile, Unaffordable.SKIP)
        funded = {profile.projects[project].id for project in count.funded}
        assert funded == set(one["selected_official"]), one["id"]
        assert not count.undecided


def test_equal_shares_on_participatory_budgets() -> None:
    folder, votes = expected("pabulib")
    for one in votes:
        profile = pabulib(folder / one["file"])
        ids = tuple(project.id for project in profile.projects)
        count = count_equal_shares(profile, published_order("", ids))
        assert count.spent <= profile.budget
        assert count.funded


def test_delegations() -> None:
    _, graphs = expected("liquid", "weights.json")
    scopes = {"issue": Scope.ISSUE, "area": Scope.AREA, "unit": Scope.BODY}
    for one in graphs:
        delegations = [
            Delegation(d["truster_id"], d["trustee_id"], scopes[d["scope"]]) for d in one["delegations_raw"]
        ]
        count = count_liquid(one["members"], delegations, one["direct_voters"])
        known = one["expected"]
        assert {str(name): weight for name, weight in count.weights.items()} == known["direct_weights"]
        assert sorted(count.not_counted) == sorted(known["not_counted"])
        chains = {str(name): list(chain) for name, chain in count.chains.items()}
        assert chains == {name: row["chain"] for name, row in known["delegating"].items()}
