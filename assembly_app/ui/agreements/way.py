# SPDX-License-Identifier: GPL-3.0-or-later
"""The way to an agenda item: the Room while its assembly is open, then its minutes; before, its agenda."""

from assembly_app.i18n import _
from assembly_app.services.search import ItemHit
from assembly_app.ui.desk import Desk


def words(hit: ItemHit) -> str:
    """What the button that leads there says."""
    if hit.running:
        return _("Open in the Room")
    return _("Open in the minutes") if hit.held else _("Open in the agenda")


def go_to_item(desk: Desk, hit: ItemHit) -> None:
    """Go there, and speak of its assembly from now on."""
    desk.choose_assembly(hit.assembly_id)
    if hit.running:
        desk.go("room", hit.id)
    elif hit.held:
        desk.go("minutes", hit.id)
    else:
        desk.go("assemblies", hit.assembly_id)
