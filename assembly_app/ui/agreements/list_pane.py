# SPDX-License-Identifier: GPL-3.0-or-later
"""The search and what it finds: agreements in two lines, then items and people that match."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from assembly_app.domain.kinds import Visibility
from assembly_app.i18n import _, ngettext, pgettext
from assembly_app.i18n.terms import term
from assembly_app.services.agreements import AgreementRow
from assembly_app.services.people import PersonRow
from assembly_app.services.search import ItemHit
from assembly_app.ui import theme
from assembly_app.ui.agreements import words
from assembly_app.ui.agreements.reading import Listing
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.empty import EmptyState
from assembly_app.ui.widgets.panes import Pane, column, row
from assembly_app.ui.widgets.prose import Label
from assembly_app.ui.widgets.row_list import Row, RowList
from assembly_app.ui.widgets.search_box import SearchBox
from assembly_app.ui.widgets.segmented import Segmented

HOLDING, ALL = "holding", "all"


class ListPane(Pane):
    """`asked` tells of other words or another filter, `chosen` of the row under the cursor,
    `activated` of Enter on it. The key of an agreement is its id; ("item", id) and ("person", id) others.
    """

    asked = Signal()
    chosen = Signal(object)
    activated = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("paper", parent=parent)
        self.box = SearchBox(
            _("Search by words, code, person or body"), "Ctrl+F", name=_("Search agreements"), tall=True
        )
        self.which = Segmented(
            [(HOLDING, pgettext("agreements", "In force")), (ALL, pgettext("agreements", "All"))],
            HOLDING,
            name=_("Which agreements"),
            ground="rail",
        )
        self.count = Label("", size=12, weight=500, role="ink2")
        self.list = RowList(_("Agreements"), tall=60, small_meta=True)
        self.more = Button(_("Look among all"), "secondary")
        self.nothing = EmptyState("search", "", "", self.more)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.nothing)
        head = column(self.box, row(self.which, None, self.count), margins=(16, 16, 16, 0))
        self.setLayout(column(head, row(self.stack, margins=(8, 0, 8, 0)), margins=(0, 0, 0, 8)))
        self.setMinimumWidth(theme.px(240))
        self._listen()

    def _listen(self) -> None:
        self.box.textChanged.connect(lambda _text: self.asked.emit())
        self.box.stepped.connect(self.list.step)
        self.box.returnPressed.connect(self._enter)
        self.which.chosen.connect(lambda _key: self.asked.emit())
        self.more.clicked.connect(self.show_all)
        self.list.current_key_changed.connect(self.chosen)
        self.list.activated_key.connect(self.activated)

    def words(self) -> str:
        """What is searched."""
        return self.box.text()

    def shows_all(self) -> bool:
        """Whether those no longer in force are listed too."""
        return self.which.current() == ALL

    def show_all(self) -> None:
        """List those no longer in force too."""
        if not self.shows_all():
            self.which.set_current(ALL)
            self.asked.emit()

    def begin(self) -> None:
        """Put the keyboard in the search, ready to write over it."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def _enter(self) -> None:
        """From the search, Enter goes to what was found."""
        if self.list.rows():
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_listing(self, shown: Listing, today: date) -> None:
        """Show what was found; the row under the cursor stays, or else the first takes its place."""
        rows = list(self._rows(shown, today))
        self.list.set_rows(rows)
        listed = sum(isinstance(one.key, UUID) for one in rows)
        # Nothing said while it is plain to see.
        words_ = ngettext("{count} agreement", "{count} agreements", listed).format(count=listed)
        self.count.set_text(words_ if rows else "")
        if not rows:
            self._say_nothing(shown)
        self.stack.setCurrentWidget(self.list if rows else self.nothing)
        if rows and self.list.current_key() is None:
            with QSignalBlocker(self.list):
                self.list.step(1)

    def _say_nothing(self, shown: Listing) -> None:
        hidden = len(shown.found.agreements)
        self.more.setVisible(hidden > 0)
        if hidden:
            others = ngettext("{count} is no longer in force.", "{count} are no longer in force.", hidden)
            self.nothing.set_words(_("Nothing in force was found"), others.format(count=hidden))
        elif self.words().strip():
            self.nothing.set_words(
                _("Nothing was found"), _("Try fewer words, or the beginning of one. Accents do not matter.")
            )
        else:
            self.nothing.set_words(
                _("There is no agreement yet"), _("They are recorded in the Room, when an item is decided.")
            )

    def _rows(self, shown: Listing, today: date) -> Iterator[Row]:
        kept = [row for row in shown.found.agreements if self.shows_all() or row.state in words.HOLDING]
        others = bool(shown.found.items or shown.found.persons)
        if others and kept:
            yield Row("agreements", _("Agreements"), heading="group", meta=str(len(kept)))
        for agreement in kept:
            yield _agreement(agreement, shown, today)
        if shown.found.items:
            yield Row("items", _("Agenda items"), heading="group", meta=str(len(shown.found.items)))
        for hit in shown.found.items:
            yield _item(hit)
        if shown.found.persons:
            yield Row("persons", _("People"), heading="group", meta=str(len(shown.found.persons)))
        for person in shown.found.persons:
            yield _person(person)


def _agreement(found: AgreementRow, shown: Listing, today: date) -> Row:
    glyph, word, role = words.state(found, today)
    gone = words.is_gone(found)
    return Row(
        found.id,
        words.title(found, shown.names),
        glyph,
        role,
        second=words.summary(found, today, shown.assemblies, shown.adopted),
        second_state=word,
        second_role=role,
        meta=found.code,
        lock="lock" if found.visibility is Visibility.RESERVED else "",
        bold=not gone,
        muted=gone,
    )


def _item(hit: ItemHit) -> Row:
    title = hit.title if hit.number is None else f"{hit.number}. {hit.title}"
    when = words.day(hit.held_on) if hit.held_on else ""
    rest = [term(hit.outcome), when]
    return Row(
        ("item", hit.id),
        title,
        "messages-square" if not hit.held else "file-pen",
        second=" · ".join(part for part in rest if part) or _("planned"),
        meta=hit.assembly,
    )


def _person(person: PersonRow) -> Row:
    gone = words.day(person.left_on) if person.left_on else ""
    return Row(
        ("person", person.id),
        person.name,
        "user",
        second=_("left on {day}").format(day=gone) if gone else _("in the book"),
        muted=bool(gone),
    )
