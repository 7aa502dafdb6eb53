# SPDX-License-Identifier: GPL-3.0-or-later
"""`assembly-app tally`: real elections from the file to the winners, and one line for a file that lies."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from assembly_app import cli
from tests.domain.voting.real_votes import expected
from tests.source import ROOT

KEYS = {"method", "seats", "quota", "winners", "tied", "ranking", "stages"}
ORDERS = "# NUMBER ALTERNATIVES: 3\n2: 1,2\n1: 2,3\n"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")


def count(capsys: pytest.CaptureFixture[str], path: Path, *argv: str) -> dict[str, Any]:
    assert cli.main(["tally", str(path), *argv, "--json"]) == 0, capsys.readouterr().err
    result: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert result.keys() >= KEYS
    return result


def refused(capsys: pytest.CaptureFixture[str], *argv: object) -> str:
    assert cli.main(["tally", *(str(word) for word in argv)]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1
    return said.err.strip()


def test_real_elections(capsys: pytest.CaptureFixture[str]) -> None:
    folder, known = expected("edinburgh2017")
    for one in known:
        result = count(capsys, folder / one["file"], "--method", "stv-scottish")
        assert sorted(result["winners"]) == sorted(one["elected_names"])
    folder, known = expected("meek")
    for one in known:
        result = count(capsys, folder / one["file"], "--method", "stv-meek")
        assert (result["seats"], len(result["winners"])) == (one["seats"], one["seats"])
    folder, known = expected("kubernetes")
    for one in known:
        if "ranking" in one["expected"]:
            argv = ["--method", "schulze", "--unranked", "none", "--seats", str(one["seats"])]
            result = count(capsys, folder / one["file"], *argv)
            assert result["ranking"] == one["expected"]["ranking"]
    folder, known = expected("burlington2009")
    for one in known:
        result = count(capsys, folder / one["file"], "--method", "irv")
        assert result["winners"] == [one["expected"]["irv_winner"]]
        assert result["stages"][-1]["exhausted"] == str(one["expected"]["exhausted"])
        result = count(capsys, folder / one["file"], "--method", "schulze", "--unranked", "last")
        assert result["winners"] == [one["expected"]["condorcet_winner"]]
    folder, known = expected("pabulib")
    for one in known:
        result = count(capsys, folder / one["file"], "--method", "greedy")
        assert sorted(result["winners"]) == sorted(one["selected_official"])
        assert count(capsys, folder / one["file"], "--method", "mes")["winners"]


def test_every_method_says_its_stages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blt, table, budget = tmp_path / "a.blt", tmp_path / "a.CSV", tmp_path / "a.pb"
    blt.write_text('3 2\n5 1 2 0\n3 2=3 0\n2 3 0\n0\n"Ada"\n"Bo"\n"Cai"\n"Board"\n', encoding="utf-8")
    table.write_text("Ada,Bo\n3,1\n0,2\n", encoding="utf-8")
    budget.write_text(
        "META\nbudget;10\nPROJECTS\nproject_id;cost\nx;6\ny;6\nVOTES\nvoter_id;vote\n1;x\n2;x,y\n",
        encoding="utf-8",
    )
    ranked = ["stv-scottish", "stv-meek", "irv", "schulze", "approval"]
    cases = [(blt, one) for one in ranked] + [(table, "score"), (budget, "mes"), (budget, "greedy")]
    for path, method in cases:
        assert cli.main(["tally", str(path), "--method", method, "--unranked", "last"]) == 0
        said = capsys.readouterr().out
        assert "Elected: " in said and "Ranking" in said and "Stage 1: " in said
    stopped = count(capsys, budget, "--method", "greedy", "--on-unaffordable", "stop")
    assert [stage["action"] for stage in stopped["stages"]] == ["fund", "stop"]


def test_ties_are_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.blt"
    path.write_text('2 1\n1 1 0\n1 2 0\n0\n"A"\n"B"\n"T"\n', encoding="utf-8")
    for method in ("stv-scottish", "stv-meek", "irv", "schulze", "approval"):
        result = count(capsys, path, "--method", method)
        assert set(result["winners"]) == set(result["tied"]) == {"A", "B"}, method
    # A tie that changes nothing stops nothing.
    path.write_text('4 1\n9 1 0\n5 2 0\n3 2 3 0\n3 2 4 0\n0\n"A"\n"B"\n"C"\n"D"\n"T"\n', encoding="utf-8")
    for method in ("stv-scottish", "stv-meek"):
        result = count(capsys, path, "--method", method)
        assert (result["winners"], result["tied"], result["undecided"]) == (["B"], [], False)


def test_unranked_is_never_guessed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.toi"
    path.write_text("# NUMBER ALTERNATIVES: 2\n2: 2\n1: 1,2\n", encoding="utf-8")
    assert "--unranked last" in refused(capsys, path, "--method", "schulze")
    assert count(capsys, path, "--method", "schulze", "--unranked", "last")["winners"] == ["2"]
    assert count(capsys, path, "--method", "schulze", "--unranked", "none")["winners"] == ["1"]


def test_what_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = tmp_path / "a.soi"
    good.write_text(ORDERS, encoding="utf-8")
    assert "mes" in refused(capsys, good, "--method", "mes")
    assert "irv" in refused(capsys, good, "--method", "irv", "--seats", "2")
    assert "0" in refused(capsys, good, "--method", "approval", "--seats", "0")
    assert "borda" in refused(capsys, good, "--method", "borda")
    assert "--method" in refused(capsys, good)
    assert "cannot be read" in refused(capsys, tmp_path / "none.blt", "--method", "irv")
    assert ".blt" in refused(capsys, tmp_path / "votes.odt", "--method", "irv")
    bad = tmp_path / "bad.blt"
    bad.write_bytes(b'2 1\n1 1 2 0\n0\n"A"\n"B\xff"\n"T"\n')
    assert refused(capsys, bad, "--method", "irv").startswith("Line 5: ")
    bad.write_text('2 1\n1 3 0\n0\n"A"\n"B"\n"T"\n', encoding="utf-8")
    assert refused(capsys, bad, "--method", "irv") == "Line 2: There is no option number 3: there are 2."


def test_ten_megabytes_of_noise_take_no_time(tmp_path: Path) -> None:
    path = tmp_path / "noise.blt"
    path.write_bytes(bytes(range(256)) * 40_000)
    command = [sys.executable, "-m", "assembly_app", "tally", str(path), "--method", "irv"]
    start = time.perf_counter()
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert time.perf_counter() - start < 5
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)


def test_no_database_and_no_window_are_loaded() -> None:
    code = "import sys, assembly_app.services.tally; print({'sqlalchemy', 'PySide6'} & set(sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout == "set()\n"
