# SPDX-License-Identifier: GPL-3.0-or-later
"""Who does what today: assign a role, hand it over at an hour, release it."""

from uuid import UUID

from PySide6.QtCore import Qt

from assembly_app.domain.errors import AssemblyError
from assembly_app.domain.kinds import Role
from assembly_app.i18n import _, pgettext
from assembly_app.i18n.terms import term
from assembly_app.ui import errors
from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.base import SheetBase
from assembly_app.ui.sheets.day_field import HourField, day_of
from assembly_app.ui.sheets.person_field import PersonField
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.field import Field
from assembly_app.ui.widgets.panes import row
from assembly_app.ui.widgets.row_list import Row, RowList


class RolesSheet(SheetBase):
    """The roles with their holders; the chosen one is handed over below."""

    name = "roles"

    def __init__(self, desk: Desk, assembly_id: UUID, item_id: UUID | None) -> None:
        super().__init__(desk, assembly_id, item_id, pgettext("sheet", "Roles"), "users-round", width=480)
        self.list = RowList(_("Roles"), tall=48, fit=True)
        self.who = PersonField(desk)
        day = self.assembly.held_on or day_of(self.now(), self.assembly.zone)
        self.hour_field = HourField(day, self.assembly.zone)
        self.release = Button(pgettext("role", "Leave it free"), tall=True)
        self.release.clicked.connect(self._on_release)
        self.who_field = Field("", self.who)
        self.from_field = Field(pgettext("hour", "From"), self.hour_field)
        line = row(spacing=12)
        line.addWidget(self.who_field, 3, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.from_field, 1, Qt.AlignmentFlag.AlignTop)
        self.middle.addWidget(self.list)
        self.stay.addLayout(line)
        self.add_primary(_("Assign the role"), self.release)
        self.list.current_key_changed.connect(lambda _key: self._on_chosen())
        self.list.activated_key.connect(lambda _key: self.who.setFocus())
        self.who.entered.connect(self.primary)
        self.hour_field.returnPressed.connect(self.primary)

    @property
    def role(self) -> Role:
        """The role that is handed over."""
        key = self.list.current_key()
        return key if isinstance(key, Role) else Role.FACILITATOR

    def fill(self) -> None:
        from assembly_app.services import roles

        found = self.desk.runner.read(lambda tx: roles.of_assembly(tx, self.assembly_id))
        now = self.now()
        self._held = {role: roles.holder(found, role, now) for role in Role}
        rows = []
        for role in Role:
            held = self._held[role]
            since = (
                _("since {time}").format(time=self.hour(held.starts_at)) if held and held.starts_at else ""
            )
            before = [row.person for row in found if row.role is role and row.ends_at]
            then = _("before: {names}").format(names=", ".join(before)) if before else ""
            second = " · ".join(part for part in (term(role), then) if part)
            title = held.person if held else _("nobody")
            rows.append(
                Row(role, title, "user-check" if held else "user", second=second, meta=since,
                    muted=held is None)
            )  # fmt: skip
        self.list.set_rows(rows)
        if self.list.current_key() is None:
            self.list.set_current(Role.FACILITATOR)
        self._on_chosen()

    def begin(self) -> None:
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def primary(self) -> None:
        from assembly_app.services import roles

        person = self.who.value()
        if person is None:
            unknown = self.who.unknown()
            words = _("Nobody here is called “{name}”.").format(name=unknown) if unknown else ""
            self.who_field.set_error(words or _("Say who takes it."))
            self.who.setFocus()
            return
        try:
            at = self.hour_field.value() or self.now()
        except AssemblyError as error:
            self.from_field.set_error(errors.words(error))
            return
        role = self.role
        moment = at if self.assembly.opened_at else None
        self.act(
            lambda tx: roles.assign(tx, self.assembly_id, role, person, moment),
            then=lambda _id: self._assigned(),
        )

    def _on_chosen(self) -> None:
        held = self._held.get(self.role)
        form = _("{role} goes to") if held else _("{role}: who takes it")
        self.who_field.label.set_text(form.format(role=term(self.role)))
        self.who.setAccessibleName(self.who_field.label.text())
        if self.main:
            self.main.set_text(_("Hand the role over") if held else _("Assign the role"))
        self.release.setVisible(held is not None)
        self.who_field.set_error("")

    def _assigned(self) -> None:
        self.who.clear()
        self.hour_field.clear()
        self.from_field.set_error("")
        self.list.setFocus()

    def _on_release(self) -> None:
        from assembly_app.services import roles

        held, at = self._held.get(self.role), self.now()
        if held:
            self.act(lambda tx: roles.release(tx, held.id, at))
