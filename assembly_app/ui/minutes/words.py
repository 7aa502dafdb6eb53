# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said of minutes, in the language of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembly_app.i18n import _, pgettext
from assembly_app.i18n.terms import term
from assembly_app.services import minutes
from assembly_app.ui.assemblies import words as assembly_words

if TYPE_CHECKING:
    from assembly_app.services.assemblies import AssemblyRow
    from assembly_app.services.minutes import ItemRecord


def assembly(row: AssemblyRow) -> str:
    """How an assembly is called in the list of those with minutes."""
    return assembly_words.title(row) if row.kind else term(row.kind) or row.code


def life(row: AssemblyRow) -> tuple[str, str]:
    """The glyph and word of where the minutes are in their life."""
    if row.minutes_approved_at:
        return "check", pgettext("minutes", "approved")
    return "pencil", pgettext("minutes", "draft")


def is_running(item: ItemRecord) -> bool:
    """Whether the room is dealing with the item now."""
    return bool(item.sessions) and item.sessions[-1].end is None


def lacks(item: ItemRecord) -> list[str]:
    """What the item lacks; one that is being dealt with has no outcome yet, and that is no lack."""
    return [word for word in minutes.missing(item) if not (word == "outcome" and is_running(item))]


def in_list(lack: str) -> str:
    """A lack in the few words of a row."""
    return {
        "outcome": _("without outcome"),
        "advisory_unread": _("online result not read aloud"),
        "contribution_unread": _("contribution not read aloud"),
        "no_review": _("agreement without review date"),
        "no_responsible": _("agreement without anyone responsible"),
        "condition_without_day": _("condition without date"),
        "task_without_person": _("task without a person"),
    }[lack]


def sentence(lack: str) -> str:
    """A lack as a whole sentence."""
    return {
        "outcome": _("This item has no outcome yet."),
        "advisory_unread": _("The online result has not been marked as read aloud in the room."),
        "contribution_unread": _("An online contribution has not been marked as read aloud in the room."),
        "no_review": _("The agreement has no date or assembly for its review."),
        "no_responsible": _("The agreement does not say who is responsible."),
        "condition_without_day": _("The condition of the agreement has no date."),
        "task_without_person": _("A task has nobody in charge."),
    }[lack]


def action(lack: str) -> str:
    """The verb that mends a lack."""
    return {
        "outcome": _("Go to the Room"),
        "advisory_unread": _("Mark as read"),
        "contribution_unread": _("Mark as read"),
        "task_without_person": _("See the task"),
    }.get(lack, _("See the agreement"))
