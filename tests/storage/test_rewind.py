# SPDX-License-Identifier: GPL-3.0-or-later
"""A book as it was at a moment, from its own log."""

from pathlib import Path

from assembly_app.domain.kinds import Step
from assembly_app.services import items, proposals
from assembly_app.services import room as rooms
from assembly_app.services.workspace import Workspace
from tests.a_room import Hand, make_room


def test_an_earlier_moment_is_shown_as_it_was_then(tmp_path: Path) -> None:
    clock = Hand()
    room = make_room(tmp_path, clock)
    room.open("10:12")
    moment = clock.at("12:26")
    room.book.run(lambda tx: items.start(tx, room.first))
    room.book.run(lambda tx: proposals.table(tx, room.first, "La primera"))
    seen = room.book.read(lambda tx: rooms.snapshot(tx, room.assembly, moment))
    clock.at("12:58")
    room.book.run(lambda tx: proposals.table(tx, room.first, "La segona"))
    room.book.run(lambda tx: items.go_to_step(tx, room.first, Step.AMEND))
    room.book.close()
    before = room.book.path.read_bytes()
    with Workspace.rewound(room.book.path, moment, tmp_path / "then.assemblea") as then:
        assert then.read(lambda tx: rooms.snapshot(tx, room.assembly, tx.now)) == seen
    assert room.book.path.read_bytes() == before
