# SPDX-License-Identifier: GPL-3.0-or-later
"""People: the bodies as a tree, the persons of one, what the book knows of each."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from assembly_app.domain.changes import Area, Changes
from assembly_app.domain.kinds import BodyKind
from assembly_app.i18n import _
from assembly_app.i18n.terms import term
from assembly_app.ui import theme
from assembly_app.ui.assemblies.keeper import remember
from assembly_app.ui.desk import Desk
from assembly_app.ui.pages.form_page import FormPage
from assembly_app.ui.people.body_tree import EVERYBODY, BodyTree
from assembly_app.ui.people.person_detail import Known, PersonDetailPane
from assembly_app.ui.people.person_list import Listed, PersonList
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.empty import EmptyState
from assembly_app.ui.widgets.panes import Pane, ScrollPane, Splitter, column
from assembly_app.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from assembly_app.services.bodies import BodyRow
    from assembly_app.services.workspace import Transaction
    from assembly_app.ui.people.forms import BodyForm, PersonForm

# Narrower than this, the people of a body stand under the tree and not beside it.
_NARROW = 900


class PeoplePage(FormPage):
    """Ctrl+N makes a person, Ctrl+Shift+N a body, Ctrl+E changes whoever is shown."""

    form: BodyForm | PersonForm | None
    areas: ClassVar[Changes] = frozenset({Area.BODIES, Area.PEOPLE, Area.TASKS, Area.AGREEMENTS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._bodies: list[BodyRow] = []
        self._listed: list[Listed] = []
        self._body: object = EVERYBODY
        self._person: UUID | None = None
        self.tree = BodyTree()
        self.people = PersonList()
        self.detail = PersonDetailPane()
        self._build()
        self._listen()

    def _build(self) -> None:
        self.scroller = ScrollPane(self.detail, "surface")
        self._make = Button("", "primary", icon="plus", tall=True)
        self._make.clicked.connect(self._on_make)
        self._empty = EmptyState("users-round", "", "", self._make)
        self._nothing = Pane("surface")
        self._nothing.setLayout(column(self._empty))
        self._right.addWidget(self.scroller)
        self._right.addWidget(self._nothing)
        self._left = Splitter(self.tree, self.people, elastic=1)
        self.splitter = Splitter(self._left, self._right, elastic=1)
        self.setLayout(column(self.splitter, spacing=0))
        remember(self.splitter, self.desk, "people", [680, 672])
        remember(self._left, self.desk, "people.left", [304, 376])

    def _listen(self) -> None:
        self.tree.chosen.connect(self._choose_body)
        self.tree.new_asked.connect(self.new_body)
        self.people.chosen.connect(self._choose_person)
        self.people.new_asked.connect(self.new_person)
        self.people.edit_asked.connect(self.edit_body)
        self.detail.edit_asked.connect(self.edit_person)
        self.detail.task_asked.connect(lambda key: self.desk.go("tasks", key))
        self.detail.agreement_asked.connect(lambda key: self.desk.go("agreements", key))
        self.detail.part_asked.connect(self._part)
        self.detail.join_asked.connect(self._join)
        self.detail.body_asked.connect(self._choose_body)
        keys = (("Ctrl+N", self.new_person), ("Ctrl+Shift+N", self.new_body), ("Ctrl+E", self.edit_person))
        for sequence, act in keys:
            QShortcut(QKeySequence(sequence), self).activated.connect(act)

    def refresh(self) -> None:
        self.desk.runner.read(self._read)
        self._show()

    def _read(self, tx: Transaction) -> None:
        from assembly_app.services import bodies, people

        self._bodies = bodies.tree(tx)
        if self._body not in {b.id for b in self._bodies}:
            self._body = EVERYBODY
        everybody = people.everybody(tx)
        self._everybody = sum(row.left_on is None for row in everybody)
        if isinstance(self._body, UUID):
            self._listed = [Listed(person, held) for person, held in people.of_body(tx, self._body)]
        else:
            self._listed = [Listed(person) for person in everybody]
        if self._person not in {row.id for row in everybody}:
            self._person = None
        if self._person is None:
            self._person = next((one.person.id for one in self._listed), None)

    def _show(self) -> None:
        self.tree.show_bodies(self._bodies, self._everybody, self._body)
        body = next((b for b in self._bodies if b.id == self._body), None)
        title = body.name if body else _("Everybody")
        kind = term(body.kind) if body else ""
        self.people.show_people(title, kind, self._listed, self._person, body=body is not None)
        if self._person is not None:
            self._show_person(self._person)
        else:
            self._show_empty()
        self._place_panes()

    def _show_person(self, person_id: UUID) -> None:
        from assembly_app.services import names, people, person_record

        def look(tx: Transaction) -> Known:
            record = person_record.of_person(tx, person_id)
            return Known(people.detail(tx, person_id), record, names.load(tx).show)

        today = self.desk.runner.now().astimezone().date()
        self.detail.show_person(self.desk.runner.read(look), self._bodies, today)

    def _show_empty(self) -> None:
        if self._bodies:
            self._make.set_text(_("New person"))
            self._make.set_key("Ctrl+N")
            self._empty.set_words(_("Nobody here yet"), _("Add the people who meet: a name is enough."))
        else:
            self._make.set_text(_("New body"))
            self._make.set_key("Ctrl+Shift+N")
            self._empty.set_words(
                _("This book is empty"),
                _("Begin with who meets: the cooperative, an assembly, a commission."),
            )

    def _on_make(self) -> None:
        if self._bodies:
            self.new_person()
        else:
            self.new_body()

    def _place_panes(self) -> None:
        if self.form is not None:
            self._right.setCurrentWidget(self.form)
        else:
            self._right.setCurrentWidget(self._nothing if self._person is None else self.scroller)
        narrow = self.width() < theme.px(_NARROW)
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self._left.orientation() is not wanted:
            self._left.setOrientation(wanted)
            self.splitter.setSizes([self.width() * 2 // 5, self.width() * 3 // 5])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_panes()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The window gives the keyboard to its first line to type in: here the tree is what one walks.
        if self.form is None and isinstance(QApplication.focusWidget(), SearchBox | None):
            empty = not self._bodies
            (self._make if empty else self.tree.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_record(self, record_id: UUID) -> None:
        """Show a person or a body."""
        if record_id in {body.id for body in self._bodies}:
            self._choose_body(record_id)
        else:
            self._body, self._person = EVERYBODY, record_id
            self.refresh()

    def new_body(self) -> None:
        """Add a body, inside the one that is shown."""
        from assembly_app.ui.people.forms import BodyForm

        parent = self._body if isinstance(self._body, UUID) else None
        if parent is None and self._bodies:
            parent = self._bodies[0].id
        self._put_form(BodyForm(self.desk, self._bodies, parent=parent))

    def edit_body(self) -> None:
        """Change the body that is shown."""
        from assembly_app.ui.people.forms import BodyForm

        body = next((b for b in self._bodies if b.id == self._body), None)
        if body is not None:
            self._put_form(BodyForm(self.desk, self._bodies, body=body))

    def new_person(self) -> None:
        """Add persons, to the body that is shown."""
        from assembly_app.ui.people.forms import PersonForm

        body = self._body if isinstance(self._body, UUID) else None
        self._put_form(PersonForm(self.desk, self._bodies, body=body))

    def edit_person(self) -> None:
        """Change what is known of the person who is shown."""
        from assembly_app.services import people
        from assembly_app.ui.people.forms import PersonForm

        if self._person is not None:
            person_id = self._person
            detail = self.desk.runner.read(lambda tx: people.detail(tx, person_id))
            self._put_form(PersonForm(self.desk, self._bodies, detail=detail))

    def _resting(self) -> QWidget:
        return self.people.list if self._person else self.tree.list

    def _save(self) -> None:
        from assembly_app.ui.people.forms import BodyForm, PersonForm

        if isinstance(self.form, BodyForm):
            self._save_body(self.form)
        elif isinstance(self.form, PersonForm):
            self._save_person(self.form)

    def _save_body(self, form: BodyForm) -> None:
        from assembly_app.services import bodies

        form.forgive()
        name, kind = form.name.text(), BodyKind(form.kind.currentData())
        parent, edited = form.parent_body.currentData(), form.body_id

        def saved(made: UUID | None) -> None:
            form.draft.clear()
            self._leave_form()
            self._choose_body(made or edited)

        if edited is None:
            self.desk.runner.run(
                lambda tx: bodies.add(tx, name, kind, parent_id=parent), then=saved, refused=form.refuse
            )
        else:
            self.desk.runner.run(
                lambda tx: bodies.edit(tx, edited, name=name, kind=kind, parent_id=parent),
                then=saved,
                refused=form.refuse,
            )

    def _save_person(self, form: PersonForm) -> None:
        from assembly_app.services import people

        typed = form.read()
        if typed is None:
            return
        edited, body = form.person_id, form.body.currentData()
        facts = asdict(typed)

        def add(tx: Transaction) -> UUID:
            made = people.add(tx, **facts)
            if body is not None:
                people.join(tx, made, body, starts_on=typed.member_since)
            return made

        def added(made: UUID) -> None:
            self._choose_person(made)
            self.people.list.set_current(made)
            form.next_one()

        def changed(_none: None) -> None:
            form.draft.clear()
            self._leave_form()

        if edited is None:
            self.desk.runner.run(add, then=added, refused=form.refuse)
        else:
            self.desk.runner.run(
                lambda tx: people.edit(tx, edited, **facts), then=changed, refused=form.refuse
            )

    def _choose_body(self, body_id: object) -> None:
        if body_id != self._body:
            self._body = body_id
            self.desk.runner.read(self._read)
            if self._listed and self._person not in {one.person.id for one in self._listed}:
                self._person = self._listed[0].person.id
            self._show()

    def _choose_person(self, person_id: UUID) -> None:
        self._person = person_id
        self._show_person(person_id)
        self._place_panes()

    def _join(self, body_id: UUID) -> None:
        from assembly_app.services import people

        if self._person is not None:
            person_id, today = self._person, self.desk.runner.now().astimezone().date()
            self.desk.runner.run(lambda tx: people.join(tx, person_id, body_id, starts_on=today))

    def _part(self, membership_id: UUID) -> None:
        from assembly_app.services import people

        today = self.desk.runner.now().astimezone().date()
        self.desk.runner.run(lambda tx: people.part(tx, membership_id, today))
