# SPDX-License-Identifier: GPL-3.0-or-later
"""Permanent numbers: the committed list may only grow."""

from pathlib import Path

from assembly_app.storage.schema import field_numbers

LIST = Path(__file__).parents[2] / "resources" / "field-numbers.txt"


def test_the_committed_list_is_that_of_the_models() -> None:
    committed, current = LIST.read_text(encoding="utf-8").splitlines(), field_numbers().splitlines()
    assert [line for line in committed if line not in current] == [], "numbers are permanent: put them back"
    assert current == committed, "new fields: write field_numbers() to resources/field-numbers.txt"


def test_each_number_stands_once() -> None:
    numbers = [(line.split()[0], line.split()[2]) for line in field_numbers().splitlines()]
    assert len(numbers) == len(set(numbers))
