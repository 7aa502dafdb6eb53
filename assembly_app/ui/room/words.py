# SPDX-License-Identifier: GPL-3.0-or-later
"""Small phrases that several parts of the Room share."""

from datetime import datetime, timedelta

from assembly_app.domain.kinds import ConcernState, ItemKind
from assembly_app.domain.turns import Why
from assembly_app.i18n import _, pgettext
from assembly_app.services.room import AgendaLine, ItemView, LineState, RoomRow
from assembly_app.ui.theme import Role

DECIDING_KINDS = (ItemKind.BUSINESS,)


def minutes_mark(minutes: int) -> str:
    """Minutes as agendas write them: 40′."""
    return f"{minutes}′"


def short_clock(seconds: int) -> str:
    """How long somebody has been speaking: 1:12."""
    return f"{seconds // 60}:{seconds % 60:02}"


def item_title(line: AgendaLine) -> str:
    """The title where anybody may see it: a reserved item shows none."""
    return _("Reserved item") if line.reserved else line.title


def item_name(line: AgendaLine) -> str:
    """How one speaks of an item: by its number, or by its title when it has none."""
    if line.number is None:
        return item_title(line)
    return _("Item {number}").format(number=line.number)


def spent_seconds(view: ItemView, row: RoomRow, now: datetime) -> int:
    """The running clock now, from what the records said a moment ago."""
    if view.line.state is not LineState.RUNNING:
        return view.spent_s
    return view.spent_s + max(0, int((now - row.now) / timedelta(seconds=1)))


def why(reason: Why | None) -> str:
    """Why somebody might be heard soon."""
    if reason is None:
        return ""
    return {
        Why.PROCESS_POINT: pgettext("turn", "point of process"),
        Why.DIRECT_RESPONSE: pgettext("turn", "direct response"),
        Why.CLARIFYING_QUESTION: pgettext("turn", "clarifying question"),
        Why.FIRST_TIME: _("first time on this item"),
        Why.ONLINE: _("online, to alternate"),
    }[reason]


def concern_state(state: ConcernState) -> tuple[str, Role]:
    """Glyph and tone of what became of a concern; the word is in `i18n.terms`."""
    if state is ConcernState.OPEN:
        return "circle", "warn"
    return "circle-check", "ok"


def has_path(line: AgendaLine) -> bool:
    """Whether an item goes along the path to consensus: business does, frames around it do not."""
    return line.kind in DECIDING_KINDS
