# SPDX-License-Identifier: GPL-3.0-or-later
"""The thermometer: how the room feels about the text on the table. Never a result."""

from uuid import UUID

from PySide6.QtCore import Qt

from assembly_app.i18n import _, pgettext
from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.base import SheetBase
from assembly_app.ui.sheets.counts import CountRow
from assembly_app.ui.widgets.bars import Thermometer
from assembly_app.ui.widgets.panes import clear, column
from assembly_app.ui.widgets.prose import Label, Prose


class ThermometerSheet(SheetBase):
    """Three counts, rough ones will do; those taken before are drawn below."""

    name = "thermometer"

    def __init__(self, desk: Desk, assembly_id: UUID, item_id: UUID | None) -> None:
        super().__init__(
            desk, assembly_id, item_id, pgettext("sheet", "Thermometer"), "thermometer", width=480
        )
        self.middle.addWidget(
            Prose(_("A show of feeling, not a decision. Rough counts will do."), role="ink2")
        )
        self.green = CountRow(1, "check", pgettext("thermometer", "Green"), _("I like it"), glyph_role="ok")
        self.amber = CountRow(
            2, "minus", pgettext("thermometer", "Amber"), _("I am not sure"), glyph_role="warn"
        )
        self.red = CountRow(3, "x", pgettext("thermometer", "Red"), _("I do not like it"), glyph_role="stop")
        for name, one in (("green", self.green), ("amber", self.amber), ("red", self.red)):
            self.middle.addWidget(one)
            self.keep(name, one.stepper)
        self.earlier = column(spacing=8)
        self.middle.addLayout(self.earlier)
        self.add_primary(_("Record the thermometer"))
        self._version: UUID | None = None

    def fill(self) -> None:
        from assembly_app.services import consultations, proposals

        found = self.desk.runner.read(lambda tx: proposals.of_item(tx, self.item_id))
        version = found[-1].on_the_table if found else None
        self._version = version.id if version else None
        if self.main:
            self.main.refuse("" if version else _("Put a text on the table first."))
        clear(self.earlier)
        for taken in self.desk.runner.read(lambda tx: consultations.thermometers(tx, self.item_id)):
            bar = Thermometer()
            labels = thermometer_words(taken.green, taken.amber, taken.red)
            bar.set_counts(taken.green, taken.amber, taken.red, labels, ", ".join(labels))
            meta = _("{time} · version {number}").format(time=self.hour(taken.taken_at), number=taken.version)
            self.earlier.addWidget(Label(meta, size=12, weight=500, role="ink2"))
            self.earlier.addWidget(bar)

    def begin(self) -> None:
        self.green.stepper.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def primary(self) -> None:
        from assembly_app.services import consultations

        version, at = self._version, self.now()
        if version is None:
            self.refuse(_("Put a text on the table first."))
            return
        counts = [one.stepper.value() for one in (self.green, self.amber, self.red)]
        self.act(
            lambda tx: consultations.thermometer(tx, version, counts[0], counts[1], counts[2], at),
            then=lambda _id: self._taken(),
        )

    def _taken(self) -> None:
        for one in (self.green, self.amber, self.red):
            one.stepper.set_value(0)
        self.forget()
        self.closed.emit()


def thermometer_words(green: int, amber: int, red: int) -> tuple[str, str, str]:
    """The three zones in words: "24 green", "12 amber", "10 red"."""
    return (
        pgettext("thermometer", "{count} green").format(count=green),
        pgettext("thermometer", "{count} amber").format(count=amber),
        pgettext("thermometer", "{count} red").format(count=red),
    )
