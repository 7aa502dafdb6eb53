# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said of a task, in the language of the window."""

from __future__ import annotations

from assembly_app.domain.kinds import TaskState
from assembly_app.i18n import _, current_language, ngettext, pgettext
from assembly_app.i18n.lists import join_and
from assembly_app.i18n.terms import term
from assembly_app.services.tasks import TaskRow
from assembly_app.ui.agreements.words import near_day, shown
from assembly_app.ui.tasks.reading import Book, Group, Key, Which
from assembly_app.ui.theme import Role


def state(task: TaskRow, book: Book) -> tuple[str, str, Role]:
    """The glyph, word and colour of where a task is."""
    if task.state is TaskState.DONE:
        return "check", term(task.state), "ok"
    if task.state is TaskState.DROPPED:
        return "x", term(task.state), "ink2"
    if task.orphan:
        return "user-x", pgettext("task", "orphan"), "warn"
    if task.late(book.today):
        return "triangle-alert", pgettext("task", "late"), "warn"
    if book.conditional(task):
        return "hourglass", pgettext("task", "condition"), "warn"
    return "circle", term(task.state), "ink2"


def what(task: TaskRow, book: Book) -> str:
    """What is to be done."""
    return shown(task.wording, book.names)


def who(task: TaskRow) -> str:
    """Who has it: persons, else the body."""
    if task.orphan and not task.persons:
        return _("needs somebody")
    return join_and(task.persons, current_language()) or task.body


def comes_from(task: TaskRow, book: Book) -> str:
    """Where it was given: its agreement, or the item."""
    if task.agreement_code:
        return task.agreement_code
    hit = book.items.get(task.item_id) if task.item_id else None
    if hit is None:
        return ""
    number = _("item {number}").format(number=hit.number) if hit.number is not None else hit.title
    return f"{hit.assembly}, {number}"


def late_by(task: TaskRow, book: Book) -> str:
    """How long ago it should have been done."""
    days = (book.today - task.due_on).days if task.due_on else 0
    return ngettext("{count} day ago", "{count} days ago", days).format(count=days)


def due(task: TaskRow, book: Book) -> str:
    """The day that matters: when it was done, or when it is due and what follows."""
    if task.state is TaskState.DONE:
        return near_day(task.done_on, book.today) if task.done_on else ""
    if task.due_on is None:
        return pgettext("task", "no day")
    day = near_day(task.due_on, book.today)
    if task.late(book.today):
        return f"{day} · {late_by(task, book)}"
    return _("{day} · or it lapses").format(day=day) if book.conditional(task) else day


def group(value: Group) -> str:
    """The heading of a group."""
    return {
        Group.ORPHANS: _("Nobody has it"),
        Group.LATE: _("Should be done by now"),
        Group.THIS_WEEK: _("This week"),
        Group.LATER: pgettext("tasks", "Later"),
        Group.DONE: _("Done lately"),
    }[value]


def which(key: Key) -> tuple[str, str, Role]:
    """Glyph, name and colour of a list."""
    if isinstance(key, tuple):
        return "", key[1] or _("No body"), "ink2"
    return {
        Which.OPEN: ("", pgettext("tasks", "All open"), "ink2"),
        Which.MINE: ("", pgettext("tasks", "Mine"), "ink2"),
        Which.ORPHANS: ("user-x", pgettext("tasks", "Orphans"), "warn"),
        Which.LATE: ("triangle-alert", pgettext("tasks", "Late"), "warn"),
        Which.DONE: ("check", _("Done this year"), "ok"),
    }[key]  # type: ignore[return-value]


def count(key: Key, number: int) -> str:
    """The title over the middle."""
    forms = {
        Which.MINE: ngettext("{count} task of mine", "{count} tasks of mine", number),
        Which.ORPHANS: ngettext("{count} orphan task", "{count} orphan tasks", number),
        Which.LATE: ngettext("{count} late task", "{count} late tasks", number),
        Which.DONE: ngettext("{count} task done this year", "{count} tasks done this year", number),
    }
    plain = ngettext("{count} open task", "{count} open tasks", number)
    form = plain if isinstance(key, tuple) else forms.get(key, plain)
    return form.format(count=number)


def nothing(key: Key, book: Book) -> tuple[str, str]:
    """What an empty list says, and what to do next."""
    if key is Which.MINE:
        return _("Nothing is yours to do"), ""
    if key is Which.ORPHANS:
        return _("Every task has somebody"), ""
    if key is Which.LATE:
        return _("Nothing is late"), ""
    if key is Which.DONE:
        return _("Nothing was done this year yet"), ""
    return _("There is no open task"), _("Tasks are given in the Room with an agreement, or here.")
