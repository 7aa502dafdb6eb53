# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said of an agreement, in the language of the window."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID

from assembly_app.domain.kinds import AgreementState, Relation
from assembly_app.i18n import _, current_language, pgettext
from assembly_app.i18n.dates import format_date
from assembly_app.i18n.lists import join_and
from assembly_app.i18n.numbers import money
from assembly_app.i18n.terms import UNITS, term
from assembly_app.ui.assemblies import words as assembly_words
from assembly_app.ui.theme import Role

if TYPE_CHECKING:
    from assembly_app.services.agreements import AgreementRow, Sum
    from assembly_app.services.assemblies import AssemblyRow
    from assembly_app.services.names import Names, Wording

# What still holds, perhaps on a condition; the others are kept to be read.
HOLDING: Final = frozenset({AgreementState.IN_FORCE, AgreementState.CONDITIONAL, AgreementState.UNDER_REVIEW})
_GONE: Final = frozenset(
    {AgreementState.SUPERSEDED, AgreementState.REVOKED, AgreementState.EXPIRED, AgreementState.SUSPENDED}
)
_REPLACED: Final = {
    AgreementState.MODIFIED: Relation.MODIFIES,
    AgreementState.SUPERSEDED: Relation.SUPERSEDES,
    AgreementState.REVOKED: Relation.REVOKES,
}
GLYPHS: Final[dict[AgreementState, tuple[str, Role]]] = {
    AgreementState.IN_FORCE: ("check", "ok"),
    AgreementState.AWAITING_RATIFICATION: ("rotate-cw", "accent"),
    AgreementState.CONDITIONAL: ("hourglass", "warn"),
    AgreementState.UNDER_REVIEW: ("eye", "accent"),
    AgreementState.MODIFIED: ("pencil", "ink2"),
    AgreementState.SUPERSEDED: ("arrow-right", "ink2"),
    AgreementState.REVOKED: ("x", "ink2"),
    AgreementState.FULFILLED: ("check-check", "ok"),
    AgreementState.EXPIRED: ("clock", "ink2"),
    AgreementState.SUSPENDED: ("pause", "warn"),
}


def state(row: AgreementRow, today: date) -> tuple[str, str, Role]:
    """The glyph, word and colour of what an agreement is worth."""
    if row.review_overdue(today):
        return "triangle-alert", pgettext("agreement", "review overdue"), "warn"
    glyph, role = GLYPHS[row.state]
    return glyph, term(row.state), role


def is_gone(row: AgreementRow) -> bool:
    """Whether it is only kept to be read."""
    return row.state in _GONE


def shown(wording: Wording, names: Names) -> str:
    """A text in the language of the window if somebody translated it, with the names of people."""
    return names.show(wording.written_in(current_language())[0])


def title(row: AgreementRow, names: Names) -> str:
    """The title, or the text of an agreement that has none."""
    return shown(row.title, names) or shown(row.wording, names)


def day(held_on: date) -> str:
    """A day in a line: "15 March 2026"."""
    return format_date(held_on, current_language(), "medium")


def near_day(held_on: date, today: date) -> str:
    """A day without its year when it is this one: "15 March"."""
    words = day(held_on)
    return words.removesuffix(f" {held_on.year}") if held_on.year == today.year else words


def amount(sum_: Sum) -> str:
    """An amount with its unit: "up to 10.900 €"."""
    unit = "€" if sum_.unit == "EUR" else _(UNITS[sum_.unit]) if sum_.unit in UNITS else sum_.unit
    words = money(sum_.quantity, unit, current_language())
    return pgettext("budget", "up to {amount}").format(amount=words) if sum_.up_to else words


def amounts(row: AgreementRow) -> str:
    """All its amounts; units are never added."""
    return join_and([amount(one) for one in row.amounts], current_language())


def held_in(row: AgreementRow, assemblies: Mapping[UUID, AssemblyRow]) -> str:
    """The assembly that adopted it."""
    found = assemblies.get(row.assembly_id) if row.assembly_id else None
    return assembly_words.title(found) if found else row.held_in


def summary(
    row: AgreementRow,
    today: date,
    assemblies: Mapping[UUID, AssemblyRow],
    adopted: Mapping[str, date | None],
) -> str:
    """What follows the state: what it waits for, what replaced it, or where it was adopted."""
    if row.review_overdue(today) and row.review_on:
        return _("in force, its review was due on {day}").format(day=day(row.review_on))
    if row.state is AgreementState.CONDITIONAL and row.lapses_on:
        if row.lapses_on < today:
            return _("its condition was due on {day}").format(day=day(row.lapses_on))
        return _("to be met by {day}, or it lapses").format(day=day(row.lapses_on))
    if row.state in _REPLACED and (code := _by(row)):
        on = adopted.get(code)
        parts = [_("by {code}").format(code=code), day(on) if on else ""]
        return " · ".join(part for part in parts if part)
    parts = [held_in(row, assemblies), day(row.adopted_on) if row.adopted_on else "", amounts(row)]
    return " · ".join(part for part in parts if part)


def _by(row: AgreementRow) -> str:
    wanted = _REPLACED[row.state]
    return next((one.code for one in row.relations if not one.outgoing and one.relation is wanted), "")


def relation(kind: Relation, code: str, *, outgoing: bool) -> str:
    """How an agreement bears on another, from the side of either."""
    out = {
        Relation.MODIFIES: _("Revises {code}"),
        Relation.SUPERSEDES: _("Supersedes {code}"),
        Relation.REVOKES: _("Revokes {code}"),
        Relation.RATIFIES: _("Ratifies {code}"),
        Relation.IMPLEMENTS: _("Implements {code}"),
        Relation.BASED_ON: _("Is based on {code}"),
        Relation.CONTRADICTS: _("Contradicts {code}"),
        Relation.CONFIRMS: _("Confirms {code}"),
    }
    back = {
        Relation.MODIFIES: _("Revised by {code}"),
        Relation.SUPERSEDES: _("Superseded by {code}"),
        Relation.REVOKES: _("Revoked by {code}"),
        Relation.RATIFIES: _("Ratified by {code}"),
        Relation.IMPLEMENTS: _("Implemented by {code}"),
        Relation.BASED_ON: _("Basis of {code}"),
        Relation.CONTRADICTS: _("Contradicted by {code}"),
        Relation.CONFIRMS: _("Confirmed by {code}"),
    }
    return (out if outgoing else back)[kind].format(code=code)
