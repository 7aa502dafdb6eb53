# SPDX-License-Identifier: GPL-3.0-or-later
"""The people of a body, or everybody; those who were there stand below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal

from assembly_app.domain.near import fold_accents
from assembly_app.i18n import _, pgettext
from assembly_app.ui import theme
from assembly_app.ui.assemblies.header import HeadLine
from assembly_app.ui.people import words
from assembly_app.ui.widgets.buttons import Button, IconButton
from assembly_app.ui.widgets.panes import Pane, column, row
from assembly_app.ui.widgets.prose import Prose
from assembly_app.ui.widgets.row_list import Row, RowList
from assembly_app.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from assembly_app.services.people import MembershipRow, PersonRow

# A list that fits in the window needs no search of its own.
_LONG = 14


@dataclass(frozen=True)
class Listed:
    """A person, and how they belong to the body that is shown."""

    person: PersonRow
    membership: MembershipRow | None = None

    @property
    def gone(self) -> bool:
        """Whether they were there once."""
        return bool(self.person.left_on or (self.membership and self.membership.ends_on))


class PersonList(Pane):
    """`chosen` tells of the person under the cursor."""

    chosen = Signal(object)
    new_asked = Signal()
    edit_asked = Signal()

    def __init__(self) -> None:
        super().__init__("paper")
        self._people: Sequence[Listed] = ()
        self._current: UUID | None = None
        self.title = Prose("", size=18, weight=600)
        self.kind = Prose("", role="ink2")
        self.edit = IconButton("pencil", _("Change this body"))
        self.edit.clicked.connect(self.edit_asked)
        self.new = Button(pgettext("new", "Person"), "quiet", icon="user-plus")
        self.new.setToolTip(_("New person (Ctrl+N)"))
        self.new.clicked.connect(self.new_asked)
        self.search = SearchBox(_("Find a person"))
        self.search.textChanged.connect(lambda _text: self._fill())
        self.list = RowList(_("People"), height=40, tall=54)
        self.search.stepped.connect(self.list.step)
        self.list.current_key_changed.connect(self._on_current)
        self.none = Prose("", role="ink2")
        self._head = HeadLine(self.title, None, self.edit, self.new)
        found = row(self.search, margins=(0, 0, 8, 0))
        top = column(self._head, self.kind, found, self.none, spacing=4, margins=(20, 0, 8, 0))
        self.setLayout(column(top, row(self.list, margins=(8, 0, 8, 0)), margins=(0, 16, 0, 8)))
        self.setMinimumWidth(theme.px(224))

    def show_people(
        self, title: str, kind: str, people: Sequence[Listed], current: UUID | None, *, body: bool
    ) -> None:
        """Show the people of a body, or everybody."""
        if self.title.text() != title:
            with QSignalBlocker(self.search):
                self.search.clear()
        self._people, self._current = people, current
        self.title.set_text(title)
        self.kind.set_text(kind)
        self.kind.setVisible(bool(kind))
        self.edit.setVisible(body)
        self.search.setVisible(len(people) > _LONG)
        self._head.arrange()
        self.none.set_text(
            _("Nobody here yet. Add a person, or let one join from their own page.")
            if body
            else _("Nobody yet. A name is enough.")
        )
        self.none.setVisible(not people)
        self._fill()

    def _fill(self) -> None:
        wanted = fold_accents(self.search.text()).split()
        shown = [one for one in self._people if _matches(one.person.name, wanted)]
        rows = [_row(one) for one in shown if not one.gone]
        gone = [_row(one) for one in shown if one.gone]
        if gone:
            rows += [Row("gone", _("Were here"), heading="label"), *gone]
        with QSignalBlocker(self.list):
            self.list.set_rows(rows)
            self.list.set_current(self._current)

    def _on_current(self, key: object) -> None:
        if isinstance(key, UUID):
            self._current = key
            self.chosen.emit(key)


def _row(one: Listed) -> Row:
    person = one.person
    if one.membership is not None:
        second = words.belongs(one.membership)
        if one.membership.coordinates and not one.gone:
            second = _("coordinates it")
    else:
        second = words.member(person)
    return Row(person.id, person.name, second=second, bold=not one.gone, muted=one.gone)


def _matches(name: str, wanted: Sequence[str]) -> bool:
    parts = fold_accents(name).split()
    return all(any(part.startswith(begun) for part in parts) for begun in wanted)
