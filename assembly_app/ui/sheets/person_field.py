# SPDX-License-Identifier: GPL-3.0-or-later
"""A line that knows the names in the book: type letters, Enter takes, a new name can be added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from assembly_app.domain.changes import Area, Changes
from assembly_app.domain.near import fold_accents
from assembly_app.i18n import _
from assembly_app.ui import theme
from assembly_app.ui.desk import Desk
from assembly_app.ui.widgets.escape import is_escape
from assembly_app.ui.widgets.panes import Pane, column
from assembly_app.ui.widgets.row_list import Row, RowList
from assembly_app.ui.widgets.search_box import SearchBox
from assembly_app.ui.widgets.status_line import announce

_MOST = 6
_ADD = "add"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Known:
    """A person or a body by name."""

    id: UUID
    name: str
    body: bool = False


class _Choices(Pane):
    """What the letters may mean, over the window, under the line; it never takes the keyboard."""

    def __init__(self, window: QWidget) -> None:
        super().__init__("surface", radius=6, edges="ltrb", edge_role="line", parent=window)
        self.list = RowList(_("Names"), height=32, fit=True, always_active=True, small_meta=True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(self.list, margins=(1, 4, 1, 4)))
        self._window = window
        self.hide()

    def open_under(self, line: QWidget) -> None:
        """Stand under the line, or above it where the window ends."""
        window = self._window
        self.resize(max(line.width(), theme.px(240)), self.list.sizeHint().height() + 8)
        at = line.mapTo(window, QPoint(0, line.height() + 2))
        if at.y() + self.height() > window.height():
            at = line.mapTo(window, QPoint(0, -2 - self.height()))
        self.move(max(0, min(at.x(), window.width() - self.width())), max(0, at.y()))
        self.raise_()
        self.show()


class PersonField(SearchBox):
    """`several` takes names between commas; `bodies` knows bodies too; `may_add` offers a new person.

    `changed` tells of another answer, `entered` of Enter when there is nothing left to complete,
    `taken` of an id that was completed or added.
    """

    changed = Signal()
    entered = Signal()
    taken = Signal(object)

    def __init__(
        self,
        desk: Desk,
        *,
        name: str = "",
        placeholder: str = "",
        several: bool = False,
        bodies: bool = False,
        may_add: bool = True,
        icon: str = "user",
        parent: QWidget | None = None,
    ) -> None:
        words = placeholder or (_("names, between commas") if several else _("type a name"))
        super().__init__(words, icon=icon, name=name, parent=parent)
        self.desk = desk
        self._several, self._bodies, self._may_add = several, bodies, may_add
        self._known: list[Known] | None = None
        self._choices: _Choices | None = None
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(lambda _text: self.changed.emit())
        desk.runner.changed.connect(self._on_changed)

    def value(self) -> UUID | None:
        """The person, or the first of them."""
        return next(iter(self.people()), None)

    def people(self) -> tuple[UUID, ...]:
        """The persons named, in order."""
        return tuple(known.id for known in self._named() if not known.body)

    def bodies(self) -> tuple[UUID, ...]:
        """The bodies named, in order."""
        return tuple(known.id for known in self._named() if known.body)

    def unknown(self) -> str:
        """The first words that name nobody in the book, or ""."""
        names = {fold_accents(known.name) for known in self._everybody()}
        return next((part for part in self._parts() if fold_accents(part) not in names), "")

    def set_value(self, person_id: UUID | None) -> None:
        """Name one person, or nobody."""
        self.set_people([person_id] if person_id else [])

    def set_people(self, ids: Iterable[UUID]) -> None:
        """Name several, persons or bodies, in order."""
        names = {known.id: known.name for known in self._everybody()}
        self.setText(", ".join(names[one] for one in ids if one in names))

    def _parts(self) -> list[str]:
        parts = self.text().split(",") if self._several else [self.text()]
        return [part.strip() for part in parts if part.strip()]

    def _named(self) -> list[Known]:
        by_name = {fold_accents(known.name): known for known in self._everybody()}
        found = [by_name.get(fold_accents(part)) for part in self._parts()]
        return list(dict.fromkeys(known for known in found if known))

    def _everybody(self) -> Sequence[Known]:
        if self._known is None:
            from assembly_app.services import bodies, people

            persons = self.desk.runner.read(people.everybody)
            self._known = [Known(row.id, row.name) for row in persons if row.left_on is None]
            if self._bodies:
                tree = self.desk.runner.read(bodies.tree)
                self._known += [Known(row.id, row.name, body=True) for row in tree]
        return self._known

    def _on_changed(self, changes: Changes) -> None:
        if changes & {Area.PEOPLE, Area.BODIES}:
            self._known = None

    def _typing(self) -> str:
        """The words being typed now: all of them, or those after the last comma."""
        return (self.text().rpartition(",")[2] if self._several else self.text()).strip()

    def matches(self) -> list[Known]:
        """Those each of whose words begins as typed; none once the name is whole."""
        typed = self._typing()
        wanted = fold_accents(typed).split()
        if not wanted:
            return []
        folded = fold_accents(typed)
        found = [known for known in self._everybody() if _begins(known.name, wanted)]
        if any(fold_accents(known.name) == folded for known in found):
            return []
        return found[:_MOST]

    def _on_edited(self) -> None:
        typed, found = self._typing(), self.matches()
        rows = [
            Row(known.id, known.name, "building-2" if known.body else "user", meta="↵" if at == 0 else "")
            for at, known in enumerate(found)
        ]
        whole = any(fold_accents(known.name) == fold_accents(typed) for known in self._everybody())
        if self._may_add and typed and not whole:
            words = _("Add “{name}” as a new person").format(name=typed)
            rows.append(Row(_ADD, words, "user-plus", meta="" if found else "↵"))
        self._show(rows)

    def _show(self, rows: list[Row]) -> None:
        if not rows:
            self.close_choices()
            return
        if self._choices is None:
            self._choices = made = _Choices(self.window())
            made.list.clicked.connect(lambda _index: self.take(made.list.current_key()))
            self.destroyed.connect(made.deleteLater)
        choices = self._choices
        choices.list.set_rows(rows, keep=False)
        choices.list.set_current(rows[0].key)
        choices.open_under(self)
        announce(self, rows[0].title)

    @property
    def is_choosing(self) -> bool:
        """Whether names are offered now."""
        return self._choices is not None and self._choices.isVisible()

    def close_choices(self) -> None:
        """Offer nothing more."""
        if self._choices is not None:
            self._choices.hide()

    def take(self, key: object) -> None:
        """Complete with one of what is offered, or add the name as a new person."""
        if key == _ADD:
            self._add(self._typing())
            return
        known = next((one for one in self._everybody() if one.id == key), None)
        if known:
            self._complete(known.name)

    def _complete(self, name: str) -> None:
        before = self.text().rpartition(",")[0].strip() if self._several else ""
        self.setText(f"{before}, {name}" if before else name)
        self.close_choices()
        named = self._named()
        if named:
            self.taken.emit(named[-1].id)

    def _add(self, name: str) -> None:
        from assembly_app.services import people

        clean = " ".join(name.split())
        self.close_choices()
        self.desk.runner.run(lambda tx: people.add(tx, clean), then=lambda _id: self._complete(clean))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_enter()
        elif event.key() == Qt.Key.Key_Escape:
            if self.is_choosing:
                self.close_choices()
            else:
                event.ignore()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._choices and self.is_choosing:
            self._choices.list.step(-1 if event.key() == Qt.Key.Key_Up else 1)
            row = next(r for r in self._choices.list.rows() if r.key == self._choices.list.current_key())
            announce(self, row.title)
        else:
            super().keyPressEvent(event)

    def _on_enter(self) -> None:
        if self._choices is not None and self.is_choosing:
            self.take(self._choices.list.current_key())
        elif found := self.matches():
            self._complete(found[0].name)
        else:
            self.entered.emit()

    def event(self, event: QEvent) -> bool:
        # Escape closes the names first; with none open it belongs to the sheet, whatever is written.
        if is_escape(event, QEvent.Type.ShortcutOverride):
            event.setAccepted(self.is_choosing)
            return self.is_choosing
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.close_choices()
        super().hideEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        # Letters that can mean one person only mean that person.
        found = self.matches()
        if len(found) == 1 and event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._complete(found[0].name)
        self.close_choices()
        QLineEdit.focusOutEvent(self, event)


def _begins(name: str, wanted: list[str]) -> bool:
    # "d'Economia" is found by "econ" as well as by "d'econ".
    folded = fold_accents(name)
    words = [*folded.split(), *re.findall(r"\w+", folded)]
    return all(any(word.startswith(part) for word in words) for part in wanted)
