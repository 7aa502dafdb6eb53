# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of votes: dialects, real files against a plain reading of them, and files that lie."""

import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from assembly_app.domain.errors import AssemblyError
from assembly_app.domain.voting.files.blt import read_blt
from assembly_app.domain.voting.files.pabulib import read_pabulib
from assembly_app.domain.voting.files.preflib import Orders, read_preflib
from assembly_app.domain.voting.files.table import approvals_of, read_approvals, read_rankings, read_scores
from assembly_app.domain.voting.files.text import LineWrong
from tests.domain.voting import real_votes

BLT = """\
# a comment
4 2
-3
\t2 1 2 4 0   # two people
2.5 2=4 1 0
1 0 1 - 2 0
3 0
0
"Ada" # first
Option #2
"Cai" "A party"
Dolors
"Board"
"""
PB = """\
META
key;value
num_projects;2
num_votes;2
budget;100,50
vote_type;approval
PROJECTS
project_id;cost;name
a;60;Trees
b;40.5;Benches
VOTES
voter_id;vote
1;a,b
2;
"""
SOC = "# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 3\n# NUMBER UNIQUE ORDERS: 2\n2: 3,1,2\n1: 1,2,3\n"


def test_blt_dialects() -> None:
    profile = read_blt(BLT)
    assert profile.options == ("Ada", "Option #2", "Cai", "Dolors")
    assert (profile.seats, profile.title, profile.withdrawn) == (2, "Board", {2})
    assert {(weight, ranking) for weight, ranking in profile.ballots} == {
        (2, ((0,), (1,), (3,))),
        (Fraction(5, 2), ((1, 3), (0,))),
        (1, ((), (0,), (), (1,))),
        (3, ()),
    }


def test_blt_names() -> None:
    assert read_blt('2 1\n1 1 2 0\n0\n"A" "B" "T"\n').options == ("A", "B")
    assert read_blt('\ufeff2 1\r\n1 1 2 0\r\n0\r\n"A"\r\n"A"').options == ("A (1)", "A (2)")
    # No title: the last option is in a ballot, so it is an option.
    assert read_blt("2 1\n1 1 2 0\n0\nA\nB\n").title == ""


def test_preflib() -> None:
    profile = read_preflib(SOC.replace("2: 3", "# ALTERNATIVE NAME 1: no\n2: 3"), Orders.SOC)
    assert profile.options == ("no", "2", "3")
    assert sorted(profile.ballots) == [(1, ((0,), (1,), (2,))), (2, ((2,), (0,), (1,)))]
    old = "3\n1,A\n2,B\n3,C\n3,3,2\n2,3,{1,2}\n1,2\n"
    profile = read_preflib(old, Orders.TOI)
    assert profile.options == ("A", "B", "C")
    assert sorted(profile.ballots) == [(1, ((1,),)), (2, ((2,), (0, 1)))]


def test_tables() -> None:
    profile = read_rankings("weight;A;B;C\n2;1;1;3\n1,5;1;3;\n".replace("1,5", "1.5"))
    assert sorted(profile.ballots, key=lambda one: one.weight) == [
        (Fraction(3, 2), ((0,), (), (1,))),
        (2, ((0, 1), (2,))),
    ]
    named = read_rankings("count,rank1,rank2\n2,Zoe,Ada\n1,,Zoe\n")
    assert named.options == ("Ada", "Zoe")
    assert sorted(named.ballots) == [(1, ((), (1,))), (2, ((1,), (0,)))]
    assert [one.approved for one in read_approvals("A,B\n1,0\nx,\n").ballots] == [{0}]
    scores = read_scores("A,B\n-2,5\n,3\n")
    assert (scores.lowest, scores.highest) == (-2, 5)
    assert [one.scores for one in scores.ballots] == [(-2, 5), (None, 3)]
    assert approvals_of(read_blt(BLT)).options == ("Ada", "Option #2", "Dolors")


def test_pabulib() -> None:
    profile = read_pabulib(PB)
    assert (profile.budget, profile.projects[1].cost) == (Fraction(201, 2), Fraction(81, 2))
    assert [(one.weight, one.approved) for one in profile.ballots] == [(1, frozenset()), (1, {0, 1})]


def files(folder: str, pattern: str) -> list[Path]:
    votes = real_votes.votes_folder()
    if votes is None:
        return []
    found = sorted((votes / folder).glob(pattern))
    assert found
    return found


def test_real_files_are_read_as_plainly_as_can_be() -> None:
    for path in [*files("edinburgh2017", "*.blt"), *files("meek", "*.blt")]:
        profile, plain = read_blt(path.read_text(encoding="utf-8")), real_votes.blt(path)
        assert (profile.options, profile.ballots) == (plain.options, plain.ballots)
        assert (profile.seats, profile.withdrawn) == (plain.seats, plain.withdrawn)
        assert profile.title
    for path in files("pabulib", "*.pb"):
        assert read_pabulib(path.read_text(encoding="utf-8")).ballots == real_votes.pabulib(path).ballots
    for path in files("kubernetes", "*.csv"):
        read, known = read_rankings(path.read_text(encoding="utf-8")), real_votes.csv_of_ranks(path, 1)
        assert (read.options, read.total) == (known.options, known.total)
    for path in files("burlington2009", "*.csv"):
        assert read_rankings(path.read_text(encoding="utf-8")).total == real_votes.grouped_csv(path).total


