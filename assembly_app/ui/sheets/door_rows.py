# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the door as a row: where they are, and what Enter will do to them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from assembly_app.domain.kinds import Place
from assembly_app.i18n import _, pgettext
from assembly_app.ui.widgets.rows import Row

if TYPE_CHECKING:
    from assembly_app.services.attendance import DoorRow

Hour = Callable[[datetime | None], str]

_GLYPHS = {Place.ROOM: "users-round", Place.ONLINE: "wifi"}


def door_row(one: DoorRow, where: Place, hour: Hour) -> Row:
    """A row that says what Enter does: arrives where the door looks, or leaves."""
    place = one.place
    here = place in _GLYPHS
    if here:
        does = pgettext("door", "↵ leaves")
        moves = pgettext("door", "Alt+↵ goes online")
        if place is Place.ONLINE:
            moves = pgettext("door", "Alt+↵ goes to the room")
    else:
        online = where is Place.ONLINE
        does = pgettext("door", "↵ arrives online") if online else pgettext("door", "↵ arrives in the room")
        moves = ""
    return Row(
        one.person_id,
        one.name,
        _GLYPHS.get(place, "circle") if place else "circle",
        second=_whereabouts(one, hour),
        second_right=moves,
        meta=does,
        meta_role="ink2" if here else "accent",
        badge=pgettext("door", "first time") if one.first_time else "",
        badge_glyph="sprout",
    )


def here_row(one: DoorRow, hour: Hour) -> Row:
    """Somebody who is here, since when."""
    return Row(
        one.person_id,
        one.name,
        _GLYPHS.get(one.place, "circle") if one.place else "circle",
        meta=hour(one.since),
        badge=pgettext("door", "first time") if one.first_time else "",
        badge_glyph="sprout",
    )


def _whereabouts(one: DoorRow, hour: Hour) -> str:
    since = hour(one.since)
    if one.place is Place.ROOM:
        return _("in the room since {time}").format(time=since)
    if one.place is Place.ONLINE:
        return _("online since {time}").format(time=since)
    if one.place is Place.EXCUSED:
        return _("sent apologies")
    if one.place is None:
        return _("has not come yet")
    if one.was is Place.ROOM:
        return _("out · was in the room, {start}–{end}").format(start=hour(one.was_from), end=since)
    if one.was is Place.ONLINE:
        return _("out · was online, {start}–{end}").format(start=hour(one.was_from), end=since)
    return _("out since {time}").format(time=since)
