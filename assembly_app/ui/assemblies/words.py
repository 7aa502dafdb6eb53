# SPDX-License-Identifier: GPL-3.0-or-later
"""How an assembly is called and what is said of it, in the language of the window."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Final

from assembly_app.domain.kinds import AssemblyKind, ItemKind, Nature, Outcome
from assembly_app.i18n import Speech, _, current_language, ngettext, translator
from assembly_app.i18n.dates import format_date, format_time
from assembly_app.i18n.terms import term
from assembly_app.ui.theme import Role

if TYPE_CHECKING:
    from assembly_app.services.agenda import ItemRow
    from assembly_app.services.assemblies import AssemblyRow

NATURE_GLYPHS: Final = {
    Nature.DECISION: "scale",
    Nature.INFORMATION: "info",
    Nature.DISCUSSION: "messages-square",
    Nature.INFORMATION_AND_DECISION: "info",
}
OUTCOME_GLYPHS: Final[dict[Outcome, tuple[str, Role]]] = {
    Outcome.AGREED: ("check", "ok"),
    Outcome.INFORMED: ("info", "ink2"),
    Outcome.DEFERRED: ("arrow-right", "warn"),
    Outcome.REFERRED: ("square-arrow-out-up-right", "ink2"),
    Outcome.WITHDRAWN: ("x", "ink2"),
    Outcome.PARKED: ("signpost", "ink2"),
}


def title(row: AssemblyRow) -> str:
    """ "Permanent 142"; a monographic assembly is known by its topic."""
    if row.kind is AssemblyKind.MONOGRAPHIC and row.topic:
        return _("Monographic: {topic}").format(topic=row.topic)
    number = "" if row.number is None else str(row.number)
    return f"{term(row.kind)} {number}".strip() or row.topic


def hour(local: time | None) -> str:
    """An hour of the plan, "10:00"."""
    return f"{local:%H:%M}" if local else "—"


def day(held_on: date | None, today: date | None = None) -> str:
    """The day with its weekday, and with its year when it is another."""
    if held_on is None:
        return _("no day yet")
    words = format_date(held_on, current_language(), "weekday")
    return words if today is None or held_on.year == today.year else f"{words} {held_on.year}"


def when(row: AssemblyRow, today: date) -> str:
    """ "Sun 15 March, 10:00–14:00"."""
    return f"{day(row.held_on, today)}, {hour(row.planned_start)}–{hour(row.planned_end)}"


def real_hours(row: AssemblyRow) -> str:
    """The hours it really took, by the clock of the room."""
    if row.opened_at is None:
        return ""
    start = format_time(row.opened_at, row.zone)
    if row.closed_at is None:
        return _("since {time}").format(time=start)
    return f"{start}–{format_time(row.closed_at, row.zone)}"


def state(row: AssemblyRow) -> tuple[str, str, Role]:
    """The glyph, word and colour of where an assembly is in its life."""
    if row.closed_at:
        if row.minutes_approved_at:
            return "check", _("minutes approved"), "ok"
        return "file-pen", _("minutes to approve"), "ink2"
    if row.opened_at:
        return "play", _("open since {time}").format(time=format_time(row.opened_at, row.zone)), "accent"
    if row.agenda_sent_on:
        sent = format_date(row.agenda_sent_on, current_language(), "medium")
        return "send", _("draft agenda sent on {day}").format(day=sent), "ok"
    return "pencil", _("draft agenda"), "ink2"


def kind_word(kind: ItemKind, speech: Speech | None = None) -> str:
    """The word for a frame of the day, also the title such an item gets when nobody writes one."""
    say = speech or translator(current_language())
    return {
        ItemKind.BUSINESS: say.pgettext("item", "Item"),
        ItemKind.OPENING: say.pgettext("item", "Opening"),
        ItemKind.BREAK: say.pgettext("item", "Break"),
        ItemKind.OPEN_FLOOR: say.pgettext("item", "Open floor"),
        ItemKind.CLOSING: say.pgettext("item", "Closing"),
    }[kind]


def times_deferred(times: int) -> str:
    """How often an item has waited."""
    if times == 1:
        return _("deferred once")
    return ngettext("deferred {count} time", "deferred {count} times", times).format(count=times)


def proposal(row: ItemRow) -> str:
    """Who proposed an item, what it asks and how long it takes."""
    parts = [row.proposed_by, term(row.nature).lower(), minutes(row.planned_min) if row.planned_min else ""]
    return " · ".join(part for part in parts if part) or _("proposed")


def minutes(count: int) -> str:
    """A number of minutes in words."""
    return ngettext("{count} minute", "{count} minutes", count).format(count=count)


def surplus(count: int) -> str:
    """How far the agenda is from the hours there are."""
    if count > 0:
        return ngettext("{count} minute too long", "{count} minutes too long", count).format(count=count)
    if count < 0:
        return ngettext("{count} minute to spare", "{count} minutes to spare", -count).format(count=-count)
    return _("just the time there is")
