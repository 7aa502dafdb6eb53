# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said of changes and of the tables of a book, in the language of the window."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from assembly_app.i18n import _, pgettext
from assembly_app.ui.agreements.words import near_day
from assembly_app.ui.phrases import phrase

if TYPE_CHECKING:
    from assembly_app.services.health import JournalRow


def moment(local: datetime, today: date) -> str:
    """When, by the clock that `local` shows: the hour alone for today."""
    clock = f"{local:%H:%M}"
    return clock if local.date() == today else f"{near_day(local.date(), today)} {clock}"


def what(row: JournalRow) -> str:
    """What a change did; taking one back, or doing it again, says so."""
    said = phrase(row.verb) if row.verb else _("Change")
    if row.undone:
        return pgettext("change", "Taken back: {what}").format(what=said)
    return pgettext("change", "Done again: {what}").format(what=said) if row.again else said


def table(name: str) -> str:
    """The records of a table as people call them; one of a newer application reads as itself."""
    names = {
        "body": _("Bodies"),
        "person": _("People"),
        "membership": _("Members of bodies"),
        "assembly": _("Assemblies"),
        "role_assignment": _("Roles"),
        "agenda_item": _("Agenda items"),
        "item_session": _("Times of items"),
        "extension": _("Extensions"),
        "agenda_change": _("Changes to the agenda"),
        "attendance": _("Presence"),
        "move": _("Arrivals and departures"),
        "head_count": _("People without a name"),
        "turn": _("Turns to speak"),
        "contribution": _("Online contributions"),
        "proposal": _("Proposals"),
        "version": _("Versions of proposals"),
        "concern": _("Concerns"),
        "thermometer": _("Thermometers"),
        "advisory_result": _("Online consultations"),
        "consensus_test": _("Consensus tests"),
        "position": _("Positions"),
        "assent": _("Assents"),
        "agreement": _("Agreements"),
        "amount": _("Amounts"),
        "agreement_relation": _("Links between agreements"),
        "task": _("Tasks"),
        "task_review": _("Follow-ups of tasks"),
        "note": _("Notes"),
        "statement": _("Statements"),
        "parked_topic": _("Parked topics"),
        "amendment": _("Amendments to minutes"),
        "translation": _("Translations"),
    }
    return names.get(name, name)