def soc(text: str) -> Any:
    return read_preflib(text, Orders.SOC)


HEAD = "3 1\n1 1 2 3 0\n"
NAMES = '0\n"A"\n"B"\n"C"\n"T"\n'
NOISE = '\u00e7\u00bf%&7;,="x \t' * 900_000
LIES: dict[str, tuple[Callable[[str], Any], str, int]] = {
    "empty": (read_blt, "", 1),
    "noise in one line": (read_blt, NOISE, 1),
    "noise in lines": (read_blt, NOISE.replace("x", "\n"), 1),
    "noise after ballots": (read_blt, HEAD + NOISE.replace("x", "\n"), 3),
    "a billion options": (read_blt, "1000000000 1\n1 1 0\n" + NAMES, 1),
    "a number of a million figures": (read_blt, "9" * 1_000_000 + " 1\n", 1),
    "a weight of many figures": (read_blt, f"3 1\n{'9' * 5000} 1 0\n{NAMES}", 2),
    "an option that is not there": (read_blt, f"{HEAD}1 4 0\n{NAMES}", 3),
    "an option twice": (read_blt, f"{HEAD}1 2 2 0\n{NAMES}", 3),
    "a negative weight": (read_blt, f"{HEAD}-1 2 0\n{NAMES}", 3),
    "a ballot without its 0": (read_blt, f"{HEAD}1 2 3\n{NAMES}", 3),
    "ballots without their 0": (read_blt, HEAD + NAMES[2:], 3),
    "a million ballots without their 0": (read_blt, "3 1\n" + "1 1 2 0\n" * 1_000_000, 1_000_002),
    "nothing after the ballots": (read_blt, HEAD, 3),
    "too few names": (read_blt, f'{HEAD}0\n"A"\n"B"', 5),
    "the title taken for an option": (read_blt, '3 1\n1 1 2 0\n0\n"A"\n"B"\n"T"', 6),
    "too many names": (read_blt, f'{HEAD}{NAMES}"more"\n', 8),
    "a withdrawn option that is not there": (read_blt, f"3 1\n-4\n{NAMES}", 2),
    "a quotation mark": (read_blt, f'{HEAD}0\n"A\n"B"\n"C"\n"T"\n', 4),
    "a ballot for nobody there": (soc, SOC.replace("1,2,3", "1,2,4"), 5),
    "an incomplete order": (soc, SOC.replace("1: 1,2,3", "1: 1,2"), 5),
    "a tie": (soc, SOC.replace("1: 1,2,3", "1: 1,{2,3}"), 5),
    "a wrong count of voters": (soc, SOC.replace("2: 3", "4: 3"), 2),
    "a wrong count of orders": (soc, SOC.replace("ORDERS: 2", "ORDERS: 7"), 3),
    "a billion alternatives": (soc, SOC.replace("ALTERNATIVES: 3", "ALTERNATIVES: 1000000000"), 1),
    "a billion in the first format": (soc, "1000000000\n1,A\n", 1),
    "orders that are noise": (soc, NOISE, 1),
    "a wrong count of votes": (read_pabulib, PB.replace("num_votes;2", "num_votes;1000000000"), 4),
    "more votes than it says": (read_pabulib, PB + "3;a\n" * 700_000, 4),
    "a project that is not there": (read_pabulib, PB.replace("a,b", "a,c"), 13),
    "a project voted twice": (read_pabulib, PB.replace("a,b", "a,a"), 13),
    "a negative cost": (read_pabulib, PB.replace("60", "-60"), 9),
    "a cost that is none": (read_pabulib, PB.replace("60", "1e9"), 9),
    "votes with points": (read_pabulib, PB.replace(";approval", ";cumulative"), 6),
    "no votes": (read_pabulib, PB.partition("VOTES")[0], 11),
    "a budget that is noise": (read_pabulib, NOISE, 1),
    "a rank that is none": (read_rankings, "A,B\n1,2\n1,second\n", 3),
    "rank zero": (read_rankings, "A,B\n0,1\n", 2),
    "a name twice": (read_rankings, "A,A\n1,2\n", 1),
    "a row too long": (read_rankings, "A,B\n1,2,3\n", 2),
    "a table that is noise": (read_rankings, NOISE, 1),
    "a negative weight in a table": (read_rankings, "count,A,B\n-1,1,2\n", 2),
    "a million columns": (read_rankings, ",".join(f"c{i}" for i in range(1_000_000)), 1),
    "a million names": (read_rankings, "rank1\n" + "\n".join(f"n{i}" for i in range(600_000)), 1002),
    "a score that is none": (read_scores, "A,B\n1,2\n3,0.5\n", 3),
    "an approval that is none": (read_approvals, "A,B\n1,2\n", 2),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_file_that_lies_is_refused_by_its_line_and_at_once(lie: str) -> None:
    read, text, line = LIES[lie]
    start = time.perf_counter()
    with pytest.raises(LineWrong) as refused:
        read(text)
    # A second is the promise for the whole command on an idle machine; a busy one must not fail here.
    assert time.perf_counter() - start < 3
    assert refused.value.values["line"] == line, str(refused.value)
    assert isinstance(refused.value.values["reason"], AssemblyError)
    assert "\n" not in str(refused.value) and len(str(refused.value)) < 200
