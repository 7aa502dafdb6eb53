# SPDX-License-Identifier: GPL-3.0-or-later
"""Mentions of people, codes, and agreements that touch the same words."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.codes import assembly_code, next_agreement_code, read_assembly_code
from assembly_app.domain.kinds import AssemblyKind
from assembly_app.domain.mentions import expand, link, mentioned, names_left
from assembly_app.domain.near import nearest

PAU, PAULA, CARME = UUID(int=1), UUID(int=2), UUID(int=3)
NAMES = {"Pau Torrents": PAU, "Pau Torrents Vila": PAULA, "Carme Aulet": CARME}
SHOWN = {person: name for name, person in NAMES.items()}


def test_the_longer_name_is_linked_first_and_part_of_a_word_never() -> None:
    text = "Pau Torrents Vila, Pau Torrents i «Carme Aulet»; no PauTorrents ni Carme Auletti"
    linked = link(text, NAMES)
    assert mentioned(linked) == {PAU, PAULA, CARME}
    assert "Carme Auletti" in linked
    assert expand(linked, SHOWN.__getitem__) == text


@given(st.lists(st.sampled_from([*NAMES, " ", "i", ", ", "«", "»", ".", "Pau "]), max_size=12))
def test_linking_then_showing_gives_the_text_back(parts: list[str]) -> None:
    text = "".join(parts)
    assert expand(link(text, NAMES), SHOWN.__getitem__) == text


def test_linking_twice_changes_nothing() -> None:
    once = link("Ho porta Carme Aulet", NAMES)
    assert link(once, NAMES) == once


def test_a_given_name_alone_is_still_a_name() -> None:
    assert names_left("La Carme ho porta; el paupèrrim no", NAMES) == ["Carme"]


def test_a_name_in_capitals_is_still_a_name() -> None:
    found = names_left("CARME AULET i pau torrents; la pau", NAMES)
    assert found == ["Aulet", "Carme", "Carme Aulet", "Pau Torrents"]


def test_codes_read_what_they_write() -> None:
    assert assembly_code(AssemblyKind.PERMANENT, 142) == "P142"
    assert read_assembly_code(" p142 ") == (AssemblyKind.PERMANENT, 142)
    assert read_assembly_code("142") is None
    assert assembly_code(None, 3) == ""


def test_the_next_code_follows_the_highest_of_its_year() -> None:
    used = ["AC-2026-034", "AC-2026-035b", "AC-2025-099", "AC-2026-9", "XX-2026-700"]
    assert next_agreement_code("AC", 2026, used) == "AC-2026-036"
    assert next_agreement_code("AC", 2027, used) == "AC-2027-001"


def test_the_rarer_the_shared_word_the_nearer() -> None:
    held = [
        ("line", "Partida Transport comú: criteris d'ús"),
        ("purse", "Assignacions de la partida de febrer"),
        ("house", "Bossa d'habitatges cedits"),
    ]
    assert nearest("Comprar una furgoneta amb càrrec a la partida Trànsport", held)[0] == "line"
    assert nearest("res a veure", held) == []
