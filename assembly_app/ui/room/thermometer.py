# SPDX-License-Identifier: GPL-3.0-or-later
"""The thermometer of the room: a show of feeling on the text, taken and shown in one line."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from assembly_app.i18n import _, pgettext
from assembly_app.i18n.dates import format_time
from assembly_app.services.room import ItemView
from assembly_app.ui.widgets.bars import Thermometer
from assembly_app.ui.widgets.buttons import IconButton
from assembly_app.ui.widgets.panes import row
from assembly_app.ui.widgets.prose import Label


class ThermometerRow(QWidget):
    """The last thermometer of the item, and a way to take another."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = Label(_("Thermometer"), weight=600, icon="thermometer")
        self.at = Label("", role="ink2", elide=True)
        self.bar = Thermometer()
        self.take = IconButton("plus", _("Take the thermometer"))
        line = row(self.title, self.at, spacing=12)
        line.addWidget(self.bar, 1)
        line.addWidget(self.take)
        line.addStretch(0)
        self.setLayout(line)
        self.take.clicked.connect(self.asked)

    def show_item(self, view: ItemView, zone: str, *, can_take: bool) -> None:
        """Show the last one; the row goes away while there is nothing to take it on."""
        version = view.proposal.on_the_table if view.proposal else None
        last = view.thermometers[-1] if view.thermometers else None
        can_take = can_take and version is not None
        self.setVisible(can_take or last is not None)
        self.take.setVisible(can_take)
        self.bar.setVisible(last is not None)
        if last is None:
            self.at.set_text(_("not taken yet"))
            return
        when = format_time(last.taken_at, zone) if last.taken_at else ""
        stale = version is not None and last.version_id != version.id
        of = _("version {number}").format(number=last.version)
        self.at.set_text(f"{when} · {of}" if stale else when)
        labels = (
            pgettext("thermometer", "{count} green").format(count=last.green),
            pgettext("thermometer", "{count} amber").format(count=last.amber),
            pgettext("thermometer", "{count} red").format(count=last.red),
        )
        self.bar.set_counts(last.green, last.amber, last.red, labels, ", ".join(labels))
