# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands for people in public is said once."""

import pytest

from assembly_app.documents.brackets import repeats, without_repeats

KNOWN = {
    "[Supply Hub]": frozenset({"Central d'Abastament", "Central de Abastecimiento", "Supply Hub"}),
    "[Care]": frozenset({"Cures", "Care"}),
}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("the Supply Hub ([Supply Hub]) with Economy", "the Supply Hub with Economy"),
        ("la Central d'Abastament ([Supply Hub]) amb", "la Central d'Abastament amb"),
        ("the Supply Hub ([Supply Hub] and [Care]) buys", "the Supply Hub ([Care]) buys"),
        ("the Supply Hub ([Care]) buys", "the Supply Hub ([Care]) buys"),
        (
            "a team of [Care], [Supply Hub], [Time] and [Supply Hub].",
            "a team of [Care], [Supply Hub] and [Time].",
        ),
        ("un equip de [Care], [Time] i [Care]", "un equip de [Care] i [Time]"),
        ("un equipo de [Care], [Iniciativa] y [Care]", "un equipo de [Care] e [Iniciativa]"),
        ("[Care] and [Care] explain", "[Care] explain"),
        ("[Care] asks [Care].", "[Care] asks [Care]."),
        ("Careful words ([Supply Hub])", "Careful words ([Supply Hub])"),
        ("The end. [one person] asks [one person].", "The end. [One person] asks [one person]."),
    ],
)
def test_each_once(written: str, read: str) -> None:
    assert without_repeats(written, KNOWN) == read


def test_words_just_before() -> None:
    assert repeats("[Care]", "Work day of Care", KNOWN)
    assert repeats("[Care]", "Jornada de Cures", KNOWN)
    assert not repeats("[Care]", "Work day of Childcare", KNOWN)
    assert not repeats("[Care]", "Care of the house", KNOWN)
